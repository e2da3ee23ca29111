/** Facts of advertising: who clicks what is shown, and how sales follow what is spent. */
import { sum, type Fact } from "./fact.ts";

const DAY = 86_400;
/** Days 14 to 41: four weeks of twice, or of half the advertising. */
const FROM = 14 * DAY;
const sales = (lake: string): string =>
  `(SELECT sum(goods_fen) FROM ${lake}.orders r WHERE shop % 2 = 0 AND r.at BETWEEN ${FROM} AND ${42 * DAY - 1})`;
const spend = (lake: string): string =>
  `(SELECT sum(amount_fen) FROM ${lake}.ledger r WHERE account = 'advertising' AND shop % 2 = 0 AND r.at BETWEEN ${FROM} AND ${42 * DAY - 1})`;

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
    sql: `SELECT ${sales("main")} AS sales, ${sales('"less-ads"')} AS sales_less, ${spend("main")} AS spent, ${spend('"less-ads"')} AS spent_less`,
    // A few percent of some six hundred orders a shop: all seeds together.
    pooled: (seeds) => ({
      short_run:
        Math.log(sum(seeds, "sales") / sum(seeds, "sales_less")) /
        Math.log(sum(seeds, "spent") / sum(seeds, "spent_less")),
    }),
    bands: { short_run: [0.05, 0.2] },
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
