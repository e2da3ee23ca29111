-- 库存流水 | Moves of stock: 期间内每一种进出各有多少件。 | How many pieces came and went in the period, kind by kind.
-- reads: period
-- kind (text): 进出 | Kind: 收货、退回、卖出、调仓、换货、盘亏或对不上。 |
--   Received, come back, sold, moved to another warehouse, exchanged, shrunk, or unexplained.
-- skus (count): 涉及 SKU | Kinds of goods: 有这种进出的 SKU。 | Kinds of goods with such a move.
-- pieces (count): 件数 | Pieces: 进为正，出为负。 | Positive in, negative out.
SELECT m.kind, count(DISTINCT m.sku) AS skus, sum(m.pieces) AS pieces
FROM stock_moves m
WHERE m.shop = $shop AND m.at >= $from AND m.at < $to
GROUP BY m.kind ORDER BY abs(sum(m.pieces)) DESC, m.kind
