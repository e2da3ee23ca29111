/** The cases a market opened against a shop: what tests of the law desk share. */
import type { Market } from "@dianzhang/market";
import type { CaseView } from "../desks/compliance/commands.ts";

export const casesOf = (market: Market, shop = 0) =>
  market.view(shop, "compliance/cases") as readonly CaseView[];

/** Plays until a case is open, a month at most. */
export function untilCase(market: Market): CaseView {
  for (let hour = 0; hour < 30 * 24; hour += 1) {
    market.tick();
    const open = casesOf(market).find(({ state }) => state === "open");
    if (open) return open;
  }
  throw new Error("no case in a month");
}
