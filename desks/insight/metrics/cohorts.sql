-- 同期群留存 | Cohort retention: 按首购所在的 30 天分组，看之后每 30 天还有多少人回来买。 |
--   Buyers grouped by the 30 days of their first order: how many buy again in each later 30 days.
-- reads: history
-- cohort (count): 首购期 | Cohort: 首购所在的第几个 30 天，从 0 起。 |
--   The 30-day span of the first order, from 0.
-- age (count): 之后第几期 | Age: 首购之后的第几个 30 天；0 为首购当期。 |
--   Spans since the first; 0 is the span of the first order.
-- size (count): 首购人数 | Size: 该组买家总数。 | Buyers in the cohort.
-- active (count): 回购人数 | Active: 其中在该期下过单的买家数。 | Those with an order in that span.
-- retention (rate): 留存率 | Retention: 回购人数 ÷ 首购人数。 | Active divided by size.
WITH purchase AS (
  SELECT o.shopper, o.at // 2592000 AS span,
    min(o.at // 2592000) OVER (PARTITION BY o.shopper) AS cohort
  FROM orders o WHERE o.shop = $shop AND o.at < $to
), size AS (
  SELECT p.cohort, count(DISTINCT p.shopper) AS size FROM purchase p GROUP BY 1
)
SELECT p.cohort, p.span - p.cohort AS age, s.size, count(DISTINCT p.shopper) AS active,
  count(DISTINCT p.shopper) / s.size AS retention
FROM purchase p JOIN size s ON s.cohort = p.cohort
GROUP BY p.cohort, p.span, s.size
ORDER BY p.cohort, age
