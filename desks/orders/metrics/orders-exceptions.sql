-- 异常订单 | Orders with trouble: 每一种异常怎么处理、结果怎样、花了多少。 | Each kind of trouble: what was answered, how it ended, what it cost.
-- reads: period
-- kind (text): 异常 | Kind: 哪一种异常。 | Which kind of trouble.
-- answer (text): 处理 | Answer: 最后的处理方式，没有处理写 none。 | What was answered last; none = nothing.
-- outcome (text): 结果 | Outcome: 结案时的结果。 | How it ended.
-- cases (count): 件数 | Cases: 期间内结案的异常。 | Cases closed in the period.
-- hours (number): 平均用时（小时） | Hours: 从出现到结案的平均小时数。 | From being raised to being closed on average.
-- cost_fen (fen): 费用 | Cost: 电话、改单、补货、拦截和补运费，退款不算在内。 |
--   Calls, labels, pieces bought, interceptions and the couriers' charges; refunds are not in it.
SELECT kind, answer, outcome, count(*) AS cases, avg(hours) AS hours, sum(cost_fen) AS cost_fen
FROM order_troubles t
WHERE t.shop = $shop AND t.at >= $from AND t.at < $to
GROUP BY kind, answer, outcome ORDER BY cases DESC, kind, answer, outcome
