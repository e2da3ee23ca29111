/** Which law do pages per session follow: the inverse Gaussian of surfing, or a geometric one (F19)? */
import type { Row } from "./fact.ts";

/**
 * `rows`: how many sessions had `pages` pages. Both laws are fitted by maximum likelihood; the inverse Gaussian is
 * made a law of whole numbers by the probability between half pages. Answers the difference of AIC (positive =
 * the inverse Gaussian is better) per thousand sessions, and the slope of log frequency in log pages, 2 … 10.
 * Source: Huberman et al. 1998.
 */
export function surfing(rows: readonly Row[]): { aic_gain: number; slope: number; pages: number } {
  const counts = rows.map((row) => ({ pages: row["pages"] as number, n: row["n"] as number }));
  const total = counts.reduce((sum, one) => sum + one.n, 0);
  const mean = counts.reduce((sum, one) => sum + one.n * one.pages, 0) / total;
  const p = 1 / mean;
  const geometric = counts.reduce(
    (sum, { pages, n }) => sum + n * (Math.log(p) + (pages - 1) * Math.log(1 - p)),
    0,
  );
  const wald = bestWald(counts, mean);
  const middle = counts.filter(({ pages }) => pages >= 2 && pages <= 10);
  return {
    // One parameter more costs two.
    aic_gain: ((2 * (wald - geometric) - 2) / total) * 1000,
    slope: slope(middle.map(({ pages, n }) => [Math.log(pages), Math.log(n)])),
    pages: mean,
  };
}

interface Count {
  readonly pages: number;
  readonly n: number;
}

// Golden-section steps in mean and shape in turn; both log-likelihood curves have one peak.
function bestWald(counts: readonly Count[], start: number): number {
  let mean = start;
  let shape = start;
  for (let round = 0; round < 20; round += 1) {
    mean = peak((x) => logLikelihood(counts, x, shape), mean / 2, mean * 2);
    shape = peak((x) => logLikelihood(counts, mean, x), shape / 3, shape * 3);
  }
  return logLikelihood(counts, mean, shape);
}

function logLikelihood(counts: readonly Count[], mean: number, shape: number): number {
  return counts.reduce((sum, { pages, n }) => {
    const from = pages === 1 ? 0 : waldShare(pages - 0.5, mean, shape);
    return sum + n * Math.log(Math.max(1e-300, waldShare(pages + 0.5, mean, shape) - from));
  }, 0);
}

/** Share of an inverse Gaussian below x. */
export function waldShare(x: number, mean: number, shape: number): number {
  const root = Math.sqrt(shape / x);
  return (
    normalShare(root * (x / mean - 1)) +
    Math.exp((2 * shape) / mean + Math.log(Math.max(1e-300, normalShare(-root * (x / mean + 1)))))
  );
}

// Abramowitz and Stegun 7.1.26 would be too coarse in the tail; this is Hart's, as given by West 2005.
function normalShare(x: number): number {
  const z = Math.abs(x);
  if (z > 37) return x > 0 ? 1 : 0;
  const e = Math.exp((-z * z) / 2);
  let below: number;
  if (z < 7.07106781186547) {
    const top = [
      0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
      221.213596169931, 220.206867912376,
    ].reduce((sum, c) => sum * z + c, 0);
    const bottom = [
      0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
      637.333633378831, 793.826512519948, 440.413735824752,
    ].reduce((sum, c) => sum * z + c, 0);
    below = (e * top) / bottom;
  } else {
    const tail = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
    below = e / tail / 2.506628274631;
  }
  return x > 0 ? 1 - below : below;
}

function peak(value: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let i = 0; i < 40; i += 1) {
    const left = b - golden * (b - a);
    const right = a + golden * (b - a);
    if (value(left) > value(right)) b = right;
    else a = left;
  }
  return (a + b) / 2;
}

/** Least-squares slope of y in x. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mx = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const my = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const top = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return top / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
