/** A shipment from its order to the shelf: paid, at sea, looked into or not, taxed, put away. */
import { gammaQuantile, NULL_U32 } from "@dianzhang/kernel";
import type { TariffCode } from "../scenario/border.ts";
import { post } from "../settle/ledger.ts";
import { averageIn } from "../supply/books.ts";
import { ensureRows } from "../world/grown.ts";
import { addPieces } from "../world/logistics.ts";
import { addStock } from "../world/stock.ts";
import type { World } from "../world/world.ts";
import {
  borderChance,
  borderOf,
  codeAt,
  codeFor,
  gramsOf,
  keepUsual,
  note,
  rightFor,
  usualFen,
  type Place,
} from "./codes.ts";
import { ROAD, ROADS, SHIPMENT, type ImportRow, type Road } from "./contract.ts";
import { inspect } from "./customs.ts";
import { codeFrom, fullTaxes, leadHours, placeOf, shippedFen, sumOf } from "./duty.ts";

/** Orders and pays a shipment; when it comes is drawn now and told later. */
export function ship(
  place: Place,
  shop: number,
  on: ImportRow & {
    readonly road: Road;
    readonly lots: readonly { readonly sku: number; readonly pieces: number }[];
  },
): void {
  const { world, emit } = place;
  const border = borderOf(world);
  const mean = leadHours(border, on.source, on.road);
  const shape = border.sources[on.source]?.shape ?? 20;
  const u = borderChance(world, "lead", on.listing * 64 + on.source * 4 + ROAD[on.road], world.now);
  const due = world.now + Math.max(12, Math.round(mean * gammaQuantile(u, shape)));
  const head = world.border.shipment.count;
  let paid = 0;
  for (const { sku, pieces } of on.lots) {
    keepUsual(world, sku);
    const { priceFen, freightFen } = shippedFen(border, {
      source: on.source,
      road: on.road,
      baseFen: usualFen(world, sku),
      weightG: gramsOf(world, on.listing),
    });
    const unitFen = priceFen + freightFen;
    paid += pieces * unitFen;
    const row = addRow(world, {
      shop,
      sku,
      pieces,
      unitFen,
      head,
      due,
      listing: on.listing,
      source: on.source,
      road: ROAD[on.road],
      code: codeFor(world, on.listing, on.code),
      promised: world.now + Math.round(mean * 1.15),
    });
    world.sku.col.incoming[sku] = (world.sku.col.incoming[sku] as number) + pieces;
    tell(place, row);
  }
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "import" }, [
    ["inventory", paid],
    ["cash", -paid],
  ]);
}

/** A new row of a shipment under way. */
export function addRow(
  { border, now }: World,
  row: {
    readonly shop: number;
    readonly listing: number;
    readonly sku: number;
    readonly head: number;
    readonly source: number;
    readonly road: number;
    readonly code: number;
    readonly pieces: number;
    readonly unitFen: number;
    readonly due: number;
    readonly promised: number;
  },
): number {
  const { shipment } = border;
  const at = shipment.count;
  ensureRows(shipment, at + 1);
  const { col } = shipment;
  col.shop[at] = row.shop;
  col.listing[at] = row.listing;
  col.sku[at] = row.sku;
  col.head[at] = row.head;
  col.source[at] = row.source;
  col.road[at] = row.road;
  col.code[at] = row.code;
  col.pieces[at] = row.pieces;
  col.unitFen[at] = row.unitFen;
  col.placedAt[at] = now;
  col.promisedAt[at] = row.promised;
  col.dueAt[at] = row.due;
  return at;
}

/** Writes down where a kind of goods of a shipment stands. */
export function tell({ world, emit }: Place, row: number): void {
  const { col } = world.border.shipment;
  emit.shipments.add(
    world.now * 3600,
    col.head[row] as number,
    col.shop[row] as number,
    col.listing[row] as number,
    col.sku[row] as number,
    col.source[row] as number,
    col.road[row] as number,
    col.code[row] as number,
    col.state[row] as number,
    col.pieces[row] as number,
    col.unitFen[row] as number,
    col.dutyFen[row] as number,
    col.placedAt[row] as number,
  );
}

/** What is due this hour: shipments meet customs, and come to the shelf. */
export function receiveShipments(place: Place): void {
  const { world } = place;
  const { col, count } = world.border.shipment;
  for (let row = 0; row < count; row += 1) {
    const state = col.state[row] as number;
    if (state >= SHIPMENT.arrived || (col.dueAt[row] as number) > world.now) continue;
    if (col.head[row] === row && state === SHIPMENT.underWay && heldUp(place, row)) continue;
    if ((col.dueAt[row] as number) <= world.now) arrive(place, row);
  }
}

// A whole shipment is looked into or none of it; goods for a warehouse overseas have not come to a border.
function heldUp(place: Place, head: number): boolean {
  const { world } = place;
  const { col, count } = world.border.shipment;
  if (col.road[head] === ROAD.overseas) return false;
  const listing = col.listing[head] as number;
  const look = inspect(place, {
    shop: col.shop[head] as number,
    listing,
    code: col.code[head] as number,
    times: 1,
    subject: head,
    unpaidFen: (right) => unpaid(world, head, right),
  });
  if (look === null) return false;
  for (let row = head; row < count && col.head[row] === head; row += 1) {
    col.isInspected[row] = 1;
    col.isFound[row] = look.isWrong ? 1 : 0;
    col.dueAt[row] = world.now + look.hours;
    col.state[row] = SHIPMENT.held;
    if (look.isWrong) col.code[row] = rightFor(world, listing);
    tell(place, row);
  }
  return true;
}

// Goods bound for a bonded zone are not taxed when they come in.
function unpaid(world: World, head: number, right: TariffCode): number {
  const { col, count } = world.border.shipment;
  if (col.road[head] !== ROAD.general) return 0;
  const declared = codeAt(world, col.code[head] as number);
  let fen = 0;
  for (let row = head; row < count && col.head[row] === head; row += 1) {
    const value = col.unitFen[row] as number;
    const source = col.source[row] as number;
    const due = (code: TariffCode): number =>
      sumOf(fullTaxes(value, codeFrom(borderOf(world), code, source)));
    const less = due(right) - due(declared);
    fen += Math.max(0, less) * (col.pieces[row] as number);
  }
  return fen;
}

function arrive(place: Place, row: number): void {
  const { world } = place;
  const { col } = world.border.shipment;
  const sku = col.sku[row] as number;
  const pieces = col.pieces[row] as number;
  const road = col.road[row] as number;
  world.sku.col.incoming[sku] = (world.sku.col.incoming[sku] as number) - pieces;
  if (road === ROAD.general) payDuty(place, row);
  averageIn(place, sku, {
    pieces,
    unitFen: (col.unitFen[row] as number) + (col.dutyFen[row] as number),
  });
  addStock(world, sku, pieces, "received");
  if (road !== ROAD.general)
    addPieces(world.logistics, sku, placeOf(world.scenario, ROADS[road] as Road), pieces);
  col.left[row] = pieces;
  col.arrivedAt[row] = world.now;
  col.state[row] = SHIPMENT.arrived;
  tell(place, row);
}

function ratesOf(world: World, row: number, code: number): TariffCode {
  const source = world.border.shipment.col.source[row] as number;
  return codeFrom(borderOf(world), codeAt(world, code), source);
}

function payDuty({ world, emit }: Place, row: number): void {
  const { col } = world.border.shipment;
  const code = col.code[row] as number;
  const pieces = col.pieces[row] as number;
  const shop = col.shop[row] as number;
  const taxes = fullTaxes(col.unitFen[row] as number, ratesOf(world, row, code));
  const each = sumOf(taxes);
  const held = col.isInspected[row] === 1;
  const { hold, holdFound } = world.parameters.border;
  const extra = held ? (col.isFound[row] === 1 ? holdFound : hold) : 0;
  col.dutyFen[row] = each;
  emit.clearances.addMixed([
    world.now * 3600,
    shop,
    col.listing[row] as number,
    col.sku[row] as number,
    ROAD.general,
    code,
    NULL_U32,
    pieces,
    (col.unitFen[row] as number) * pieces,
    taxes.tariffFen * pieces,
    taxes.vatFen * pieces,
    taxes.consumptionFen * pieces,
    borderOf(world).general.hours + extra,
    held ? 1 : 0,
    0,
  ]);
  const file = col.head[row] === row ? borderOf(world).general.fileFen : 0;
  note(world, shop, each * pieces);
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "import-tax" }, [
    ["inventory", each * pieces],
    ["import_taxes", file],
    ["cash", -each * pieces - file],
  ]);
}
