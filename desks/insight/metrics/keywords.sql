-- 搜索词 | Search words: 买家用哪些词找到本店，带来多少成交。 |
--   Which words shoppers found the shop with, and what they bought.
-- keyword (text): 搜索词 | Search word: 买家在搜索框里输入的词。 | What the shopper typed.
-- exposures (count): 曝光量 | Exposures: 商品在该词结果里出现的次数，为精确计数。 |
--   Times a product was shown for the word; an exact count.
-- click_rate (rate): 点击率 | Click rate: 点击次数 ÷ 曝光量。 | Clicks divided by exposures.
-- position (number): 平均位置 | Average position: 结果页里的平均名次，1 为最前。 |
--   Average place on the result page; 1 is the top.
-- visitors (count): 访客数 | Visitors: 由该词到访的不同买家数。 |
--   Distinct shoppers who came through the word.
-- buyers (count): 支付买家数 | Buyers: 由该词到访并在同次到访中付款的不同买家数。 |
--   Those of them who paid in the same session.
WITH shown AS (
  SELECT e.keyword, sum(e.exposures) AS exposures, sum(e.clicks) AS clicks,
    sum(e.position_sum) AS position_sum
  FROM exposure_hourly e
  WHERE e.shop = $shop AND e.at >= $from AND e.at < $to AND e.keyword IS NOT NULL
  GROUP BY 1
), traffic AS (
  SELECT v.keyword, count(DISTINCT v.shopper) AS visitors,
    count(DISTINCT v.shopper) FILTER (WHERE o.session IS NOT NULL) AS buyers
  FROM visit v
  LEFT JOIN (
    SELECT DISTINCT p.session FROM orders p
    WHERE p.shop = $shop AND p.at >= $from AND p.at < $to
  ) o ON o.session = v.session
  WHERE v.shop = $shop AND v.at >= $from AND v.at < $to AND v.keyword IS NOT NULL
  GROUP BY 1
)
SELECT coalesce(h.keyword, t.keyword) AS keyword,
  coalesce(h.exposures, 0) AS exposures,
  h.clicks / nullif(h.exposures, 0) AS click_rate,
  h.position_sum / nullif(h.exposures, 0) AS position,
  coalesce(t.visitors, 0) AS visitors,
  coalesce(t.buyers, 0) AS buyers
FROM shown h
FULL JOIN traffic t ON t.keyword = h.keyword
ORDER BY visitors DESC, exposures DESC, keyword
LIMIT 200
