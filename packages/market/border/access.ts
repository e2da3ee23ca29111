/** Goods from abroad as the logistics seat reads and orders them; never what is yet to be found. */
import type { Emit } from "../run/emit.ts";
import { hasImports, markOf } from "../world/border.ts";
import { ensureRows } from "../world/grown.ts";
import { piecesAt } from "../world/logistics.ts";
import { post } from "../settle/ledger.ts";
import type { World } from "../world/world.ts";
import { borderOf, rightFor, usualFen } from "./codes.ts";
import {
  ROADS,
  SHIPMENT_STATES,
  type BorderReader,
  type BorderWriter,
  type CustomsRecord,
  type ShipmentLine,
} from "./contract.ts";
import { shareInspected } from "./customs.ts";
import { placeOf } from "./duty.ts";
import { clearOut } from "./exit.ts";
import { ship } from "./shipment.ts";

/** Classes of customs, by the share looked into in thousandths. */
const A_BELOW = 50;
const B_BELOW = 100;

/** What is read of the border, and what is told it. */
export function borderAccess(
  world: World,
  emit: Emit,
): { readonly border: BorderReader; readonly customs: BorderWriter } {
  return { border: borderReader(world), customs: borderWriter(world, emit) };
}

function borderReader(world: World): BorderReader {
  const { border } = world;
  return {
    isListing: (listing, shop) =>
      listing < world.listing.count && world.listing.col.shop[listing] === shop,
    skus: (listing) => skusOf(world, listing),
    category: (listing) => world.listing.col.category[listing] ?? 0,
    baseFen: (sku) => usualFen(world, sku),
    shipments: (shop, most) => {
      const found: ShipmentLine[] = [];
      for (let row = border.shipment.count - 1; row >= 0 && found.length < most; row -= 1)
        if (border.shipment.col.shop[row] === shop) found.push(shipmentLine(world, row));
      return found;
    },
    at: (sku, road) =>
      world.scenario.border === null
        ? 0
        : piecesAt(world.logistics, sku, placeOf(world.scenario, road)),
    record: (shop) => recordOf(world, shop),
    ruled: (listing) =>
      listing < border.line.count && border.line.col.isRuled[listing] === 1
        ? rightFor(world, listing)
        : null,
    rulingAt: (listing) => {
      const at = listing < border.line.count ? (border.line.col.rulingAt[listing] as number) : 0;
      return at > world.now ? at : null;
    },
    origin: (listing) => {
      const source = markOf(border, listing);
      return source < 0 ? null : source;
    },
  };
}

function skusOf(world: World, listing: number): number[] {
  const found: number[] = [];
  for (let sku = 0; sku < world.sku.count; sku += 1)
    if (world.sku.col.listing[sku] === listing) found.push(sku);
  return found;
}

function shipmentLine({ border }: World, row: number): ShipmentLine {
  const { col } = border.shipment;
  const arrived = col.arrivedAt[row] as number;
  return {
    shipment: col.head[row] as number,
    listing: col.listing[row] as number,
    sku: col.sku[row] as number,
    source: col.source[row] as number,
    road: ROADS[col.road[row] as number] ?? "general",
    code: col.code[row] as number,
    pieces: col.pieces[row] as number,
    left: col.left[row] as number,
    unitFen: col.unitFen[row] as number,
    dutyFen: col.dutyFen[row] as number,
    placedAt: col.placedAt[row] as number,
    promisedAt: col.promisedAt[row] as number,
    arrivedAt: arrived === 0 ? null : arrived,
    state: SHIPMENT_STATES[col.state[row] as number] ?? "under-way",
    isInspected: col.isInspected[row] === 1,
    isFound: col.isFound[row] === 1,
  };
}

function recordOf(world: World, shop: number): CustomsRecord {
  const { record } = world.border;
  const has = hasImports(world.border) && shop < record.count;
  const of = (column: "inspected" | "found" | "declared" | "taxFen" | "fineFen"): number =>
    has ? (record.col[column][shop] as number) : 0;
  const share = shareInspected(world, shop);
  return {
    inspected: of("inspected"),
    found: of("found"),
    declared: of("declared"),
    taxFen: of("taxFen"),
    fineFen: of("fineFen"),
    standing: share < A_BELOW ? "A" : share < B_BELOW ? "B" : "C",
  };
}

function borderWriter(world: World, emit: Emit): BorderWriter {
  const place = { world, emit };
  return {
    ship: (shop, on) => ship(place, shop, on),
    askRuling: (shop, listing) => {
      const { ruling } = borderOf(world);
      ensureRows(world.border.line, listing + 1);
      world.border.line.col.rulingAt[listing] = world.now + ruling.hours;
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "customs" }, [
        ["import_taxes", ruling.fen],
        ["cash", -ruling.fen],
      ]);
    },
    clearOut: (shop, on) => clearOut(place, shop, on),
  };
}
