-- 站内路径 | Paths inside the shop: 买家从哪件商品的页面走到哪件商品。 |
--   From which page of the shop visitors went on to which.
-- reads: history
-- from_listing (id): 来源商品 | From: 前一页的商品编号。 | The listing whose page came before.
-- to_listing (id): 去向商品 | To: 后一页的商品编号。 | The listing whose page came after.
-- moves (count): 走了几次 | Moves: 从前一页直接走到后一页的次数。 | Times visitors went straight from the one to the other.
-- share (rate): 占比 | Share: 走到这一页的次数 ÷ 打开前一页的次数。 | Moves divided by times the first page was opened.
-- orders (count): 成交件单 | Orders: 走过去的那次会话里买下了后一件的次数。 |
--   Sessions of these moves in which the second listing was paid for.
WITH page AS (
  SELECT v.session, v.listing, v.at, v.channel,
    lag(v.listing) OVER (PARTITION BY v.session, v.shop ORDER BY v.at) AS before
  FROM visit v WHERE v.shop = $shop AND v.at >= $from AND v.at < $to
), opened AS (
  SELECT p.listing, count(*) AS times FROM page p GROUP BY 1
), bought AS (
  SELECT DISTINCT a.session, a.listing FROM action a
  WHERE a.shop = $shop AND a.at >= $from AND a.at < $to AND a.kind = 'pay'
)
SELECT p.before AS from_listing, p.listing AS to_listing, count(*) AS moves,
  count(*) / any_value(o.times) AS share, count(b.session) AS orders
FROM page p
JOIN opened o ON o.listing = p.before
LEFT JOIN bought b ON b.session = p.session AND b.listing = p.listing
WHERE p.channel = 'shop' AND p.before IS NOT NULL
GROUP BY 1, 2 ORDER BY moves DESC, 1, 2 LIMIT 500
