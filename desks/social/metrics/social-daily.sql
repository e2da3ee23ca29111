-- 社媒日报 | Social by day: 每个开市日的触达、引流、成交与涨粉；首尾不满一天的只算时段之内。 |
--   Reach, visits, orders and followers won on every market day; of a day that is cut, what lies in the period.
-- reads: history
-- day (count): 开市日 | Market day: 从 0 起算的开市日序号。 | Days since the market opened, from 0.
-- reached (count): 触达人次 | Reach: 内容被看到的次数。 | Times a post came before somebody's eyes.
-- visits (count): 引流访客 | Visits: 从内容或社群点进商品页的次数。 | Visits from posts and groups.
-- orders (count): 成交笔数 | Orders: 当天付款、最近一次社媒点击在三天内的订单。 |
--   Orders paid that day within three days of the latest social click.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- net_follows (count): 净增粉丝 | Net follows: 新增粉丝减取关。 | Follows less unfollows.
WITH day AS (
  SELECT unnest(range($from // 86400, ($to + 86399) // 86400)) AS day
), hourly AS (
  SELECT h.at // 86400 AS day, sum(reached) AS reached, sum(follows) - sum(unfollows) AS net_follows
  FROM social_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1
), clicked AS (
  SELECT c.at // 86400 AS day, count(*) AS visits FROM social_clicks c
  WHERE c.shop = $shop AND c.at >= $from AND c.at < $to GROUP BY 1
), credited AS (
  SELECT o.at, o.goods_fen
  FROM orders o
  JOIN social_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT c.at // 86400 AS day, count(*) AS orders, sum(c.goods_fen) AS sales_fen
  FROM credited c GROUP BY 1
)
SELECT d.day, coalesce(h.reached, 0) AS reached, coalesce(c.visits, 0) AS visits,
  coalesce(s.orders, 0) AS orders, coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(h.net_follows, 0) AS net_follows
FROM day d
LEFT JOIN hourly h ON h.day = d.day
LEFT JOIN clicked c ON c.day = d.day
LEFT JOIN sold s ON s.day = d.day
ORDER BY d.day
