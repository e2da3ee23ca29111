-- 流量来源 | Traffic sources: 各渠道带来的曝光、访客与成交。 |
--   What each channel brought in exposures, visitors and sales.
-- channel (text): 渠道 | Channel: 买家点进商品前所在的位置。 | Where the shopper was before the click.
-- exposures (count): 曝光量 | Exposures: 商品在该渠道出现的次数，为精确计数。 |
--   Times a product was shown in that channel; an exact count.
-- click_rate (rate): 点击率 | Click rate: 点击次数 ÷ 曝光量。 | Clicks divided by exposures.
-- visitors (count): 访客数 | Visitors: 经该渠道到访的不同买家数。 |
--   Distinct shoppers who came through the channel.
-- orders (count): 订单数 | Orders: 下单前由该渠道进店的订单数。 |
--   Orders of sessions that came through the channel.
-- conversion (rate): 转化率 | Conversion: 经该渠道付款的不同买家 ÷ 访客数。 |
--   Distinct buyers through the channel divided by its visitors.
-- gmv_fen (fen): 成交额 | GMV: 这些订单的实付金额。 | What those orders cost the buyers.
WITH shown AS (
  SELECT e.channel, sum(e.exposures) AS exposures, sum(e.clicks) AS clicks
  FROM exposure_hourly e WHERE e.shop = $shop AND e.at >= $from AND e.at < $to GROUP BY 1
), traffic AS (
  SELECT v.channel, count(DISTINCT v.shopper) AS visitors
  FROM visit v WHERE v.shop = $shop AND v.at >= $from AND v.at < $to GROUP BY 1
), sale AS (
  SELECT o.channel, count(*) AS orders, count(DISTINCT o.shopper) AS buyers,
    sum(o.paid_fen) AS gmv_fen
  FROM orders o WHERE o.shop = $shop AND o.at >= $from AND o.at < $to GROUP BY 1
), channel AS (
  SELECT channel FROM shown UNION SELECT channel FROM traffic UNION SELECT channel FROM sale
)
SELECT c.channel,
  coalesce(h.exposures, 0) AS exposures,
  h.clicks / nullif(h.exposures, 0) AS click_rate,
  coalesce(t.visitors, 0) AS visitors,
  coalesce(s.orders, 0) AS orders,
  coalesce(s.buyers, 0) / nullif(t.visitors, 0) AS conversion,
  coalesce(s.gmv_fen, 0) AS gmv_fen
FROM channel c
LEFT JOIN shown h ON h.channel = c.channel
LEFT JOIN traffic t ON t.channel = c.channel
LEFT JOIN sale s ON s.channel = c.channel
ORDER BY visitors DESC, c.channel
