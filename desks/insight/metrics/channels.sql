-- 流量来源 | Traffic sources: 各渠道带来的曝光、访客与成交，以及与上期相比的变化。 |
--   What each channel brought in exposures, visitors and sales, and the change against the period before.
-- reads: previous
-- channel (text): 渠道 | Channel: 买家点进商品前所在的位置。 | Where the shopper was before the click.
-- exposures (count): 曝光量 | Exposures: 商品在该渠道出现的次数，为精确计数。 |
--   Times a product was shown in that channel; an exact count.
-- click_rate (rate): 点击率 | Click rate: 点击次数 ÷ 曝光量。 | Clicks divided by exposures.
-- visitors (count): 访客数 | Visitors: 经该渠道到访的不同买家数。 |
--   Distinct shoppers who came through the channel.
-- previous_visitors (count): 上期访客 | Visitors before: 前一个等长时段的访客数；早于开市则不计。 |
--   Visitors in the equally long period before; none when that would begin before the market did.
-- visitors_change (rate): 访客变化 | Change in visitors: 本期 ÷ 上期 − 1；上期为 0 或早于开市时不计。 |
--   This period divided by the one before, minus 1; none when the one before is 0 or began before the market.
-- orders (count): 订单数 | Orders: 下单前由该渠道进店的订单数。 |
--   Orders of sessions that came through the channel.
-- conversion (rate): 转化率 | CVR: 经该渠道付款的不同买家 ÷ 访客数。 |
--   Conversion: distinct buyers through the channel divided by its visitors.
-- previous_conversion (rate): 上期转化率 | CVR before: 前一个等长时段的转化率；没有访客或早于开市则不计。 |
--   The same in the period before; none without a visitor in it, or when it would begin before the market did.
-- conversion_change (rate): 转化率变化 | Change in CVR: 本期 ÷ 上期 − 1；上期为 0、任一期没有访客或早于开市时不计。 |
--   This period divided by the one before, minus 1; none when the one before is 0 or began before the market, or either had no visitor.
-- gmv_fen (fen): 成交额 | GMV: 这些订单的实付金额。 | What those orders cost the buyers.
-- previous_gmv_fen (fen): 上期成交额 | GMV before: 前一个等长时段的成交额；早于开市则不计。 |
--   GMV in the equally long period before; none when that would begin before the market did.
-- gmv_change (rate): 成交额变化 | Change in GMV: 本期 ÷ 上期 − 1；上期为 0 或早于开市时不计。 |
--   This period divided by the one before, minus 1; none when the one before is 0 or began before the market.
WITH period AS (
  -- A period that would begin before the market is no measure for this one, and is not read.
  SELECT 2 * $from - $to >= 0 AS has_previous,
    CASE WHEN 2 * $from - $to >= 0 THEN 2 * $from - $to ELSE $from END AS since
), shown AS (
  SELECT e.channel, sum(e.exposures) AS exposures, sum(e.clicks) AS clicks
  FROM exposure_hourly e WHERE e.shop = $shop AND e.at >= $from AND e.at < $to GROUP BY 1
), traffic AS (
  SELECT v.channel,
    count(DISTINCT v.shopper) FILTER (WHERE v.at >= $from) AS visitors,
    count(DISTINCT v.shopper) FILTER (WHERE v.at < $from) AS previous_visitors
  FROM visit v, period p WHERE v.shop = $shop AND v.at >= p.since AND v.at < $to GROUP BY 1
), sale AS (
  SELECT o.channel,
    count(*) FILTER (WHERE o.at >= $from) AS orders,
    count(DISTINCT o.shopper) FILTER (WHERE o.at >= $from) AS buyers,
    count(DISTINCT o.shopper) FILTER (WHERE o.at < $from) AS previous_buyers,
    sum(o.paid_fen) FILTER (WHERE o.at >= $from) AS gmv_fen,
    sum(o.paid_fen) FILTER (WHERE o.at < $from) AS previous_gmv_fen
  FROM orders o, period p WHERE o.shop = $shop AND o.at >= p.since AND o.at < $to GROUP BY 1
), channel AS (
  SELECT channel FROM shown UNION SELECT channel FROM traffic UNION SELECT channel FROM sale
), counted AS (
  SELECT c.channel,
    coalesce(h.exposures, 0) AS exposures,
    h.clicks / nullif(h.exposures, 0) AS click_rate,
    coalesce(t.visitors, 0) AS visitors,
    CASE WHEN p.has_previous THEN coalesce(t.previous_visitors, 0) END AS previous_visitors,
    coalesce(s.orders, 0) AS orders,
    coalesce(s.buyers, 0) / nullif(t.visitors, 0) AS conversion,
    CASE WHEN p.has_previous
      THEN coalesce(s.previous_buyers, 0) / nullif(t.previous_visitors, 0) END AS previous_conversion,
    coalesce(s.gmv_fen, 0) AS gmv_fen,
    CASE WHEN p.has_previous THEN coalesce(s.previous_gmv_fen, 0) END AS previous_gmv_fen
  FROM channel c CROSS JOIN period p
  LEFT JOIN shown h ON h.channel = c.channel
  LEFT JOIN traffic t ON t.channel = c.channel
  LEFT JOIN sale s ON s.channel = c.channel
)
SELECT n.channel, n.exposures, n.click_rate,
  n.visitors, n.previous_visitors,
  n.visitors / nullif(n.previous_visitors, 0) - 1 AS visitors_change,
  n.orders,
  n.conversion, n.previous_conversion,
  n.conversion / nullif(n.previous_conversion, 0) - 1 AS conversion_change,
  n.gmv_fen, n.previous_gmv_fen,
  n.gmv_fen / nullif(n.previous_gmv_fen, 0) - 1 AS gmv_change
FROM counted n
ORDER BY n.visitors DESC, n.channel
