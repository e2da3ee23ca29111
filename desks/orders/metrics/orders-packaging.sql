-- 包装对比 | Packagings compared: 每种包装发了多少、破损多少、评价和退货怎样。 |
--   Each packaging: how many parcels, how many broke, and what buyers said and sent back.
-- reads: history
-- packaging (text): 包装 | Packaging: 普通、加固或环保。 | Ordinary, reinforced or green.
-- parcels (count): 订单数 | Orders: 期间内签收或确认丢失的订单。 | Orders signed for or given up in the period.
-- checked (count): 复核过 | Looked into: 其中封箱前复核过的。 | Of those, looked into before they were closed.
-- damaged_rate (rate): 破损率 | Damaged: 签收时有货损坏的订单 ÷ 订单数。 | Orders that arrived damaged divided by orders.
-- returned_rate (rate): 退货率 | Returned: 到期间结束有退货的订单 ÷ 订单数。 | Orders with a return by the period's end divided by orders.
-- stars (number): 平均星级 | Stars: 有评价的订单，到期间结束的平均星级。 | Mean stars of the orders reviewed by the period's end.
WITH packed AS (
  SELECT "order", max_by(k.packaging, k.at) AS packaging, max_by(k.checked, k.at) AS checked
  FROM order_steps k WHERE k.shop = $shop AND k.step = 'packed' AND k.at < $to GROUP BY "order"
), sent AS (
  SELECT p."order", any_value(k.packaging) AS packaging, any_value(k.checked) AS checked,
    bool_or(p.fate = 'damaged') AS is_damaged
  FROM parcels p JOIN packed k ON k."order" = p."order"
  WHERE p.shop = $shop AND p.at >= $from AND p.at < $to GROUP BY p."order"
), back AS (
  SELECT DISTINCT "order" FROM returns b WHERE b.shop = $shop AND b.at < $to
), said AS (
  SELECT "order", avg(stars) AS stars FROM reviews r WHERE r.shop = $shop AND r.at < $to GROUP BY "order"
)
SELECT s.packaging, count(*) AS parcels, count(*) FILTER (s.checked = 1) AS checked,
  count(*) FILTER (s.is_damaged) / count(*) AS damaged_rate,
  count(b."order") / count(*) AS returned_rate, avg(r.stars) AS stars
FROM sent s LEFT JOIN back b ON b."order" = s."order" LEFT JOIN said r ON r."order" = s."order"
GROUP BY s.packaging ORDER BY parcels DESC, s.packaging
