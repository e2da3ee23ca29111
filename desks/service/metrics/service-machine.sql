-- 机器人接待与转人工 | What the machine answered and passed on: 机器人接过的会话里，多少自己答完，多少转了人工，转了之后怎样。 |
--   Of the conversations the machine answered in, how many it ended itself, how many people went on with, and what came of both.
-- reads: history
-- matter (text): 问题 | Matter: 买家为什么来。 | Why the buyer wrote.
-- chats (count): 机器人接待 | Answered: 期间内结束、机器人回复过的会话。 | Ended in the period, with an answer of the machine in it.
-- handed (count): 转人工 | Handed over: 其中机器人之后又有人答复的。 | Of those, answered by people after the machine.
-- handed_rate (rate): 转人工率 | Hand-over rate: 转人工 ÷ 机器人接待。 | Handed over ÷ answered by the machine.
-- alone_good (rate): 机器人独立解决率 | Settled alone: 没有转人工的里面，下单、解决或识破的。 |
--   Bought, solved or fended off ÷ those nobody else answered in.
-- handed_good (rate): 转人工后解决率 | Settled after hand-over: 转人工的里面，下单、解决或识破的。 |
--   Bought, solved or fended off ÷ those handed over.
-- wait_s (number): 转人工等待（秒） | Wait (s): 从机器人最后一次答复到人答复，平均。 | Mean seconds from the machine's last answer to the first one by people.
WITH said AS (
  SELECT l.chat, max(l.at) FILTER (l.speaker = 'robot') AS robot,
    min(l.at) FILTER (l.speaker IN ('person', 'agent')) AS people
  FROM chat_lines l WHERE l.shop = $shop AND l.at < $to GROUP BY l.chat
), ended AS (
  SELECT c.matter, c.ending IN ('bought', 'solved', 'fended-off') AS is_good,
    s.people IS NOT NULL AND s.people >= s.robot AS is_handed, s.people - s.robot AS wait_s
  FROM chats c JOIN said s ON s.chat = c.chat
  WHERE c.shop = $shop AND c.at >= $from AND c.at < $to AND s.robot IS NOT NULL
)
SELECT matter, count(*) AS chats, count(*) FILTER (is_handed) AS handed,
  count(*) FILTER (is_handed) / count(*) AS handed_rate,
  count(*) FILTER (is_good AND NOT is_handed) / nullif(count(*) FILTER (NOT is_handed), 0) AS alone_good,
  count(*) FILTER (is_good AND is_handed) / nullif(count(*) FILTER (is_handed), 0) AS handed_good,
  avg(wait_s) FILTER (is_handed) AS wait_s
FROM ended GROUP BY matter ORDER BY chats DESC, matter
