-- 谁来答 | Who answered: 本人、外包客服、机器人和没人答的会话各自的结果。 | What came of conversations held by you, hired people, the machine, and nobody.
-- reads: history
-- answered_by (text): 谁 | Who: 最后答复的一方。 | Whoever answered last.
-- chats (count): 会话数 | Conversations: 期间内结束的。 | Ended in the period.
-- first_s (number): 首次响应（秒） | First reply (s): 平均秒数。 | Mean seconds.
-- good (rate): 有好结果的 | Ended well: 下单、解决或识破的 ÷ 会话数。 | Bought, solved or fended off ÷ conversations.
-- faults (number): 差错/会话 | Faults each: 平均差错数。 | Mean number of faults.
SELECT answered_by, count(*) AS chats, avg(first_s) AS first_s,
  count(*) FILTER (ending IN ('bought', 'solved', 'fended-off')) / count(*) AS good,
  avg(faults) AS faults
FROM chats c
WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
GROUP BY answered_by ORDER BY chats DESC, answered_by
