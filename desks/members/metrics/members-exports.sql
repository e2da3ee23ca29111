-- 会员数据导出 | Member data taken out: 谁在什么时候、为什么导出了会员数据，有没有脱敏。 |
--   When members' data were taken out, what for, how many, masked or not.
-- at (at): 时间 | When: 导出的时刻。 | When it was taken out.
-- purpose (text): 用途 | Purpose: 导出时写明的用途。 | The purpose given.
-- members (count): 会员数 | Members: 导出的会员数。 | Members in the export.
-- fields (count): 字段数 | Fields: 导出的字段数。 | Fields of each member.
-- masked (count): 已脱敏 | Masked: 1 = 姓名电话已遮盖，0 = 明文。 | 1 = names and numbers masked, 0 = in clear.
SELECT e.at, e.purpose, e.members, e.fields, e.masked
FROM member_exports e
WHERE e.shop = $shop AND e.at >= $from AND e.at < $to
ORDER BY e.at DESC
