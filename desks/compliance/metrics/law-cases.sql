-- 违规案件 | Cases: 平台对本店立了哪些案、怎么结的、罚了多少。 |
--   Which cases the platform opened against the shop, how they ended, and what they cost.
-- kind (text): 类型 | Kind: 宣传用语，品牌、图片与文字投诉，虚假交易，信息泄露，虚构原价或恶意差评。 | Claims; brands, pictures and texts; made-up orders; leaked data; made-up former prices; bad reviews bought.
-- opened (count): 立案 | Opened: 期间内立的案。 | Cases opened in the period.
-- answered (count): 申诉 | Answered: 期间内提交了材料的案。 | Cases answered in the period.
-- dismissed (count): 撤案 | Dismissed: 期间内申诉成功的案。 | Cases dismissed in the period.
-- upheld (count): 成立 | Upheld: 期间内成立的案，含逾期未答。 | Cases upheld in the period, unanswered ones included.
-- expired (count): 逾期 | Expired: 其中逾期没有申诉的。 | Those of them nobody answered in time.
-- points (count): 扣分 | Points: 期间内记的分。 | Points given in the period.
-- fine_fen (fen): 罚款 | Fines: 期间内罚的款。 | Fines of the period.
SELECT c.kind,
  count(*) FILTER (state = 'open') AS opened,
  count(*) FILTER (state = 'answered') AS answered,
  count(*) FILTER (state = 'dismissed') AS dismissed,
  count(*) FILTER (state IN ('upheld', 'expired')) AS upheld,
  count(*) FILTER (state = 'expired') AS expired,
  sum(points) AS points, sum(fine_fen) AS fine_fen
FROM law_cases c
WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
GROUP BY c.kind ORDER BY opened DESC, c.kind
