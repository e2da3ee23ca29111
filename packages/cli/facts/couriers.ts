/** Facts of couriers: what a good one sells, what a parcel costs. */
import type { Fact } from "./fact.ts";

/** The 42 hours in which the best courier takes nothing. */
const WHILE = `o.at BETWEEN ${14 * 86_400} AND ${14 * 86_400 + 42 * 3600 - 1}`;

export const courierFacts: readonly Fact[] = [
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
