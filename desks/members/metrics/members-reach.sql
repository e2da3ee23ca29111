-- 触达效果 | Reach plans: 每个触达计划发了多少、带来什么，和留白组比多赚多少。 |
--   What each plan sent, what came of it, and what it brought against its hold-out.
-- reads: history
-- plan (id): 计划 | Plan: 计划编号。 | The plan's number.
-- sent (count): 发送 | Sent: 期间发出的消息。 | Messages sent in the period.
-- opened (rate): 打开率 | Opened: 打开的消息 ÷ 发送。 | Messages opened divided by messages sent.
-- visits (count): 到店 | Visits: 从消息进店的次数。 | Visits from these messages.
-- orders (count): 下单 | Orders: 这些到店里直接下的订单。 | Orders placed in these very visits.
-- unsubscribed (count): 退订 | Unsubscribed: 因为这些消息永久退订的会员。 | Members these messages drove away for good.
-- fee_fen (fen): 消息费 | Fees: 发这些消息付的钱。 | Paid for the messages.
-- treated (count): 触达组 | Treated: 轮到过并发了消息的会员。 | Members who were written to.
-- held (count): 留白组 | Held out: 轮到过、按计划不发的会员。 | Members whose turn it was and who were held back.
-- treated_fen (fen): 触达组人均毛利 | Margin a treated member: 轮到后 14 天内的商品实付减货品成本，按人平均。 |
--   Paid for goods less their cost in the 14 days after the first turn, for each member.
-- held_fen (fen): 留白组人均毛利 | Margin a held-out member: 同上，留白组。 | The same of the hold-out.
-- lift_fen (fen): 人均增量 | Lift a member: 触达组人均毛利减留白组人均毛利。 | Treated less held out, for each member.
-- side_fen (fen): 误差范围 | Margin of error: 人均增量两侧的 95 % 区间半宽。 |
--   Half the width of the lift's 95 per cent interval.
WITH sent AS (
  SELECT m.plan, count(*) FILTER (arm = 'treated') AS sent, sum(m.opened) AS opened,
    sum(m.gone) AS gone, sum(m.cost_fen) AS fee_fen
  FROM member_messages m WHERE m.shop = $shop AND m.at >= $from AND m.at < $to GROUP BY 1
), came AS (
  SELECT v.plan, count(*) AS visits, sum(v.orders) AS orders FROM member_visits v
  WHERE v.shop = $shop AND v.at >= $from AND v.at < $to AND v.plan IS NOT NULL GROUP BY 1
), turn AS (
  SELECT m.plan, m.shopper, m.arm, min(m.at) AS at FROM member_messages m
  WHERE m.shop = $shop AND m.at >= $from AND m.at < $to GROUP BY 1, 2, 3
), member AS (
  SELECT t.plan, t.shopper, t.arm, coalesce(sum(o.goods_fen - o.cost_fen), 0) AS fen
  FROM turn t LEFT JOIN orders o ON o.shop = $shop AND o.shopper = t.shopper
    AND o.at >= t.at AND o.at < t.at + 14 * 86400 AND o.at < $to
  GROUP BY 1, 2, 3
), arm AS (
  SELECT plan, count(*) FILTER (arm = 'treated') AS treated, count(*) FILTER (arm = 'held') AS held,
    avg(fen) FILTER (arm = 'treated') AS treated_fen, avg(fen) FILTER (arm = 'held') AS held_fen,
    var_samp(fen) FILTER (arm = 'treated') AS treated_var,
    var_samp(fen) FILTER (arm = 'held') AS held_var
  FROM member GROUP BY 1
)
SELECT a.plan, coalesce(s.sent, 0) AS sent, s.opened / nullif(s.sent, 0) AS opened,
  coalesce(c.visits, 0) AS visits, coalesce(c.orders, 0) AS orders,
  coalesce(s.gone, 0) AS unsubscribed, coalesce(s.fee_fen, 0) AS fee_fen,
  a.treated, a.held, a.treated_fen, a.held_fen,
  CASE WHEN a.treated > 1 AND a.held > 1 THEN a.treated_fen - a.held_fen END AS lift_fen,
  CASE WHEN a.treated > 1 AND a.held > 1
    THEN 1.959964 * sqrt(a.treated_var / a.treated + a.held_var / a.held) END AS side_fen
FROM arm a
LEFT JOIN sent s ON s.plan = a.plan
LEFT JOIN came c ON c.plan = a.plan
ORDER BY a.plan
