-- 卡片效果 | What cards did: 发出去的商品卡和订单卡，多少发得不合适，多少买家买了卡上的商品。 |
--   Goods cards and order cards that were sent, how many were out of place, how many buyers bought what the card showed.
-- reads: history
-- card (text): 卡片 | Card: 商品卡或订单卡。 | Goods or order.
-- listing (id): 商品 | Listing: 商品卡上的商品；订单卡为空。 | The goods shown; empty for orders.
-- sent (count): 发出 | Sent: 期间内发出的张数。 | Cards sent in the period.
-- misplaced (count): 不合适 | Out of place: 其中被记为「卡片不合适」「发太多」或「泄露信息」的。 | Those that were wrong, too many, or a stranger's order.
-- chats (count): 会话数 | Conversations: 收到它的会话。 | Conversations that got it.
-- bought (count): 买了它 | Bought it: 其中买了卡上商品的。 | Those that bought the goods shown.
-- rate (rate): 卡片转化率 | Conversion: 买了它的 ÷ 会话数。 | Bought it ÷ conversations.
WITH sent AS (
  SELECT l.chat, l.card, CASE WHEN l.card = 'goods' THEN l.card_of END AS listing,
    (l.faults & 3080) <> 0 AS is_misplaced
  FROM chat_lines l
  WHERE l.shop = $shop AND l.at >= $from AND l.at < $to AND l.card <> 'none'
), won AS (
  SELECT DISTINCT c.chat, o.listing
  FROM chats c JOIN order_lines o ON o."order" = c."order"
  WHERE c.shop = $shop AND c.at < $to AND c.ending = 'bought'
)
SELECT s.card, s.listing, count(*) AS sent, count(*) FILTER (is_misplaced) AS misplaced,
  count(DISTINCT s.chat) AS chats, count(DISTINCT w.chat) AS bought,
  count(DISTINCT w.chat) / count(DISTINCT s.chat) AS rate
FROM sent s LEFT JOIN won w ON w.chat = s.chat AND w.listing = s.listing
GROUP BY s.card, s.listing ORDER BY sent DESC, s.card, s.listing
