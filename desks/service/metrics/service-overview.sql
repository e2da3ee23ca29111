-- 客服总览 | Service at a glance: 期间内结束的会话：响应多快、多少人问了就买、售后解决了多少、花了多少。 |
--   Conversations that ended in the period: how fast, how many bought, how many were solved, what it cost.
-- reads: history
-- chats (count): 会话数 | Conversations: 期间内结束的会话。 | Conversations that ended in the period.
-- first_s (number): 首次响应（秒） | First reply (s): 有人回复的会话，从买家第一句到第一次人工或机器人答复，中位数。 |
--   Median seconds from the buyer's first line to the first answer.
-- in_three (rate): 3 分钟响应率 | 3-minute reply rate: 8:00–24:00 的首问与首答，三分钟内人工答复的 ÷ 全部；没人答的连续提问算一轮，买家道别的话不算提问。 |
--   Rounds begun 08:00–24:00 answered by a person within three minutes ÷ all rounds; questions nobody answered are one round, a farewell is no question.
-- enquiries (count): 询单人次 | Enquiries: 售前会话。 | Conversations before buying.
-- converted (rate): 询单转化率 | Enquiry conversion: 问完就下单的 ÷ 询单人次。 | Enquiries that became an order.
-- complaints (count): 售后会话 | Complaints: 售后会话。 | Conversations after buying.
-- solved (rate): 解决率 | Solved: 已解决和已识破的 ÷ 售后会话。 | Solved or fended off ÷ complaints.
-- left_alone (count): 流失会话 | Left: 没等到答复就走了的买家。 | Buyers who left before an answer.
-- cost_fen (fen): 客服支出 | Cost: 工资、机器人、补偿和换货。 | Wages, machine, compensation and exchanges.
WITH c AS (
  SELECT * FROM chats k WHERE k.shop = $shop AND k.at >= $from AND k.at < $to
), said AS (
  SELECT l.chat, l.at AS second, l.speaker = 'buyer' AS is_buyer,
    row_number() OVER (PARTITION BY l.chat ORDER BY l.at, CASE l.speaker WHEN 'buyer' THEN 1 ELSE 0 END) AS place
  FROM chat_lines l WHERE l.shop = $shop AND l.at >= $from AND l.at < $to AND l.speaker <> 'robot'
    AND l.moment NOT IN ('agreed', 'bye', 'left')
), rounds AS (
  SELECT chat, second, is_buyer,
    coalesce(lag(is_buyer) OVER (PARTITION BY chat ORDER BY place), FALSE) AS after_buyer,
    min(CASE WHEN NOT is_buyer THEN second END)
      OVER (PARTITION BY chat ORDER BY place ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS answered
  FROM said
), pairs AS (
  SELECT answered - second AS waited FROM rounds
  WHERE is_buyer AND NOT after_buyer AND (second // 3600) % 24 >= 8
), spent AS (
  SELECT coalesce(sum(amount_fen), 0) AS fen FROM ledger g
  WHERE g.shop = $shop AND g.at >= $from AND g.at < $to AND g.account = 'service'
)
SELECT count(*) AS chats,
  median(first_s) AS first_s,
  (SELECT count(*) FILTER (waited <= 180) / nullif(count(*), 0) FROM pairs) AS in_three,
  count(*) FILTER ("order" IS NULL OR ending = 'bought') AS enquiries,
  count(*) FILTER (ending = 'bought') / nullif(count(*) FILTER ("order" IS NULL OR ending = 'bought'), 0) AS converted,
  count(*) FILTER ("order" IS NOT NULL AND ending <> 'bought') AS complaints,
  count(*) FILTER (ending IN ('solved', 'fended-off'))
    / nullif(count(*) FILTER ("order" IS NOT NULL AND ending <> 'bought'), 0) AS solved,
  count(*) FILTER (ending = 'left') AS left_alone,
  (SELECT fen FROM spent) AS cost_fen
FROM c
