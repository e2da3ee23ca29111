-- 舆情日报 | Sentiment by day: 每个开市日的好评、差评、回复速度与扩散。 |
--   Praise, complaints, speed of answers and spread on every market day.
-- reads: history
-- day (count): 开市日 | Market day: 从 0 起算的开市日序号。 | Days since the market opened, from 0.
-- praise (count): 正面提及 | Praise: 夸奖本店的评论与私信。 | Comments and messages that praise the shop.
-- complaints (count): 负面提及 | Complaints: 抱怨本店的评论与私信。 | Comments and messages that complain.
-- answered (count): 已回复 | Answered: 当天提及中到时段结束已经回复的条数。 |
--   Mentions of that day that were answered by the period's end.
-- wait_hours (number): 平均回复时长 | Mean wait: 从提及到回复的小时数，平均。 | Hours from mention to answer, mean.
-- wording (number): 话术得分 | Wording: 回复措辞的得分，0–100，平均。 | How right the answers' wording was, 0–100, mean.
-- seen (count): 负面扩散人次 | People who saw complaints: 当天看到负面提及的人次，按严重程度加权。 |
--   People who came across complaints that day, weighted by severity.
-- unanswered (count): 未回复 | Unanswered: 当天结束时还没回复的条数。 | Mentions still unanswered at the day's end.
WITH day AS (
  SELECT unnest(range($from // 86400, ($to + 86399) // 86400)) AS day
), said AS (
  SELECT m.at // 86400 AS day, count(*) FILTER (m.sentiment > 0) AS praise,
    count(*) FILTER (m.sentiment < 0) AS complaints, count(r.mention) AS answered,
    avg(r.waited_s) / 3600 AS wait_hours, avg(r.wording) AS wording
  FROM mentions m LEFT JOIN mention_replies r ON r.mention = m.mention AND r.at < $to
  WHERE m.shop = $shop AND m.at >= $from AND m.at < $to GROUP BY 1
), spread AS (
  SELECT s.at // 86400 AS day, sum(s.seen) AS seen, sum(s.unanswered) AS unanswered
  FROM sentiment_daily s WHERE s.shop = $shop AND s.at >= $from AND s.at < $to GROUP BY 1
)
SELECT d.day, coalesce(s.praise, 0) AS praise, coalesce(s.complaints, 0) AS complaints,
  coalesce(s.answered, 0) AS answered, s.wait_hours, s.wording,
  coalesce(p.seen, 0) AS seen, coalesce(p.unanswered, 0) AS unanswered
FROM day d
LEFT JOIN said s ON s.day = d.day
LEFT JOIN spread p ON p.day = d.day
ORDER BY d.day
