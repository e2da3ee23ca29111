/** What the ad reports of a seat say equals what the metric files find in the lake, over a real market's Parquet. */
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
import { give, openMugShop, tinyMarket } from "@dianzhang/testkit";
import { afterAll, expect, test } from "vitest";

const dir = mkdtempSync(join(tmpdir(), "dianzhang-observe-ads-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const FIGURES = ["exposures", "clicks", "spend_fen", "orders", "sales_fen"] as const;
type Row = Record<string, unknown>;

test("twelve days: keyword and search-term reports, campaign totals and the ledger agree to the fen", async () => {
  const market = tinyMarket(desks, { shoppers: 4000 });
  openMugShop(market);
  give(market, { type: "search-ads/create-campaign", name: "mugs", budgetFen: 8000 });
  give(market, {
    type: "search-ads/create-group",
    campaign: 0,
    listing: 0,
    keywords: [
      { keyword: "马克杯", match: "broad", bidFen: 150 },
      { keyword: "简约马克杯", match: "exact", bidFen: 90 },
    ],
  });
  for (let hour = 0; hour < 288; hour += 1) {
    const { tick, batches, day } = market.tick();
    writeHour(dir, tick, batches);
    if (day !== undefined) await compactDay(dir, day);
  }
  const metrics = loadMetrics(metricFolders());
  const lake = await openLake(dir);
  const answer = async (id: string): Promise<Row[]> => {
    const period = { shop: 0, from: 0, to: 288 * 3600 };
    const { rows, columns } = await runMetric(lake, metrics.get(id) as Metric, period);
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
  };
  const told = {
    keywords: sortedLines(await answer("ads-keywords"), ["keyword", "match"]),
    terms: sortedLines(await answer("ads-terms"), ["query", "keyword"]),
    channels: (await answer("channels")).find(({ channel }) => channel === "search_ad"),
    overview: (await answer("ads-overview"))[0],
  };
  lake.close();
  const inLakeWords = (line: Row): Row => ({
    ...line,
    query: line["typed"],
    spend_fen: line["costFen"],
    sales_fen: line["salesFen"],
  });
  const seen = (name: string, params = {}) =>
    (market.view(0, name, params) as Row[]).map(inLakeWords);
  const report = seen("search-ads/keyword-report", { days: null });
  expect(told.keywords).toEqual(sortedLines(report, ["keyword", "match"]));
  expect(told.terms).toEqual(sortedLines(seen("search-ads/term-report"), ["query", "keyword"]));
  const sum = (figure: string) => report.reduce((total, line) => total + Number(line[figure]), 0);
  expect(sum("orders")).toBeGreaterThan(0);
  expect(FIGURES.map((figure) => told.overview?.[figure])).toEqual(FIGURES.map(sum));
  expect(told.channels?.["exposures"]).toBe(sum("exposures"));
});

function sortedLines(rows: readonly Row[], names: readonly string[]): string[] {
  return rows
    .map((row) => [...names, ...FIGURES].map((name) => String(row[name])).join(" "))
    .toSorted();
}
