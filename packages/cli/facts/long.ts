/** Facts of a festival, and facts that only years of buying show. */
import { sum, type Fact } from "./fact.ts";

export const festivalFacts: readonly Fact[] = [
  {
    id: "F68",
    title: "Double 12",
    hard: true,
    level: "platform",
    published: "pv 1.71, visitors 1.19, carts 1.71, buyers 2.58 of the median day",
    arms: ["default"],
    horizon: "festival",
    sql: `WITH d AS (SELECT v.at // 86400 AS d, count(*) AS pv, count(DISTINCT shopper) AS uv FROM visit v GROUP BY 1),
      a AS (SELECT a.at // 86400 AS d, count(DISTINCT shopper) FILTER (kind = 'cart') AS carts, count(DISTINCT shopper) FILTER (kind = 'pay') AS buyers FROM action a GROUP BY 1),
      m AS (SELECT median(pv) AS pv, median(uv) AS uv, median(carts) AS carts, median(buyers) AS buyers FROM d JOIN a USING (d) WHERE d < 14),
      r AS (SELECT d.pv / m.pv AS pv, d.uv / m.uv AS uv, a.carts / m.carts AS carts, a.buyers / m.buyers AS buyers FROM m, d JOIN a USING (d) WHERE d = 20)
      SELECT pv, uv, carts, buyers, (buyers > carts AND carts > pv AND pv > uv)::INT AS ordered FROM r`,
    bands: { pv: [1.3, 2.2], uv: [1.1, 1.8], carts: [1.4, 2.4], buyers: [2, 3.5], ordered: [1, 1] },
  },
  {
    id: "F69",
    title: "a festival opens with a rush: arrivals of the first minute",
    hard: false,
    since: "0.9",
    level: "platform",
    published: "2011: first minute 10 times the minute before",
    arms: ["default"],
    horizon: "festival",
    sql: `SELECT count(*) FILTER (s.at >= 20 * 86400 AND s.at < 20 * 86400 + 60) AS first, count(*) FILTER (s.at >= 20 * 86400 - 60 AND s.at < 20 * 86400) AS before FROM session s`,
    // The minute before holds a handful of arrivals a seed, and a ratio of such is skewed upwards: all seeds together.
    pooled: (seeds) => ({ first_minute: sum(seeds, "first") / sum(seeds, "before") }),
    bands: { first_minute: [5, 20] },
  },
];

export const longFacts: readonly Fact[] = [
  {
    id: "F70",
    title: "orders per customer vary more than chance",
    hard: false,
    level: "platform",
    published: "variance/mean 6.1",
    arms: ["default"],
    horizon: "long",
    sql: `WITH n AS (SELECT shopper, count(*) AS n FROM orders GROUP BY 1) SELECT var_pop(n) / avg(n) AS ratio FROM n`,
    bands: { ratio: [2, Infinity] },
  },
  {
    id: "F71",
    title: "cohorts come back early, then steadily",
    hard: false,
    level: "platform",
    published: ".148 .123 .103 … .060 in months 1–15",
    arms: ["default"],
    horizon: "long",
    sql: `WITH f AS (SELECT shopper, min(o.at) // 2592000 AS cohort FROM orders o GROUP BY 1),
      c AS (SELECT DISTINCT o.shopper, o.at // 2592000 - cohort AS m FROM orders o JOIN f USING (shopper) WHERE cohort < 3),
      r AS (SELECT m, count(DISTINCT shopper) / (SELECT count(*) FROM f WHERE cohort < 3) AS share FROM c WHERE m BETWEEN 1 AND 15 GROUP BY 1)
      SELECT max(share) FILTER (m = 1) AS month_1, max(share) FILTER (m >= 6) / avg(share) FILTER (m >= 6) AS highest_later,
        min(share) FILTER (m >= 6) / avg(share) FILTER (m >= 6) AS lowest_later FROM r`,
    bands: { month_1: [0.1, 0.2], highest_later: [1, 1.3], lowest_later: [0.7, 1] },
  },
  {
    id: "F73",
    title: "retention rises with tenure",
    hard: true,
    level: "platform",
    published: ".627 .756 .819 .856 .880",
    arms: ["default"],
    horizon: "long",
    sql: `WITH q AS (SELECT DISTINCT shopper, o.at // 7776000 AS q FROM orders o),
      f AS (SELECT shopper, min(q) AS first FROM q GROUP BY 1), l AS (SELECT shopper, max(q) AS last FROM q GROUP BY 1),
      life AS (SELECT least(last - first, 4) AS life FROM f JOIN l USING (shopper) WHERE first = 0),
      s AS (SELECT t.t, avg((life >= t.t)::INT) AS alive FROM life, (SELECT unnest([0, 1, 2, 3]) AS t) t GROUP BY 1),
      r AS (SELECT t, alive / lag(alive) OVER (ORDER BY t) AS r FROM s)
      SELECT max(r) FILTER (t = 1) AS r1, max(r) FILTER (t = 2) AS r2, max(r) FILTER (t = 3) AS r3,
        (max(r) FILTER (t = 1) < max(r) FILTER (t = 2) AND max(r) FILTER (t = 2) < max(r) FILTER (t = 3))::INT AS rises FROM r`,
    bands: { rises: [1, 1] },
  },
  {
    id: "F74",
    title: "one order in one shop",
    hard: false,
    level: "shop",
    published: "Olist over 96 %",
    arms: ["default"],
    horizon: "long",
    sql: `WITH n AS (SELECT shop, shopper, count(*) AS n FROM orders GROUP BY 1, 2), s AS (SELECT shop, avg((n = 1)::INT) AS once FROM n GROUP BY 1)
      SELECT median(once) AS once FROM s`,
    bands: { once: [0.8, 0.97] },
  },
];
