-- 每日趋势 | Daily trend: 每个开市日的访客、订单、成交额与利润；首尾不满一天的只算时段之内。 |
--   Visitors, orders, GMV and profit of every market day; of a day that is cut, what lies in the period.
-- day (count): 开市日 | Market day: 从 0 起算的开市日序号。 | Days since the market opened, from 0.
-- visitors (count): 访客数 | Visitors: 当日到访的不同买家数。 | Distinct shoppers who visited that day.
-- views (count): 浏览量 | Page views: 当日商品页被打开的次数。 | Times a product page was opened.
-- orders (count): 订单数 | Orders: 当日付款的订单数。 | Orders paid that day.
-- gmv_fen (fen): 成交额 | GMV: 当日已付款订单的实付金额。 | What that day's orders cost the buyers.
-- profit_fen (fen): 利润 | Profit: 当日总账的收入减成本与费用。 |
--   Income minus cost and expense in that day's ledger.
WITH day AS (
  SELECT unnest(range($from // 86400, ($to + 86399) // 86400)) AS day
), traffic AS (
  SELECT v.at // 86400 AS day, count(DISTINCT v.shopper) AS visitors, count(*) AS views
  FROM visit v WHERE v.shop = $shop AND v.at >= $from AND v.at < $to GROUP BY 1
), sale AS (
  SELECT o.at // 86400 AS day, count(*) AS orders, sum(o.paid_fen) AS gmv_fen
  FROM orders o WHERE o.shop = $shop AND o.at >= $from AND o.at < $to GROUP BY 1
), profit AS (
  SELECT l.at // 86400 AS day, -sum(l.amount_fen) AS profit_fen
  FROM ledger l
  WHERE l.shop = $shop AND l.at >= $from AND l.at < $to
    AND l.account NOT IN ('cash', 'escrow', 'inventory', 'deposit', 'guarantee', 'points_owed', 'equity')
  GROUP BY 1
)
SELECT d.day, coalesce(t.visitors, 0) AS visitors, coalesce(t.views, 0) AS views,
  coalesce(s.orders, 0) AS orders, coalesce(s.gmv_fen, 0) AS gmv_fen,
  coalesce(p.profit_fen, 0) AS profit_fen
FROM day d
LEFT JOIN traffic t ON t.day = d.day
LEFT JOIN sale s ON s.day = d.day
LEFT JOIN profit p ON p.day = d.day
ORDER BY d.day
