-- 活动前中后 | Before, during, after: 活动期与活动前后等长时段的对比；只是前后对比，不等于因果。 |
--   The campaign's days against as many before and after; a comparison, not a proof of cause.
-- reads: around
-- phase (text): 阶段 | Phase: 活动前、活动中、活动后；前段不满一天不列，后段到今天为止。 |
--   Before (left out if less than a day), during or after (up to today).
-- days (number): 天数 | Days: 该阶段已经过去的天数。 | Days of it that have passed.
-- visitors (number): 日均访客 | Visitors a day: 每天到访的不同买家数的平均。 |
--   Distinct shoppers of each day, averaged.
-- orders (number): 日均订单 | Orders a day: 付款订单数 ÷ 天数。 | Paid orders divided by days.
-- gmv_fen (fen): 日均成交额 | GMV a day: 实付金额（含运费）÷ 天数。 |
--   What paid orders cost the buyers, divided by days.
-- order_value_fen (fen): 笔单价 | Value of an order: 实付金额 ÷ 订单数。 | GMV divided by orders.
-- off_fen (fen): 让利额 | Taken off: 各种优惠一共少收的金额，直播价和客服让利也在内。 |
--   All that was taken off, live prices and what service granted included.
-- profit_fen (fen): 日均利润 | Profit a day: 总账收入减成本与费用，÷ 天数。 |
--   Income minus cost and expense in the ledger, divided by days.
-- gained_fen (fen): 利润增减 | Profit gained: 比照活动前日均利润，该阶段多赚（负数为少赚）的钱。 |
--   Profit of the phase beyond what the days before would have brought; negative is lost.
-- roi (number): 活动投入产出比 | ROI: 活动期利润增减 ÷ 活动期让利额。 |
--   Profit gained during the campaign divided by what was taken off.
WITH phase(phase, place, from_at, to_at) AS (
  SELECT * FROM (VALUES
    ('before', 0, greatest(0, 2 * $from - $to), $from),
    ('during', 1, $from, $to),
    ('after', 2, $to, 2 * $to - $from)) AS p(phase, place, from_at, to_at)
), span AS (
  SELECT p.phase, p.place, p.from_at, least(p.to_at, $now) AS to_at,
    (least(p.to_at, $now) - p.from_at) / 86400.0 AS days
  FROM phase p WHERE least(p.to_at, $now) - p.from_at
    >= CASE WHEN p.phase = 'before' THEN 86400 ELSE 3600 END
), traffic AS (
  SELECT s.phase, count(DISTINCT (v.at // 86400) * 4294967296 + v.shopper) AS visitors
  FROM span s JOIN visit v ON v.shop = $shop AND v.at >= s.from_at AND v.at < s.to_at GROUP BY 1
), sale AS (
  SELECT s.phase, count(*) AS orders, sum(o.paid_fen) AS gmv_fen, sum(o.off_fen) AS off_fen
  FROM span s JOIN orders o ON o.shop = $shop AND o.at >= s.from_at AND o.at < s.to_at GROUP BY 1
), profit AS (
  SELECT s.phase, -sum(l.amount_fen) AS profit_fen
  FROM span s JOIN ledger l ON l.shop = $shop AND l.at >= s.from_at AND l.at < s.to_at
  WHERE l.account NOT IN ('cash', 'escrow', 'inventory', 'deposit', 'guarantee', 'points_owed', 'equity') GROUP BY 1
), line AS (
  SELECT s.phase, s.place, s.days, coalesce(t.visitors, 0) AS visitors,
    coalesce(a.orders, 0) AS orders, coalesce(a.gmv_fen, 0) AS gmv_fen,
    coalesce(a.off_fen, 0) AS off_fen, coalesce(p.profit_fen, 0) AS profit_fen,
    first_value(CASE WHEN s.phase = 'before' THEN coalesce(p.profit_fen, 0) / s.days END)
      OVER (ORDER BY s.place) AS usual_fen
  FROM span s
  LEFT JOIN traffic t ON t.phase = s.phase
  LEFT JOIN sale a ON a.phase = s.phase
  LEFT JOIN profit p ON p.phase = s.phase
)
SELECT n.phase, round(n.days, 1) AS days,
  round(n.visitors / n.days, 1) AS visitors,
  round(n.orders / n.days, 1) AS orders,
  round(n.gmv_fen / n.days) AS gmv_fen,
  round(n.gmv_fen / nullif(n.orders, 0)) AS order_value_fen,
  n.off_fen,
  round(n.profit_fen / n.days) AS profit_fen,
  CASE WHEN n.place > 0 THEN round(n.profit_fen - n.usual_fen * n.days) END AS gained_fen,
  CASE WHEN n.place = 1
    THEN round((n.profit_fen - n.usual_fen * n.days) / nullif(n.off_fen, 0), 2) END AS roi
FROM line n ORDER BY n.place
