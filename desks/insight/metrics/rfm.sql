-- RFM 分层 | RFM scores: 每位买家的最近购买、购买次数与消费金额，各分五档，5 为最好。 |
--   Recency, frequency and money of every buyer in five layers each; 5 is the best.
-- reads: history
-- shopper (id): 买家 | Shopper: 买家编号，不含任何个人信息。 | The shopper's number, nothing personal.
-- recency_days (number): 最近购买 | Recency: 距时段结束的天数。 | Days from the last order to the period's end.
-- orders (count): 购买次数 | Orders: 截至时段结束的订单数。 | Orders up to the period's end.
-- spend_fen (fen): 消费金额 | Spend: 截至时段结束的实付金额。 | Paid up to the period's end.
-- r (score): R 分 | R: 按最近购买排序的五档分，并列同分。 | Quintile by recency; equals share a score.
-- f (score): F 分 | F: 按购买次数排序的五档分，并列同分。 | Quintile by orders; equals share a score.
-- m (score): M 分 | M: 按消费金额排序的五档分，并列同分。 | Quintile by spend; equals share a score.
WITH buyer AS (
  SELECT o.shopper, ($to - max(o.at)) / 86400.0 AS recency_days, count(*) AS orders,
    sum(o.paid_fen) AS spend_fen
  FROM orders o WHERE o.shop = $shop AND o.at < $to GROUP BY 1
), placed AS (
  SELECT b.*, count(*) OVER () AS n,
    rank() OVER (ORDER BY b.recency_days) - 1 AS r_place,
    rank() OVER (ORDER BY b.orders DESC) - 1 AS f_place,
    rank() OVER (ORDER BY b.spend_fen DESC) - 1 AS m_place
  FROM buyer b
)
SELECT p.shopper, p.recency_days, p.orders, p.spend_fen,
  5 - p.r_place * 5 // p.n AS r, 5 - p.f_place * 5 // p.n AS f, 5 - p.m_place * 5 // p.n AS m
FROM placed p
ORDER BY r + f + m DESC, p.spend_fen DESC, p.shopper
