-- 时段分布 | Hours of the day: 一天 24 小时里访问与订单怎样分布。 |
--   How visits and orders spread over the 24 hours of a day.
-- hour (count): 小时 | Hour: 市场时间的整点，0 至 23。 | Hour of the market day, 0 to 23.
-- views (count): 浏览量 | Page views: 该小时内商品页被打开的次数。 | Times a product page was opened.
-- orders (count): 订单数 | Orders: 该小时内付款的订单数。 | Orders paid in that hour.
WITH hour AS (SELECT unnest(range(0, 24)) AS hour), traffic AS (
  SELECT v.at % 86400 // 3600 AS hour, count(*) AS views
  FROM visit v WHERE v.shop = $shop AND v.at >= $from AND v.at < $to GROUP BY 1
), sale AS (
  SELECT o.at % 86400 // 3600 AS hour, count(*) AS orders
  FROM orders o WHERE o.shop = $shop AND o.at >= $from AND o.at < $to GROUP BY 1
)
SELECT h.hour, coalesce(t.views, 0) AS views, coalesce(s.orders, 0) AS orders
FROM hour h
LEFT JOIN traffic t ON t.hour = h.hour
LEFT JOIN sale s ON s.hour = h.hour
ORDER BY h.hour
