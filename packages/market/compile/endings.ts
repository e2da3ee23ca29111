/** Which tags end in 9, and how much that still says (F46). */
import type { World } from "../world/world.ts";
import type { Tables } from "./table.ts";
import { endingTerm, endsInNine } from "./terms.ts";

/** Where every tag of a category ends in 9 the ending says little any more. */
export function fillEndings(world: World, tables: Tables): void {
  const { categories } = world.scenario;
  const nines = new Float64Array(categories.length);
  const all = new Float64Array(categories.length);
  for (const { listing, category } of tables.rows) {
    all[category] = (all[category] as number) + 1;
    if (endsInNine(tables.tagFen[listing] as number))
      nines[category] = (nines[category] as number) + 1;
  }
  for (const { listing, category } of tables.rows) {
    tables.endingTerm[listing] = endingTerm(
      tables.tagFen[listing] as number,
      (nines[category] as number) / (all[category] as number),
      world.parameters.buy.endingWear,
    );
  }
}
