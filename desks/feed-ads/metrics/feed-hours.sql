-- 信息流花费节奏 | Pace of feed spending: 每个计划在一天各小时的平均花费与点击。 |
--   What each campaign spent in each hour of the day, on average, and its clicks.
-- campaign (id): 计划 | Campaign: 推广计划的编号。 | Number of the campaign.
-- hour (count): 小时 | Hour: 0 至 23 点。 | From 0 to 23.
-- spend_fen (fen): 平均花费 | Mean spend: 该小时花费 ÷ 天数。 | Spend of that hour divided by the days.
-- clicks (number): 平均点击 | Mean clicks: 该小时点击 ÷ 天数。 | Clicks of that hour divided by the days.
WITH hour AS (
  SELECT unnest(range(24)) AS hour
), own AS (
  SELECT DISTINCT h.campaign FROM feed_hourly h
  WHERE h.shop = $shop AND h.at >= $from AND h.at < $to
), spent AS (
  SELECT h.campaign, (h.at // 3600) % 24 AS hour, sum(h.spend_fen) AS spend_fen,
    sum(h.clicks) AS clicks
  FROM feed_hourly h WHERE h.shop = $shop AND h.at >= $from AND h.at < $to GROUP BY 1, 2
)
SELECT o.campaign, r.hour,
  coalesce(s.spend_fen, 0) / (($to - $from) / 86400) AS spend_fen,
  coalesce(s.clicks, 0) / (($to - $from) / 86400) AS clicks
FROM own o CROSS JOIN hour r
LEFT JOIN spent s ON s.campaign = o.campaign AND s.hour = r.hour
ORDER BY o.campaign, r.hour
