/** Whether the price struck out on a card was ever really asked. */
import type { Tables } from "../compile/table.ts";
import { highestFen } from "../world/promotions.ts";
import type { World } from "../world/world.ts";

/** Days back in which somebody must have been asked it. Assumption, after the rules on price fraud. */
const ASKED_DAYS = 30;

/**
 * "made-up": on no day of the last thirty was it the lowest price all day long. "none": nothing is struck out now.
 */
export function struckPrice(
  world: World,
  { promo, tagFen }: Pick<Tables, "promo" | "tagFen">,
  listing: number,
): "none" | "asked" | "made-up" {
  const struckFen = promo?.baseFen[listing] ?? 0;
  if (struckFen <= (tagFen[listing] ?? 0)) return "none";
  const day = Math.floor(world.now / 24);
  return highestFen(world.promotions, listing, day, ASKED_DAYS) < struckFen ? "made-up" : "asked";
}
