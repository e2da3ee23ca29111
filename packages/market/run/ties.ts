/** What a shop that advertises in the feed learns of who comes: the pages opened, the carts filled. */
import { makeTie } from "../world/feed.ts";
import type { Run } from "./run.ts";

/** Called for every page and cart of such a shop. */
export function noteTie({ world }: Run, shopper: number, shop: number, isCart: boolean): void {
  const row = makeTie(world.feed, shopper, shop);
  const { visitedAt, cartedAt } = world.feed.tie.col;
  visitedAt[row] = world.now + 1;
  if (isCart) cartedAt[row] = world.now + 1;
}
