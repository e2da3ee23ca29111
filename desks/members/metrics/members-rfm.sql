-- 会员 RFM 分层 | Members by RFM: 按最近购买、次数和金额给会员打分，分成八层。 |
--   Customers scored by how recent, how often and how much, in eight layers.
-- reads: history
-- layer (text): 分层 | Layer: 三项得分各以 3 分为高，高低组合成的八层。 |
--   Eight layers by which of the three scores are 3 or more.
-- members (count): 会员数 | Members: 期末属于这一层的买家；发货前取消的订单不算。 |
--   Buyers in the layer at the period's end; orders cancelled before dispatch do not count.
-- share (rate): 占比 | Share: 会员数 ÷ 全部会员。 | Members divided by all members.
-- orders (count): 订单数 | Orders: 他们从开店到期末的订单。 | Their orders since the shop opened.
-- spent_fen (fen): 累计实付 | Spent: 他们累计的商品实付金额。 | What their goods have cost them.
-- days (number): 平均沉默天数 | Mean days silent: 离最近一单的整天数，取平均。 |
--   Whole days since the latest order, on average.
WITH buyer AS (
  SELECT o.shopper, count(*) AS orders, sum(o.goods_fen) AS fen,
    greatest(0, $to - max(o.at)) // 86400 AS days
  FROM orders o
  LEFT JOIN (SELECT DISTINCT s."order" FROM order_steps s WHERE s.shop = $shop AND s.step = 'cancelled' AND s.at < $to) c
    USING ("order")
  WHERE o.shop = $shop AND o.at < $to AND c."order" IS NULL GROUP BY 1
), cut AS (
  SELECT c.edition::BIGINT AS edition, r1, r2, r3, r4, f1, f2, f3, f4, m1, m2, m3, m4
  FROM member_cuts c WHERE c.shop = $shop AND c.at <= $to
  UNION ALL SELECT 0::BIGINT, 7, 15, 30, 60, 1, 2, 3, 5, 5000, 12000, 25000, 50000
  ORDER BY edition DESC LIMIT 1
), scored AS (
  SELECT b.*,
    5 - (days > r1)::INT - (days > r2)::INT - (days > r3)::INT - (days > r4)::INT >= 3 AS recent,
    1 + (orders >= f1)::INT + (orders >= f2)::INT + (orders >= f3)::INT + (orders >= f4)::INT >= 3
      AS often,
    1 + (fen >= m1)::INT + (fen >= m2)::INT + (fen >= m3)::INT + (fen >= m4)::INT >= 3 AS much
  FROM buyer b, cut
)
SELECT ['lost', 'win-back-spender', 'win-back-regular', 'keep', 'new', 'promising', 'regular',
    'champion'][1 + 4 * recent::INT + 2 * often::INT + much::INT] AS layer,
  count(*) AS members, count(*) / sum(count(*)) OVER () AS share,
  sum(orders) AS orders, sum(fen) AS spent_fen, avg(days) AS days
FROM scored GROUP BY recent, often, much
ORDER BY 4 * recent::INT + 2 * often::INT + much::INT DESC
