/** The border's part of an hour: shipments come in, shelves abroad are paid for, pages say where goods come from. */
import { post } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import { piecesAt } from "../world/logistics.ts";
import type { World } from "../world/world.ts";
import { borderOf, gramsOf, type Place } from "./codes.ts";
import { SHIPMENT } from "./contract.ts";
import { placeOf } from "./duty.ts";
import { destroyStale } from "./exit.ts";
import { receiveShipments, tell } from "./shipment.ts";

/** Before the hour's shoppers. */
export function runBorderHour(place: Place): void {
  const { world } = place;
  receiveShipments(place);
  settleRulings(world);
  if (world.now % 24 !== 0) return;
  destroyStale(place);
  payForShelves(place);
  closeShipments(place);
  markPages(world);
  world.isDirty = true;
}

function settleRulings({ border, now }: World): void {
  const { rulingAt, isRuled } = border.line.col;
  for (let listing = 0; listing < border.line.count; listing += 1)
    if (rulingAt[listing] !== 0 && (rulingAt[listing] as number) <= now) isRuled[listing] = 1;
}

function payForShelves({ world, emit }: Place): void {
  const { logistics, sku, scenario } = world;
  const border = borderOf(world);
  const fen = new Float64Array(world.shops);
  for (let id = 0; id < logistics.depot.count; id += 1) {
    const owner = sku.col.shop[id] as number;
    for (const road of ["bonded", "overseas"] as const) {
      const grams = piecesAt(logistics, id, placeOf(scenario, road)) * gramsAt(world, id);
      const month = (grams * border[road].storageFenKgMonth) / 1000;
      fen[owner] = (fen[owner] as number) + month / 30;
    }
  }
  fen.forEach((due, shop) => {
    const paid = Math.round(due);
    if (paid > 0)
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "import" }, [
        ["storage", paid],
        ["cash", -paid],
      ]);
  });
}

function gramsAt(world: World, sku: number): number {
  return gramsOf(world, world.sku.col.listing[sku] as number);
}

function closeShipments(place: Place): void {
  const { col, count } = place.world.border.shipment;
  for (let row = 0; row < count; row += 1) {
    if (col.state[row] !== SHIPMENT.arrived || (col.left[row] as number) > 0) continue;
    col.state[row] = SHIPMENT.gone;
    tell(place, row);
  }
}

// As long as a piece of a shipment is left, the page says where it comes from; the latest that came in counts.
function markPages({ border }: World): void {
  const { col, count } = border.shipment;
  border.line.col.mark.fill(0);
  for (let row = 0; row < count; row += 1) {
    if (col.arrivedAt[row] === 0 || (col.left[row] as number) === 0) continue;
    const listing = col.listing[row] as number;
    ensureRows(border.line, listing + 1);
    border.line.col.mark[listing] = (col.source[row] as number) + 1;
  }
}
