/** Facts of couriers and of the way back: what a good one sells, what a parcel costs, what lenient returns do. */
import { sum, type Fact } from "./fact.ts";

/** The 42 hours in which the best courier takes nothing. */
const WHILE = `o.at BETWEEN ${14 * 86_400} AND ${14 * 86_400 + 42 * 3600 - 1}`;

/** Orders of the shops with an even number in the first four weeks, and the share of them of which something came back. */
const lenient = (lake: string): string =>
  `(SELECT count(*) AS orders, avg((r."order" IS NOT NULL)::INT) AS back FROM ${lake}.orders o
     LEFT JOIN (SELECT DISTINCT "order" FROM ${lake}.returns) r ON r."order" = o."order" WHERE o.shop % 2 = 0 AND o.at < ${28 * 86_400})`;

export const courierFacts: readonly Fact[] = [
  {
    id: "F60",
    title: "lenient returns sell more than they bring back",
    hard: false,
    since: "0.11",
    level: "shop",
    arms: ["lenient-returns", "default"],
    horizon: "short",
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
