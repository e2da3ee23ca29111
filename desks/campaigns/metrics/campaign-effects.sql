-- 活动净效果 | Net effect of a campaign: 优惠商品多卖的件数，减去同类目被抢走的和活动后少卖的。 |
--   Pieces the discounted goods sold beyond their usual, less what they took from their kind and from the days after.
-- reads: around
-- discounted (count): 优惠商品数 | Goods with a discount: 活动期内有优惠成交的商品数。 |
--   Listings of which something was sold with a discount during it.
-- uplift_units (number): 多卖件数 | Uplift: 优惠商品活动期销量 − 活动前日销 × 活动天数。 |
--   Their pieces during it less their pieces a day before times its days.
-- cannibal_units (number): 抢走件数 | Cannibalised: 同类目其他商品比活动前少卖的件数。 |
--   Pieces that other goods of the same categories sold below their usual.
-- dip_units (number): 活动后少卖 | Post-promotion dip: 优惠商品活动后比活动前少卖的件数，到今天为止。 |
--   Pieces the discounted goods sold below their usual after it, up to today.
-- net_units (number): 净增件数 | Net: 多卖 − 抢走 − 活动后少卖。 | Uplift less the two.
-- kept_share (rate): 净增占比 | Share kept: 净增件数 ÷ 多卖件数。 | Net divided by uplift.
-- off_fen (fen): 让利额 | Taken off: 活动期内一共少收的金额，直播价和客服让利也在内。 |
--   All that was taken off during it, live prices and what service granted included.
-- off_a_piece_fen (fen): 每净增一件的让利 | Taken off for a net piece: 让利额 ÷ 净增件数。 |
--   Taken off divided by net pieces; empty when nothing was won.
WITH days AS (
  SELECT least($to - $from, $from) / 86400.0 AS before_days,
    greatest(0, least($to, $now) - $from) / 86400.0 AS during_days,
    greatest(0, least(2 * $to - $from, $now) - $to) / 86400.0 AS after_days
), kind AS (
  SELECT d.listing, arg_max(d.category, d.at) AS category FROM listing_day d
  WHERE d.shop = $shop GROUP BY 1
), piece AS (
  SELECT l.listing,
    sum(l.quantity) FILTER (WHERE l.at < $from) AS before_units,
    sum(l.quantity) FILTER (WHERE l.at >= $from AND l.at < $to) AS during_units,
    sum(l.quantity) FILTER (WHERE l.at >= $to) AS after_units,
    sum(l.off_fen) FILTER (WHERE l.at >= $from AND l.at < $to) AS off_fen
  FROM order_lines l
  WHERE l.shop = $shop AND l.at >= 2 * $from - $to AND l.at < least(2 * $to - $from, $now) GROUP BY 1
), line AS (
  SELECT k.listing, k.category, coalesce(p.off_fen, 0) AS off_fen,
    coalesce(p.off_fen, 0) > 0 AS is_discounted,
    coalesce(p.before_units, 0) / nullif(d.before_days, 0) AS usual,
    coalesce(p.during_units, 0) AS during_units, coalesce(p.after_units, 0) AS after_units,
    d.during_days, d.after_days
  FROM kind k CROSS JOIN days d LEFT JOIN piece p ON p.listing = k.listing
), touched AS (
  SELECT DISTINCT category FROM line WHERE is_discounted
), summed AS (
  SELECT count(*) FILTER (WHERE is_discounted) AS discounted,
    sum(during_units - usual * during_days) FILTER (WHERE is_discounted) AS uplift_units,
    sum(greatest(0, usual * during_days - during_units))
      FILTER (WHERE NOT is_discounted AND category IN (SELECT category FROM touched)) AS cannibal_units,
    sum(usual * after_days - after_units) FILTER (WHERE is_discounted AND after_days > 0) AS dip_units,
    sum(off_fen) AS off_fen
  FROM line
), netted AS (
  SELECT s.*, s.uplift_units - coalesce(s.cannibal_units, 0) - greatest(0, coalesce(s.dip_units, 0))
    AS net_units FROM summed s
)
SELECT n.discounted, round(n.uplift_units, 1) AS uplift_units,
  round(coalesce(n.cannibal_units, 0), 1) AS cannibal_units,
  round(greatest(0, coalesce(n.dip_units, 0)), 1) AS dip_units,
  round(n.net_units, 1) AS net_units,
  n.net_units / nullif(n.uplift_units, 0) AS kept_share,
  coalesce(n.off_fen, 0) AS off_fen,
  CASE WHEN n.net_units > 0 THEN round(n.off_fen / n.net_units) END AS off_a_piece_fen
FROM netted n
