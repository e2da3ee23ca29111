-- 社媒概况 | Social overview: 一段时间内社媒触达、互动、引流与成交。 |
--   Reach, reactions, visits and orders from social platforms in a period.
-- reads: history
-- posts (count): 发布条数 | Posts: 本店账号与达人发出的内容条数。 | Posts of the shop's accounts and of influencers.
-- reached (count): 触达人次 | Reach: 内容被看到的次数，为精确计数。 | Times a post came before somebody's eyes; an exact count.
-- reaction_rate (rate): 互动率 | Reaction rate: 点赞、评论、转发之和 ÷ 触达人次。 | Likes, comments and shares divided by reach.
-- shares (count): 转发数 | Shares: 内容被转发的次数。 | Times a post was passed on.
-- visits (count): 引流访客 | Visits: 从内容或社群点进商品页的次数。 | Visits to a listing's page from a post or a group.
-- orders (count): 成交笔数 | Orders: 最近一次社媒点击后三天内付款的订单。 | Orders paid within three days of the latest social click.
-- sales_fen (fen): 成交金额 | Sales: 这些订单的商品实付金额。 | What the goods of those orders cost the buyers.
-- spend_fen (fen): 投入 | Spend: 内容制作、达人、赠品、补偿与外链的支出，减去退回的费用。 |
--   What content, influencers, gifts, compensation and links cost, less what was given back.
-- roi (number): 投入产出比 | Return on spend: 成交金额 ÷ 投入。 | Sales divided by spend.
-- follows (count): 新增粉丝 | Follows: 因内容关注账号的人数。 | People who followed because of a post.
-- unfollows (count): 取关人数 | Unfollows: 因内容取消关注的人数。 | People who stopped following at a post.
WITH hourly AS (
  SELECT sum(reached) AS reached, sum(likes + comments + shares) AS reactions, sum(shares) AS shares,
    sum(follows) AS follows, sum(unfollows) AS unfollows
  FROM social_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to
), clicked AS (
  SELECT count(*) AS visits FROM social_clicks c WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
), credited AS (
  SELECT o."order", o.goods_fen
  FROM orders o
  JOIN social_clicks c ON c.shop = o.shop AND c.shopper = o.shopper
    AND (c.session < o.session OR (c.session = o.session AND c.at <= o.at))
    AND o.at - c.at <= 259200
  WHERE o.shop = $shop AND o.at >= $from AND o.at < $to
  QUALIFY row_number() OVER (PARTITION BY o."order" ORDER BY c.session DESC, c.at DESC) = 1
), sold AS (
  SELECT count(*) AS orders, sum(goods_fen) AS sales_fen FROM credited
), spent AS (
  SELECT sum(amount_fen) AS spend_fen FROM ledger l
  WHERE l.shop = $shop AND l.account = 'social' AND l.at >= $from AND l.at < $to
), posted AS (
  SELECT count(*) AS posts FROM social_posts p WHERE p.shop = $shop AND p.at >= $from AND p.at < $to
)
SELECT p.posts, coalesce(h.reached, 0) AS reached, h.reactions / nullif(h.reached, 0) AS reaction_rate,
  coalesce(h.shares, 0) AS shares, c.visits, s.orders, coalesce(s.sales_fen, 0) AS sales_fen,
  coalesce(e.spend_fen, 0) AS spend_fen, coalesce(s.sales_fen, 0) / nullif(e.spend_fen, 0) AS roi,
  coalesce(h.follows, 0) AS follows, coalesce(h.unfollows, 0) AS unfollows
FROM hourly h, clicked c, sold s, spent e, posted p
