-- 关键词报表 | Keyword report: 每个买下的关键词带来的展现、点击、花费与成交。 |
--   Impressions, clicks, spend and orders of every keyword bought.
-- reads: history
-- keyword (text): 关键词 | Keyword: 出价的词。 | The phrase that was bid on.
-- match (text): 匹配方式 | Match: 精准、短语或广泛。 | Exact, phrase or broad.
-- listing (id): 商品 | Listing: 推广的商品。 | The goods advertised.
-- mean_place (number): 平均位置 | Mean place: 广告在结果页的平均名次，1 为最前。 |
--   Mean place of the ad on the page; 1 is the top.
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
WITH total AS (
  SELECT h.keyword, h.match, h.listing, sum(h.exposures) AS exposures, sum(h.clicks) AS clicks,
    sum(h.position_sum) AS position_sum, sum(h.spend_fen) AS spend_fen
  FROM ad_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1, 2, 3
), credited AS (
  SELECT o.at, o.goods_fen, c.campaign, c.keyword, c.match, c.query, c.listing, c.at AS clicked_at
  FROM orders o
  JOIN ad_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT c.keyword, c.match, c.listing, count(*) AS orders, sum(c.goods_fen) AS sales_fen
  FROM credited c GROUP BY 1, 2, 3
)
SELECT coalesce(t.keyword, s.keyword) AS keyword, coalesce(t.match, s.match) AS match,
  coalesce(t.listing, s.listing) AS listing, t.position_sum / nullif(t.exposures, 0) AS mean_place,
  coalesce(t.exposures, 0) AS exposures, coalesce(t.clicks, 0) AS clicks,
  t.clicks / nullif(t.exposures, 0) AS click_rate,
  coalesce(t.spend_fen, 0) AS spend_fen,
  t.spend_fen / nullif(t.clicks, 0) AS charge_fen,
  coalesce(s.orders, 0) AS orders,
  coalesce(s.orders, 0) / nullif(t.clicks, 0) AS click_conversion,
  coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(s.sales_fen, 0) / nullif(t.spend_fen, 0) AS roas
FROM total t
FULL JOIN sold s ON s.keyword = t.keyword AND s.match = t.match AND s.listing = t.listing
ORDER BY spend_fen DESC, exposures DESC, keyword, match, listing
