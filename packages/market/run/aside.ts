/** What of a basket goes its own way: into a group, or ahead against a deposit; the rest is paid at the till. */
import type { Promoted } from "../compile/promote.ts";
import { removeLine } from "./basket.ts";
import { joinGroup } from "./group.ts";
import { payDeposit } from "./presale.ts";
import { rightsOf } from "./promote.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Takes such lines out of the basket; answers how many were bought so. */
export function settleAside(run: Run, visitor: Visitor, promo: Promoted, shop: number): number {
  const { basket, world } = run;
  const book = promo.books.get(shop);
  if (!book || book.waits.length === 0) return 0;
  const rights = rightsOf(world, book, visitor);
  let bought = 0;
  for (let i = basket.lines - 1; i >= 0; i -= 1) {
    const rule = book.waits.find((one) => one.listing === basket.listing[i]);
    const sku = basket.sku[i] as number;
    if (!rule || rights.flashLeft(rule.id) <= 0) continue;
    if ((world.sku.col.stock[sku] as number) > 0) {
      if (rule.kind === "group") joinGroup(run, visitor, rule, sku);
      else payDeposit(run, visitor, rule, { sku, tagFen: promo.askedFen[sku] as number });
      bought += 1;
    }
    removeLine(basket, i);
  }
  return bought;
}
