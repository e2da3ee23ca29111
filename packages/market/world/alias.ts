/** How one of a few things is drawn by weight: exactly, with one look, from a table as long as the choice. */

/** Vose's alias table (M. D. Vose, IEEE Trans. Softw. Eng. 17:9, 1991). */
export interface Alias {
  readonly size: number;
  /** Share of a slot that is its own, in 2^32nds. */
  readonly own: Float64Array;
  /** What is drawn from the slot's own share, and from the rest. */
  readonly value: Uint16Array;
  readonly other: Uint16Array;
}

/** `values` are what is drawn; left out, the places of the weights. Weights are not negative, not all 0. */
export function alias(weights: readonly number[], values?: readonly number[]): Alias {
  const size = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = weights.map((weight) => (weight * size) / total);
  const own = new Float64Array(size).fill(4294967296);
  const value = Uint16Array.from(weights, (_, i) => values?.[i] ?? i);
  const other = value.slice();
  const small = share.flatMap((one, i) => (one < 1 ? [i] : []));
  const large = share.flatMap((one, i) => (one < 1 ? [] : [i]));
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() as number;
    const rich = large.at(-1) as number;
    own[poor] = (share[poor] as number) * 4294967296;
    other[poor] = value[rich] as number;
    share[rich] = (share[rich] as number) - (1 - (share[poor] as number));
    if ((share[rich] as number) < 1) small.push(large.pop() as number);
  }
  return { size, own, value, other };
}

/** What 32 uniform bits fall on. */
export function pick(table: Alias, bits: number): number {
  const place = bits * table.size;
  const slot = Math.floor(place * (1 / 4294967296));
  const inSlot = place - slot * 4294967296;
  return (inSlot < (table.own[slot] as number) ? table.value[slot] : table.other[slot]) as number;
}
