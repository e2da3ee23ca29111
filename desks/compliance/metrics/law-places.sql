-- 在哪里被查 | Where it was found: 标题、详情页、广告、帖子、直播和客服会话各被立了多少案。 |
--   Cases about titles, pages, ads, posts, live rooms and conversations.
-- found_in (text): 在哪里 | Where: 被查到的地方；整个店铺的案算在标题里。 | Where it was found; cases about the whole shop stand with titles.
-- opened (count): 立案 | Opened: 期间内立的案。 | Cases opened in the period.
-- dismissed (count): 撤案 | Dismissed: 期间内申诉成功的案。 | Cases dismissed in the period.
-- upheld (count): 成立 | Upheld: 期间内成立的案，含逾期未答。 | Cases upheld in the period, unanswered ones included.
-- points (count): 扣分 | Points: 期间内记的分。 | Points given in the period.
SELECT c.place AS found_in,
  count(*) FILTER (state = 'open') AS opened,
  count(*) FILTER (state = 'dismissed') AS dismissed,
  count(*) FILTER (state IN ('upheld', 'expired')) AS upheld,
  sum(points) AS points
FROM law_cases c
WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
GROUP BY found_in ORDER BY opened DESC, found_in
