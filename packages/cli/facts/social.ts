/** Facts of what is passed on: how deep a cascade goes, and what makes it large. */
import type { Fact } from "./fact.ts";

export const socialFacts: readonly Fact[] = [
  {
    id: "F76",
    title: "cascades are tiny and large by broadcast",
    hard: true,
    since: "0.8",
    level: "platform",
    arms: ["default"],
    horizon: "short",
    published: "vast majority ends within one step; popularity follows the largest broadcast",
    sql: `WITH told AS (SELECT s.post, s.parent, count(*) AS n, max(s.depth) AS depth FROM social_shares s GROUP BY 1, 2),
      cascade AS (SELECT p.post, coalesce(sum(t.n), 0) AS size, coalesce(max(t.n), 0) AS broadcast, coalesce(max(t.depth), 0) AS depth
        FROM social_posts p LEFT JOIN told t ON t.post = p.post GROUP BY 1)
      SELECT avg((depth <= 1)::INT) AS shallow, corr(size, broadcast) FILTER (size > 0) AS broadcast,
        count(*) FILTER (size > 0) / count(*) AS passed_on FROM cascade`,
    bands: { shallow: [0.9, 1], broadcast: [0.8, 1], passed_on: [0.05, 0.95] },
  },
];
