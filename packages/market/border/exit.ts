/** How goods that do not sell leave the bonded zone or the warehouse overseas: taxed in, sent back, destroyed. */
import { post } from "../settle/ledger.ts";
import { drawDown } from "../world/border.ts";
import { addPieces, piecesAt } from "../world/logistics.ts";
import { noteMove } from "../world/supply.ts";
import type { World } from "../world/world.ts";
import { borderOf, codeFor, gramsOf, type Place } from "./codes.ts";
import { ROAD, type Exit } from "./contract.ts";
import { placeOf } from "./duty.ts";
import { addRow, tell } from "./shipment.ts";

export interface Leaving {
  readonly listing: number;
  readonly road: "bonded" | "overseas";
  readonly how: Exit;
  readonly code: number;
}

/** Everything of a listing that lies there. */
export function clearOut(place: Place, shop: number, on: Leaving): void {
  const { world } = place;
  const depot = placeOf(world.scenario, on.road);
  for (let sku = 0; sku < world.sku.count; sku += 1) {
    if (world.sku.col.listing[sku] !== on.listing || world.sku.col.shop[sku] !== shop) continue;
    const pieces = piecesAt(world.logistics, sku, depot);
    if (pieces > 0) leave(place, { ...on, shop, sku, pieces });
  }
}

function leave(
  place: Place,
  on: Leaving & { readonly shop: number; readonly sku: number; readonly pieces: number },
): void {
  const { world } = place;
  const { sku, pieces } = on;
  const { stock, costFen } = world.sku.col;
  const source = latestSource(world, sku, ROAD[on.road]);
  addPieces(world.logistics, sku, placeOf(world.scenario, on.road), -pieces);
  drawDown(world.border, { sku, road: ROAD[on.road], pieces });
  stock[sku] = (stock[sku] as number) - pieces;
  noteMove(world.supply, sku, "moved", -pieces);
  if ((stock[sku] as number) === 0) world.isDirty = true;
  if (on.how === "import") bringIn(place, { ...on, source });
  else giveUp(place, on, (costFen[sku] as number) * pieces);
}

function latestSource({ border }: World, sku: number, road: number): number {
  const { col, count } = border.shipment;
  for (let row = count - 1; row >= 0; row -= 1)
    if (col.sku[row] === sku && col.road[row] === road) return col.source[row] as number;
  return 0;
}

// By general trade after all: from the zone over the counter, from overseas by the sea.
function bringIn(
  place: Place,
  on: Leaving & { shop: number; sku: number; pieces: number; source: number },
): void {
  const { world, emit } = place;
  const border = borderOf(world);
  const { sku, pieces, shop, listing } = on;
  const from = border.sources[on.source];
  const isFar = on.road === "overseas";
  const freight = isFar ? Math.round(((from?.seaFenKg ?? 0) * gramsOf(world, listing)) / 1000) : 0;
  const hours = border.general.hours + (isFar ? (from?.seaHours ?? 0) : 0);
  const row = addRow(world, {
    shop,
    listing,
    sku,
    pieces,
    source: on.source,
    head: world.border.shipment.count,
    road: ROAD.general,
    code: codeFor(world, listing, on.code),
    unitFen: (world.sku.col.costFen[sku] as number) + freight,
    due: world.now + hours,
    promised: world.now + hours,
  });
  world.sku.col.incoming[sku] = (world.sku.col.incoming[sku] as number) + pieces;
  tell(place, row);
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "import" }, [
    ["inventory", freight * pieces],
    ["cash", -freight * pieces],
  ]);
}

function giveUp(
  { world, emit }: Place,
  on: Leaving & { readonly shop: number; readonly pieces: number },
  costFen: number,
): void {
  const rules = borderOf(world)[on.road];
  const back = on.how === "return" ? Math.round((costFen * rules.backPermille) / 1000) : 0;
  const fee = on.how === "destroy" ? rules.destroyFen * on.pieces : 0;
  post(world, emit, { at: world.now * 3600, shop: on.shop, order: -1, memo: "import" }, [
    ["write_off", costFen - back],
    ["storage", fee],
    ["cash", back - fee],
    ["inventory", -costFen],
  ]);
}

/** What has lain in the zone too long is destroyed at the shop's cost. */
export function destroyStale(place: Place): void {
  const { world } = place;
  const { col, count } = world.border.shipment;
  const oldest = world.now - borderOf(world).bonded.maxDays * 24;
  for (let row = 0; row < count; row += 1) {
    const isStale = (col.arrivedAt[row] as number) < oldest && (col.left[row] as number) > 0;
    if (col.road[row] !== ROAD.bonded || col.arrivedAt[row] === 0 || !isStale) continue;
    leave(place, {
      listing: col.listing[row] as number,
      road: "bonded",
      how: "destroy",
      code: col.code[row] as number,
      shop: col.shop[row] as number,
      sku: col.sku[row] as number,
      pieces: col.left[row] as number,
    });
  }
}
