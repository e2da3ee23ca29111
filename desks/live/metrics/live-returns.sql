-- 直播退货 | Returns by channel: 直播间的订单和其他订单各退了多少。 |
--   How much of the orders from rooms comes back, and how much of the others.
-- reads: history
-- origin (text): 来源 | Origin: 直播间或其他。 | From a live room, or elsewhere.
-- orders (count): 成交笔数 | Orders: 这段时间付款的订单。 | Orders paid in the period.
-- returned (count): 退货笔数 | Returned: 其中已有退货的订单。 | Those of which something has come back.
-- return_rate (rate): 退货率 | Return rate: 退货笔数 ÷ 成交笔数；最近一周的订单还没退完。 | Returned divided by orders; the last week's are not all back yet.
-- sales_fen (fen): 成交金额 | Sales: 商品实付金额。 | What the goods cost the buyers.
-- refund_fen (fen): 退款 | Refunds: 退回的商品金额。 | What was paid back.
WITH sold AS (
  SELECT o."order", CASE WHEN o.channel = 'live' THEN 'live' ELSE 'other' END AS origin, o.goods_fen
  FROM orders o WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
), back AS (
  SELECT r."order", sum(r.refund_fen) AS refund_fen FROM returns r
  WHERE r.shop = $shop AND r.at < $to GROUP BY 1
)
SELECT s.origin, count(*) AS orders, count(b."order") AS returned,
  count(b."order") / count(*) AS return_rate, sum(s.goods_fen) AS sales_fen,
  coalesce(sum(b.refund_fen), 0) AS refund_fen
FROM sold s LEFT JOIN back b ON b."order" = s."order"
GROUP BY s.origin
ORDER BY s.origin
