/** What a visitor has seen and taken along in one shop. */

/** Scratch of the running visitor; room for all that one session may hold. */
export interface Basket {
  lines: number;
  readonly listing: Int32Array;
  readonly sku: Int32Array;
  /** The single price reckoned with on the page. */
  readonly priceFen: Int32Array;
  /** Settled at the till: how many of each (0 = none left), what they cost, and what was taken off. */
  readonly pieces: Int32Array;
  readonly paidFen: Int32Array;
  readonly offFen: Int32Array;
  /** Listings whose page was opened in this session. */
  readonly seen: Int32Array;
}

/** Lines of one order at most, and pages of one session at most. */
export const MAX_LINES = 8;
export const MAX_PAGES = 48;

export function newBasket(): Basket {
  return {
    lines: 0,
    listing: new Int32Array(MAX_LINES),
    sku: new Int32Array(MAX_LINES),
    priceFen: new Int32Array(MAX_LINES),
    pieces: new Int32Array(MAX_LINES),
    paidFen: new Int32Array(MAX_LINES),
    offFen: new Int32Array(MAX_LINES),
    seen: new Int32Array(MAX_PAGES),
  };
}

/** Takes a line out; those behind it move up. */
export function removeLine(basket: Basket, i: number): void {
  const { listing, sku, priceFen, pieces, paidFen, offFen, lines } = basket;
  for (const column of [listing, sku, priceFen, pieces, paidFen, offFen])
    column.copyWithin(i, i + 1, lines);
  basket.lines -= 1;
}

export function putIn(basket: Basket, listing: number, sku: number, priceFen: number): void {
  if (basket.lines >= MAX_LINES) return;
  basket.listing[basket.lines] = listing;
  basket.sku[basket.lines] = sku;
  basket.priceFen[basket.lines] = priceFen;
  basket.pieces[basket.lines] = 0;
  basket.lines += 1;
}
