/** How pieces come back onto the shelf. */
import { noteMove } from "./supply.ts";
import type { World } from "./world.ts";

/** Pieces reach the shelf; a listing that was sold out comes back into the lists with the next hour. */
export function addStock(
  world: World,
  sku: number,
  pieces: number,
  kind: "received" | "moved" | "back" = "back",
): void {
  noteMove(world.supply, sku, kind, pieces);
  const stock = world.sku.col.stock;
  if (stock[sku] === 0) {
    const listing = world.sku.col.listing[sku] as number;
    world.listing.col.isDelisted[listing] = 0;
    world.relisted.push(listing);
  }
  stock[sku] = (stock[sku] as number) + pieces;
}
