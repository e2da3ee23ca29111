/** Where a function is lowest: Nelder and Mead's simplex (1965), for a handful of positive numbers. */
import { exp, log } from "@dianzhang/kernel";

export interface Found {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * Minimises over positive numbers by walking in their logarithms. Deterministic; stops when the simplex's values
 * differ by less than `tolerance` or after `steps` steps.
 */
export function lowest(
  value: (at: readonly number[]) => number,
  start: readonly number[],
  { steps = 2000, tolerance = 1e-10, stride = 0.4 } = {},
): Found {
  const at = (logs: readonly number[]): number => value(logs.map(exp));
  const first = start.map(log);
  let simplex: readonly Corner[] = [
    first,
    ...first.map((_, i) => first.map((x, k) => (k === i ? x + stride : x))),
  ].map((point) => ({ point, value: at(point) }));
  for (let step = 0; step < steps; step += 1) {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
    const best = simplex[0] as Corner;
    const worst = simplex.at(-1) as Corner;
    if (worst.value - best.value < tolerance * (1 + Math.abs(best.value))) break;
    const others = simplex.slice(0, -1);
    const centre = first.map(
      (_, k) => others.reduce((sum, one) => sum + (one.point[k] as number), 0) / others.length,
    );
    const along = (t: number): Corner => {
      const point = centre.map((c, k) => c + t * ((worst.point[k] as number) - c));
      return { point, value: at(point) };
    };
    const next = move(along, best, worst, others.at(-1) as Corner);
    simplex = next
      ? [...others, next]
      : simplex.map((one) => {
          if (one === best) return one;
          const point = one.point.map((x, k) => (x + (best.point[k] as number)) / 2);
          return { point, value: at(point) };
        });
  }
  const best = simplex.reduce((a, b) => (b.value < a.value ? b : a));
  return { at: best.point.map(exp), value: best.value };
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

// Reflect, expand or contract the worst corner; null = nothing helped, the simplex shrinks.
function move(
  along: (t: number) => Corner,
  best: Corner,
  worst: Corner,
  second: Corner,
): Corner | null {
  const reflected = along(-1);
  if (reflected.value < best.value) {
    const expanded = along(-2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
  return contracted.value < Math.min(worst.value, reflected.value) ? contracted : null;
}
