/** Facts of browsing, loading, reputation and prices that need a fit or an arm of their own. */
import { PLANTED, PREMIUMS } from "@dianzhang/market";
import type { Fact, Row } from "./fact.ts";
import { slope, surfing } from "./surf.ts";

const platform = { since: "0.2", level: "platform", arms: ["default"], horizon: "short" } as const;
const paid = `SELECT DISTINCT session, listing FROM action WHERE kind = 'pay'`;

export const behaviourFacts: readonly Fact[] = [
  {
    ...platform,
    id: "F02",
    title: "event mix, each (shopper, listing, hour) once",
    hard: false,
    published: "fav 4.33 %, cart 5.99 %, buy 1.93 % of pv",
    sql: `WITH v AS (SELECT DISTINCT shopper, listing, v.at // 3600 FROM visit v), a AS (SELECT DISTINCT shopper, listing, a.at // 3600, kind FROM action a)
      SELECT count(*) FILTER (kind = 'favourite') / (SELECT count(*) FROM v) AS fav, count(*) FILTER (kind = 'cart') / (SELECT count(*) FROM v) AS cart,
        count(*) FILTER (kind = 'pay') / (SELECT count(*) FROM v) AS buy FROM a`,
    bands: { fav: [0.02, 0.05], cart: [0.04, 0.08], buy: [0.01, 0.03] },
  },
  {
    ...platform,
    id: "F11",
    title: "buyers among a department's visitors in a month",
    hard: false,
    level: "category",
    published: "~18 %: 457,298 buyers of 2.5 million customers, 31,868 goods of one kind",
    // The published category holds ninety times the goods of this whole market, and its customers are whoever opened
    // a page of it: a scenario's department (clothes, small appliances), everybody who saw a page. A leaf kind of
    // two dozen goods is a narrower question: four to six percent buy the very kind they looked at.
    sql: `WITH b AS (SELECT DISTINCT shopper FROM action a WHERE kind = 'pay' AND a.at < 30 * 86400)
      SELECT avg((b.shopper IS NOT NULL)::INT) AS share FROM (SELECT DISTINCT shopper FROM visit v WHERE v.at < 30 * 86400) LEFT JOIN b USING (shopper)`,
    bands: { share: [0.1, 0.25] },
  },
  {
    ...platform,
    id: "F19",
    title: "pages a session follow the law of surfing",
    hard: false,
    published: "inverse Gaussian, not geometric",
    sql: `WITH s AS (SELECT session, count(*) AS pages FROM visit GROUP BY 1) SELECT pages, count(*) AS n FROM s GROUP BY 1 ORDER BY 1`,
    reckon: (rows) => ({ ...surfing(rows) }),
    bands: { aic_gain: [0, Infinity] },
  },
  {
    ...platform,
    id: "F10",
    title: "slow pages lose buyers",
    hard: true,
    published: "+100 ms: −2.4 % (PC), −7.1 % (phone); +2 s: −37 %, −26 %",
    arms: ["default", "slower-100", "slower-1000", "slower-2000", "slower-4000"],
    sql: ["main", `"slower-100"`, `"slower-1000"`, `"slower-2000"`, `"slower-4000"`]
      .map(
        (lake, i) =>
          `SELECT ${i} AS arm, (SELECT count(*) FROM ${lake}.orders) / (SELECT count(*) FROM ${lake}.session) AS rate`,
      )
      .join(" UNION ALL "),
    reckon: (rows) => speed(rows),
    bands: {
      per_100_ms: [-0.08, -0.01],
      falls: [1, 1],
      first_second: [-0.6, -0.08],
      concave: [1, 1],
    },
  },
  {
    ...platform,
    id: "F34",
    title: "first reviews matter most, and 5.0 is too good",
    hard: true,
    level: "listing",
    published: "up to +270 % with reviews, most from the first 5; best mean 4.0–4.7",
    arms: ["planted-reviews"],
    sql: `WITH p AS (${paid}) SELECT (v.listing + v.at // 86400) % ${PLANTED.length} AS g, avg((p.session IS NOT NULL)::INT) AS rate
      FROM visit v LEFT JOIN p USING (session, listing) GROUP BY 1 ORDER BY 1`,
    reckon: (rows) => reviews(rows),
    bands: {
      first_five: [0.3, 3],
      next_95: [0, 1],
      concave: [1, 1],
      best_45: [1, 1],
      too_good: [-0.5, 0],
    },
  },
  {
    ...platform,
    id: "F37",
    title: "the price of a good name",
    hard: false,
    level: "shop",
    published: "8.1 %",
    arms: ["twin-shops"],
    sql: `SELECT shop // 2 AS pair, count(*) FILTER (shop % 2 = 0) AS known, count(*) FILTER (shop % 2 = 1) AS unknown
      FROM order_lines WHERE shop < 12 GROUP BY 1 ORDER BY 1`,
    reckon: (rows) => premium(rows),
    bands: { premium: [0.03, 0.15] },
  },
  {
    ...platform,
    id: "F46",
    title: "a tag that ends in 9",
    hard: false,
    level: "listing",
    published: "up to +30 %, weaker when over-used",
    arms: ["round-prices"],
    sql: `WITH u AS (SELECT (listing + l.at // 86400) % 2 AS g, sum(quantity) AS n FROM order_lines l GROUP BY 1)
      SELECT max(n) FILTER (g = 1) / max(n) FILTER (g = 0) - 1 AS effect FROM u`,
    bands: { effect: [0, 0.15] },
  },
  {
    ...platform,
    id: "F51",
    title: "what shoppers do before an empty shelf",
    hard: false,
    published: "20.5 % other brand, 17.5 % other variety, 13.7 % elsewhere",
    arms: ["empty-shelves", "default"],
    sql: `WITH w AS (SELECT listing % 2 = 0 AS treated, sum(quantity) AS n FROM main.order_lines l WHERE l.at BETWEEN 14 * 86400 AND 21 * 86400 GROUP BY 1),
      d AS (SELECT listing % 2 = 0 AS treated, sum(quantity) AS n FROM "default".order_lines l WHERE l.at BETWEEN 14 * 86400 AND 21 * 86400 GROUP BY 1)
      SELECT ((SELECT n FROM w WHERE NOT treated) - (SELECT n FROM d WHERE NOT treated)) /
        ((SELECT n FROM d WHERE treated) - coalesce((SELECT n FROM w WHERE treated), 0)) AS switched`,
    bands: { switched: [0.15, 0.7] },
  },
  {
    ...platform,
    id: "F88",
    since: "0.12",
    title: "what shoppers did before makes experiments sharper (CUPED)",
    hard: false,
    published:
      "half of the variance of visits a person goes with the fortnight before as covariate",
    // y − θ·(x − mean of x) with θ = cov(x, y) ÷ var(x): visits a shopper in the last fortnight and the one before.
    sql: `WITH s AS (SELECT shopper, count(*) FILTER (s.at < 28 * 86400) AS x, count(*) FILTER (s.at >= 28 * 86400) AS y FROM session s WHERE s.at BETWEEN 14 * 86400 AND 42 * 86400 - 1 GROUP BY 1),
      t AS (SELECT covar_samp(x, y) / var_samp(x) AS theta FROM s), a AS (SELECT x, y, y - theta * x AS adjusted FROM s, t)
      SELECT corr(x, y) AS correlation, 1 - var_samp(adjusted) / var_samp(y) AS reduction FROM a`,
    bands: { correlation: [0.6, 0.8], reduction: [0.36, 0.64] },
  },
];

function speed(rows: readonly Row[]): Record<string, number> {
  const [now = 1, by100 = 1, by1000 = 1, by2000 = 1, by4000 = 1] = rows
    .toSorted((a, b) => (a["arm"] as number) - (b["arm"] as number))
    .map((row) => row["rate"] as number);
  const losses = [by100, by1000, by2000, by4000].map((rate) => 1 - rate / now);
  const [l100 = 0, l1000 = 0, l2000 = 0, l4000 = 0] = losses;
  return {
    per_100_ms: -l100,
    first_second: -l1000,
    falls: Number(l100 < l1000 && l1000 < l2000 && l2000 < l4000),
    // Each further second costs less than the one before.
    concave: Number(l2000 - l1000 < l1000 && (l4000 - l2000) / 2 < l2000 - l1000),
  };
}

function reviews(rows: readonly Row[]): Record<string, number> {
  const rate = (reviewCount: number, tenths: number): number => {
    const group = PLANTED.findIndex(([n, t]) => n === reviewCount && t === tenths);
    return (rows.find((row) => row["g"] === group)?.["rate"] ?? NaN) as number;
  };
  const first = rate(5, 45) / rate(0, 0) - 1;
  const later = rate(100, 45) / rate(5, 45) - 1;
  return {
    first_five: first,
    next_95: later,
    concave: Number(first > later),
    best_45: Number(rate(100, 45) > rate(100, 40) * 0.97 && rate(100, 45) > rate(100, 35)),
    too_good: rate(100, 50) / rate(100, 45) - 1,
  };
}

// Log ratio of sales in the premium asked; the premium at which both twins sell alike.
function premium(rows: readonly Row[]): Record<string, number> {
  const points = rows.map((row): [number, number] => [
    Math.log(1 + (PREMIUMS[(row["pair"] as number) % PREMIUMS.length] as number) / 100),
    Math.log((row["known"] as number) / (row["unknown"] as number)),
  ]);
  const steepness = slope(points);
  const mx = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const my = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  return { premium: Math.exp(mx - my / steepness) - 1, elasticity: steepness };
}
