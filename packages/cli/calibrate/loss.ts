/** How far measured facts lie from what was published, and which facts a fit may look at. */
import type { Fact, Row } from "../facts/fact.ts";

/** Facts the fit looks at; every other covered fact is only checked afterwards. */
export const TRAIN = ["F01", "F03", "F05", "F06", "F12", "F17", "F31", "F32", "F52", "F54"];

/** Parameters the fit may move, as group.name. */
export const FITTED = [
  "buy.cart",
  "buy.favourite",
  "buy.direct",
  "buy.checkout",
  "buy.returned",
  "look.noticePower",
  "look.patience",
  "after.late",
  "after.transitSigma",
  "buy.delivery",
] as const;

/** One figure's distance from the middle of its band, in half bands; figures without two ends count 0. */
export function distance(value: number, [low, high]: readonly [number, number]): number {
  if (!Number.isFinite(value)) return 3;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) return 0;
  return (value - (low + high) / 2) / ((high - low) / 2);
}

/** Mean of squared distances over all figures of the facts; `answers[fact][seed]`. */
export function loss(facts: readonly Fact[], answers: readonly (readonly Row[])[]): number {
  let sum = 0;
  let figures = 0;
  facts.forEach((fact, i) => {
    const rows = answers[i] ?? [];
    const together = fact.pooled?.(rows);
    for (const [name, band] of Object.entries(fact.bands)) {
      const mean =
        together?.[name] ??
        rows.reduce((total, row) => total + (row[name] ?? NaN), 0) / rows.length;
      sum += distance(mean, band) ** 2;
      figures += 1;
    }
  });
  return sum / figures;
}
