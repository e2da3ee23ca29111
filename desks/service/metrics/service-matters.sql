-- 各类问题 | By matter: 每一类问题来了多少、结果怎样、给出去多少。 | How many of each matter came, what came of them, what was given.
-- reads: history
-- matter (text): 问题 | Matter: 买家为什么来。 | Why the buyer wrote.
-- chats (count): 会话数 | Conversations: 期间内结束的。 | Ended in the period.
-- good (rate): 有好结果的 | Ended well: 售前下单、售后解决或识破的 ÷ 会话数。 | Bought, solved or fended off ÷ conversations.
-- complete (rate): 答全的 | Complete: 该做到的都做到了的 ÷ 会话数。 | Every need met ÷ conversations.
-- in_order (rate): 顺序对的 | In order: 先共情、再方案、后跟进的 ÷ 会话数。 | Empathise, solve, follow up in this order ÷ conversations.
-- faults (count): 差错 | Faults: 这些会话里的差错数。 | Faults in these conversations.
-- given_fen (fen): 给出 | Given: 补偿、退款、换货和券。 | Compensation, refunds, exchanges and coupons.
SELECT matter, count(*) AS chats,
  count(*) FILTER (ending IN ('bought', 'solved', 'fended-off')) / count(*) AS good,
  count(*) FILTER (needs > 0 AND met >= needs) / count(*) AS complete,
  count(*) FILTER (first_s IS NOT NULL AND in_order = 1) / count(*) AS in_order,
  coalesce(sum(faults), 0) AS faults,
  coalesce(sum(given_fen), 0) AS given_fen
FROM chats c
WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
GROUP BY matter ORDER BY chats DESC, matter
