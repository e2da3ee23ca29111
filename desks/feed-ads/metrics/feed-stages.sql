-- 阶段与边际投产 | Stages and marginal return: 每个预算阶段一天花多少、带来多少，比上一阶段多花的钱换来多少。 |
--   What a day of each budget stage cost and sold, and what the money above the stage before brought.
-- reads: history
-- campaign (id): 计划 | Campaign: 推广计划的编号。 | Number of the campaign.
-- stage (count): 阶段 | Stage: 从 1 起算的阶段序号。 | Place of the stage, from 1.
-- days (count): 天数 | Days: 这一阶段有展现的天数。 | Days of the stage with impressions.
-- spend_fen (fen): 日均花费 | Spend a day: 花费 ÷ 天数。 | Spend divided by the days.
-- clicks (number): 日均点击 | Clicks a day: 点击量 ÷ 天数。 | Clicks divided by the days.
-- sales_fen (fen): 日均成交 | Sales a day: 三天内归因的成交金额 ÷ 天数。 | Sales credited within three days, divided by the days.
-- roas (number): 投产比 | Return on spend: 成交金额 ÷ 花费。 | Sales divided by spend.
-- marginal_roas (number): 边际投产比 | Marginal return: 比上一阶段每天多卖的 ÷ 每天多花的；第一阶段为空。 | Sales a day above the stage before, divided by the spend a day above it; empty for the first.
WITH shown AS (
  SELECT h.campaign, h.stage, count(DISTINCT h.at // 86400) AS days, sum(h.clicks) AS clicks,
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
  SELECT c.campaign, c.stage, sum(c.goods_fen) AS sales_fen FROM credited c GROUP BY 1, 2
), daily AS (
  SELECT t.campaign, t.stage + 1 AS stage, t.days, t.spend_fen / t.days AS spend_fen,
    t.clicks / t.days AS clicks, coalesce(s.sales_fen, 0) / t.days AS sales_fen
  FROM shown t LEFT JOIN sold s ON s.campaign = t.campaign AND s.stage = t.stage
)
SELECT d.campaign, d.stage, d.days, d.spend_fen, d.clicks, d.sales_fen,
  d.sales_fen / nullif(d.spend_fen, 0) AS roas,
  (d.sales_fen - lag(d.sales_fen) OVER same) / nullif(d.spend_fen - lag(d.spend_fen) OVER same, 0) AS marginal_roas
FROM daily d
WINDOW same AS (PARTITION BY d.campaign ORDER BY d.stage)
ORDER BY d.campaign, d.stage
