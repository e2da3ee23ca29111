-- 直播总览 | Live at a glance: 每一场来了多少人、卖了多少。 |
--   How many came to each room, and what it sold.
-- room (id): 场次 | Room: 场次的编号。 | Number of the room.
-- start_day (count): 开市日 | Market day: 开播那天，从 0 起算。 | Day it began, from 0.
-- minutes (count): 时长 | Minutes: 已播分钟数。 | Minutes on air.
-- joins (count): 进场人次 | Joins: 进入直播间的人次。 | Times somebody came in.
-- peak (count): 最高在线 | Peak viewers: 每分钟结束时在线人数的最大值。 | Most viewers at the end of a minute.
-- mean_viewers (number): 平均在线 | Mean viewers: 每分钟结束时在线人数的平均。 | Mean of the viewers at the end of each minute.
-- stay_minutes (number): 人均停留 | Minutes stayed: 在线人数之和 ÷ 进场人次。 | Sum of viewers over the minutes divided by joins.
-- questions (count): 提问 | Questions: 弹幕里的提问数。 | Questions in the barrage.
-- answered_rate (rate): 回答率 | Answered: 当场有答案的提问 ÷ 提问。 | Questions answered at once divided by questions.
-- clicks (count): 商品点击 | Card clicks: 点开商品卡的次数。 | Times a goods card was opened.
-- orders (count): 成交笔数 | Orders: 直播间内付款的订单。 | Orders paid in the room.
-- order_rate (rate): 进场转化率 | Orders a join: 成交笔数 ÷ 进场人次。 | Orders divided by joins.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
SELECT m.room, min(m.at) // 86400 AS start_day, count(*) AS minutes, sum(m.joins) AS joins,
  max(m.viewers) AS peak, avg(m.viewers) AS mean_viewers,
  sum(m.viewers) / nullif(sum(m.joins), 0) AS stay_minutes,
  sum(m.questions) AS questions,
  sum(m.answered) / nullif(sum(m.questions), 0) AS answered_rate,
  sum(m.clicks) AS clicks, sum(m.orders) AS orders,
  sum(m.orders) / nullif(sum(m.joins), 0) AS order_rate,
  sum(m.sales_fen) AS sales_fen
FROM live_minutes m
WHERE m.shop = $shop AND m.at >= $from AND m.at < $to
GROUP BY m.room
ORDER BY m.room DESC
