/** Facts of advertising: who clicks what is shown, and how sales follow what is spent. */
import { sum, type Fact, type Row } from "./fact.ts";

const DAY = 86_400;
/** From day 14 on: twice, or half the advertising. The first four weeks of it, and four weeks three months later. */
const FIRST = `BETWEEN ${14 * DAY} AND ${42 * DAY - 1}`;
const LATER = `BETWEEN ${98 * DAY} AND ${126 * DAY - 1}`;
const sales = (lake: string, when: string): string =>
  `(SELECT sum(goods_fen) FROM ${lake}.orders r WHERE shop % 2 = 0 AND r.at ${when})`;
const spend = (lake: string, when: string): string =>
  `(SELECT sum(amount_fen) FROM ${lake}.ledger r WHERE account = 'advertising' AND shop % 2 = 0 AND r.at ${when})`;
/** What the shops that advertise sold and spent in both markets, as `sales`, `sales_less`, `spent`, `spent_less`. */
const both = (when: string, suffix = ""): string =>
  [
    `${sales("main", when)} AS sales${suffix}`,
    `${sales('"less-ads"', when)} AS sales_less${suffix}`,
    `${spend("main", when)} AS spent${suffix}`,
    `${spend('"less-ads"', when)} AS spent_less${suffix}`,
  ].join(", ");

/** Of all seeds together: the logarithm of sales, one market against the other, over that of what was spent. */
function elasticity(seeds: readonly Row[], suffix = ""): number {
  const ratio = (what: string): number =>
    Math.log(sum(seeds, `${what}${suffix}`) / sum(seeds, `${what}_less${suffix}`));
  return ratio("sales") / ratio("spent");
}

/** What a live room sold by day 20 and what of it came back, and the same of the rest. */
const LIVE_RETURNS = `WITH sold AS (SELECT o."order", o.goods_fen FROM orders o WHERE channel = 'live' AND o.at < ${20 * DAY}),
    back AS (SELECT r."order", sum(refund_fen) AS fen FROM returns r GROUP BY 1)
  SELECT coalesce(sum(b.fen), 0) / sum(s.goods_fen) AS share FROM sold s LEFT JOIN back b USING ("order")`;

export const adFacts: readonly Fact[] = [
  {
    id: "F59",
    title: "returns of what live rooms sell",
    hard: false,
    since: "0.7",
    level: "platform",
    arms: ["default"],
    horizon: "short",
    published: "womenswear in live rooms above 80 %, online 50–60 %",
    sql: LIVE_RETURNS,
    bands: { share: [0.45, 0.85] },
    scenarios: ["apparel"],
  },
  {
    id: "F48",
    title: "sales follow advertising, a little",
    hard: false,
    since: "0.7",
    level: "shop",
    arms: ["more-ads", "less-ads"],
    horizon: "short",
    published: "short-run elasticity .12 (751 estimates)",
    sql: `SELECT ${both(FIRST)}`,
    // A few percent of some six hundred orders a shop: all seeds together.
    pooled: (seeds) => ({ short_run: elasticity(seeds) }),
    bands: { short_run: [0.05, 0.2] },
  },
  {
    id: "F48",
    title: "in the long run sales follow advertising about twice as much",
    hard: false,
    since: "0.11",
    level: "shop",
    arms: ["more-ads", "less-ads"],
    horizon: "season",
    published: "long-run elasticity .24 (402 estimates), twice the short-run one",
    sql: `SELECT ${both(FIRST)}, ${both(LATER, "_later")}`,
    pooled: (seeds) => ({
      long_run: elasticity(seeds, "_later"),
      against_short: elasticity(seeds, "_later") / elasticity(seeds),
    }),
    bands: { long_run: [0.08, 0.4], against_short: [1.3, 3] },
  },
  {
    id: "F83",
    title: "click rate of ads in the feed",
    hard: false,
    since: "0.7",
    level: "platform",
    arms: ["default"],
    horizon: "short",
    published: "about 5.1 % of 26.6 million views",
    sql: `SELECT sum(clicks) / sum(exposures) AS click_rate FROM feed_hourly WHERE placement = 'feed'`,
    bands: { click_rate: [0.03, 0.07] },
  },
  {
    id: "F84",
    title: "click rate of banners elsewhere",
    hard: false,
    since: "0.7",
    level: "platform",
    arms: ["banners"],
    horizon: "short",
    published: "below .1 % for most advertisers",
    sql: `SELECT sum(clicks) / sum(exposures) AS click_rate FROM feed_hourly WHERE placement = 'off-site'`,
    bands: { click_rate: [0.0003, 0.002] },
  },
  {
    id: "F85",
    title: "click rate of search ads, in order of magnitude",
    hard: false,
    since: "0.7",
    level: "platform",
    arms: ["default"],
    horizon: "short",
    published: "6.42 % in another search engine, all trades",
    sql: `SELECT sum(clicks) / sum(exposures) AS click_rate FROM ad_hourly`,
    bands: { click_rate: [0.02, 0.2] },
  },
];
