/** Facts of couriers, the way back and what is written after: a good name, a parcel's cost, lenient returns, strangers' reviews. */
import { sum, type Fact } from "./fact.ts";

/** The 42 hours in which the best courier takes nothing. */
const WHILE = `o.at BETWEEN ${14 * 86_400} AND ${14 * 86_400 + 42 * 3600 - 1}`;

/**
 * Orders of the shops with an even number in the first hundred days, and the share of them of which something came back:
 * under a promise of fifteen days goods are back up to three weeks after the order, and the market ends after 126.
 */
const lenient = (lake: string): string =>
  `(SELECT count(*) AS orders, avg((r."order" IS NOT NULL)::INT) AS back FROM ${lake}.orders o
     LEFT JOIN (SELECT DISTINCT "order" FROM ${lake}.returns) r ON r."order" = o."order" WHERE o.shop % 2 = 0 AND o.at < ${100 * 86_400})`;

export const courierFacts: readonly Fact[] = [
  {
    id: "F60",
    title: "lenient returns sell more than they bring back",
    hard: false,
    since: "0.11",
    level: "shop",
    arms: ["lenient-returns", "default"],
    horizon: "season",
    published: "leniency raises both, purchases more than returns",
    sql: `SELECT l.back AS back, d.back AS back_else, l.orders AS orders, d.orders AS orders_else FROM ${lenient("main")} l, ${lenient('"default"')} d`,
    // Few appliances come back: all seeds together.
    pooled: (seeds) => {
      const back = sum(seeds, "back") / sum(seeds, "back_else");
      return {
        returned: back - 1,
        more: sum(seeds, "orders") / sum(seeds, "orders_else") - back,
      };
    },
    bands: { returned: [0, Infinity], more: [0, Infinity] },
  },
  {
    id: "F35",
    title: "reviews of people who bought nothing",
    hard: false,
    since: "0.11",
    level: "listing",
    arms: ["open-reviews"],
    horizon: "short",
    published: "about 5 % where anybody may write, and harsher",
    sql: `WITH r AS (SELECT o."order" IS NULL AS is_stranger, stars FROM reviews r LEFT JOIN (SELECT DISTINCT "order" FROM orders) o ON o."order" = r."order")
      SELECT avg(is_stranger::INT) AS share, avg(stars) FILTER (is_stranger) - avg(stars) FILTER (NOT is_stranger) AS harsher FROM r`,
    bands: { share: [0.02, 0.08], harsher: [-Infinity, -0.05] },
  },
  {
    id: "F53",
    title: "sales without the good courier",
    hard: false,
    since: "0.4",
    level: "platform",
    arms: ["best-courier", "best-courier-gone"],
    horizon: "short",
    published: "−14.56 % while the best courier took no parcels, 42 h",
    sql: `SELECT (SELECT count(*) FROM "best-courier-gone".orders o WHERE ${WHILE}) / (SELECT count(*) FROM main.orders o WHERE ${WHILE}) - 1 AS change`,
    bands: { change: [-0.2, -0.08] },
  },
  {
    id: "F57",
    title: "what a buyer pays at the counter: first and next kilogram of a parcel that goes back",
    hard: false,
    since: "0.11",
    level: "platform",
    arms: ["best-courier", "default"],
    horizon: "short",
    published: "SF 12/5, YTO 8/3, Yunda 7/2, ZTO 8/3, J&T 6/2 yuan",
    // What went out with a courier comes back with it; one piece of light goods weighs less than a kilogram.
    sql: `WITH b AS (SELECT way_back_fen / 100 AS yuan FROM main.returns), u AS (SELECT way_back_fen / 100 AS yuan FROM "default".returns),
      best AS (SELECT mode(yuan) AS first FROM b), usual AS (SELECT mode(yuan) AS first FROM u)
      SELECT best.first AS best, (SELECT min(yuan) FROM b WHERE yuan > best.first) - best.first AS best_next,
        usual.first AS usual, (SELECT min(yuan) FROM u WHERE yuan > usual.first) - usual.first AS usual_next FROM best, usual`,
    bands: { best: [12, 12], best_next: [5, 5], usual: [6, 8], usual_next: [2, 3] },
    scenarios: ["apparel"],
  },
  {
    id: "F55",
    title: "what a light parcel costs a shop",
    hard: false,
    since: "0.4",
    level: "platform",
    arms: ["default"],
    horizon: "short",
    published: "list 6–10 yuan, contract parcels of online shops 2–4",
    sql: "SELECT avg(cost_fen) / 100 AS yuan FROM parcels",
    bands: { yuan: [2, 4] },
    scenarios: ["apparel"],
  },
];
