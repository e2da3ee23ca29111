/** Do parcels, reviews and returns come at the hours they come at in life, and soon rather than evenly? A month. */
import { NULL_U32 } from "@dianzhang/kernel";
import { ACCOUNTS } from "@dianzhang/market";
import { rowsOf } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import { loadScenario, openFor, pilotOf } from "../packages/cli/simulate.ts";

type Row = Readonly<Record<string, number | bigint | null>>;

const HOUR = 3600;
const DAY = 24 * HOUR;

const market = openFor({
  scenario: loadScenario("apparel"),
  seed: 7,
  days: 32,
  shoppers: 30_000,
  pilot: pilotOf("average"),
});
const batches = Array.from({ length: 32 * 24 }, () => market.tick().batches).flat();
const parcels = (rowsOf(batches, "parcels") as Row[]).filter((row) => row["signed"] !== NULL_U32);
const signedAt = new Map(parcels.map((row) => [row["order"], Number(row["signed"])]));
// What was signed for in the first half has had two weeks to be reviewed and sent back.
const settled = (
  table: string,
): { readonly at: number; readonly waited: number; readonly order: number }[] =>
  (rowsOf(batches, table) as Row[]).flatMap((row) => {
    const signed = signedAt.get(row["order"] ?? null) ?? Number.POSITIVE_INFINITY;
    const at = Number(row["at"]);
    return signed < 16 * DAY ? [{ at, waited: at - signed, order: Number(row["order"]) }] : [];
  });

const hourOf = (at: number): number => Math.floor((at % DAY) / HOUR);
const shareOf = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  all.filter(is).length / all.length;
const quantile = (all: readonly number[], p: number): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length * p)] ?? Number.NaN;

test("couriers go round from 8 to 22, most in the morning and the late afternoon, and parcels take two days and a bit", () => {
  const hours = parcels.map((row) => hourOf(Number(row["signed"])));
  expect(hours.length).toBeGreaterThan(1000);
  expect([Math.min(...hours) >= 8, Math.max(...hours) < 22]).toEqual([true, true]);
  const between = (from: number, until: number) =>
    shareOf(hours, (hour) => hour >= from && hour < until);
  // Three hours of the morning and three of the late afternoon against the two of noon and the three of the evening.
  expect(between(9, 12)).toBeGreaterThan(0.3);
  expect(between(15, 18)).toBeGreaterThan(0.25);
  expect(between(12, 14)).toBeLessThan(0.18);
  expect(between(19, 22)).toBeLessThan(0.1);
  const taken = parcels.map((row) => Number(row["signed"]) - Number(row["shipped"]));
  expect(Math.min(...taken)).toBeGreaterThan(HOUR);
  const mean = taken.reduce((sum, one) => sum + one, 0) / taken.length / HOUR;
  expect([mean > 48, mean < 60]).toEqual([true, true]);
});

test("reviews come when people are awake, half of them within a day and a half, some in the second week", () => {
  const reviews = settled("reviews");
  expect(reviews.length).toBeGreaterThan(150);
  const waits = reviews.map(({ waited }) => waited / HOUR);
  expect(Math.min(...waits)).toBeGreaterThan(0);
  expect(Math.max(...waits)).toBeLessThan(16 * 24);
  const middle = quantile(waits, 0.5);
  expect([middle > 28, middle < 46]).toEqual([true, true]);
  expect(waits.filter((hours) => hours > 7 * 24).length).toBeGreaterThan(0);
  // Page views between midnight and 7: 11 %; evenly it would be 29.
  expect(shareOf(reviews, ({ at }) => hourOf(at) < 7)).toBeLessThan(0.18);
  expect(shareOf(reviews, ({ at }) => hourOf(at) >= 19)).toBeGreaterThan(0.28);
});

test("what goes back is with the shop after half a week mostly, on a courier's round, at the latest some days after the seventh", () => {
  const returns = settled("returns");
  expect(returns.length).toBeGreaterThan(200);
  const waits = returns.map(({ waited }) => waited / DAY);
  expect(Math.min(...waits)).toBeGreaterThan(0.75);
  const [early, middle, late] = [0.1, 0.5, 0.9].map((p) => quantile(waits, p)) as [
    number,
    number,
    number,
  ];
  expect([middle > 3, middle < 4.6]).toEqual([true, true]);
  // Skewed: the slow tenth is farther from the middle than the quick one.
  expect(late - middle).toBeGreaterThan(middle - early);
  expect(Math.max(...waits)).toBeLessThan(7 + 8);
  expect(returns.filter(({ at }) => hourOf(at) < 8 || hourOf(at) >= 22)).toEqual([]);
});

test("what comes back after its shop was paid is paid for from the till, and the commission comes back", () => {
  const late = settled("returns").filter(({ waited }) => waited > 7 * DAY + HOUR);
  expect(late.length).toBeGreaterThan(3);
  const orders = new Set(late.map(({ order }) => order));
  const own = (rowsOf(batches, "ledger") as Row[])
    .filter((row) => orders.has(Number(row["order"])))
    .map((row) => ({ of: ACCOUNTS[Number(row["account"])], fen: Number(row["amount_fen"]) }));
  const held = own.filter(({ of }) => of === "escrow");
  expect(held.length).toBeGreaterThanOrEqual(2 * orders.size);
  // What the platform held was paid out whole, before anything came back.
  expect(held.reduce((sum, { fen }) => sum + fen, 0)).toBe(0);
  expect(own.filter(({ of, fen }) => of === "commission" && fen < 0).length).toBe(late.length);
});
