/** Facts that need a second market beside the first: the same draws with one thing changed. */
import { sum, type Fact } from "./fact.ts";

const treated = "listing % 2 = 0";
/** The cut lasts a week; its dip is looked for in the fortnight after. */
const cut = { from: 14 * 86_400, to: 21 * 86_400, after: 35 * 86_400 };

/**
 * Fits three click models to half of the sessions and tells by how much the cascade explains a look of the others
 * better, in log-likelihood: the listing alone (baseline), listing × place (examination), listing among who clicked
 * nothing above (cascade). A listing's rate begins with fifty looks at the mean. Source: Craswell et al. 2008.
 */
const CLICK_MODELS = `WITH e AS (SELECT session, position AS p, listing AS l, clicked::DOUBLE AS c,
      max(clicked) OVER (PARTITION BY session ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
      FROM exposure WHERE channel = 'search' AND position <= 3),
  fitted AS (SELECT * FROM e WHERE session % 2 = 0),
  m AS (SELECT avg(c) AS rate, avg(c) FILTER (coalesce(above, 0) = 0) AS open_rate FROM fitted),
  x AS (SELECT p, avg(c) / any_value(rate) AS x FROM fitted, m GROUP BY p),
  r AS (SELECT l, (sum(c) + 50 * any_value(rate)) / (count(*) + 50) AS baseline,
      (sum(c) + 50 * any_value(rate)) / (sum(x) + 50) AS liked,
      (coalesce(sum(c) FILTER (coalesce(above, 0) = 0), 0) + 50 * any_value(open_rate))
        / (count(*) FILTER (coalesce(above, 0) = 0) + 50) AS taken
      FROM fitted JOIN x USING (p), m GROUP BY l),
  said AS (SELECT session, p, c, baseline, least(0.99, x * liked) AS examination, taken
      FROM e JOIN x USING (p) JOIN r USING (l) WHERE session % 2 = 1),
  told AS (SELECT c, baseline, examination, taken * coalesce(exp(sum(ln(1 - taken)) OVER
      (PARTITION BY session ORDER BY p ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 1) AS cascade FROM said),
  fit AS (SELECT avg(c * ln(baseline) + (1 - c) * ln(1 - baseline)) AS baseline,
      avg(c * ln(examination) + (1 - c) * ln(1 - examination)) AS examination,
      avg(c * ln(cascade) + (1 - c) * ln(1 - cascade)) AS cascade FROM told)
  SELECT cascade - baseline AS over_baseline, cascade - examination AS over_examination FROM fit`;

export const armFacts: readonly Fact[] = [
  {
    id: "F14",
    title: "rank moves what is seen, not what is liked",
    hard: true,
    level: "listing",
    published: "shuffled ranking: click slope < 0, purchase given click flat",
    arms: ["shuffled-ranking"],
    horizon: "short",
    sql: `WITH e AS (SELECT e.position, e.clicked, e.session, e.listing FROM exposure e WHERE e.channel = 'search' AND e.position <= 20),
      bought AS (SELECT DISTINCT session, listing FROM action WHERE kind IN ('cart', 'pay')),
      c AS (SELECT e.position AS x, (b.session IS NOT NULL)::INT AS y FROM e LEFT JOIN bought b USING (session, listing) WHERE e.clicked = 1),
      z AS (SELECT regr_slope(y, x) / sqrt((1 - corr(y, x) ** 2) * var_samp(y) / var_samp(x) / (count(*) - 2)) AS z FROM c)
      SELECT (SELECT regr_slope(clicked, ln(position)) FROM e) AS click_slope, (SELECT z FROM z) AS liking_z`,
    bands: { click_slope: [-Infinity, -0.01], liking_z: [-2, 2] },
  },
  {
    id: "F13",
    title: "who looks down from the top and stops explains the first clicks",
    hard: false,
    level: "listing",
    published: "the cascade beats examination and baseline at early ranks",
    arms: ["shuffled-ranking"],
    horizon: "short",
    since: "0.13.2",
    sql: CLICK_MODELS,
    bands: { over_baseline: [0, Infinity], over_examination: [0, Infinity] },
  },
  {
    id: "F39",
    title: "own-price elasticity",
    hard: false,
    level: "listing",
    published: "mean −2.62",
    arms: ["price-up-10", "price-down-10"],
    horizon: "short",
    sql: `WITH u AS (SELECT listing, sum(quantity) AS n FROM main.order_lines l WHERE l.at >= ${cut.from} AND ${treated} GROUP BY 1),
      d AS (SELECT listing, sum(quantity) AS n FROM "price-down-10".order_lines l WHERE l.at >= ${cut.from} AND ${treated} GROUP BY 1),
      e AS (SELECT ln(u.n / d.n) / ln(1.1 / 0.9) AS e, u.n + d.n AS w FROM u JOIN d USING (listing) WHERE u.n + d.n >= 12)
      SELECT (ln((SELECT sum(n) FROM u) / (SELECT sum(n) FROM d)) / ln(1.1 / 0.9)) AS mean, stddev_samp(e) AS spread FROM e`,
    bands: { mean: [-4, -1.5], spread: [1, Infinity] },
  },
  {
    id: "F42",
    title: "the dip after a price cut",
    hard: true,
    level: "category",
    published: "4–25 % of the bump",
    arms: ["price-cut", "default"],
    horizon: "short",
    sql: `WITH a AS (SELECT sum(quantity) FILTER (l.at >= ${cut.from} AND l.at < ${cut.to}) AS during, sum(quantity) FILTER (l.at >= ${cut.to} AND l.at < ${cut.after}) AS after
          FROM main.order_lines l),
      b AS (SELECT sum(quantity) FILTER (l.at >= ${cut.from} AND l.at < ${cut.to}) AS during, sum(quantity) FILTER (l.at >= ${cut.to} AND l.at < ${cut.after}) AS after
          FROM "default".order_lines l)
      SELECT a.during, b.during AS during_else, a.after, b.after AS after_else FROM a, b`,
    // The dip is a few dozen pieces a seed: one experiment over all seeds.
    pooled: (seeds) => {
      const bump = sum(seeds, "during") - sum(seeds, "during_else");
      return {
        bump: bump / sum(seeds, "during_else"),
        dip: (sum(seeds, "after_else") - sum(seeds, "after")) / bump,
      };
    },
    bands: { bump: [0.3, Infinity], dip: [0.04, 0.25] },
  },
  {
    id: "F45",
    title: "losses count more than gains",
    hard: false,
    level: "listing",
    published: "1.955 [1.820, 2.102]",
    arms: ["price-up-10", "default", "price-down-10"],
    horizon: "short",
    sql: `WITH q AS (SELECT
        (SELECT sum(quantity) FROM main.order_lines l WHERE ${treated} AND l.at BETWEEN ${cut.from} AND 21 * 86400) AS up,
        (SELECT sum(quantity) FROM "default".order_lines l WHERE ${treated} AND l.at BETWEEN ${cut.from} AND 21 * 86400) AS same,
        (SELECT sum(quantity) FROM "price-down-10".order_lines l WHERE ${treated} AND l.at BETWEEN ${cut.from} AND 21 * 86400) AS down)
      SELECT (ln(same / up) / ln(1.1)) / (ln(down / same) / -ln(0.9)) AS ratio FROM q`,
    bands: { ratio: [1.2, 2.1] },
  },
  {
    id: "F52",
    title: "a faster promise sells more",
    hard: false,
    level: "platform",
    published: "+1.5 % per day",
    arms: ["fast-delivery", "slow-delivery"],
    horizon: "short",
    sql: `SELECT (SELECT count(*) FROM main.orders) AS fast, (SELECT count(*) FROM "slow-delivery".orders) AS slow`,
    // A percent or two of some three thousand orders is what one seed's chance is: a day sooner against a day later
    // (two days apart), all seeds together.
    pooled: (seeds) => ({ lift: Math.sqrt(sum(seeds, "fast") / sum(seeds, "slow")) - 1 }),
    bands: { lift: [0.01, 0.03] },
  },
];
