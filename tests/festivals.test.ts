/** Applying for a platform's festival: the price history rule, what it binds, and what the campaign was worth. */
import { desks } from "@dianzhang/catalog";
import { withoutRows } from "@dianzhang/desk-kit";
import type { Command, LogRow } from "@dianzhang/kernel";
import { openMarket, type Market, type Scenario } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";

// Days 12 and 13 of the market: one may apply until day 10.
const FESTIVAL = {
  id: "spring-sale",
  name: { zh: "春季大促", en: "Spring Sale" },
  from: "03-13",
  to: "03-14",
  visits: 2,
  urge: 1,
  carting: 0.1,
  opening: 0.05,
};

function festiveMarket(): Market {
  const scenario: Scenario = { ...tinyScenario(), festivals: [FESTIVAL] };
  const market = openMarket({ scenario, seed: 7, desks, seats: 1, shoppers: 6000 });
  openMugShop(market);
  return market;
}

function advance(market: Market, hours: number): number {
  let shown = 0;
  for (let hour = 0; hour < hours; hour += 1)
    shown += rowsOf(market.tick().batches, "exposure_hourly").filter(
      (row) => row["listing"] === 0,
    ).length;
  return shown;
}

const apply = (payPermille: number, listings = [0]): Command => ({
  type: "campaigns/apply-festival",
  festival: "spring-sale",
  listings,
  payPermille,
});

describe("a mug at ¥39.00 that was sold for ¥31.20 on one day of the month", () => {
  const market = festiveMarket();
  advance(market, 5 * 24);
  give(market, {
    type: "campaigns/create-campaign",
    name: "一日八折",
    rule: { kind: "price-cut", listings: [0], payPermille: 800, from: 5 * 24, until: 6 * 24 },
  });
  advance(market, 2 * 24);

  test("may not go to the festival for more than ¥31.20; the other one may, for what it always cost", () => {
    expect(refused(market, apply(900))).toBe("campaigns/above-lowest-price");
    expect(refused(market, apply(810))).toBe("campaigns/above-lowest-price");
    expect(refused(market, apply(990, [1]))).toBe("accepted");
    expect(refused(market, { ...apply(800), festival: "double-0" })).toBe(
      "campaigns/no-such-festival",
    );
  });

  test("goes for ¥31.20, for a fee, cannot take it back, and cannot come when it is too late", () => {
    const cash = market.reader.cash(0);
    const [applied] = give(market, apply(800)) as readonly { campaign?: number }[];
    expect(cash - market.reader.cash(0)).toBe(2000);
    const stop = { type: "campaigns/stop-campaign", campaign: applied?.campaign };
    expect(refused(market, stop)).toBe("campaigns/festival-is-binding");
    expect(refused(market, apply(800, [1]))).toBe("campaigns/applications-closed");
    const late = festiveMarket();
    advance(late, 11 * 24);
    expect(refused(late, apply(800))).toBe("campaigns/applications-closed");
  });

  test("costs ¥31.20 on the two days of the festival and not an hour longer", () => {
    const priceAt = (): number => {
      const goods = market.view(0, "campaigns/preview", {
        lines: [{ sku: 0, quantity: 1 }],
      }) as { paidFen: number };
      return goods.paidFen;
    };
    advance(market, 12 * 24 - market.now - 1);
    expect(priceAt()).toBe(3900);
    advance(market, 1);
    expect(priceAt()).toBe(3120);
    advance(market, 47);
    expect(priceAt()).toBe(3120);
    advance(market, 1);
    expect(priceAt()).toBe(3900);
  });
});

test("what a cut of three days was worth: the same days, the same luck, the log played without it", () => {
  const open = (): Market => festiveMarket();
  const market = open();
  const rule = { kind: "price-cut", listings: [0, 1], payPermille: 700, from: 48, until: 120 };
  const command = { type: "campaigns/create-campaign", name: "七折", rule };
  advance(market, 48);
  const rows: LogRow[] = [{ seq: 0, tick: 48, shop: 0, command, events: give(market, command) }];
  const { effect, fellAway } = withoutRows(open, rows, [0], 8);
  expect(fellAway).toEqual([]);
  // Nothing before it began; more orders while it ran.
  expect(effect.days.slice(0, 2).every((day) => day.orders === 0 && day.profitFen === 0)).toBe(
    true,
  );
  const during = effect.days.slice(2, 5).reduce((sum, day) => sum + day.orders, 0);
  expect(during).toBeGreaterThan(0);
});

test("a festival opens with a rush: its first minute sees many times the minute before, on the first day only", () => {
  const opening = { ...FESTIVAL, opening: 0.05 };
  const seconds = (days: number) => {
    const scenario: Scenario = { ...tinyScenario(), festivals: [opening] };
    const market = openMarket({ scenario, seed: 3, desks: [], shoppers: 60_000, rivals: 0 });
    const first = new Date(`${scenario.firstDay}T00:00:00Z`).toISOString();
    expect(first.slice(5, 10) <= FESTIVAL.from).toBe(true);
    const found: number[] = [];
    for (let hour = 0; hour < days * 24; hour += 1)
      for (const batch of market.tick().batches)
        if (batch.table.name === "session") found.push(...(batch.columns["at"] as Uint32Array));
    return found;
  };
  const from = dayOf(FESTIVAL.from) * 86_400;
  const until = dayOf(FESTIVAL.to) * 86_400;
  const at = seconds(dayOf(FESTIVAL.to) + 1);
  const within = (start: number) => at.filter((one) => one >= start && one < start + 60).length;
  expect(within(from) / within(from - 60)).toBeGreaterThan(5);
  expect(within(until) / within(until - 60)).toBeLessThan(3);
});

/** Market day of a month-day of March, the month the tiny market opens in. */
function dayOf(monthDay: string): number {
  return Number(monthDay.slice(3)) - 1;
}
