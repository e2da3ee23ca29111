/** How often customers buy, when they drop out, what they spend: BG/NBD and Gamma-Gamma by maximum likelihood. */
import { lowest } from "./search.ts";

/** One customer: repeat purchases, the time of the last one and the length of observation, in one unit. */
export interface History {
  readonly repeats: number;
  readonly last: number;
  readonly observed: number;
}

export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly logLikelihood: number;
}

/** Fits BG/NBD (Fader, Hardie and Lee 2005, equation 6). */
export function fitBgNbd(customers: readonly History[]): BgNbd {
  const cost = ([r = 1, alpha = 1, a = 1, b = 1]: readonly number[]): number =>
    -bgNbdLogLikelihood({ r, alpha, a, b }, customers);
  const found = lowest(cost, [1, meanOf(customers.map((one) => one.observed)) / 4, 1, 1]);
  const [r = 1, alpha = 1, a = 1, b = 1] = found.at;
  return { r, alpha, a, b, logLikelihood: -found.value };
}

export function bgNbdLogLikelihood(
  { r, alpha, a, b }: Omit<BgNbd, "logLikelihood">,
  customers: readonly History[],
): number {
  let sum = 0;
  for (const { repeats: x, last, observed } of customers) {
    const shared =
      logGamma(r + x) -
      logGamma(r) +
      r * Math.log(alpha) +
      logGamma(a + b) +
      logGamma(b + x) -
      logGamma(b) -
      logGamma(a + b + x);
    const alive = -(r + x) * Math.log(alpha + observed);
    if (x === 0) sum += shared + alive;
    else {
      const left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + last);
      const high = Math.max(alive, left);
      sum += shared + high + Math.log(Math.exp(alive - high) + Math.exp(left - high));
    }
  }
  return sum;
}

/** One customer's mean spend over so many purchases. */
export interface Spend {
  readonly purchases: number;
  readonly mean: number;
}

export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
  /** Expected mean spend of a customer nobody has seen: p v ÷ (q − 1); NaN when q ≤ 1. */
  readonly expected: number;
}

/** Fits Gamma-Gamma (Fader and Hardie, note 025, equation 1a). */
export function fitGammaGamma(customers: readonly Spend[]): GammaGamma {
  const bought = customers.filter((one) => one.purchases > 0 && one.mean > 0);
  const cost = ([p = 1, q = 1, v = 1]: readonly number[]): number =>
    -bought.reduce(
      (sum, { purchases: x, mean: m }) =>
        sum +
        logGamma(p * x + q) -
        logGamma(p * x) -
        logGamma(q) +
        q * Math.log(v) +
        (p * x - 1) * Math.log(m) +
        p * x * Math.log(x) -
        (p * x + q) * Math.log(x * m + v),
      0,
    );
  const [p = 1, q = 1, v = 1] = lowest(cost, [2, 2, meanOf(bought.map((one) => one.mean))]).at;
  return { p, q, v, expected: q > 1 ? (p * v) / (q - 1) : Number.NaN };
}

/** log Γ(z) for positive z (Lanczos, g = 7, nine coefficients). */
export function logGamma(z: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ];
  if (z < 0.5) return logGamma(z + 1) - Math.log(z);
  const x = z - 1;
  let sum = c[0] ?? 0;
  for (let i = 1; i < 9; i += 1) sum += (c[i] ?? 0) / (x + i);
  const t = x + 7.5;
  return 0.9189385332046727 + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
