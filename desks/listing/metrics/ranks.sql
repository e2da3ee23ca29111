-- 关键词排名 | Keyword ranks: 每件商品在每个搜索词下，每天排在第几位。 |
--   Where each product stood for each phrase, day by day.
-- day (count): 日 | Day: 市场第几天，从 0 数起。 | Day of the market, counted from 0.
-- listing (count): 商品编号 | Product: 商品的编号。 | The product's number.
-- title (text): 标题 | Title: 当天最后的标题；当天还没过完，为最近一个日终的标题。 |
--   Its title at the day's end; while the day runs, at the last end of a day.
-- keyword (text): 搜索词 | Search word: 买家在搜索框里输入的词。 | What shoppers typed.
-- exposures (count): 曝光量 | Exposures: 商品在该词结果里出现的次数，为精确计数。 |
--   Times it was shown for the word; an exact count.
-- position (number): 平均位置 | Average position: 结果页里的平均名次，1 为最前。 |
--   Average place on the result page; 1 is the top.
-- click_rate (rate): 点击率 | Click rate: 点击次数 ÷ 曝光量。 | Clicks divided by exposures.
WITH daily AS (
  SELECT e.at // 86400 AS day, e.listing, e.keyword, sum(e.exposures) AS exposures,
    sum(e.clicks) AS clicks, sum(e.position_sum) AS position_sum
  FROM exposure_hourly e
  WHERE e.shop = $shop AND e.at >= $from AND e.at < $to AND e.keyword IS NOT NULL
  GROUP BY 1, 2, 3
), busiest AS (
  SELECT d.listing, d.keyword FROM daily d
  GROUP BY 1, 2
  ORDER BY sum(d.exposures) DESC, d.listing, d.keyword
  LIMIT 60
), named AS (
  SELECT l.listing, l.title, l.at FROM listing_day l WHERE l.shop = $shop AND l.at < $to
)
SELECT d.day, d.listing, coalesce(n.title, '') AS title, d.keyword, d.exposures,
  d.position_sum / d.exposures AS position,
  d.clicks / d.exposures AS click_rate
FROM daily d
JOIN busiest b ON b.listing = d.listing AND b.keyword = d.keyword
ASOF LEFT JOIN named n ON n.listing = d.listing AND (d.day + 1) * 86400 > n.at
ORDER BY d.listing, d.keyword, d.day
