/** What the feed-ads seat is told equals what the metric files find in the lake, over a real market's Parquet. */
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

const dir = mkdtempSync(join(tmpdir(), "dianzhang-observe-feed-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const FIGURES = ["exposures", "clicks", "spend_fen", "orders", "sales_fen"] as const;
type Row = Record<string, unknown>;
interface Creative extends Row {
  readonly creative: number;
}
interface Campaign extends Row {
  readonly units: readonly { readonly unit: number; readonly creatives: readonly Creative[] }[];
}

test("twelve days: creatives, campaign totals, stages and the lake agree to the fen", async () => {
  const market = tinyMarket(desks, { shoppers: 9000 });
  openMugShop(market);
  const stages = [
    { kind: "test", days: 4, budgetFen: 4000 },
    { kind: "hold", days: null, budgetFen: 9000 },
  ];
  give(market, { type: "feed-ads/create-campaign", name: "mugs", stages });
  give(market, {
    type: "feed-ads/create-campaign",
    name: "banners",
    placement: "off-site",
    stages: [{ kind: "hold", days: null, budgetFen: 4000 }],
  });
  const creatives = ["一杯清水", "早晨好"].map((text) => ({ pitch: "plain", text }));
  const unit = { type: "feed-ads/create-unit", listing: 0, creatives };
  give(market, { ...unit, campaign: 0, audience: { kind: "everyone" }, bidFen: 400 });
  give(market, { ...unit, campaign: 0, audience: { kind: "carts" }, bidFen: 400 });
  give(market, { ...unit, campaign: 1, audience: { kind: "everyone" }, bidFen: 900 });
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
    creatives: lines(await answer("feed-creatives")),
    overview: (await answer("feed-overview"))[0],
    audiences: await answer("feed-audiences"),
    channels: (await answer("channels")).find(({ channel }) => channel === "feed_ad"),
  };
  lake.close();
  const seen = (market.view(0, "feed-ads/campaign-list", { days: null }) as Campaign[])
    .flatMap(({ units }) => units)
    .flatMap(({ unit: id, creatives: own }) =>
      own.map((line) => ({
        ...line,
        unit: id,
        spend_fen: line["costFen"],
        sales_fen: line["salesFen"],
      })),
    );
  const sum = (rows: readonly Row[], figure: string) =>
    rows.reduce((total, row) => total + Number(row[figure]), 0);
  expect(sum(seen, "orders")).toBeGreaterThan(0);
  expect(told.creatives).toEqual(
    lines(seen.filter((line) => Number((line as Row)["exposures"]) > 0)),
  );
  for (const figure of FIGURES) {
    expect(told.overview?.[figure]).toBe(sum(seen, figure));
    expect(sum(told.audiences, figure)).toBe(sum(seen, figure));
  }
  const inFeed = told.audiences.filter(({ placement }) => placement === "feed");
  expect(told.channels?.["exposures"]).toBe(sum(inFeed, "exposures"));
});

function lines(rows: readonly Row[]): string[] {
  return rows
    .map((row) => ["unit", "creative", ...FIGURES].map((name) => String(row[name])).join(" "))
    .toSorted();
}
