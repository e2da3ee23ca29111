/** What a decision was worth: the effect is what the ledger says, and what needed it falls away. */
import type { Command, LogRow } from "@dianzhang/kernel";
import { expect, test } from "vitest";
import { loadScenario, openFor } from "./simulate.ts";
import { withoutRows } from "@dianzhang/desk-kit";

const DAYS = 12;
const open = () =>
  openFor({ scenario: loadScenario("apparel"), seed: 7, days: DAYS, shoppers: 6000, shops: 6 });

/** Ten dresses at a fair price, on sale in an open shop; on day 6 their price falls by a third. */
function record(): LogRow[] {
  const market = open();
  const rows: LogRow[] = [];
  const forms = market.view(0, "listing/category-forms") as {
    id: string;
    attributes: { id: string; isRequired: boolean; values: { id: string }[] }[];
    variants: { id: string; values: { id: string }[] }[];
  }[];
  const dress = forms.find((form) => form.id === "dress");
  const required = Object.fromEntries(
    (dress?.attributes ?? []).map((one) => [one.id, one.values[0]?.id ?? ""]),
  );
  const options = Object.fromEntries(
    (dress?.variants ?? []).map((one) => [one.id, one.values[0]?.id ?? ""]),
  );
  const give = (tick: number, command: Command): void => {
    const decision = market.decide(0, command);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.code}`);
    market.apply(0, decision.events);
    rows.push({ seq: rows.length, tick, shop: 0, command, events: decision.events });
  };
  for (let i = 0; i < 10; i += 1)
    give(0, {
      type: "listing/create-listing",
      category: "dress",
      title: "法式碎花连衣裙 收腰显瘦",
      attributes: required,
      grade: "standard",
      shoot: "phone",
      skus: [{ options, priceFen: 15_900, stock: 40 }],
    });
  give(0, { type: "listing/publish", listings: rows.map((row) => row.seq) });
  give(0, { type: "storefront/set-profile", name: "Tea & Silk", mainCategory: "dress" });
  give(0, {
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 0,
  });
  give(0, { type: "storefront/open-shop" });
  for (let tick = 0; tick < 6 * 24; tick += 1) market.tick();
  const prices = rows.slice(0, 10).map((_, sku) => ({ sku, priceFen: 10_600 }));
  give(6 * 24, { type: "listing/set-prices", prices });
  return rows;
}

test("a price cut on day 6: nothing differs before it, more is ordered after it, and the days add up", () => {
  const rows = record();
  const cut = rows.length - 1;
  const { effect, fellAway, shop } = withoutRows(open, rows, [cut], DAYS);
  expect([shop, fellAway]).toEqual([0, []]);
  for (const { day: _, ...figures } of effect.days.slice(0, 6))
    expect(figures).toEqual({ visits: 0, orders: 0, gmvFen: 0, profitFen: 0 });
  expect(effect.firstDay?.day).toBe(6);
  expect(effect.total.orders).toBeGreaterThan(0);
  expect(effect.days.reduce((sum, day) => sum + day.profitFen, 0)).toBe(effect.total.profitFen);
});

test("without the tenth dress what needed it falls away by name: publishing, opening, its later price", () => {
  const rows = record();
  const { fellAway, effect } = withoutRows(open, rows, [9], DAYS);
  expect(fellAway.map(({ seq, code }) => [seq, code])).toEqual([
    [10, "listing/no-such-listing"],
    [13, "storefront/nothing-published"],
    [14, "listing/no-such-sku"],
  ]);
  expect(effect.total.visits).toBeGreaterThan(0);
});
