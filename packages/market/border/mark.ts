/** What a listing's origin tells those who read its page, and what its goods are worth beyond their grade. */
import { markOf } from "../world/border.ts";
import type { World } from "../world/world.ts";

/** Quality beyond the grade, while goods from abroad are on the shelf. */
export function borderQuality({ border, scenario }: World, listing: number): number {
  const source = markOf(border, listing);
  return source < 0 ? 0 : (scenario.border?.sources[source]?.quality ?? 0);
}

/** What a segment thinks of where they come from. */
export function originTaste({ border, scenario }: World, listing: number, segment: string): number {
  const source = markOf(border, listing);
  return source < 0 ? 0 : (scenario.border?.sources[source]?.taste[segment] ?? 0);
}
