/** Which shelf a piece came from that was handed out of none in particular: an exchange, say. */
import { drawDown } from "../world/border.ts";
import { addPieces, piecesAt, piecesAway } from "../world/logistics.ts";
import type { World } from "../world/world.ts";

/** When more pieces lie away than there are, the last shelves are short of them: abroad first. */
export function squareShelves(world: World, sku: number): void {
  const { logistics, scenario } = world;
  if (sku >= logistics.depot.count) return;
  let over = piecesAway(logistics, sku) - (world.sku.col.stock[sku] as number);
  for (let place = logistics.depot.stride; place > 0 && over > 0; place -= 1) {
    const pieces = Math.min(over, piecesAt(logistics, sku, place));
    if (pieces <= 0) continue;
    addPieces(logistics, sku, place, -pieces);
    const road = place - scenario.depots.length;
    if (road > 0) drawDown(world.border, { sku, road, pieces });
    over -= pieces;
  }
}
