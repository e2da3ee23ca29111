-- 信息流总览 | Feed ads at a glance: 信息流和站外展示花了多少、带来多少成交、投产比多少。 |
--   What feed ads and banners cost, what they sold, and the return on the spend.
-- reads: history
-- exposures (count): 展现量 | Impressions: 广告被看到的次数，为精确计数。 | Times an ad came into view; an exact count.
-- clicks (count): 点击量 | Clicks: 广告被点击的次数；站内按点击计费，站外按千次展现计费。 | Clicks; charged by the click in the feed, by the thousand views off the platform.
-- click_rate (rate): 点击率 | Click rate: 点击量 ÷ 展现量。 | Clicks divided by impressions.
-- spend_fen (fen): 花费 | Spend: 广告扣费之和。 | Sum of what was charged.
-- charge_fen (fen): 平均点击花费 | Cost per click: 花费 ÷ 点击量。 | Spend divided by clicks.
-- orders (count): 成交笔数 | Orders: 点击本店信息流广告后三天内付款的订单，记给最近一次点击。 |
--   Orders paid within three days of a click on a feed ad of this shop, credited to the latest click.
-- click_conversion (rate): 点击转化率 | Conversion: 成交笔数 ÷ 点击量；一次点击可带来几单，点击也可在时段之前，故可超过 100%。 |
--   Orders divided by clicks; above 100 % when a click leads to several orders, or was made before the period.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- roas (number): 投产比 | Return on spend: 成交金额 ÷ 花费。 | Sales divided by spend.
WITH total AS (
  SELECT coalesce(sum(h.exposures), 0) AS exposures, coalesce(sum(h.clicks), 0) AS clicks,
    coalesce(sum(h.spend_fen), 0) AS spend_fen
  FROM feed_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to
), credited AS (
  SELECT o.goods_fen, c.campaign, c.unit, c.creative, c.audience, c.stage, c.listing, c.at AS clicked_at
  FROM orders o
  JOIN feed_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT count(*) AS orders, sum(c.goods_fen) AS sales_fen FROM credited c
)
SELECT t.exposures, t.clicks,
  t.clicks / nullif(t.exposures, 0) AS click_rate,
  t.spend_fen,
  t.spend_fen / nullif(t.clicks, 0) AS charge_fen,
  coalesce(s.orders, 0) AS orders,
  coalesce(s.orders, 0) / nullif(t.clicks, 0) AS click_conversion,
  coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(s.sales_fen, 0) / nullif(t.spend_fen, 0) AS roas
FROM total t, sold s
