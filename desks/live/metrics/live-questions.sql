-- 弹幕问题 | Questions of the barrage: 买家在直播间问什么，答上了多少。 |
--   What viewers ask in the rooms, and how much of it is answered.
-- question (text): 问题 | Question: 问的是什么。 | What is asked.
-- asked (count): 提问数 | Asked: 这类提问的次数。 | How often it was asked.
-- answered (count): 答上的 | Answered: 当场有答案的次数。 | How often there was an answer at once.
-- answered_rate (rate): 回答率 | Share answered: 答上的 ÷ 提问数。 | Answered divided by asked.
SELECT q.question, count(*) AS asked, sum(q.answered) AS answered,
  sum(q.answered) / count(*) AS answered_rate
FROM live_questions q
WHERE q.shop = $shop AND q.at >= $from AND q.at < $to
GROUP BY q.question
ORDER BY asked DESC, q.question
