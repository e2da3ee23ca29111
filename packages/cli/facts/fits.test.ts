/** Do the fits behind the fact table give the figures they should on series one can check by hand? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auctions } from "./auctions.ts";
import type { Row } from "./fact.ts";
import { combinationGain, forecast } from "./forecast.ts";
import { ask } from "./question.ts";
import { surfing, waldShare } from "./surf.ts";

test("half a wave beyond its mean: the inverse Gaussian share below 1 with mean 1 and shape 1 is .668", () => {
  expect(waldShare(1, 1, 1)).toBeCloseTo(0.6681, 3);
  expect(waldShare(50, 1, 1)).toBeCloseTo(1, 6);
});

test("halving counts are geometric; counts with a long tail follow the law of surfing", () => {
  const counts = (of: (pages: number) => number): Row[] =>
    Array.from({ length: 30 }, (_, i) => ({ pages: i + 1, n: Math.round(of(i + 1)) }));
  const halving = surfing(counts((pages) => 100_000 / 2 ** pages));
  const surf = surfing(
    counts((pages) => 100_000 * (waldShare(pages + 0.5, 3, 2) - waldShare(pages - 0.5, 3, 2))),
  );
  expect(halving.pages).toBeCloseTo(2, 1);
  expect(halving.aic_gain).toBeLessThan(0);
  expect(surf.aic_gain).toBeGreaterThan(50);
});

test("a week that repeats itself: the seasonal naive forecast is right, and so is Naive2", () => {
  const week = [10, 12, 11, 13, 9, 20, 25];
  const past = Array.from({ length: 70 }, (_, t) => week[t % 7] as number);
  const { snaive, naive2, comb } = forecast(past, 7);
  expect(snaive).toEqual(week);
  naive2.forEach((value, h) => expect(value).toBeCloseTo(week[h] as number, 6));
  comb.forEach((value, h) => expect(value).toBeCloseTo(week[h] as number, 1));
});

test("on noise about a level, combining forecasts beats the last value", () => {
  const rows: Row[] = Array.from({ length: 126 }, (_, day) => ({
    series: 1,
    day,
    n: 20 + ((day * 7919) % 13) - 6,
  }));
  const { gain } = combinationGain(rows);
  expect(gain).toBeGreaterThan(0.1);
  expect(gain).toBeLessThan(0.5);
});

test("two places of 3 and 2 clicks, worth 10, 4, 2 to three shops: truth 16, envy-free bids 12, as VCG", () => {
  const worth = (fen: readonly number[]): Row[] => fen.map((one) => ({ auction: 1, fen: one }));
  const told = auctions(worth([4, 10, 2]));
  const inThirds = (revenue: number): number => Math.round((3 * revenue) / 1000);
  expect([told.auctions, told.shaded]).toEqual([1, 0]);
  expect([told.truth, told.envy_free, told.vcg].map(inThirds)).toEqual([16, 12, 12]);
  // Close to the second and far above the third, the first rather takes the second place at the third's price.
  expect(auctions(worth([10, 9, 1])).shaded).toBe(1);
  expect(auctions(worth([10, 9])).auctions).toBe(0);
});

test("a table in which nothing was written is empty, not missing: an ablation may silence it", async () => {
  const dir = mkdtempSync(join(tmpdir(), "dianzhang-empty-"));
  const question = "SELECT count(*) AS shares, max(s.depth) AS depth FROM social_shares s";
  const [[row] = []] = await ask([{ schema: "main", dir }], [question]);
  rmSync(dir, { recursive: true });
  expect(row).toEqual({ shares: 0, depth: NaN });
});
