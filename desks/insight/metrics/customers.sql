-- 买家概览 | Customers: 时段内买家的复购与集中程度。 |
--   How often the period's buyers came back and how concentrated their spending is.
-- buyers (count): 支付买家数 | Buyers: 时段内付款的不同买家数。 | Distinct shoppers who paid.
-- repeat_buyers (count): 复购买家数 | Repeat buyers: 时段内付款两次及以上的买家数。 |
--   Buyers with two or more orders in the period.
-- repeat_rate (rate): 复购率 | Repeat rate: 复购买家数 ÷ 支付买家数。 | Repeat buyers divided by buyers.
-- orders_per_buyer (number): 人均订单数 | Orders per buyer: 订单数 ÷ 支付买家数。 |
--   Orders divided by buyers.
-- spend_fen (fen): 人均消费 | Spend per buyer: 成交额 ÷ 支付买家数。 | GMV divided by buyers.
-- top_share (rate): 前 20% 买家贡献 | Top 20 % share: 消费最高的 20% 买家（向上取整）占成交额的比例。 |
--   Share of GMV of the 20 % of buyers (rounded up) who spent most.
WITH buyer AS (
  SELECT o.shopper, count(*) AS orders, sum(o.paid_fen) AS spend
  FROM orders o WHERE o.shop = $shop AND o.at >= $from AND o.at < $to GROUP BY 1
), ranked AS (
  SELECT b.orders, b.spend, row_number() OVER (ORDER BY b.spend DESC, b.shopper) AS place,
    count(*) OVER () AS buyers
  FROM buyer b
)
SELECT count(*) AS buyers,
  count(*) FILTER (WHERE r.orders >= 2) AS repeat_buyers,
  count(*) FILTER (WHERE r.orders >= 2) / nullif(count(*), 0) AS repeat_rate,
  avg(r.orders) AS orders_per_buyer,
  round(avg(r.spend)) AS spend_fen,
  sum(r.spend) FILTER (WHERE r.place <= ceil(r.buyers * 0.2)) / nullif(sum(r.spend), 0) AS top_share
FROM ranked r
