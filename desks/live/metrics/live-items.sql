-- 货盘复盘 | Goods of the line-up: 每场每件商品讲了多久、留住多少人、卖了多少。 |
--   How long each thing was on, how many it held, and what it sold.
-- room (id): 场次 | Room: 场次的编号。 | Number of the room.
-- listing (id): 商品 | Goods: 商品编号。 | Number of the listing.
-- minutes (count): 讲解分钟 | Minutes on: 脚本里讲它的分钟数。 | Minutes it was on.
-- mean_viewers (number): 平均在线 | Mean viewers: 讲它时每分钟在线人数的平均。 | Mean viewers while it was on.
-- joins (count): 进场 | Joins: 讲它时进来的人。 | Those who came in meanwhile.
-- leaves (count): 离开 | Leaves: 讲它时离开的人。 | Those who left meanwhile.
-- clicks (count): 商品点击 | Card clicks: 讲它时点开它的次数。 | Times its card was opened meanwhile.
-- orders (count): 成交笔数 | Orders: 讲它时付款的订单。 | Orders paid meanwhile.
-- click_orders (rate): 点击成交率 | Orders a click: 成交笔数 ÷ 商品点击。 | Orders divided by card clicks.
-- sales_fen (fen): 成交金额 | Sales: 讲它时的商品实付金额。 | What the goods cost that were paid for meanwhile.
-- minute_fen (fen): 每分钟成交 | Sales a minute: 成交金额 ÷ 讲解分钟。 | Sales divided by the minutes it was on.
SELECT m.room, m.listing, count(*) AS minutes, avg(m.viewers) AS mean_viewers,
  sum(m.joins) AS joins, sum(m.leaves) AS leaves, sum(m.clicks) AS clicks, sum(m.orders) AS orders,
  sum(m.orders) / nullif(sum(m.clicks), 0) AS click_orders,
  sum(m.sales_fen) AS sales_fen, sum(m.sales_fen) / count(*) AS minute_fen
FROM live_minutes m
WHERE m.shop = $shop AND m.at >= $from AND m.at < $to AND m.block <> 'welcome'
GROUP BY m.room, m.listing
ORDER BY m.room DESC, sales_fen DESC, m.listing
