/** How well simple forecasts do on the market's own demand (F78, F79): the benchmarks of the M competitions. */
import type { Row } from "./fact.ts";

/** Days of a week; the season of daily demand. */
const SEASON = 7;
/** Days forecast at once, as for the daily series of M4. */
const AHEAD = 14;

export type Method = "naive2" | "snaive" | "ses" | "holt" | "damped" | "comb";

/** Forecasts of the next days. Naive2, SES, Holt and damped work on seasonally adjusted figures, as in M4. */
export function forecast(past: readonly number[], ahead = AHEAD): Record<Method, number[]> {
  const index = seasonIndex(past);
  const adjusted = past.map((value, t) => value / (index[t % SEASON] as number));
  const season = (line: (h: number) => number): number[] =>
    Array.from({ length: ahead }, (_, h) =>
      Math.max(0, line(h + 1) * (index[(past.length + h) % SEASON] as number)),
    );
  const last = adjusted.at(-1) ?? 0;
  const ses = smooth(adjusted, false, 1);
  const holt = smooth(adjusted, true, 1);
  const damped = best([0.8, 0.85, 0.9, 0.95, 0.98].map((phi) => smooth(adjusted, true, phi)));
  const lines = {
    ses: season((h) => ses.at(h)),
    holt: season((h) => holt.at(h)),
    damped: season((h) => damped.at(h)),
  };
  return {
    naive2: season(() => last),
    snaive: Array.from(
      { length: ahead },
      (_, h) => past[past.length - SEASON + (h % SEASON)] as number,
    ),
    ...lines,
    comb: lines.ses.map(
      (value, h) => (value + (lines.holt[h] as number) + (lines.damped[h] as number)) / 3,
    ),
  };
}

/**
 * `rows`: (series, day, n). Every series is forecast from several origins; answers how far the combination lies
 * below Naive2 in the mean of relative sMAPE and relative MASE (OWA).
 */
export function combinationGain(rows: readonly Row[]): { gain: number; series: number } {
  const sums = { naive2: { smape: 0, mase: 0 }, comb: { smape: 0, mase: 0 } };
  const all = seriesOf(rows);
  for (const series of all) {
    for (const { past, future } of origins(series)) {
      const found = forecast(past);
      const scale = meanOf(past.slice(SEASON).map((y, t) => Math.abs(y - (past[t] as number))));
      for (const method of ["naive2", "comb"] as const) {
        sums[method].smape += meanOf(
          future.map((y, h) => {
            const f = found[method][h] as number;
            return y + f === 0 ? 0 : (2 * Math.abs(y - f)) / (y + f);
          }),
        );
        sums[method].mase +=
          meanOf(future.map((y, h) => Math.abs(y - (found[method][h] as number)))) / scale;
      }
    }
  }
  const owa = (sums.comb.smape / sums.naive2.smape + sums.comb.mase / sums.naive2.mase) / 2;
  return { gain: 1 - owa, series: all.length };
}

/**
 * `rows`: (level, series, day, n), level by level from the whole market down to one SKU. Answers the scaled error
 * (RMSSE, mean over levels, as in M5) of the seasonal naive forecast against that of the best method.
 */
export function seasonalNaiveAgainstBest(rows: readonly Row[]): { ratio: number } {
  const levels = new Map<number, Row[]>();
  for (const row of rows) {
    const level = row["level"] as number;
    levels.set(level, [...(levels.get(level) ?? [])]);
    levels.get(level)?.push(row);
  }
  const methods = ["naive2", "snaive", "ses", "holt", "damped", "comb"] as const;
  const errors = Object.fromEntries(methods.map((name) => [name, 0])) as Record<Method, number>;
  for (const level of levels.values()) {
    const all = seriesOf(level).flatMap((series) => origins(series));
    for (const method of methods) {
      errors[method] += meanOf(
        all.map(({ past, future }) => {
          const scale = meanOf(past.slice(1).map((y, t) => (y - (past[t] as number)) ** 2));
          const found = forecast(past)[method];
          return Math.sqrt(meanOf(future.map((y, h) => (y - (found[h] as number)) ** 2)) / scale);
        }),
      );
    }
  }
  return { ratio: errors.snaive / Math.min(...methods.map((name) => errors[name])) };
}

interface Line {
  readonly error: number;
  at(ahead: number): number;
}

// Exponential smoothing; the weights with the least squared one-step error on a grid.
function smooth(values: readonly number[], hasTrend: boolean, phi: number): Line {
  const found: Line[] = [];
  for (let alpha = 0.02; alpha < 1; alpha += 0.07) {
    for (const beta of hasTrend ? [0.01, 0.05, 0.1, 0.2] : [0])
      found.push(run(values, alpha, beta, hasTrend ? phi : 0));
  }
  return best(found);
}

function run(values: readonly number[], alpha: number, beta: number, phi: number): Line {
  let level = meanOf(values.slice(0, 2 * SEASON));
  let trend = 0;
  let error = 0;
  values.forEach((value, t) => {
    const expected = level + phi * trend;
    if (t >= 2 * SEASON) error += (value - expected) ** 2;
    const next = expected + alpha * (value - expected);
    trend = phi * trend + beta * (next - level - phi * trend);
    level = next;
  });
  const at = (ahead: number): number => {
    let sum = level;
    let weight = 1;
    for (let h = 0; h < ahead; h += 1) {
      weight *= phi;
      sum += weight * trend;
    }
    return sum;
  };
  return { error, at };
}

function best(lines: readonly Line[]): Line {
  return lines.reduce((a, b) => (b.error < a.error ? b : a));
}

// Classical multiplicative indices, used when the seasonal autocorrelation is beyond chance (90 %), as in M4.
function seasonIndex(values: readonly number[]): number[] {
  const flat = Array.from({ length: SEASON }, () => 1);
  if (values.length < 3 * SEASON || !isSeasonal(values)) return flat;
  const ratios: number[][] = flat.map(() => []);
  for (let t = 3; t + 3 < values.length; t += 1) {
    const around = meanOf(values.slice(t - 3, t + 4));
    if (around > 0) ratios[t % SEASON]?.push((values[t] as number) / around);
  }
  const raw = ratios.map((list) => meanOf(list));
  if (raw.some((value) => !(value > 0.05))) return flat;
  const mean = meanOf(raw);
  return raw.map((value) => value / mean);
}

function isSeasonal(values: readonly number[]): boolean {
  const r = Array.from({ length: SEASON }, (_, i) => autocorrelation(values, i + 1));
  const spread = 1 + 2 * r.slice(0, -1).reduce((sum, one) => sum + one * one, 0);
  return Math.abs(r[SEASON - 1] as number) > 1.645 * Math.sqrt(spread / values.length);
}

function autocorrelation(values: readonly number[], lag: number): number {
  const mean = meanOf(values);
  let top = 0;
  let bottom = 0;
  values.forEach((value, t) => {
    bottom += (value - mean) ** 2;
    if (t >= lag) top += (value - mean) * ((values[t - lag] as number) - mean);
  });
  return bottom === 0 ? 0 : top / bottom;
}

function seriesOf(rows: readonly Row[]): number[][] {
  const days = Math.max(...rows.map((row) => row["day"] as number)) + 1;
  const found = new Map<number, number[]>();
  for (const row of rows) {
    const id = row["series"] as number;
    const series = found.get(id) ?? Array.from({ length: days }, () => 0);
    series[row["day"] as number] = row["n"] as number;
    found.set(id, series);
  }
  return [...found.values()];
}

/** Origins a fortnight apart, the last one AHEAD days before the end; at least eight weeks of past. */
function origins(series: readonly number[]): { past: number[]; future: number[] }[] {
  const found = [];
  for (let at = series.length - AHEAD; at >= 8 * SEASON; at -= AHEAD)
    found.push({ past: series.slice(0, at), future: series.slice(at, at + AHEAD) });
  return found;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
