-- 盘点结果 | Counts: 期间内盘了多少，账和货差多少。 | What was counted in the period, and how far book and shelf were apart.
-- reads: period
-- counts (count): 盘点次数 | Counts: 每个 SKU 盘一次算一次。 | One for each kind of goods counted.
-- booked (count): 账面件数 | Booked: 盘点前账上的件数。 | Pieces the books held.
-- counted (count): 实盘件数 | Counted: 数出来的件数。 | Pieces that were there.
-- accuracy (rate): 账实相符率 | Right at once: 没有差的次数 ÷ 盘点次数。 | Counts without a difference divided by counts.
-- loss_fen (fen): 盘亏金额 | Loss: 缺的货按进价算。 | What was missing, at cost.
SELECT count(*) AS counts, coalesce(sum(c.booked), 0) AS booked, coalesce(sum(c.counted), 0) AS counted,
  count(*) FILTER (c.booked = c.counted) / nullif(count(*), 0) AS accuracy,
  coalesce(sum(c.loss_fen), 0) AS loss_fen
FROM stock_counts c
WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
