-- 逐分钟曲线 | Minute by minute: 直播间每一分钟的在线、进出、点击与成交。 |
--   Viewers, joins, leaves, clicks and orders of every minute of a room.
-- room (id): 场次 | Room: 场次的编号。 | Number of the room.
-- minute (count): 分钟 | Minute: 从 0 起算。 | From 0.
-- block (text): 环节 | Block: 这一分钟脚本里的环节。 | What the script has in this minute.
-- viewers (count): 在线 | Viewers: 这一分钟结束时的在线人数。 | Viewers at the end of the minute.
-- joins (count): 进场 | Joins: 这一分钟进来的人。 | Those who came in.
-- leaves (count): 离开 | Leaves: 这一分钟离开的人。 | Those who left.
-- questions (count): 提问 | Questions: 这一分钟的弹幕提问。 | Questions in the barrage.
-- clicks (count): 商品点击 | Card clicks: 这一分钟点开商品卡的次数。 | Goods cards opened.
-- orders (count): 成交 | Orders: 这一分钟付款的订单。 | Orders paid.
-- sales_fen (fen): 成交金额 | Sales: 这一分钟的商品实付金额。 | What the goods cost that were paid for.
SELECT m.room, m.minute, m.block, m.viewers, m.joins, m.leaves, m.questions, m.clicks, m.orders,
  m.sales_fen
FROM live_minutes m
WHERE m.shop = $shop AND m.at >= $from AND m.at < $to
ORDER BY m.room, m.minute
