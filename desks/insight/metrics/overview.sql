-- 店铺概览 | Shop overview: 所选时段与前一个等长时段的关键数字。 |
--   The key figures of the period and of the equally long period before it.
-- reads: previous
-- period (text): 时段 | Period: 本期或上期；上期早于开市则不列。 |
--   This period or the one before; left out when it would begin before the market did.
-- visitors (count): 访客数 | Visitors: 时段内到访过本店商品页的不同买家数 (UV)。 |
--   Distinct shoppers who opened at least one of the shop's product pages (UV).
-- views (count): 浏览量 | Page views: 时段内商品页被打开的次数 (PV)。 |
--   Times a product page was opened (PV).
-- bounce_rate (rate): 跳失率 | Bounce rate: 只看了一个商品页就离店的到访 ÷ 全部到访。 |
--   Shop sessions with a single page view, divided by all shop sessions.
-- exposures (count): 曝光量 | Exposures: 商品出现在搜索或推荐结果里的次数，广告位也在内，为精确计数。 |
--   Times a product was shown in search or feed, as an ad or not; an exact count.
-- click_rate (rate): 点击率 | Click rate: 点击次数 ÷ 曝光量。 | Clicks divided by exposures.
-- orders (count): 订单数 | Orders: 时段内付款的订单数。 | Orders paid in the period.
-- buyers (count): 支付买家数 | Buyers: 时段内付款的不同买家数。 | Distinct shoppers who paid.
-- conversion (rate): 转化率 | Conversion: 支付买家数 ÷ 访客数。 | Buyers divided by visitors.
-- gmv_fen (fen): 成交额 | GMV: 已付款订单的实付金额，含运费，不扣退款。 |
--   What paid orders cost the buyers, freight included, refunds not deducted.
-- order_value_fen (fen): 客单价 | Order value: 成交额 ÷ 支付买家数。 | GMV divided by buyers.
-- refund_fen (fen): 退款额 | Refunds: 时段内退给买家的金额：退货、发货前取消、丢件、破损和客服答应的退款都在内。 |
--   Money given back in the period for returns, orders called off, parcels lost or broken, and what service granted.
-- profit_fen (fen): 利润 | Profit: 时段内总账的收入减成本与费用；退款与已售成本已计入。 |
--   Income minus cost and expense in the ledger; refunds and the cost of goods sold are in it.
WITH period(period, is_current) AS (
  SELECT * FROM (VALUES ('current', true), ('previous', false)) AS p(name, is_current)
  WHERE p.is_current OR 2 * $from - $to >= 0
), shop_session AS (
  SELECT v.at >= $from AS is_current, v.session, v.shopper, count(*) AS views
  FROM visit v WHERE v.shop = $shop AND v.at >= 2 * $from - $to AND v.at < $to
  GROUP BY 1, 2, 3
), traffic AS (
  SELECT s.is_current, count(DISTINCT s.shopper) AS visitors, sum(s.views) AS views,
    avg((s.views = 1)::INT) AS bounce_rate
  FROM shop_session s GROUP BY 1
), shown AS (
  SELECT e.at >= $from AS is_current, sum(e.exposures) AS exposures, sum(e.clicks) AS clicks
  FROM exposure_hourly e WHERE e.shop = $shop AND e.at >= 2 * $from - $to AND e.at < $to
  GROUP BY 1
), sale AS (
  SELECT o.at >= $from AS is_current, count(*) AS orders, count(DISTINCT o.shopper) AS buyers,
    sum(o.paid_fen) AS gmv_fen
  FROM orders o WHERE o.shop = $shop AND o.at >= 2 * $from - $to AND o.at < $to
  GROUP BY 1
), refund AS (
  SELECT r.at >= $from AS is_current, sum(r.amount_fen) AS refund_fen
  FROM ledger r
  WHERE r.shop = $shop AND r.at >= 2 * $from - $to AND r.at < $to AND r.account = 'refunds'
  GROUP BY 1
), profit AS (
  SELECT l.at >= $from AS is_current, -sum(l.amount_fen) AS profit_fen
  FROM ledger l
  WHERE l.shop = $shop AND l.at >= 2 * $from - $to AND l.at < $to
    AND l.account NOT IN ('cash', 'escrow', 'inventory', 'deposit', 'guarantee', 'points_owed', 'equity')
  GROUP BY 1
)
SELECT p.period,
  coalesce(t.visitors, 0) AS visitors,
  coalesce(t.views, 0) AS views,
  t.bounce_rate,
  coalesce(h.exposures, 0) AS exposures,
  h.clicks / nullif(h.exposures, 0) AS click_rate,
  coalesce(s.orders, 0) AS orders,
  coalesce(s.buyers, 0) AS buyers,
  coalesce(s.buyers, 0) / nullif(t.visitors, 0) AS conversion,
  coalesce(s.gmv_fen, 0) AS gmv_fen,
  round(s.gmv_fen / nullif(s.buyers, 0)) AS order_value_fen,
  coalesce(r.refund_fen, 0) AS refund_fen,
  coalesce(f.profit_fen, 0) AS profit_fen
FROM period p
LEFT JOIN traffic t ON t.is_current = p.is_current
LEFT JOIN shown h ON h.is_current = p.is_current
LEFT JOIN sale s ON s.is_current = p.is_current
LEFT JOIN refund r ON r.is_current = p.is_current
LEFT JOIN profit f ON f.is_current = p.is_current
ORDER BY p.is_current DESC
