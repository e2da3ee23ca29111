/** What the market remembers of purchasing, for shops that buy by themselves: stock books, purchases, quotations. */
import { MOVES, type MoveKind } from "../supply/contract.ts";
import { ensureRows, grown, type Grown } from "./grown.ts";

const seatSpec = { shop: Uint16Array };
/** SKU → its books; rows of shops without a seat stay empty. */
const bookSpec = {
  isKept: Uint8Array,
  opening: Int32Array,
  /** Pieces that lay on the shelf when the last hour ended. */
  last: Int32Array,
  /** What the usual supplier asks. */
  baseFen: Int32Array,
  /** Bad pieces among those on the shelf, in millionths. */
  badShare: Uint32Array,
  quarantine: Int32Array,
  /** Pieces that are in the books only; nobody knows. */
  missing: Int32Array,
  /** One more than the tick of the latest count; 0 = never counted. */
  countedAt: Uint32Array,
  missed: Int32Array,
  /** Pieces sold, smoothed over about a week, in thousandths a day. */
  pace: Uint32Array,
  soldToday: Uint32Array,
  /** Days the books have been kept. */
  days: Uint16Array,
};
/** SKU × kind: pieces moved in the hour that runs, and since the seat was taken. */
const moveSpec = { hour: Int32Array, total: Int32Array };
const purchaseSpec = {
  shop: Uint16Array,
  sku: Uint32Array,
  supplier: Uint8Array,
  pieces: Uint32Array,
  unitFen: Int32Array,
  baseFen: Int32Array,
  placedAt: Uint32Array,
  promisedAt: Uint32Array,
  /** When it comes, when looking at it is done; nobody is told before. */
  dueAt: Uint32Array,
  arrivedAt: Uint32Array,
  state: Uint8Array,
  bad: Uint32Array,
  sampled: Uint32Array,
  found: Uint32Array,
  claimable: Uint32Array,
  claimFen: Int32Array,
  isClaimed: Uint8Array,
  isByRule: Uint8Array,
};
const quoteSpec = {
  shop: Uint16Array,
  supplier: Uint8Array,
  sku: Uint32Array,
  pieces: Uint32Array,
  askedAt: Uint32Array,
  unitFen: Int32Array,
};
/** Money that is on its way back, and from when it is there. */
const refundSpec = { shop: Uint16Array, tick: Uint32Array, fen: Int32Array };
/** Order lines with a bad piece in them. */
const badLineSpec = { line: Uint32Array };
/** Lines of orders the books have been told of. */
const readSpec = { lines: Uint32Array };

export interface SupplyWorld {
  readonly seat: Grown<typeof seatSpec>;
  readonly book: Grown<typeof bookSpec>;
  readonly move: Grown<typeof moveSpec>;
  readonly purchase: Grown<typeof purchaseSpec>;
  readonly quote: Grown<typeof quoteSpec>;
  readonly refund: Grown<typeof refundSpec>;
  readonly badLine: Grown<typeof badLineSpec>;
  readonly read: Grown<typeof readSpec>;
  /** Derived. */
  readonly badLines: Set<number>;
}

export const SUPPLY_TABLES = [
  "seat",
  "book",
  "move",
  "purchase",
  "quote",
  "refund",
  "badLine",
  "read",
] as const;

export function newSupply(): SupplyWorld {
  return {
    seat: grown(seatSpec, 16),
    book: grown(bookSpec, 64),
    move: grown(moveSpec, 64, MOVES.length),
    purchase: grown(purchaseSpec, 64),
    quote: grown(quoteSpec, 64),
    refund: grown(refundSpec, 16),
    badLine: grown(badLineSpec, 64),
    read: grown(readSpec, 1),
    badLines: new Set(),
  };
}

/** After the tables were read from a snapshot. */
export function indexSupply(supply: SupplyWorld): void {
  supply.badLines.clear();
  for (let row = 0; row < supply.badLine.count; row += 1)
    supply.badLines.add(supply.badLine.col.line[row] as number);
}

/** Whether a SKU's shop keeps books; one look where no shop does. */
export function isKept({ seat, book }: SupplyWorld, sku: number): boolean {
  return seat.count > 0 && sku < book.count && book.col.isKept[sku] === 1;
}

/** Pieces came to the shelf, or went from it otherwise than by an order. */
export function noteMove(supply: SupplyWorld, sku: number, kind: MoveKind, pieces: number): void {
  if (!isKept(supply, sku)) return;
  const cell = sku * MOVES.length + MOVES.indexOf(kind);
  supply.move.col.hour[cell] = (supply.move.col.hour[cell] as number) + pieces;
}

export function keepBad(supply: SupplyWorld, line: number): void {
  const row = supply.badLine.count;
  ensureRows(supply.badLine, row + 1);
  supply.badLine.col.line[row] = line;
  supply.badLines.add(line);
}
