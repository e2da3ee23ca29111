-- 创意对比 | Creatives side by side: 同一单元里每个创意的点击率和它的可信范围。 |
--   The click rate of each creative of a unit, and how sure it is.
-- reads: history
-- unit (id): 单元 | Unit: 推广单元的编号。 | Number of the unit.
-- creative (id): 创意 | Creative: 创意的编号。 | Number of the creative.
-- exposures (count): 展现量 | Impressions: 广告被看到的次数，为精确计数。 | Times an ad came into view; an exact count.
-- clicks (count): 点击量 | Clicks: 广告被点击的次数；站内按点击计费，站外按千次展现计费。 | Clicks; charged by the click in the feed, by the thousand views off the platform.
-- click_rate (rate): 点击率 | Click rate: 点击量 ÷ 展现量。 | Clicks divided by impressions.
-- rate_low (rate): 点击率下限 | Click rate, lower bound: 95% 可信（Wilson 区间）的下限。 | Lower end of the interval that is 95 % sure (Wilson).
-- rate_high (rate): 点击率上限 | Click rate, upper bound: 95% 可信（Wilson 区间）的上限。 | Upper end of the interval that is 95 % sure (Wilson).
-- spend_fen (fen): 花费 | Spend: 广告扣费之和。 | Sum of what was charged.
-- charge_fen (fen): 平均点击花费 | Cost per click: 花费 ÷ 点击量。 | Spend divided by clicks.
-- orders (count): 成交笔数 | Orders: 点击本店信息流广告后三天内付款的订单，记给最近一次点击。 |
--   Orders paid within three days of a click on a feed ad of this shop, credited to the latest click.
-- click_conversion (rate): 点击转化率 | Conversion: 成交笔数 ÷ 点击量；一次点击可带来几单，点击也可在时段之前，故可超过 100%。 |
--   Orders divided by clicks; above 100 % when a click leads to several orders, or was made before the period.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- roas (number): 投产比 | Return on spend: 成交金额 ÷ 花费。 | Sales divided by spend.
WITH shown AS (
  SELECT h.unit, h.creative, sum(h.exposures) AS exposures, sum(h.clicks) AS clicks,
    sum(h.spend_fen) AS spend_fen
  FROM feed_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1, 2
), credited AS (
  SELECT o.goods_fen, c.campaign, c.unit, c.creative, c.audience, c.stage, c.listing, c.at AS clicked_at
  FROM orders o
  JOIN feed_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT c.unit, c.creative, count(*) AS orders, sum(c.goods_fen) AS sales_fen
  FROM credited c GROUP BY 1, 2
), sure AS (
  SELECT t.*, t.clicks / nullif(t.exposures, 0) AS p, 3.8416 / nullif(t.exposures, 0) AS z
  FROM shown t
)
SELECT coalesce(t.unit, s.unit) AS unit, coalesce(t.creative, s.creative) AS creative,
  coalesce(t.exposures, 0) AS exposures, coalesce(t.clicks, 0) AS clicks, t.p AS click_rate,
  CASE WHEN t.exposures > 0 THEN greatest(0, (t.p + t.z / 2 - 1.96 * sqrt(t.p * (1 - t.p) / t.exposures + t.z / (4 * t.exposures))) / (1 + t.z)) END AS rate_low,
  (t.p + t.z / 2 + 1.96 * sqrt(t.p * (1 - t.p) / t.exposures + t.z / (4 * t.exposures))) / (1 + t.z) AS rate_high,
  coalesce(t.spend_fen, 0) AS spend_fen,
  t.spend_fen / nullif(t.clicks, 0) AS charge_fen,
  coalesce(s.orders, 0) AS orders,
  coalesce(s.orders, 0) / nullif(t.clicks, 0) AS click_conversion,
  coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(s.sales_fen, 0) / nullif(t.spend_fen, 0) AS roas
FROM sure t FULL JOIN sold s ON s.unit = t.unit AND s.creative = t.creative
ORDER BY unit, creative
