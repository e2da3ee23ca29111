/** Facts of forecasting, asked of the market's own demand. */
import type { Fact } from "./fact.ts";
import { combinationGain, seasonalNaiveAgainstBest } from "./forecast.ts";

const season = { since: "0.2", arms: ["default"], horizon: "season" } as const;
const kinds = `c AS (SELECT DISTINCT listing, dense_rank() OVER (ORDER BY category) AS category FROM listing_day)`;

export const demandFacts: readonly Fact[] = [
  {
    ...season,
    id: "F78",
    title: "combinations beat Naive2",
    hard: false,
    level: "category",
    published: "M4: OWA of Comb .898",
    sql: `WITH ${kinds} SELECT category AS series, l.at // 86400 AS day, sum(quantity) AS n FROM order_lines l JOIN c USING (listing) WHERE l.at < 126 * 86400 GROUP BY 1, 2`,
    reckon: (rows) => ({ ...combinationGain(rows) }),
    bands: { gain: [0.03, 0.25] },
  },
  {
    ...season,
    id: "F79",
    title: "the seasonal naive forecast is hard to beat",
    hard: false,
    level: "listing",
    published: "M5: winner 22 % better than the best simple benchmark",
    sql: `WITH ${kinds}, l AS (SELECT l.at // 86400 AS day, shop, listing, category, quantity FROM order_lines l JOIN c USING (listing) WHERE l.at < 126 * 86400),
        best AS (SELECT listing FROM l GROUP BY 1 ORDER BY sum(quantity) DESC, listing LIMIT 100)
      SELECT 0 AS level, 0 AS series, day, sum(quantity) AS n FROM l GROUP BY day
      UNION ALL SELECT 1, category, day, sum(quantity) FROM l GROUP BY category, day
      UNION ALL SELECT 2, shop, day, sum(quantity) FROM l GROUP BY shop, day
      UNION ALL SELECT 3, listing, day, sum(quantity) FROM l WHERE listing IN (SELECT listing FROM best) GROUP BY listing, day`,
    reckon: (rows) => ({ ...seasonalNaiveAgainstBest(rows) }),
    bands: { ratio: [1, 1.3] },
  },
];
