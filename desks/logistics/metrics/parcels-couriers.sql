-- 快递对比 | Couriers compared: 各家快递在本店的价格、时效与破损。 | Price, speed and damage of each courier in this shop.
-- reads: period
-- courier (text): 快递 | Courier: 承运的快递公司。 | Who carried the parcels.
-- parcels (count): 包裹数 | Parcels: 期间内签收或确认丢失的包裹；合单算一个，拆单算几个。 |
--   Parcels signed for or given up in the period; one for orders merged, several for an order split.
-- each_fen (fen): 单均快递费 | Fee a parcel: 付给这家快递的费用 ÷ 包裹数。 | Paid to the courier divided by its parcels.
-- hours (number): 平均时效（小时） | Hours under way: 从揽收到签收的平均小时数。 | From hand-over to signature on average.
-- on_time (rate): 准时率 | On time: 承诺时间前签收的包裹 ÷ 包裹数。 | Parcels signed before their promise divided by parcels.
-- damaged (count): 破损 | Damaged: 签收时已损坏的包裹。 | Parcels that arrived damaged.
-- lost (count): 丢失 | Lost: 确认丢失的包裹。 | Parcels given up.
WITH parcel AS (
  SELECT p.parcel, any_value(p.courier) AS courier, sum(p.cost_fen) AS cost_fen,
    min(p.promised) AS promised, min(p.shipped) AS shipped, max(p.signed) AS signed,
    bool_or(p.fate = 'damaged') AS is_damaged, bool_or(p.fate = 'lost') AS is_lost
  FROM parcels p WHERE p.shop = $shop AND p.at >= $from AND p.at < $to GROUP BY p.parcel
)
SELECT p.courier, count(*) AS parcels, sum(p.cost_fen) / count(*) AS each_fen,
  avg(p.signed - p.shipped) / 3600 AS hours,
  count(*) FILTER (p.signed <= p.promised) / count(*) AS on_time,
  count(*) FILTER (p.is_damaged) AS damaged,
  count(*) FILTER (p.is_lost) AS lost
FROM parcel p
GROUP BY p.courier ORDER BY parcels DESC, p.courier
