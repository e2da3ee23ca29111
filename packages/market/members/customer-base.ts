/** How often customers buy, when they drop out, what they spend: BG/NBD and Gamma-Gamma by maximum likelihood. */
import { exp, log, pow } from "@dianzhang/kernel";
import { lowest } from "./lowest.ts";

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

type Rates = Omit<BgNbd, "logLikelihood">;

/** No parameter is looked for beyond these: a few customers would send the search to the end of the world. */
const MOST = 100_000;

/** Fits BG/NBD (Fader, Hardie and Lee 2005, equation 6). */
export function fitBgNbd(customers: readonly History[]): BgNbd {
  const groups = alike(customers);
  const cost = ([r = 1, alpha = 1, a = 1, b = 1]: readonly number[]): number =>
    Math.max(r, alpha, a, b) > MOST ? 1e12 : -likelihoodOf({ r, alpha, a, b }, groups);
  const found = lowest(cost, [1, meanOf(customers.map((one) => one.observed)) / 4, 1, 1]);
  const [r = 1, alpha = 1, a = 1, b = 1] = found.at;
  return { r, alpha, a, b, logLikelihood: -found.value };
}

export function bgNbdLogLikelihood(rates: Rates, customers: readonly History[]): number {
  return likelihoodOf(rates, alike(customers));
}

/** Customers with the same number of repeats: what depends on that number alone is reckoned once for all of them. */
function alike(customers: readonly History[]): Map<number, History[]> {
  const groups = new Map<number, History[]>();
  for (const one of customers) {
    const own = groups.get(one.repeats);
    if (own) own.push(one);
    else groups.set(one.repeats, [one]);
  }
  return groups;
}

function likelihoodOf({ r, alpha, a, b }: Rates, groups: ReadonlyMap<number, History[]>): number {
  const logAlpha = log(alpha);
  let sum = 0;
  for (const [x, own] of groups) {
    const shared =
      logGamma(r + x) -
      logGamma(r) +
      r * logAlpha +
      logGamma(a + b) +
      logGamma(b + x) -
      logGamma(b) -
      logGamma(a + b + x);
    const leaves = x === 0 ? 0 : log(a) - log(b + x - 1);
    for (const { last, observed } of own) {
      const alive = -(r + x) * log(alpha + observed);
      if (x === 0) sum += shared + alive;
      else {
        const left = leaves - (r + x) * log(alpha + last);
        const high = Math.max(alive, left);
        sum += shared + high + log(exp(alive - high) + exp(left - high));
      }
    }
  }
  return sum;
}

/** Expected purchases of a new customer in time `t` (equation 9). */
export function expectedPurchases({ r, alpha, a, b }: Rates, t: number): number {
  const c = apart(a);
  const kept = pow(alpha / (alpha + t), r) * hypergeometric(r, b, c + b - 1, t / (alpha + t));
  return ((c + b - 1) / (c - 1)) * (1 - kept);
}

/** Chance of exactly `n` purchases of a new customer in time `t` (equation 8). */
export function chanceOfPurchases({ r, alpha, a, b }: Rates, t: number, n: number): number {
  const stays = pow(alpha / (alpha + t), r);
  const share = t / (alpha + t);
  // Γ(r + j) ÷ (Γ(r) j!) × share^j, from the one before.
  let term = 1;
  let sum = 0;
  for (let j = 0; j < n; j += 1) {
    sum += term;
    term *= ((r + j) / (j + 1)) * share;
  }
  const active = exp(logBeta(a, b + n) - logBeta(a, b)) * stays * term;
  if (n === 0) return active;
  return active + exp(logBeta(a + 1, b + n - 1) - logBeta(a, b)) * (1 - stays * sum);
}

/** Chance that a customer has not dropped out; 1 for who has bought once. */
export function chanceAlive({ r, alpha, a, b }: Rates, customer: History): number {
  const { repeats: x, last, observed } = customer;
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * pow((alpha + observed) / (alpha + last), r + x));
}

/** Purchases to expect of a customer in the time `t` that follows (equation 10). */
export function purchasesToCome(rates: Rates, customer: History, t: number): number {
  const { r, alpha, b } = rates;
  const a = apart(rates.a);
  const { repeats: x, observed } = customer;
  const all = alpha + observed;
  const kept =
    pow(all / (all + t), r + x) * hypergeometric(r + x, b + x, a + b + x - 1, t / (all + t));
  return ((a + b + x - 1) / (a - 1)) * (1 - kept) * chanceAlive(rates, customer);
}

// The formulas have a removable hole at a = 1.
function apart(a: number): number {
  return Math.abs(a - 1) < 1e-5 ? 1.000_01 : a;
}

/** Gauss's series for 0 ≤ z < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < 20_000; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) < 1e-14 * Math.abs(sum)) break;
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
  const groups = new Map<number, number[]>();
  for (const { purchases, mean } of bought)
    groups.set(purchases, [...(groups.get(purchases) ?? []), mean]);
  const cost = ([p = 1, q = 1, v = 1]: readonly number[]): number =>
    Math.max(p, q) > MOST ? 1e12 : -spendLikelihood({ p, q, v }, groups);
  const [p = 1, q = 1, v = 1] = lowest(cost, [2, 2, meanOf(bought.map((one) => one.mean))]).at;
  return { p, q, v, expected: q > 1 ? (p * v) / (q - 1) : Number.NaN };
}

function spendLikelihood(
  { p, q, v }: Omit<GammaGamma, "expected">,
  groups: ReadonlyMap<number, readonly number[]>,
): number {
  let sum = 0;
  for (const [x, means] of groups) {
    const shared = logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * log(v);
    for (const m of means)
      sum += shared + (p * x - 1) * log(m) + p * x * log(x) - (p * x + q) * log(x * m + v);
  }
  return sum;
}

/** What a customer's purchases to come are worth on average (note 025, equation 5). */
export function spendToCome({ p, q, v }: GammaGamma, { purchases, mean }: Spend): number {
  return (p * (v + purchases * mean)) / (p * purchases + q - 1);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** log Γ(z) for positive z (Lanczos, g = 7, nine coefficients). */
export function logGamma(z: number): number {
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

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
