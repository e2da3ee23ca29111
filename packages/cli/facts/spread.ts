/** How a kind of goods that nobody knew spreads over years: Bass's coefficients from first purchases (F75). */
import type { Fact, Row } from "./fact.ts";

/** People of the market the question is asked in. */
export const PEOPLE = 3000;

/**
 * Bass's model fitted to first purchases a year (`year`, `n`) among `people`: the share of those without one who
 * take one is p + q × share of those with one. Least squares weighted by those without; `sooner`: the year most took
 * one, against what p and q say of it, ln(q ÷ p) ÷ (p + q) (Bass 1969).
 */
export function bass(rows: readonly Row[], people: number): Readonly<Record<string, number>> {
  const years = rows.toSorted((a, b) => (a["year"] ?? 0) - (b["year"] ?? 0));
  let owners = 0;
  const points = years.map(({ n = 0 }) => {
    const without = people - owners - n / 2;
    const point = { x: (owners + n / 2) / people, y: n / without, weight: without };
    owners += n;
    return point;
  });
  const sum = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((total, point) => total + point.weight * of(point), 0);
  const whole = sum(() => 1);
  const meanX = sum(({ x }) => x) / whole;
  const meanY = sum(({ y }) => y) / whole;
  const q =
    sum(({ x, y }) => (x - meanX) * (y - meanY)) / sum(({ x }) => (x - meanX) * (x - meanX));
  const p = meanY - q * meanX;
  return { p, q, sooner: peakOf(years) / (Math.log(q / p) / (p + q)) };
}

// The middle of the three years in a row in which most took one.
function peakOf(years: readonly Row[]): number {
  const n = years.map((row) => row["n"] ?? 0);
  const three = n.map((one, i) => one + (n[i - 1] ?? 0) + (n[i + 1] ?? 0));
  return three.indexOf(Math.max(...three)) + 0.5;
}

export const spreadFacts: readonly Fact[] = [
  {
    id: "F75",
    title: "a new kind of goods spreads by word of mouth",
    hard: false,
    since: "0.12",
    level: "category",
    published:
      "p mean .03, often below .01, q .38 (.3–.5) a year; most take one after ln(q/p)/(p+q) years",
    arms: ["new-kind"],
    horizon: "years",
    sql: `WITH k AS (SELECT DISTINCT listing FROM listing_day WHERE category = 'air-fryer'),
      f AS (SELECT o.shopper, min(o.at) AS first FROM orders o JOIN order_lines l ON l."order" = o."order" JOIN k ON k.listing = l.listing GROUP BY 1)
      SELECT first // 31536000 AS year, count(*) AS n FROM f GROUP BY 1 ORDER BY 1`,
    reckon: (rows) => bass(rows, PEOPLE),
    bands: { p: [0.001, 0.05], q: [0.2, 0.6], sooner: [0.75, 1.25] },
    scenarios: ["home-appliance"],
  },
];
