/** An expert's pages lead to goods of the same kind and price that sell, and to one of a kind that goes with it. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { ListingLine } from "../commands.ts";

/** Goods of the same kind a page leads to. */
const ALIKE = 3;
const FRONT = 6;

/** What most shops do: the best sellers on the front page, and no links beside. */
export function showBestSellers(seat: Seat): Command[] {
  const lines = seat.view("listing/listing-list", { days: 14 }) as readonly ListingLine[];
  const listings = lines
    .filter(({ isPublished }) => isPublished)
    .toSorted((a, b) => b.orders - a.orders || a.listing - b.listing)
    .slice(0, FRONT)
    .map(({ listing }) => listing);
  return listings.length > 0 ? [{ type: "listing/set-showcase", listings }] : [];
}

export function layLinks(seat: Seat): Command[] {
  const lines = seat.view("listing/listing-list", { days: 14 }) as readonly ListingLine[];
  const shown = lines.filter(({ isPublished, stock }) => isPublished && stock > 0);
  const bySales = shown.toSorted((a, b) => b.orders - a.orders || a.listing - b.listing);
  const links = shown.map(({ listing, category, minPriceFen }) => ({
    type: "listing/set-related",
    listing,
    related: bySales
      .filter((one) => one.category === category && one.listing !== listing)
      .filter((one) => Math.abs(one.minPriceFen / minPriceFen - 1) < 0.3)
      .slice(0, ALIKE)
      .map((one) => one.listing),
  }));
  const front = bySales.slice(0, FRONT).map(({ listing }) => listing);
  return [...links, { type: "listing/set-showcase", listings: front }];
}
