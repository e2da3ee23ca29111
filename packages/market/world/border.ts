/** What the market remembers of goods from abroad: shipments, goods declared order by order, shops at customs. */
import type { ByteReader, Writer } from "@dianzhang/kernel";
import { ensureRows, grown, loadGrown, saveGrown, type Grown } from "./grown.ts";

const shipmentSpec = {
  shop: Uint16Array,
  listing: Uint32Array,
  sku: Uint32Array,
  /** The shipment's first row. */
  head: Uint32Array,
  source: Uint8Array,
  road: Uint8Array,
  code: Uint8Array,
  pieces: Uint32Array,
  /** Pieces not sold yet; the oldest are sold first. */
  left: Uint32Array,
  unitFen: Int32Array,
  dutyFen: Int32Array,
  placedAt: Uint32Array,
  promisedAt: Uint32Array,
  dueAt: Uint32Array,
  arrivedAt: Uint32Array,
  state: Uint8Array,
  isInspected: Uint8Array,
  isFound: Uint8Array,
};
/** Listing → one more than the source its page names, when a ruling is there, whether its code is settled. */
const lineSpec = { mark: Uint8Array, rulingAt: Uint32Array, isRuled: Uint8Array };
/** SKU → what the usual supplier asks; 0 = nothing of it was ever imported. */
const baseSpec = { fen: Int32Array };
/** Shop at customs. */
const recordSpec = {
  /** Share inspected, in hundredths of a thousandth; 0 = as everybody's at first. */
  rate: Uint32Array,
  inspected: Uint32Array,
  found: Uint32Array,
  declared: Uint32Array,
  taxFen: Float64Array,
  fineFen: Float64Array,
};
/** Pieces of an order line that cross the border by themselves. */
const crossingSpec = {
  line: Uint32Array,
  road: Uint8Array,
  pieces: Uint16Array,
  code: Uint8Array,
  valueFen: Int32Array,
  tariffFen: Int32Array,
  vatFen: Int32Array,
  consumptionFen: Int32Array,
  isOnTop: Uint8Array,
  isOver: Uint8Array,
  /** The second it was cleared at; 0 = not yet. */
  at: Uint32Array,
  isVoid: Uint8Array,
};
/** As in the contract: there are pieces of it on the shelf. */
const ARRIVED = 2;
/** What a shopper has bought from abroad in the market's year. */
const quotaSpec = { shopper: Uint32Array, fen: Int32Array };

export interface BorderWorld {
  readonly shipment: Grown<typeof shipmentSpec>;
  readonly line: Grown<typeof lineSpec>;
  readonly base: Grown<typeof baseSpec>;
  readonly record: Grown<typeof recordSpec>;
  readonly crossing: Grown<typeof crossingSpec>;
  readonly quota: Grown<typeof quotaSpec>;
  /** Derived: order line → its first crossing; shopper → row. */
  readonly crossingAt: Map<number, number>;
  readonly quotaAt: Map<number, number>;
}

/** In the order they are saved. */
const BORDER_GROWN = ["shipment", "line", "base", "record", "crossing", "quota"] as const;

export function newBorder(): BorderWorld {
  return {
    shipment: grown(shipmentSpec, 16),
    line: grown(lineSpec, 16),
    base: grown(baseSpec, 16),
    record: grown(recordSpec, 16),
    crossing: grown(crossingSpec, 16),
    quota: grown(quotaSpec, 16),
    crossingAt: new Map(),
    quotaAt: new Map(),
  };
}

export function saveBorder(out: Writer, border: BorderWorld): void {
  for (const name of BORDER_GROWN) saveGrown(out, `border.${name}`, border[name]);
}

export function loadBorder(from: ByteReader, border: BorderWorld): void {
  for (const name of BORDER_GROWN) loadGrown(from, `border.${name}`, border[name]);
  border.crossingAt.clear();
  border.quotaAt.clear();
  const { line } = border.crossing.col;
  for (let row = border.crossing.count - 1; row >= 0; row -= 1)
    border.crossingAt.set(line[row] as number, row);
  for (let row = 0; row < border.quota.count; row += 1)
    border.quotaAt.set(border.quota.col.shopper[row] as number, row);
}

/** Whether anything was ever imported: one look where nobody does. */
export function hasImports({ shipment }: BorderWorld): boolean {
  return shipment.count > 0;
}

/** Whether customs has heard of anybody. */
export function hasBorder({ shipment, line }: BorderWorld): boolean {
  return shipment.count > 0 || line.count > 0;
}

/** The source whose goods a listing shows today, or −1. */
export function markOf({ line }: BorderWorld, listing: number): number {
  return listing < line.count ? (line.col.mark[listing] as number) - 1 : -1;
}

/** Rows of the pieces of a line that cross by themselves; void ones left out. */
export function crossingsOf({ crossing, crossingAt }: BorderWorld, line: number): number[] {
  const found: number[] = [];
  for (
    let row = crossingAt.get(line) ?? crossing.count;
    row < crossing.count && crossing.col.line[row] === line;
    row += 1
  )
    if (crossing.col.isVoid[row] === 0) found.push(row);
  return found;
}

/** Pieces of a line leave a shelf beyond the border. */
export function keepCrossing(
  border: BorderWorld,
  on: { readonly line: number; readonly road: number; readonly pieces: number },
): void {
  const { crossing, crossingAt } = border;
  const row = crossing.count;
  ensureRows(crossing, row + 1);
  crossing.col.line[row] = on.line;
  crossing.col.road[row] = on.road;
  crossing.col.pieces[row] = on.pieces;
  if (!crossingAt.has(on.line)) crossingAt.set(on.line, row);
}

/** Pieces sold by a road: the oldest first. */
export function drawDown(
  { shipment }: BorderWorld,
  on: { readonly sku: number; readonly road: number; readonly pieces: number },
): void {
  const { col, count } = shipment;
  let missing = on.pieces;
  for (let row = 0; row < count && missing > 0; row += 1) {
    if (col.sku[row] !== on.sku || col.road[row] !== on.road) continue;
    const taken = Math.min(missing, col.left[row] as number);
    col.left[row] = (col.left[row] as number) - taken;
    missing -= taken;
  }
}

/** Pieces that came back are of the latest shipment that has room for them. */
export function fillUp(
  { shipment }: BorderWorld,
  on: { readonly sku: number; readonly road: number; readonly pieces: number },
): void {
  const { col, count } = shipment;
  let more = on.pieces;
  for (let row = count - 1; row >= 0 && more > 0; row -= 1) {
    if (col.sku[row] !== on.sku || col.road[row] !== on.road || col.arrivedAt[row] === 0) continue;
    const room = Math.min(more, (col.pieces[row] as number) - (col.left[row] as number));
    col.left[row] = (col.left[row] as number) + room;
    if (room > 0) col.state[row] = ARRIVED;
    more -= room;
  }
}
