-- 进口总览 | Imports at a glance: 到仓的进口货每件多少钱、交了多少税、清关多久、查出多少错报。 |
--   What imported goods cost when they came in, what was paid in taxes, how long clearance took, and what customs found.
-- reads: period
-- pieces (count): 到仓件数 | Pieces landed: 期间内到仓的进口商品件数。 | Imported pieces that came to a shelf in the period.
-- landed_fen (fen): 落地成本 | Landed cost: 货价、运费和进口时交的税 ÷ 到仓件数；逐单交的税不在内。 |
--   Price, freight and what was paid on entry, divided by pieces landed; taxes paid order by order are not in it.
-- taxes_fen (fen): 进口税费 | Import taxes: 期间内报关的关税、增值税、消费税；退回的不减。 |
--   Tariff, VAT and consumption tax of what was declared in the period; refunds are not taken off.
-- tax_rate (rate): 综合税率 | Taxes of the value: 进口税费 ÷ 报关货值。 | Import taxes divided by the value declared.
-- clearances (count): 报关票数 | Declarations: 期间内清关的条数，一票大货的每个 SKU、每笔订单的每行各算一条。 |
--   Cleared in the period, a line for each SKU of a shipment and for each line of an order.
-- hours (number): 清关时长（小时） | Clearance (hours): 清关的平均小时数，含查验和拥堵。 | Mean hours of clearance, looks and jams included.
-- inspected (count): 被查验 | Looked into: 被海关查验的报关。 | Declarations customs looked into.
-- finds (count): 查出错报 | Wrong codes found: 查出归类申报不实的次数。 | Times a wrong code was found.
-- fines_fen (fen): 罚款 | Fines: 因归类不实被罚的钱。 | Fined for wrong codes.
WITH landed AS (
  SELECT sum(pieces) AS pieces, sum(pieces * (unit_fen + duty_fen)) AS fen FROM shipments s
  WHERE shop = $shop AND state = 'arrived' AND s.at >= $from AND s.at < $to
), cleared AS (
  SELECT count(*) AS clearances, sum(tariff_fen + vat_fen + consumption_fen) AS taxes,
    sum(value_fen) AS value, avg(hours) AS hours, count(*) FILTER (inspected = 1) AS inspected
  FROM clearances c WHERE shop = $shop AND c.at >= $from AND c.at < $to
), found AS (
  SELECT count(*) AS finds, sum(fine_fen) AS fines FROM customs_finds f
  WHERE shop = $shop AND f.at >= $from AND f.at < $to
)
SELECT coalesce(landed.pieces, 0) AS pieces,
  landed.fen / nullif(landed.pieces, 0) AS landed_fen,
  coalesce(taxes, 0) AS taxes_fen,
  taxes / nullif(value, 0) AS tax_rate,
  clearances, hours, inspected, finds,
  coalesce(fines, 0) AS fines_fen
FROM landed, cleared, found
