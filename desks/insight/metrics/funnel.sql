-- 转化漏斗 | Conversion funnel: 从曝光到付款，每一步还剩多少。 |
--   From exposure to payment: how many are left after every step.
-- reads: previous
-- step (text): 步骤 | Step: 曝光、访问、加购或收藏、结算、付款；在直播间或聊天里当场付款的，也算经过结算。 |
--   Exposure, visit, cart or favourite, checkout, payment; who pays at once in a live room or a chat passed the checkout.
-- reached (count): 到达次数 | Reached: 曝光按次；其后按“一次到访中的一个商品”计。 |
--   Exposures are counted one by one; later steps count one product in one session once.
-- from_previous (rate): 上一步转化 | From the step before: 本步 ÷ 上一步。 |
--   This step divided by the one before.
-- from_visit (rate): 访问转化 | From visit: 本步 ÷ 访问。 | This step divided by visits.
-- previous_reached (count): 上期到达 | Reached before: 前一个等长时段的到达次数。 |
--   The same count in the equally long period before.
WITH event AS (
  SELECT v.at >= $from AS is_current, 2 AS place, hash(v.session, v.listing) AS subject
  FROM visit v WHERE v.shop = $shop AND v.at >= 2 * $from - $to AND v.at < $to
  UNION ALL
  SELECT a.at >= $from,
    CASE WHEN a.kind IN ('checkout', 'pay') THEN 4 ELSE 3 END,
    hash(a.session, a.listing)
  FROM action a
  WHERE a.shop = $shop AND a.at >= 2 * $from - $to AND a.at < $to
    AND a.kind IN ('cart', 'favourite', 'checkout', 'pay')
  UNION ALL
  SELECT a.at >= $from, 5, hash(a.session, a.listing)
  FROM action a
  WHERE a.shop = $shop AND a.at >= 2 * $from - $to AND a.at < $to AND a.kind = 'pay'
), counted AS (
  SELECT e.is_current, e.place, count(DISTINCT e.subject) AS reached FROM event e GROUP BY 1, 2
  UNION ALL
  SELECT h.at >= $from, 1, sum(h.exposures)
  FROM exposure_hourly h WHERE h.shop = $shop AND h.at >= 2 * $from - $to AND h.at < $to
  GROUP BY 1
), step AS (
  SELECT s.place, s.step,
    coalesce(c.reached, 0) AS reached,
    CASE WHEN 2 * $from - $to >= 0 THEN coalesce(p.reached, 0) END AS previous_reached
  FROM (VALUES (1, 'exposure'), (2, 'visit'), (3, 'interest'), (4, 'checkout'), (5, 'pay')) s(place, step)
  LEFT JOIN counted c ON c.place = s.place AND c.is_current
  LEFT JOIN counted p ON p.place = s.place AND NOT p.is_current
)
SELECT s.step, s.reached,
  s.reached / nullif(lag(s.reached) OVER (ORDER BY s.place), 0) AS from_previous,
  CASE WHEN s.place >= 2 THEN s.reached / nullif(max(s.reached) FILTER (WHERE s.place = 2) OVER (), 0) END
    AS from_visit,
  s.previous_reached
FROM step s
ORDER BY s.place
