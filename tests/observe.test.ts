/** What a policy may observe equals what the metric files find in the lake, over a real market's Parquet. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks, metricFolders } from "@dianzhang/catalog";
import {
  compactDay,
  loadMetrics,
  openLake,
  runMetric,
  writeHour,
  type Metric,
} from "@dianzhang/insights";
import { openMugShop, tinyMarket } from "@dianzhang/testkit";
import { afterAll, expect, test } from "vitest";

const dir = mkdtempSync(join(tmpdir(), "dianzhang-observe-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("counters of ten days: exposures, pieces and sales of each listing, and the shop's profit to the fen", async () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  for (let hour = 0; hour < 240; hour += 1) {
    const { tick, batches, day } = market.tick();
    writeHour(dir, tick, batches);
    if (day !== undefined) await compactDay(dir, day);
  }
  const metrics = loadMetrics(metricFolders());
  const lake = await openLake(dir);
  const answer = async (id: string): Promise<Record<string, unknown>[]> => {
    const found = await runMetric(lake, metrics.get(id) as Metric, {
      shop: 0,
      from: 0,
      to: 240 * 3600,
    });
    return found.rows.map((row) =>
      Object.fromEntries(found.columns.map((column, i) => [column.name, row[i]])),
    );
  };
  const products = await answer("products");
  const [overview] = await answer("overview");
  lake.close();
  const stats = market.view(0, "insight/listing-stats", { days: 30 }) as Record<string, number>[];
  const told = products.map((row) => [
    row["listing"],
    row["exposures"],
    row["units"],
    row["sales_fen"],
  ]);
  const observed = stats.map((line) => [
    line["listing"],
    line["exposures"],
    line["units"],
    line["salesFen"],
  ]);
  const byListing = (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0]);
  expect(told.toSorted(byListing)).toEqual(observed.toSorted(byListing));
  expect(stats.length).toBe(2);
  expect(overview?.["profit_fen"]).toBe(market.profitFen(0));
});

test("at midnight after 40 days, one day back is yesterday alone: the visits of its 24 hours", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  const opened: number[] = [];
  for (let hour = 0; hour < 960; hour += 1) {
    const { batches } = market.tick();
    const visit = batches.find(({ table }) => table.name === "visit");
    if (hour >= 936) opened.push(...((visit?.columns["listing"] as Uint32Array) ?? []));
  }
  const counted = [...new Set(opened)].reduce(
    (sum, listing) => sum + market.reader.counters(listing, 1).visits,
    0,
  );
  expect(opened.length).toBeGreaterThan(20);
  expect(counted).toBe(opened.length);
});
