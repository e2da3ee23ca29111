/** Elementary functions that give the same bits on every machine: only +, −, ×, ÷ and sqrt inside. */

const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const INV_LN2 = 1.442695040888963387;

const scratch = new DataView(new ArrayBuffer(8));

/** e to the x; relative error below 1e-15 (argument reduction, then a Taylor polynomial of degree 13). */
export function exp(x: number): number {
  if (x > 709) return Number.POSITIVE_INFINITY;
  if (x < -708) return 0;
  const k = Math.floor(x * INV_LN2 + 0.5);
  const r = x - k * LN2_HI - k * LN2_LO;
  return taylor(r) * powerOfTwo(k);
}

// 1 + r + r²/2! + … + r¹³/13!, multiplied out from the last term; no division in the way.
function taylor(r: number): number {
  const high =
    1 / 5040 + r * (1 / 40_320 + r * (1 / 362_880 + r * (1 / 3_628_800 + r * tail13(r))));
  return (
    1 +
    r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * high))))))
  );
}

function tail13(r: number): number {
  return 1 / 39_916_800 + r * (1 / 479_001_600 + r * (1 / 6_227_020_800));
}

/** Natural logarithm of a positive number; relative error below 1e-15 (atanh series). */
export function log(x: number): number {
  if (x <= 0) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  scratch.setFloat64(0, x);
  const high = scratch.getUint32(0);
  let k = ((high >>> 20) & 0x7ff) - 1023;
  scratch.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = scratch.getFloat64(0);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    k += 1;
  }
  const s = (m - 1) / (m + 1);
  return k * LN2_HI + (2 * s * atanhOverS(s * s) + k * LN2_LO);
}

// 1 + z/3 + z²/5 + … + z¹¹/23.
function atanhOverS(z: number): number {
  const high = 1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23)))));
  return 1 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * high)))));
}

/** x to the y for positive x. */
export function pow(x: number, y: number): number {
  return x === 0 ? 0 : exp(y * log(x));
}

/** The share of a logistic population below x. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}

/** Quantile of the standard normal (Acklam 2003, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r +
      138.357751867269) *
      r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r +
      66.80131188771972) *
      r -
      13.28068155288572) *
      r +
    1;
  return (top * q) / bottom;
}

function tail(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q +
      3.754408661907416) *
      q +
    1;
  return top / bottom;
}

function powerOfTwo(k: number): number {
  if (k < -1022) return powerOfTwo(k + 60) * 8.673617379884035e-19;
  scratch.setUint32(0, (k + 1023) << 20);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
}
