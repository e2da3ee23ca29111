-- 活动流量来源 | Where a campaign's visitors came from: 活动期每个来源的访客与成交，对比活动前。 |
--   Visits and orders of every source during the campaign, against the days before.
-- reads: around
-- channel (text): 来源 | Source: 访问从哪里进来。 | The way a visit came.
-- before_visits (number): 活动前日均访问 | Visits a day before: 活动前等长时段的日均访问次数。 |
--   Visits a day in as many days before.
-- during_visits (number): 活动中日均访问 | Visits a day during: 活动期的日均访问次数。 | Visits a day during it.
-- visits (count): 活动期访问 | Visits: 活动期的访问次数。 | Visits during it.
-- orders (count): 成交笔数 | Orders: 活动期从这个来源进店的付款订单。 | Paid orders of sessions that came this way.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
WITH seen AS (
  SELECT v.channel, count(*) FILTER (WHERE v.at < $from) AS before_visits,
    count(*) FILTER (WHERE v.at >= $from) AS visits
  FROM visit v WHERE v.shop = $shop AND v.at >= 2 * $from - $to AND v.at < least($to, $now) GROUP BY 1
), sold AS (
  SELECT o.channel, count(*) AS orders, sum(o.goods_fen) AS sales_fen
  FROM orders o WHERE o.shop = $shop AND o.at >= $from AND o.at < least($to, $now) GROUP BY 1
)
SELECT s.channel,
  CASE WHEN $from >= 86400
    THEN round(s.before_visits * 86400.0 / least($to - $from, $from), 1) END AS before_visits,
  round(s.visits * 86400.0 / greatest(3600, least($to, $now) - $from), 1) AS during_visits,
  s.visits, coalesce(o.orders, 0) AS orders, coalesce(o.sales_fen, 0) AS sales_fen
FROM seen s LEFT JOIN sold o ON o.channel = s.channel
ORDER BY s.visits DESC, s.channel
