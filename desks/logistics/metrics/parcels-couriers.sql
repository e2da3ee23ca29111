-- 快递对比 | Couriers compared: 各家快递在本店的价格、时效与破损。 | Price, speed and damage of each courier in this shop.
-- reads: period
-- courier (text): 快递 | Courier: 承运的快递公司。 | Who carried the parcels.
-- parcels (count): 包裹数 | Parcels: 期间内签收或确认丢失的包裹。 | Parcels signed for or given up in the period.
-- each_fen (fen): 单均快递费 | Fee a parcel: 付给这家快递的费用 ÷ 包裹数。 | Paid to the courier divided by its parcels.
-- hours (number): 平均时效（小时） | Hours under way: 从揽收到签收的平均小时数。 | From hand-over to signature on average.
-- on_time (rate): 准时率 | On time: 承诺时间前签收的包裹 ÷ 包裹数。 | Parcels signed before their promise divided by parcels.
-- damaged (count): 破损 | Damaged: 签收时已损坏的包裹。 | Parcels that arrived damaged.
-- lost (count): 丢失 | Lost: 确认丢失的包裹。 | Parcels given up.
SELECT p.courier, count(*) AS parcels, sum(p.cost_fen) / count(*) AS each_fen,
  avg(p.signed - p.shipped) / 3600 AS hours,
  count(*) FILTER (p.signed <= p.promised) / count(*) AS on_time,
  count(*) FILTER (p.fate = 'damaged') AS damaged,
  count(*) FILTER (p.fate = 'lost') AS lost
FROM parcels p
WHERE p.shop = $shop AND p.at >= $from AND p.at < $to
GROUP BY p.courier ORDER BY parcels DESC, p.courier
