/** What anybody sees of other shops' goods by walking past their fronts. */
import type { Fen } from "@dianzhang/kernel";
import type { Tables } from "./compile/table.ts";
import { cardOf } from "./compile/terms.ts";
import type { World } from "./world/world.ts";

/** `tagFen` is its lowest tag, `priceFen` what one piece costs with the campaigns that run. */
export interface ShownCard {
  readonly tagFen: Fen;
  readonly priceFen: Fen;
  readonly travelsFree: boolean;
}

/** Goods of another shop as its front shows them. */
export interface FrontLine extends ShownCard {
  readonly listing: number;
  readonly shop: number;
  readonly shopName: string;
  readonly category: number;
  readonly title: string;
  /** A person keeps that shop. */
  readonly isKept: boolean;
}

/** Everything other shops have on sale now, best sellers first. */
export function frontsOf(world: World, tables: Tables, shop: number): FrontLine[] {
  const { sold } = world.listing.col;
  return tables.onSale
    .filter((row) => row.shop !== shop)
    .toSorted(
      (a, b) => (sold[b.listing] as number) - (sold[a.listing] as number) || a.listing - b.listing,
    )
    .map(({ listing, shop: whose, category, title }) => ({
      listing,
      shop: whose,
      shopName: tables.shops[whose]?.name ?? "",
      category,
      title,
      isKept: whose < world.seats,
      ...cardOf(tables, listing),
    }));
}
