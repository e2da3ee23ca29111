/** Does a kind of goods that few know spread as Bass says, by those who own one, and is it felt in the shops? */
import { desks, readScenario } from "@dianzhang/catalog";
import {
  heardNextDay,
  MECHANISMS,
  openMarket,
  restoreMarket,
  type Market,
  type Overlay,
} from "@dianzhang/market";
import { rowsOf } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import { bass } from "../packages/cli/facts/spread.ts";

function opened(id: string, overlay: Overlay = {}): { market: Market; category: number } {
  const parsed = readScenario(id);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults[0]));
  const { scenario } = parsed;
  const options = { scenario, seed: 5, desks, shoppers: 8000, rivals: 6, overlay };
  const category = scenario.categories.findIndex((one) => one.id === "air-fryer");
  return { market: openMarket(options), category };
}

/** Visits of goods of the kind, thirds of the days one after the other. */
function visits({ market, category }: ReturnType<typeof opened>, days: number): number[] {
  const kindOf = new Map<number, number>();
  const thirds = [0, 0, 0];
  for (let hour = 0; hour < days * 24; hour += 1)
    for (const batch of market.tick().batches) {
      if (batch.table.name === "listing_day")
        for (const row of rowsOf([batch], "listing_day"))
          kindOf.set(row["listing"] ?? -1, row["category"] ?? -1);
      if (batch.table.name !== "visit") continue;
      const third = Math.floor((3 * hour) / (days * 24));
      for (const row of rowsOf([batch], "visit"))
        if (kindOf.get(row["listing"] ?? -1) === category) thirds[third] = (thirds[third] ?? 0) + 1;
    }
  return thirds;
}

test("when everybody who has heard of it owns one, the share follows Bass: T56", () => {
  let heard = 0;
  const shares: number[] = [];
  for (let day = 1; day <= 3650; day += 1) {
    heard = heardNextDay({ innovation: 0.03, imitation: 0.38 }, heard, heard);
    if ([365, 730, 1095, 1825, 3650].includes(day)) shares.push(heard);
  }
  [0.03576, 0.085, 0.1505, 0.3312, 0.8128].forEach((share, i) =>
    expect(shares[i]).toBeCloseTo(share, 3),
  );
});

test("the fit gives back p, q and the peak of a curve drawn with p .03 and q .38", () => {
  const share = (t: number) =>
    (1 - Math.exp(-0.41 * t)) / (1 + (0.38 / 0.03) * Math.exp(-0.41 * t));
  const rows = Array.from({ length: 12 }, (_, year) => ({
    year,
    n: 10_000 * (share(year + 1) - share(year)),
  }));
  const { p = 0, q = 0, sooner = 0 } = bass(rows, 10_000);
  expect(p).toBeCloseTo(0.03, 2);
  expect(q).toBeCloseTo(0.38, 1);
  // Most in the seventh year, 6.5; the oracle says 6.19.
  expect(sooner).toBeGreaterThan(0.9);
  expect(sooner).toBeLessThan(1.15);
});

test("a kind that three in ten know is looked at less, and more from month to month", () => {
  const known = visits(opened("home-appliance"), 60);
  const coming = visits(opened("home-appliance--new-kind"), 60);
  const unwanted = visits(opened("home-appliance--new-kind", MECHANISMS["new-kind"]), 60);
  // 1,511 visits of the first twenty days instead of 3,647.
  expect(coming[0]).toBeLessThan(0.5 * (known[0] ?? 0));
  // The season alone brings 7 % more by the last twenty days; word of mouth brings 22 %, and 10 % where nobody is keen.
  const rise = ([first = 0, , last = 0]: readonly number[]) => last / first;
  expect(rise(coming)).toBeGreaterThan(rise(known) + 0.1);
  expect(rise(unwanted)).toBeLessThan(rise(known) + 0.08);
});

test("put to sleep and woken, word goes on spreading to the same hash", () => {
  const { market } = opened("home-appliance--new-kind");
  for (let hour = 0; hour < 60; hour += 1) market.tick();
  const parsed = readScenario("home-appliance--new-kind");
  if (!parsed.ok) throw new Error("no scenario");
  const { scenario } = parsed;
  const options = { scenario, seed: 5, desks, shoppers: 8000, rivals: 6 };
  const woken = restoreMarket(options, market.snapshot());
  for (let hour = 0; hour < 60; hour += 1) {
    market.tick();
    woken.tick();
  }
  expect(woken.stateHash()).toBe(market.stateHash());
});
