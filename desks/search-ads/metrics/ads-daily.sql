-- 推广日报 | Ads by day: 每个开市日的展现、点击、花费与成交；成交记在付款当天，首尾不满一天的只算时段之内。 |
--   Impressions, clicks, spend and orders of every market day; an order counts for the day it was paid;
--   of a day that is cut, what lies in the period.
-- reads: history
-- day (count): 开市日 | Market day: 从 0 起算的开市日序号。 | Days since the market opened, from 0.
-- exposures (count): 展现量 | Impressions: 广告被看到的次数，为精确计数。 | Times an ad came into view; an exact count.
-- clicks (count): 点击量 | Clicks: 广告被点击的次数，每次都计费。 | Clicks on ads; each is charged.
-- click_rate (rate): 点击率 | Click rate: 点击量 ÷ 展现量。 | Clicks divided by impressions.
-- spend_fen (fen): 花费 | Spend: 点击扣费之和。 | Sum of what the clicks cost.
-- charge_fen (fen): 平均点击花费 | Cost per click: 花费 ÷ 点击量。 | Spend divided by clicks.
-- orders (count): 成交笔数 | Orders: 点击本店广告后三天内付款的订单，记给最近一次点击。 |
--   Orders paid within three days of a click on an ad of this shop, credited to the latest click.
-- click_conversion (rate): 点击转化率 | Conversion: 成交笔数 ÷ 点击量；一次点击可带来几单，点击也可在时段之前，故可超过 100%。 |
--   Orders divided by clicks; above 100 % when a click leads to several orders, or was made before the period.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- roas (number): 投产比 | Return on spend: 成交金额 ÷ 花费。 | Sales divided by spend.
WITH day AS (
  SELECT unnest(range($from // 86400, ($to + 86399) // 86400)) AS day
), shown AS (
  SELECT h.at // 86400 AS day, sum(h.exposures) AS exposures, sum(h.clicks) AS clicks,
    sum(h.spend_fen) AS spend_fen
  FROM ad_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1
), total AS (
  SELECT d.day, coalesce(h.exposures, 0) AS exposures, coalesce(h.clicks, 0) AS clicks,
    coalesce(h.spend_fen, 0) AS spend_fen
  FROM day d LEFT JOIN shown h ON h.day = d.day
), credited AS (
  SELECT o.at, o.goods_fen, c.campaign, c.keyword, c.match, c.query, c.listing, c.at AS clicked_at
  FROM orders o
  JOIN ad_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT c.at // 86400 AS day, count(*) AS orders, sum(c.goods_fen) AS sales_fen
  FROM credited c GROUP BY 1
)
SELECT t.day, t.exposures, t.clicks,
  t.clicks / nullif(t.exposures, 0) AS click_rate,
  t.spend_fen,
  t.spend_fen / nullif(t.clicks, 0) AS charge_fen,
  coalesce(s.orders, 0) AS orders,
  coalesce(s.orders, 0) / nullif(t.clicks, 0) AS click_conversion,
  coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(s.sales_fen, 0) / nullif(t.spend_fen, 0) AS roas
FROM total t
LEFT JOIN sold s ON s.day = t.day
ORDER BY t.day
