/** How a hot loop draws from any distribution: one look into a table of quantiles, no transcendental call. */
import { exp, log, normalQuantile, pow } from "./math.ts";

/** `size` quantiles at the mid-points of equal probability slices. */
export function quantileTable(size: number, quantile: (p: number) => number): Float32Array {
  const table = new Float32Array(size);
  for (let i = 0; i < size; i += 1) table[i] = quantile((i + 0.5) / size);
  return table;
}

/** Knots of a table read by `between`: 2^12 equal slices of probability. */
const SLICES = 4096;
/** The outermost knots stand at this probability from 0 and from 1, for many quantiles there are infinite. */
const EDGE = 1 / 262_144;

/** A quantile function at 4,097 evenly spaced probabilities, small enough to stay in the nearest cache. */
export function knots(quantile: (p: number) => number): Float32Array {
  return Float32Array.from({ length: SLICES + 1 }, (_, i) =>
    quantile(Math.min(1 - EDGE, Math.max(EDGE, i / SLICES))),
  );
}

/** The quantile that 32 uniform bits fall on, on the straight line between two knots. */
export function between(table: Float32Array, bits: number): number {
  const slice = bits >>> 20;
  const low = table[slice] as number;
  return low + ((table[slice + 1] as number) - low) * ((bits & 0xfffff) * (1 / 1_048_576));
}

export function logisticQuantile(p: number): number {
  return log(p / (1 - p));
}

/** Log-normal with the given mean of the logarithm and its standard deviation. */
export function logNormalQuantile(p: number, mu: number, sigma: number): number {
  return exp(mu + sigma * normalQuantile(p));
}

/** Weibull with shape k and scale λ. */
export function weibullQuantile(p: number, shape: number, scale: number): number {
  return scale * pow(-log(1 - p), 1 / shape);
}

/** Gamma quantile with mean 1 and the given shape. */
export function gammaQuantile(p: number, shape: number): number {
  return gammaPoint(p, shape, 0, logGamma(shape)) / shape;
}

/** `size` gamma quantiles with mean 1 at the mid-points of equal slices; each is sought from the one before. */
export function gammaTable(size: number, shape: number): Float32Array {
  const table = new Float32Array(size);
  const scale = logGamma(shape);
  let point = 0;
  for (let i = 0; i < size; i += 1) {
    point = gammaPoint((i + 0.5) / size, shape, point, scale);
    table[i] = point / shape;
  }
  return table;
}

// Newton's steps on P(shape, x) = p inside a bracket that halves whenever a step would leave it.
function gammaPoint(p: number, shape: number, from: number, scale: number): number {
  let low = from;
  let high = Math.max(1, from * 2);
  while (gammaShare(high, shape, scale) < p) {
    low = high;
    high *= 2;
  }
  let x = from > 0 ? from : (low + high) / 2;
  for (let i = 0; i < 80; i += 1) {
    const over = gammaShare(x, shape, scale) - p;
    if (over > 0) high = x;
    else low = x;
    const step = over / exp((shape - 1) * log(x) - x - scale);
    const next = x - step > low && x - step < high ? x - step : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return next;
    x = next;
  }
  return x;
}

/** Regularised lower incomplete gamma P(shape, x) (power series; ample for the shapes used here). */
function gammaShare(x: number, shape: number, scale: number): number {
  if (x <= 0) return 0;
  if (x > shape + 60) return 1;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 400 && term > sum * 1e-14; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, sum * exp(shape * log(x) - x - scale));
}

/** log Γ(z) (Lanczos, g = 7, nine coefficients). */
function logGamma(z: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ];
  if (z < 0.5) return logGamma(z + 1) - log(z);
  const x = z - 1;
  let sum = c[0] ?? 0;
  for (let i = 1; i < 9; i += 1) sum += (c[i] ?? 0) / (x + i);
  const t = x + 7.5;
  return 0.9189385332046727 + (x + 0.5) * log(t) - t + log(sum);
}
