-- 物流总览 | Parcels at a glance: 已有结果的包裹花了多少、走了多久、准不准时。 |
--   What parcels whose end is known cost, how long they took, and whether they kept their promise.
-- reads: history
-- parcels (count): 包裹数 | Parcels: 期间内签收或确认丢失的包裹；合单算一个，拆单算几个。 |
--   Parcels signed for or given up in the period; one for orders merged, several for an order split.
-- cost_fen (fen): 快递费 | Courier fees: 付给快递公司的费用，含保价。 | Paid to couriers, insurance included.
-- each_fen (fen): 单均快递费 | Fee a parcel: 快递费 ÷ 包裹数。 | Courier fees divided by parcels.
-- paid_fen (fen): 买家付的运费 | Freight from buyers: 这些订单的买家付的运费；拆单的记在第一个包裹上。 |
--   What the buyers of these orders paid for delivery; with the first parcel of an order that was split.
-- hours (number): 平均时效（小时） | Hours under way: 从揽收到签收的平均小时数，丢失的不算。 |
--   From hand-over to signature, lost ones left out.
-- within_72 (rate): 72 小时妥投率 | Within 72 hours: 72 小时内签收的包裹 ÷ 签收的包裹。 | Parcels signed within 72 hours divided by parcels signed.
-- on_time (rate): 准时率 | On time: 承诺时间前签收的包裹 ÷ 包裹数。 | Parcels signed before their promise divided by parcels.
-- damaged (count): 破损 | Damaged: 签收时已损坏的包裹。 | Parcels that arrived damaged.
-- lost (count): 丢失 | Lost: 确认丢失的包裹。 | Parcels given up.
WITH one AS (
  SELECT p.*, CASE WHEN row_number() OVER (PARTITION BY p."order" ORDER BY p.at, p.parcel) = 1
    THEN o.freight_fen ELSE 0 END AS freight_fen
  FROM parcels p JOIN orders o ON o."order" = p."order" AND o.shop = p.shop
  WHERE p.shop = $shop AND p.at < $to
), parcel AS (
  SELECT n.parcel, any_value(n.province) AS province, sum(n.cost_fen) AS cost_fen,
    sum(n.freight_fen) AS freight_fen, min(n.promised) AS promised, min(n.shipped) AS shipped,
    max(n.signed) AS signed, bool_or(n.fate = 'damaged') AS is_damaged,
    bool_or(n.fate = 'lost') AS is_lost
  FROM one n WHERE n.at >= $from GROUP BY n.parcel
)
SELECT count(*) AS parcels,
  coalesce(sum(p.cost_fen), 0) AS cost_fen,
  sum(p.cost_fen) / nullif(count(*), 0) AS each_fen,
  coalesce(sum(p.freight_fen), 0) AS paid_fen,
  avg(p.signed - p.shipped) / 3600 AS hours,
  count(*) FILTER (p.signed - p.shipped <= 259200) / nullif(count(p.signed), 0) AS within_72,
  count(*) FILTER (p.signed <= p.promised) / nullif(count(*), 0) AS on_time,
  count(*) FILTER (p.is_damaged) AS damaged,
  count(*) FILTER (p.is_lost) AS lost
FROM parcel p
