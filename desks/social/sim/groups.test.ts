/** What does a group's own gift do: who comes for it, what it sells, and what it costs? */
import { give, runDays } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import type { GroupLine, GroupsView } from "../commands.ts";
import { mugShop } from "./testing.ts";

/** Forty days of a group of new buyers. */
function groupOf(setting: object): GroupLine | undefined {
  const market = mugShop({ shoppers: 12_000 });
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 400 }));
  give(market, { type: "listing/buy-stock", purchases });
  runDays(market, 4);
  const group = { name: "杯友", layer: "new", perWeek: 2, listing: 0, topic: "how-to" };
  give(market, { type: "social/open-group", ...group, ...setting });
  runDays(market, 40);
  return (market.view(0, "social/groups") as GroupsView).groups[0];
}

test("a gift draws members and visits, and is paid with every order of theirs", () => {
  const plain = groupOf({});
  const rich = groupOf({ giftFen: 600 });
  expect(plain?.giftPaidFen).toBe(0);
  expect(rich?.joined).toBeGreaterThan(1.2 * (plain?.joined ?? 0));
  expect(rich?.visits).toBeGreaterThan(plain?.visits ?? 0);
  expect(rich?.orders).toBeGreaterThan(0);
  expect(rich?.giftPaidFen).toBe(600 * (rich?.orders ?? 0));
});

test("bargains every other day tire a group more than what it is good for", () => {
  const tired = (topic: string) => {
    const group = groupOf({ topic, perWeek: 7 });
    return (group?.left ?? 0) / Math.max(1, group?.joined ?? 0);
  };
  expect(tired("deal")).toBeGreaterThan(tired("how-to"));
});
