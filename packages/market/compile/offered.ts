/** Which variants shoppers are offered: those with pieces that their shop has not taken off sale. */
import type { ListingRow } from "../desk.ts";
import type { World } from "../world/world.ts";
import type { Tables } from "./table.ts";

export interface Variant {
  readonly sku: number;
  readonly priceFen: number;
  /** Taken off sale: nobody is offered it, and its pieces stay on the shelf. */
  readonly isOff?: boolean;
}

/** Pieces of a variant that may be sold; off sale there are none, though they lie on the shelf. */
export function piecesOffered(world: World, tables: Tables, sku: number): number {
  return tables.isOff[sku] === 1 ? 0 : (world.sku.col.stock[sku] ?? 0);
}

/** Whether a listing has a piece to sell now. */
export function hasPieces(world: World, { skus }: ListingRow): boolean {
  return skus.some((one) => one.isOff !== true && (world.sku.col.stock[one.sku] ?? 0) > 0);
}

/** The variants a price on a card speaks of: those on sale, or all where none is. */
export function variantsShown(skus: readonly Variant[]): readonly Variant[] {
  const offered = skus.filter(({ isOff }) => isOff !== true);
  return offered.length > 0 ? offered : skus;
}

/** The first variant on sale, or the first at all where none is; −1 for a listing without any. */
export function firstShown(tables: Tables, listing: number): number {
  const skus = tables.rows[listing]?.skus ?? [];
  for (const { sku, isOff } of skus) if (isOff !== true) return sku;
  return skus[0]?.sku ?? -1;
}
