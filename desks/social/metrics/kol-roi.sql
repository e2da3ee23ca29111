-- 达人投放 | Influencer contracts: 每份达人合同的交付、花费、引流与回报。 |
--   Delivery, cost, visits and return of every contract with an influencer.
-- reads: history
-- deal (id): 合同 | Contract: 合同编号。 | The contract's number.
-- kol (id): 达人 | Influencer: 达人编号。 | The influencer's number.
-- state (text): 交付 | Delivery: 已签约、按时交付、逾期交付或未交付。 | Signed, delivered, late or failed.
-- fee_fen (fen): 费用 | Fee: 签约时付的费用。 | What was paid at signing.
-- refund_fen (fen): 退回 | Given back: 按条款退回与违约金。 | What the clause gave back, penalty included.
-- reached (count): 触达人次 | Reach: 达人内容真正被看到的次数。 | Times the post really came before somebody's eyes.
-- visits (count): 引流访客 | Visits: 从达人内容点进商品页的次数。 | Visits to the listing from the post.
-- visit_cost_fen (fen): 单个访客成本 | Cost per visit: （费用 − 退回）÷ 引流访客。 | Fee less refund, divided by visits.
-- orders (count): 成交笔数 | Orders: 最近一次社媒点击是这条内容、三天内付款的订单。 |
--   Orders within three days whose latest social click was on this post.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- roi (number): 投入产出比 | Return on spend: 成交金额 ÷（费用 − 退回）。 | Sales divided by fee less refund.
WITH deal AS (
  SELECT d.deal, d.kol, d.state, d.fee_fen, d.refund_fen, d.post
  FROM kol_deals d WHERE d.shop = $shop AND d.at >= $from AND d.at < $to
  QUALIFY row_number() OVER (PARTITION BY d.deal ORDER BY d.at DESC, d.post NULLS LAST) = 1
), hourly AS (
  SELECT h.post, sum(reached) AS reached FROM social_hourly h
  WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1
), clicked AS (
  SELECT c.post, count(*) AS visits FROM social_clicks c
  WHERE c.shop = $shop AND c.at >= $from AND c.at < $to AND c.post IS NOT NULL GROUP BY 1
), credited AS (
  SELECT c.post, o.goods_fen
  FROM orders o
  JOIN social_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT post, count(*) AS orders, sum(goods_fen) AS sales_fen FROM credited GROUP BY 1
)
SELECT d.deal, d.kol, d.state, d.fee_fen, d.refund_fen, coalesce(h.reached, 0) AS reached,
  coalesce(c.visits, 0) AS visits,
  (d.fee_fen - d.refund_fen) / nullif(c.visits, 0) AS visit_cost_fen,
  coalesce(s.orders, 0) AS orders, coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(s.sales_fen, 0) / nullif(d.fee_fen - d.refund_fen, 0) AS roi
FROM deal d
LEFT JOIN hourly h ON h.post = d.post
LEFT JOIN clicked c ON c.post = d.post
LEFT JOIN sold s ON s.post = d.post
ORDER BY d.deal
