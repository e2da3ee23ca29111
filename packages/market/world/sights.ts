/** Who will come across which post in which hour: one number each, so that an hour's thousands lie side by side. */

/** Room for a shopper, for how it came before their eyes, and for a mark below a post in one number. */
const SHOPPERS = 2 ** 26;
const HOWS = 8;
const MARKS = 16;

/** The sights of one hour; only the first `count` hold. */
export interface Sights {
  count: number;
  packed: Float64Array;
}

export interface Sight {
  readonly post: number;
  readonly shopper: number;
  readonly how: number;
  /** For a friend: steps of passing on; for a round of recommendation: which. */
  readonly mark: number;
}

export function planSight(due: Map<number, Sights>, tick: number, sight: Sight): void {
  const { post, shopper, how, mark } = sight;
  add(due, tick, ((post * SHOPPERS + shopper) * HOWS + how) * MARKS + mark);
}

function add(due: Map<number, Sights>, tick: number, packed: number): void {
  let held = due.get(tick);
  if (!held) {
    held = { count: 0, packed: new Float64Array(16) };
    due.set(tick, held);
  }
  if (held.count === held.packed.length) {
    const wider = new Float64Array(held.packed.length * 2);
    wider.set(held.packed);
    held.packed = wider;
  }
  held.packed[held.count] = packed;
  held.count += 1;
}

const NONE = new Float64Array(0);

/** Takes the sights of an hour, post by post, then by shopper: an order that hangs on nothing but who and what. */
export function takeSights(due: Map<number, Sights>, tick: number): Float64Array {
  const held = due.get(tick);
  if (!held) return NONE;
  due.delete(tick);
  return held.packed.subarray(0, held.count).sort();
}

export function postOf(packed: number): number {
  return Math.floor(packed / (SHOPPERS * HOWS * MARKS));
}

export function shopperOf(packed: number): number {
  return Math.floor(packed / (HOWS * MARKS)) % SHOPPERS;
}

export function howOf(packed: number): number {
  return Math.floor(packed / MARKS) % HOWS;
}

export function markOf(packed: number): number {
  return packed % MARKS;
}

/** All sights to come, as (tick, packed) pairs in order, for a snapshot. */
export function dueSights(due: Map<number, Sights>): Float64Array {
  const ticks = [...due.keys()].sort((a, b) => a - b);
  const total = ticks.reduce((sum, tick) => sum + (due.get(tick)?.count ?? 0), 0);
  const out = new Float64Array(total * 2);
  let at = 0;
  for (const tick of ticks) {
    const held = due.get(tick) as Sights;
    for (const packed of held.packed.slice(0, held.count).sort()) {
      out[at] = tick;
      out[at + 1] = packed;
      at += 2;
    }
  }
  return out;
}

export function loadSights(due: Map<number, Sights>, pairs: Float64Array): void {
  for (let i = 0; i < pairs.length; i += 2) add(due, pairs[i] as number, pairs[i + 1] as number);
}
