-- 供应商评分卡 | Supplier scorecard: 期间内有结果的进货，准不准时、次品多少、便宜多少。 |
--   Purchases that came to an end in the period: on time, bad pieces, price.
-- reads: history
-- supplier (text): 供应商 | Supplier: 从谁那里进的。 | Who sold them.
-- purchases (count): 批数 | Deliveries: 上架或退回的批数。 | Deliveries shelved or sent back.
-- pieces (count): 件数 | Pieces: 这些批的件数。 | Pieces in them.
-- on_time (rate): 准时率 | On time: 承诺时间前到货的批数 ÷ 批数。 | Arrived by their promise divided by deliveries.
-- bad_rate (rate): 抽检次品率 | Bad pieces: 检出的次品 ÷ 检过的件数。 | Bad pieces found divided by pieces looked at.
-- rejected (count): 退回 | Sent back: 整批退回的批数。 | Deliveries sent back whole.
-- price_rate (rate): 进价比 | Price: 进价 ÷ 常用供应商的价。 | Paid divided by the usual supplier's price.
WITH ended AS (
  SELECT p.purchase, max_by(p.state, p.at) AS state, max_by(p.supplier, p.at) AS supplier,
    max(p.pieces) AS pieces, max(p.unit_fen) AS unit_fen, max(p.base_fen) AS base_fen,
    max(p.promised) AS promised, max(p.sampled) AS sampled, max(p.found) AS found,
    min(p.at) FILTER (p.state <> 'ordered') AS arrived,
    min(p.at) FILTER (p.state IN ('shelved', 'rejected')) AS ended
  FROM purchases p WHERE p.shop = $shop AND p.at < $to GROUP BY p.purchase
)
SELECT e.supplier, count(*) AS purchases, sum(e.pieces) AS pieces,
  count(*) FILTER (e.arrived <= e.promised * 3600) / count(*) AS on_time,
  sum(e.found) / nullif(sum(e.sampled), 0) AS bad_rate,
  count(*) FILTER (e.state = 'rejected') AS rejected,
  sum(e.pieces * e.unit_fen) / sum(e.pieces * e.base_fen) AS price_rate
FROM ended e
WHERE e.ended >= $from AND e.ended < $to
GROUP BY e.supplier ORDER BY pieces DESC, e.supplier
