-- 内容效果 | Posts: 每条内容的触达、互动、引流与成交。 |
--   Reach, reactions, visits and orders of every post.
-- reads: history
-- post (id): 内容编号 | Post: 内容的编号。 | The post's number.
-- day (count): 发布日 | Day: 从 0 起算的开市日序号。 | Market day it went out, from 0.
-- platform (text): 平台 | Platform: 发布的平台。 | Where it was published.
-- format (text): 形式 | Format: 长图文、短视频、图文笔记或直播预告。 | Article, short video, picture note or live notice.
-- topic (text): 选题 | Topic: 内容讲的是什么。 | What it is about.
-- kol (id): 达人 | Influencer: 达人编号；空白为本店账号。 | The influencer's number; empty for the shop's own account.
-- reached (count): 触达人次 | Reach: 被看到的次数。 | Times it came before somebody's eyes.
-- likes (count): 点赞 | Likes: 点赞数。 | Likes.
-- shares (count): 转发 | Shares: 转发数。 | Times it was passed on.
-- visits (count): 引流访客 | Visits: 从这条内容点进商品页的次数。 | Visits to the listing from it.
-- orders (count): 成交笔数 | Orders: 最近一次社媒点击是这条内容、三天内付款的订单。 |
--   Orders within three days whose latest social click was on this post.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- cost_fen (fen): 成本 | Cost: 制作费或达人费用。 | What making it, or the influencer, cost.
WITH hourly AS (
  SELECT h.post, sum(reached) AS reached, sum(likes) AS likes, sum(shares) AS shares
  FROM social_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1
), clicked AS (
  SELECT c.post, count(*) AS visits FROM social_clicks c
  WHERE c.shop = $shop AND c.at >= $from AND c.at < $to AND c.post IS NOT NULL GROUP BY 1
), credited AS (
  SELECT c.post, o.goods_fen
  FROM orders o
  JOIN social_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT post, count(*) AS orders, sum(goods_fen) AS sales_fen FROM credited
  WHERE post IS NOT NULL GROUP BY 1
)
SELECT p.post, p.at // 86400 AS day, p.platform, p.format, p.topic, p.kol,
  coalesce(h.reached, 0) AS reached, coalesce(h.likes, 0) AS likes, coalesce(h.shares, 0) AS shares,
  coalesce(c.visits, 0) AS visits, coalesce(s.orders, 0) AS orders,
  coalesce(s.sales_fen, 0) AS sales_fen, p.cost_fen
FROM social_posts p
LEFT JOIN hourly h ON h.post = p.post
LEFT JOIN clicked c ON c.post = p.post
LEFT JOIN sold s ON s.post = p.post
WHERE p.shop = $shop AND p.at < $to AND (p.at >= $from OR h.reached > 0)
ORDER BY p.at DESC, p.post DESC
