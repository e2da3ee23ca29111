/** What else a visitor finds in a shop: its goods on sale, category by category, best sellers first. */
import type { ListingRow } from "../desk.ts";
import type { World } from "../world/world.ts";
import type { Aisle, Tables } from "./table.ts";

export function newAisle(listings: number): Aisle {
  return {
    goods: new Int32Array(0),
    shopFrom: new Int32Array(listings),
    shopUntil: new Int32Array(listings),
    kindFrom: new Int32Array(listings),
    kindUntil: new Int32Array(listings),
  };
}

export function fillAisle(world: World, tables: Tables): void {
  const { aisle } = tables;
  const sold = world.listing.col.shownSold;
  const rows = tables.onSale.toSorted(
    (a, b) =>
      a.shop - b.shop ||
      a.category - b.category ||
      (sold[b.listing] as number) - (sold[a.listing] as number) ||
      a.listing - b.listing,
  );
  aisle.goods = Int32Array.from(rows, (row) => row.listing);
  markRuns(rows, (a, b) => a.shop === b.shop, aisle.shopFrom, aisle.shopUntil);
  markRuns(
    rows,
    (a, b) => a.shop === b.shop && a.category === b.category,
    aisle.kindFrom,
    aisle.kindUntil,
  );
}

// Every listing of a run of like rows learns where the run begins and ends.
function markRuns(
  rows: readonly ListingRow[],
  isLike: (a: ListingRow, b: ListingRow) => boolean,
  from: Int32Array,
  until: Int32Array,
): void {
  let begin = 0;
  for (let i = 1; i <= rows.length; i += 1) {
    const next = rows[i];
    if (next && isLike(rows[begin] as ListingRow, next)) continue;
    for (let k = begin; k < i; k += 1) {
      const { listing } = rows[k] as ListingRow;
      from[listing] = begin;
      until[listing] = i;
    }
    begin = i;
  }
}
