-- 商品表现 | Product table: 每个商品从曝光到成交的表现，以及与上期相比的变化。 |
--   Each product from exposure to sale, and the change against the period before.
-- reads: previous
-- listing (id): 商品编号 | Product: 商品的编号。 | The product's number.
-- title (text): 标题 | Title: 最近一个日终时的标题。 | The title at the last end of day.
-- exposures (count): 曝光量 | Exposures: 商品被展示的次数，为精确计数。 | Times shown; an exact count.
-- click_rate (rate): 点击率 | Click rate: 点击次数 ÷ 曝光量。 | Clicks divided by exposures.
-- position (number): 平均位置 | Average position: 在各个列表里的平均名次，1 为最前；名次越靠后，点击率天然越低。 |
--   Average place in the lists, 1 is the top; the lower the place, the lower any click rate.
-- visitors (count): 访客数 | Visitors: 打开过该商品页的不同买家数。 | Distinct shoppers who opened its page.
-- cart_rate (rate): 加购率 | Add-to-cart rate: 加购的不同买家 ÷ 访客数。 |
--   Distinct shoppers who put it in the cart, divided by visitors.
-- buyers (count): 支付买家数 | Buyers: 买下该商品的不同买家数。 | Distinct shoppers who bought it.
-- conversion (rate): 转化率 | Conversion: 支付买家数 ÷ 访客数。 | Buyers divided by visitors.
-- units (count): 销量 | Units: 售出件数。 | Pieces sold.
-- sales_fen (fen): 销售额 | Sales: 买家为商品实付的金额，优惠已扣，不含运费。 |
--   What buyers paid for the goods after discounts, without freight.
-- previous_sales_fen (fen): 上期销售额 | Sales before: 前一个等长时段的销售额。 |
--   Sales in the equally long period before.
-- trend (rate): 销售额变化 | Change in sales: 本期 ÷ 上期 − 1；上期为 0 或早于开市时不计。 |
--   This period divided by the one before, minus 1; none when the one before is 0 or began before the market.
WITH shown AS (
  SELECT e.listing, sum(e.exposures) AS exposures, sum(e.clicks) AS clicks,
    sum(e.position_sum) AS position_sum
  FROM exposure_hourly e WHERE e.shop = $shop AND e.at >= $from AND e.at < $to GROUP BY 1
), traffic AS (
  SELECT v.listing, count(DISTINCT v.shopper) AS visitors
  FROM visit v WHERE v.shop = $shop AND v.at >= $from AND v.at < $to GROUP BY 1
), cart AS (
  SELECT a.listing, count(DISTINCT a.shopper) AS carters
  FROM action a
  WHERE a.shop = $shop AND a.at >= $from AND a.at < $to AND a.kind = 'cart' GROUP BY 1
), line AS (
  SELECT l.at >= $from AS is_current, l.listing, l.quantity,
    l.quantity * l.price_fen - l.off_fen AS sales_fen,
    o.shopper
  FROM order_lines l JOIN orders o ON o."order" = l."order" AND o.shop = $shop
  WHERE l.shop = $shop AND l.at >= 2 * $from - $to AND l.at < $to
    AND o.at >= 2 * $from - $to AND o.at < $to
), sale AS (
  SELECT n.listing,
    count(DISTINCT n.shopper) FILTER (WHERE n.is_current) AS buyers,
    sum(n.quantity) FILTER (WHERE n.is_current) AS units,
    coalesce(sum(n.sales_fen) FILTER (WHERE n.is_current), 0) AS sales_fen,
    coalesce(sum(n.sales_fen) FILTER (WHERE NOT n.is_current), 0) AS previous_sales_fen
  FROM line n GROUP BY 1
), named AS (
  SELECT d.listing, arg_max(d.title, d.at) AS title
  FROM listing_day d WHERE d.shop = $shop AND d.at < $to GROUP BY 1
), product AS (
  SELECT listing FROM shown UNION SELECT listing FROM traffic UNION SELECT listing FROM sale
  UNION SELECT listing FROM named
)
SELECT p.listing, n.title,
  coalesce(h.exposures, 0) AS exposures,
  h.clicks / nullif(h.exposures, 0) AS click_rate,
  h.position_sum / nullif(h.exposures, 0) AS position,
  coalesce(t.visitors, 0) AS visitors,
  coalesce(c.carters, 0) / nullif(t.visitors, 0) AS cart_rate,
  coalesce(s.buyers, 0) AS buyers,
  coalesce(s.buyers, 0) / nullif(t.visitors, 0) AS conversion,
  coalesce(s.units, 0) AS units,
  coalesce(s.sales_fen, 0) AS sales_fen,
  CASE WHEN 2 * $from - $to >= 0 THEN coalesce(s.previous_sales_fen, 0) END AS previous_sales_fen,
  CASE WHEN 2 * $from - $to >= 0 THEN s.sales_fen / nullif(s.previous_sales_fen, 0) - 1 END AS trend
FROM product p
LEFT JOIN shown h ON h.listing = p.listing
LEFT JOIN traffic t ON t.listing = p.listing
LEFT JOIN cart c ON c.listing = p.listing
LEFT JOIN sale s ON s.listing = p.listing
LEFT JOIN named n ON n.listing = p.listing
ORDER BY sales_fen DESC, visitors DESC, p.listing
