-- 包装对比 | Packagings compared: 每种包装发了多少、破损多少、评价和退货怎样。 |
--   Each packaging: how many parcels, how many broke, and what buyers said and sent back.
-- reads: history
-- packaging (text): 包装 | Packaging: 普通、加固或环保。 | Ordinary, reinforced or green.
-- parcels (count): 订单数 | Orders: 期间内签收或确认丢失的订单。 | Orders signed for or given up in the period.
-- checked (count): 复核过 | Looked into: 其中封箱前复核过的。 | Of those, looked into before they were closed.
-- damaged_rate (rate): 破损率 | Damaged: 签收时损坏的 ÷ 订单数。 | Arrived damaged divided by orders.
-- returned_rate (rate): 退货率 | Returned: 至今有退货的订单 ÷ 订单数。 | Orders with a return so far divided by orders.
-- stars (number): 平均星级 | Stars: 这些订单至今的评价平均星级。 | Mean stars of their reviews so far.
WITH packed AS (
  SELECT "order", max_by(k.packaging, k.at) AS packaging, max_by(k.checked, k.at) AS checked
  FROM order_steps k WHERE k.shop = $shop AND k.step = 'packed' GROUP BY "order"
), sent AS (
  SELECT p."order", k.packaging, k.checked, p.fate
  FROM parcels p JOIN packed k ON k."order" = p."order"
  WHERE p.shop = $shop AND p.at >= $from AND p.at < $to
), back AS (
  SELECT DISTINCT "order" FROM returns WHERE shop = $shop
), said AS (
  SELECT "order", avg(stars) AS stars FROM reviews WHERE shop = $shop GROUP BY "order"
)
SELECT s.packaging, count(*) AS parcels, count(*) FILTER (s.checked = 1) AS checked,
  count(*) FILTER (s.fate = 'damaged') / count(*) AS damaged_rate,
  count(b."order") / count(*) AS returned_rate, avg(r.stars) AS stars
FROM sent s LEFT JOIN back b ON b."order" = s."order" LEFT JOIN said r ON r."order" = s."order"
GROUP BY s.packaging ORDER BY parcels DESC, s.packaging
