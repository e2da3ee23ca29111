-- 工单 | Tickets: 各部门被问了多少、多久答复、多少在答应的时间内告诉了买家。 |
--   What was asked of each office, how long answers took, how often the buyer heard by the date given.
-- reads: history
-- office (text): 部门 | Office: 仓库、快递、主管或财务。 | Warehouse, courier, superior or finance.
-- opened (count): 开出 | Opened: 期间内开出的工单。 | Tickets opened in the period.
-- answered (count): 已答复 | Answered: 其中部门已经答复的。 | Those the office has answered.
-- hours (number): 答复用时（小时） | Hours: 从开出到答复，平均。 | From opening to the answer, mean.
-- told (count): 按时告知 | Told in time: 其中在答应的时间内告诉买家的。 | Those whose buyer heard by the date given.
-- late (count): 失约 | Late: 其中过了时间没有告诉的。 | Those whose date passed in silence.
-- kept (rate): 守约率 | Word kept: 按时告知 ÷（按时告知＋失约）。 | Told in time ÷ (told in time + late).
WITH own AS (
  SELECT t.ticket, t.office, t.state, t.at FROM tickets t WHERE t.shop = $shop AND t.at < $to
), opened AS (
  SELECT o.ticket, o.office, o.at FROM own o WHERE o.state = 'open' AND o.at >= $from AND o.at < $to
)
SELECT p.office, count(DISTINCT p.ticket) AS opened,
  count(*) FILTER (o.state = 'answered') AS answered,
  avg((o.at - p.at) / 3600) FILTER (o.state = 'answered') AS hours,
  count(*) FILTER (o.state = 'told') AS told,
  count(*) FILTER (o.state = 'late') AS late,
  count(*) FILTER (o.state = 'told') / nullif(count(*) FILTER (o.state IN ('told', 'late')), 0) AS kept
FROM opened p JOIN own o ON o.ticket = p.ticket
GROUP BY p.office ORDER BY opened DESC, p.office
