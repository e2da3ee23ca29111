-- 各省物流 | Parcels by province: 每个省的包裹、快递费、买家付的运费和时效。 |
--   Parcels, courier fees, freight from buyers and speed, province by province.
-- reads: history
-- province (text): 省份 | Province: 收货省份。 | Where the parcels went.
-- parcels (count): 包裹数 | Parcels: 期间内签收或确认丢失的包裹；合单算一个，拆单算几个。 |
--   Parcels signed for or given up in the period; one for orders merged, several for an order split.
-- each_fen (fen): 单均快递费 | Fee a parcel: 快递费 ÷ 包裹数。 | Courier fees divided by parcels.
-- paid_fen (fen): 单均买家运费 | Freight a parcel: 买家付的运费 ÷ 包裹数。 | What buyers paid for delivery divided by parcels.
-- hours (number): 平均时效（小时） | Hours under way: 从揽收到签收的平均小时数。 | From hand-over to signature on average.
-- on_time (rate): 准时率 | On time: 承诺时间前签收的包裹 ÷ 包裹数。 | Parcels signed before their promise divided by parcels.
WITH one AS (
  SELECT p.*, CASE WHEN row_number() OVER (PARTITION BY p."order" ORDER BY p.at, p.parcel) = 1
    THEN o.freight_fen ELSE 0 END AS freight_fen
  FROM parcels p JOIN orders o ON o."order" = p."order" AND o.shop = p.shop
  WHERE p.shop = $shop AND p.at < $to
), parcel AS (
  SELECT n.parcel, any_value(n.province) AS province, sum(n.cost_fen) AS cost_fen,
    sum(n.freight_fen) AS freight_fen, min(n.promised) AS promised, min(n.shipped) AS shipped,
    max(n.signed) AS signed
  FROM one n WHERE n.at >= $from GROUP BY n.parcel
)
SELECT p.province, count(*) AS parcels, sum(p.cost_fen) / count(*) AS each_fen,
  sum(p.freight_fen) / count(*) AS paid_fen,
  avg(p.signed - p.shipped) / 3600 AS hours,
  count(*) FILTER (p.signed <= p.promised) / count(*) AS on_time
FROM parcel p
GROUP BY p.province ORDER BY parcels DESC, p.province
