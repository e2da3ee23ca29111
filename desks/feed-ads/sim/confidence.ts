/** How sure a click rate is, and whether one creative beats another: what an A/B table may claim. */

import { exp } from "@dianzhang/kernel";

/** 95 % of the normal distribution lie within so many standard deviations. */
const Z = 1.96;

/** Wilson's bounds of a share, in 100,000ths; null when nothing was tried. */
export function bounds(tried: number, hit: number): { low: number; high: number } | null {
  if (tried === 0) return null;
  const share = hit / tried;
  const z2 = (Z * Z) / tried;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((share * (1 - share)) / tried + z2 / (4 * tried))) / (1 + z2);
  return {
    low: Math.max(0, Math.round((middle - half) * 100_000)),
    high: Math.round((middle + half) * 100_000),
  };
}

/** Views each of two creatives needs before they are compared. Assumption of the trade. */
export const LEAST_VIEWS = 100;

/** How sure it is, in thousandths, that the second share is the higher one; null when too little was tried. */
export function surelyHigher(
  first: { readonly tried: number; readonly hit: number },
  second: { readonly tried: number; readonly hit: number },
): number | null {
  if (first.tried < LEAST_VIEWS || second.tried < LEAST_VIEWS) return null;
  const pooled = (first.hit + second.hit) / (first.tried + second.tried);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / first.tried + 1 / second.tried));
  if (spread === 0) return 500;
  const z = (second.hit / second.tried - first.hit / first.tried) / spread;
  return Math.round(1000 * below(z));
}

// The normal distribution function to three digits (Zelen & Severo 1964, 26.2.17 without its last terms).
function below(z: number): number {
  const t = 1 / (1 + 0.33267 * Math.abs(z));
  const density = 0.3989423 * exp((-z * z) / 2);
  const tail = density * t * (0.4361836 + t * (-0.1201676 + t * 0.937298));
  return z >= 0 ? 1 - tail : tail;
}
