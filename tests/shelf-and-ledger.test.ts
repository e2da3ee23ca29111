/** Is a shop's inventory in the ledger what lies on its shelf? */
import { ACCOUNTS } from "@dianzhang/market";
import { rowsOf } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import { loadScenario, openFor } from "../packages/cli/simulate.ts";

const INVENTORY = ACCOUNTS.indexOf("inventory");

interface Line {
  readonly onHand: number;
  readonly costFen: number;
  readonly back: number;
}
interface Purchase {
  readonly state: string;
  readonly totalFen: number;
}

test("the ledger's inventory is what lies on the shelf and what is under way, to the fen", () => {
  const market = openFor({
    scenario: loadScenario("apparel"),
    seed: 3,
    days: 20,
    shoppers: 20_000,
    pilot: { listing: "average", storefront: "average", supply: "expert", service: "expert" },
  });
  let booked = 0;
  for (let hour = 0; hour < 480; hour += 1)
    for (const row of rowsOf(market.tick().batches, "ledger"))
      if (row["shop"] === 0 && row["account"] === INVENTORY) booked += row["amount_fen"] ?? 0;
  const shelf = market.view(0, "supply/stock", {}) as readonly Line[];
  const purchases = market.view(0, "supply/purchases", { most: 1000 }) as readonly Purchase[];
  const back = shelf.reduce((all, line) => all + line.back, 0);
  // Pieces came back at what they had cost, while others of their kind were bought at other prices.
  expect(back).toBeGreaterThan(5);
  expect(purchases.some(({ state }) => state === "rejected")).toBe(false);
  const underWay = purchases.filter(({ state }) => state !== "shelved");
  const worth =
    shelf.reduce((all, { onHand, costFen }) => all + onHand * costFen, 0) +
    underWay.reduce((all, { totalFen }) => all + totalFen, 0);
  // Before returns were put back at their own cost: 148.45 yuan apart.
  expect(booked).toBe(worth);
});
