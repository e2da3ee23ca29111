-- 活动商品对比 | Goods and the campaign: 每件商品活动前、中、后的日均销量，看谁被带动、谁被抢走。 |
--   Pieces a day of each product before, during and after: what was carried along, what was cannibalised.
-- reads: around
-- listing (id): 商品编号 | Product: 商品的编号。 | The product's number.
-- title (text): 标题 | Title: 最近一个日终时的标题。 | The title at the last end of day.
-- discounted (count): 优惠件数 | Pieces with a discount: 活动期内享受了优惠的件数。 |
--   Pieces that had something taken off during the campaign.
-- before_units (number): 活动前日销 | Before: 活动前等长时段的日均销量。 | Pieces a day before.
-- during_units (number): 活动中日销 | During: 活动期的日均销量。 | Pieces a day during it.
-- after_units (number): 活动后日销 | After: 活动后等长时段的日均销量，到今天为止。 |
--   Pieces a day after, up to today.
-- off_fen (fen): 让利额 | Taken off: 活动期内该商品少收的金额。 | Taken off this product during it.
WITH piece AS (
  SELECT l.listing, l.quantity, l.off_fen,
    CASE WHEN l.at < $from THEN 'before' WHEN l.at < $to THEN 'during' ELSE 'after' END AS phase
  FROM order_lines l
  WHERE l.shop = $shop AND l.at >= 2 * $from - $to AND l.at < least(2 * $to - $from, $now)
), named AS (
  SELECT d.listing, arg_max(d.title, d.at) AS title FROM listing_day d WHERE d.shop = $shop GROUP BY 1
)
SELECT p.listing, any_value(n.title) AS title,
  coalesce(sum(p.quantity) FILTER (WHERE p.phase = 'during' AND p.off_fen > 0), 0) AS discounted,
  CASE WHEN $from >= 86400
    THEN round(coalesce(sum(p.quantity) FILTER (WHERE p.phase = 'before'), 0) * 86400.0
      / least($to - $from, $from), 2) END AS before_units,
  round(coalesce(sum(p.quantity) FILTER (WHERE p.phase = 'during'), 0) * 86400.0
    / greatest(3600, least($to, $now) - $from), 2) AS during_units,
  CASE WHEN $now >= $to + 3600
    THEN round(coalesce(sum(p.quantity) FILTER (WHERE p.phase = 'after'), 0) * 86400.0
      / greatest(3600, least(2 * $to - $from, $now) - $to), 2) END AS after_units,
  coalesce(sum(p.off_fen) FILTER (WHERE p.phase = 'during'), 0) AS off_fen
FROM piece p LEFT JOIN named n ON n.listing = p.listing
GROUP BY p.listing ORDER BY during_units DESC, p.listing
