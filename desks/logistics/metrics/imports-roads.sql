-- 三条进口路对比 | Three roads compared: 一般贸易、保税、海外直发各到了多少货、每件落地多少、税多重、清关多久。 |
--   General trade, bonded zone and overseas: pieces landed, cost of a piece, weight of taxes, time of clearance.
-- reads: period
-- road (text): 进口方式 | Road: 一般贸易、保税备货或海外仓直发。 | General trade, a bonded zone, or a warehouse overseas.
-- pieces (count): 到仓件数 | Pieces landed: 期间内到仓的件数。 | Pieces that came to a shelf in the period.
-- landed_fen (fen): 落地成本 | Landed cost: 货价、运费和进口时交的税 ÷ 到仓件数。 | Price, freight and what was paid on entry, divided by pieces landed.
-- lead_days (number): 备货天数 | Days to the shelf: 从下单到到仓的平均天数。 | From the order to the shelf on average.
-- cleared (count): 清关件数 | Pieces cleared: 期间内清关的件数。 | Pieces cleared in the period.
-- tax_fen (fen): 单件税费 | Taxes a piece: 关税、增值税、消费税 ÷ 清关件数。 | Tariff, VAT and consumption tax divided by pieces cleared.
-- hours (number): 清关时长（小时） | Clearance (hours): 清关的平均小时数。 | Mean hours of clearance.
-- inspected (count): 被查验 | Looked into: 被海关查验的报关。 | Declarations customs looked into.
WITH landed AS (
  SELECT road, sum(pieces) AS pieces, sum(pieces * (unit_fen + duty_fen)) AS fen,
    sum(pieces * (s.at / 3600 - placed)) AS waited
  FROM shipments s
  WHERE shop = $shop AND state = 'arrived' AND s.at >= $from AND s.at < $to
  GROUP BY road
), cleared AS (
  SELECT road, sum(pieces) AS pieces, sum(tariff_fen + vat_fen + consumption_fen) AS taxes,
    avg(hours) AS hours, count(*) FILTER (inspected = 1) AS inspected
  FROM clearances c WHERE shop = $shop AND c.at >= $from AND c.at < $to
  GROUP BY road
)
SELECT coalesce(landed.road, cleared.road) AS road,
  coalesce(landed.pieces, 0) AS pieces,
  landed.fen / landed.pieces AS landed_fen,
  landed.waited / landed.pieces / 24 AS lead_days,
  coalesce(cleared.pieces, 0) AS cleared,
  cleared.taxes / cleared.pieces AS tax_fen,
  cleared.hours,
  coalesce(cleared.inspected, 0) AS inspected
FROM landed FULL JOIN cleared ON landed.road = cleared.road
ORDER BY pieces DESC, road
