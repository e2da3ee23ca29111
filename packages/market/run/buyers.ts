/** Who has bought in which shop, and how much: what a member price asks of a visitor. */
import type { World } from "../world/world.ts";
import { isOrder } from "./later.ts";

const SHOPS = 65_536;

/** What a shopper has spent on a shop's goods; −1 for who never bought there. What waits is no purchase yet. */
export function spentAt(world: World, shop: number, shopper: number): number {
  const { buyers } = world.promotions;
  const { order } = world;
  const { shop: shops, shopper: who, goodsFen } = order.col;
  for (; buyers.counted < order.count; buyers.counted += 1) {
    const line = buyers.counted;
    const key = (who[line] as number) * SHOPS + (shops[line] as number);
    const held = buyers.lines.get(key);
    if (held) held.push(line);
    else buyers.lines.set(key, [line]);
  }
  let spent = -1;
  for (const line of buyers.lines.get(shopper * SHOPS + shop) ?? [])
    if (isOrder(world, line)) spent = Math.max(0, spent) + (goodsFen[line] as number);
  return spent;
}
