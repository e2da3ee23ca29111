-- 会员日报 | Members by day: 每个开市日的会员数、退订、积分负债和触达。 |
--   Members, unsubscribed, points owed and messages on every market day.
-- day (count): 开市日 | Market day: 从 0 起算的开市日序号。 | Days since the market opened, from 0.
-- members (count): 会员数 | Members: 当天结束时下过单的买家。 | Buyers there are at the day's end.
-- unsubscribed (count): 累计退订 | Unsubscribed: 当天结束时已经退订的会员。 | Members who have had enough by then.
-- points (count): 未兑积分 | Points: 当天结束时会员手里的积分。 | Points in members' hands at the day's end.
-- owed_fen (fen): 积分负债 | Points owed: 这些积分全兑成券要付的钱。 | What these points cost if all are exchanged.
-- sent (count): 发送 | Sent: 当天发出的消息。 | Messages sent that day.
-- visits (count): 到店 | Visits: 当天从消息或兑换积分进店的次数。 | Visits from messages or an exchange of points.
-- orders (count): 下单 | Orders: 这些到店里直接下的订单。 | Orders placed in these very visits.
WITH sent AS (
  SELECT m.at // 86400 AS day, count(*) AS sent FROM member_messages m
  WHERE m.shop = $shop AND m.at >= $from AND m.at < $to AND m.arm = 'treated' GROUP BY 1
), came AS (
  SELECT v.at // 86400 AS day, count(*) AS visits, sum(v.orders) AS orders FROM member_visits v
  WHERE v.shop = $shop AND v.at >= $from AND v.at < $to GROUP BY 1
)
SELECT d.at // 86400 AS day, d.members, d.unsubscribed, d.points, d.owed_fen,
  coalesce(s.sent, 0) AS sent, coalesce(c.visits, 0) AS visits, coalesce(c.orders, 0) AS orders
FROM member_daily d
LEFT JOIN sent s ON s.day = d.at // 86400
LEFT JOIN came c ON c.day = d.at // 86400
WHERE d.shop = $shop AND d.at >= $from AND d.at < $to
ORDER BY 1
