/** Who has bought in which shop: order lines by shop and shopper, looked up where a member price is asked for. */
import type { World } from "./world.ts";
import { ORDER_STATE } from "./world.ts";

/** Derived from the orders, which are only ever added to; not saved. */
export interface Buyers {
  readonly lines: Map<number, number[]>;
  /** Lines of orders taken up so far. */
  counted: number;
}

export function newBuyers(): Buyers {
  return { lines: new Map(), counted: 0 };
}

const SHOPS = 65_536;

/** What a shopper has spent on a shop's goods; −1 for who never bought there. What waits is no purchase yet. */
export function spentAt(world: World, shop: number, shopper: number): number {
  const { buyers } = world.promotions;
  const { order } = world;
  const { shop: shops, shopper: who, state, goodsFen } = order.col;
  for (; buyers.counted < order.count; buyers.counted += 1) {
    const line = buyers.counted;
    const key = (who[line] as number) * SHOPS + (shops[line] as number);
    const held = buyers.lines.get(key);
    if (held) held.push(line);
    else buyers.lines.set(key, [line]);
  }
  let spent = -1;
  for (const line of buyers.lines.get(shopper * SHOPS + shop) ?? [])
    if ((state[line] as number) < ORDER_STATE.waiting)
      spent = Math.max(0, spent) + (goodsFen[line] as number);
  return spent;
}
