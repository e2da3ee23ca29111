/** Who every draw about an order is about, and on which occasion: who bought what, in which hour. */
import type { World } from "../world/world.ts";

/** The same subject for every draw about one order: who bought what. */
export function subjectOf(world: World, order: number): number {
  const { shopper, listing } = world.order.col;
  return (shopper[order] as number) ^ Math.imul(listing[order] as number, 0x632be5ab);
}

export function occasionOf(world: World, order: number): number {
  return Math.floor((world.order.col.at[order] as number) / 3600);
}
