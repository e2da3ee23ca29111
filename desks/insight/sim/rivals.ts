/** What the insight seat sees of rivals: their fronts, and nothing behind them. */
import type { DeskContext } from "@dianzhang/market";
import { MOST_RIVALS, type RivalLine } from "../commands.ts";

export function rivals(
  { shop, market }: Pick<DeskContext<unknown>, "shop" | "market">,
  { category }: { category: string | null },
): RivalLine[] {
  const idOf = (place: number): string => market.scenario.categories[place]?.id ?? "";
  return market
    .fronts(shop)
    .filter((one) => category === null || idOf(one.category) === category)
    .slice(0, MOST_RIVALS)
    .map(({ travelsFree, category: place, ...one }) => {
      const { permille, count } = market.rating(one.listing);
      return {
        ...one,
        category: idOf(place),
        isFree: travelsFree,
        sold: market.sold(one.listing),
        ratingPermille: count === 0 ? null : permille,
        reviews: count,
      };
    });
}
