-- 社群活跃 | Community groups: 每个社群的成员、消息、阅读、到访与成交。 |
--   Members, messages, reads, visits and orders of every community group.
-- reads: history
-- community (id): 社群 | Group: 社群编号。 | The group's number.
-- layer (text): 分层 | Layer: 群里是哪一层买家。 | Which layer of buyers it is for.
-- members (count): 成员数 | Members: 期末成员数。 | Members at the end of the period.
-- joined (count): 入群 | Joined: 入群人数。 | Buyers who joined.
-- gone (count): 退群 | Left: 退群人数。 | Members who left.
-- messages (count): 群消息 | Messages: 发到群里的消息条数。 | Messages sent to the group.
-- read_rate (rate): 阅读率 | Read rate: 阅读人次 ÷（消息条数 × 平均成员数）。 | Reads divided by messages times mean members.
-- visits (count): 到访 | Visits: 从群消息或成员推荐点进商品页的次数。 | Visits from messages and from friends who were told.
-- orders (count): 成交笔数 | Orders: 到访当场付款的订单。 | Orders paid in those visits.
-- friends (count): 转介绍 | Referrals: 成员推荐来的朋友。 | Friends told by members who came.
-- gift_fen (fen): 赠品成本 | Gifts: 群专属赠品的成本。 | What the members' gifts cost.
WITH daily AS (
  SELECT c.* FROM community_daily c WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
)
SELECT c.community, any_value(c.layer) AS layer, arg_max(c.members, c.at) AS members,
  sum(c.joined) AS joined, sum(c.gone) AS gone, sum(c.messages) AS messages,
  sum(c.readers) / nullif(sum(c.messages * c.members), 0) AS read_rate,
  sum(c.visits) AS visits, sum(c.orders) AS orders, sum(c.friends) AS friends,
  sum(c.gift_fen) AS gift_fen
FROM daily c GROUP BY c.community ORDER BY c.community
