-- RFM 分层 | RFM scores: 每位买家的最近购买、购买次数与消费金额，各分五档，5 为最好。 |
--   Recency, frequency and money of every buyer in five layers each; 5 is the best.
-- reads: history
-- shopper (id): 买家 | Shopper: 买家编号，不含任何个人信息。 | The shopper's number, nothing personal.
-- recency_days (number): 最近购买 | Recency: 距时段结束的天数。 | Days from the last order to the period's end.
-- orders (count): 购买次数 | Orders: 截至时段结束的订单数。 | Orders up to the period's end.
-- spend_fen (fen): 消费金额 | Spend: 截至时段结束的实付金额。 | Paid up to the period's end.
-- r (score): R 分 | R: 比他更久没来的买家占几成，分五档；并列同分。 |
--   Share of buyers who were away longer, in five steps; equals share a score.
-- f (score): F 分 | F: 比他买得少的买家占几成，分五档；并列同分。 |
--   Share of buyers with fewer orders, in five steps; equals share a score.
-- m (score): M 分 | M: 比他花得少的买家占几成，分五档；并列同分。 |
--   Share of buyers who spent less, in five steps; equals share a score.
WITH buyer AS (
  SELECT o.shopper, ($to - max(o.at)) / 86400.0 AS recency_days, count(*) AS orders,
    sum(o.paid_fen) AS spend_fen
  FROM orders o WHERE o.shop = $shop AND o.at < $to GROUP BY 1
), placed AS (
  SELECT b.*, count(*) OVER () AS n,
    rank() OVER (ORDER BY b.recency_days DESC) - 1 AS r_worse,
    rank() OVER (ORDER BY b.orders) - 1 AS f_worse,
    rank() OVER (ORDER BY b.spend_fen) - 1 AS m_worse
  FROM buyer b
)
SELECT p.shopper, p.recency_days, p.orders, p.spend_fen,
  1 + p.r_worse * 5 // p.n AS r, 1 + p.f_worse * 5 // p.n AS f, 1 + p.m_worse * 5 // p.n AS m
FROM placed p
ORDER BY r + f + m DESC, p.spend_fen DESC, p.shopper
