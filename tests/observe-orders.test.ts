/** What the order desk and the purchasing seat show equals what the metric files find in the lake. */
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

const dir = mkdtempSync(join(tmpdir(), "dianzhang-orders-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const HOURS = 240;

interface Case {
  readonly kind: string;
  readonly state: string;
  readonly choices: readonly string[];
}
interface Stock {
  readonly sold: number;
  readonly received: number;
  readonly back: number;
  readonly opening: number;
  readonly onHand: number;
  readonly shrunk: number;
}

interface Imports {
  readonly record: { readonly declared: number; readonly taxFen: number };
  readonly shipments: readonly (Readonly<Record<"pieces" | "paidFen" | "dutyFen", number>> & {
    readonly arrivedTick: number | null;
  })[];
}
const mugsBy = (road: string) => ({
  type: "logistics/import-goods",
  listing: 0,
  source: "arita",
  road,
  code: "6911",
  lots: [0, 1].map((sku) => ({ sku, pieces: 20 })),
});

test("ten days of both seats: orders taken and handed over, cases closed, pieces moved, deliveries scored", async () => {
  const market = tinyMarket(desks, { shoppers: 14_000 });
  openMugShop(market);
  market.tick();
  give(market, { type: "orders/take-over" });
  give(market, { type: "supply/take-over" });
  give(market, {
    type: "supply/buy",
    supplier: "steady",
    lines: [0, 1, 2, 3].map((sku) => ({ sku, pieces: 40 })),
  });
  for (const road of ["general", "bonded", "overseas"]) give(market, mugsBy(road));
  while (market.now < HOURS) {
    if (market.now % 24 === 8)
      for (const line of market.view(0, "orders/exceptions") as readonly (Case & { id: number })[])
        if (line.choices[0])
          give(market, { type: "orders/answer", troubles: [line.id], answer: line.choices[0] });
    const { tick, batches, day } = market.tick();
    writeHour(dir, tick, batches);
    if (day !== undefined && day > 0) await compactDay(dir, day);
  }
  const metrics = loadMetrics(metricFolders());
  const lake = await openLake(dir);
  const answer = async (id: string): Promise<Record<string, unknown>[]> => {
    const period = { shop: 0, from: 0, to: HOURS * 3600 };
    const found = await runMetric(lake, metrics.get(id) as Metric, period);
    return found.rows.map((row) =>
      Object.fromEntries(found.columns.map((column, i) => [column.name, row[i]])),
    );
  };
  const [overview] = await answer("orders-overview");
  const exceptions = await answer("orders-exceptions");
  const moves = await answer("supply-stock");
  const [card] = await answer("supply-scorecard");
  const [imports] = await answer("imports-overview");
  const roads = await answer("imports-roads");
  lake.close();
  const { desk } = market.reader;
  // Some that left have come back since, or were called off after that.
  const left = [...desk.work(0), ...desk.done(0, 2000)].filter(
    ({ stepTicks, isPart }) => typeof stepTicks[4] === "number" && !isPart,
  );
  expect(overview?.["handed"]).toBe(new Set(left.map(({ order }) => order)).size);
  const closed = (market.view(0, "orders/exceptions", { closed: 200 }) as readonly Case[]).filter(
    ({ state }) => state === "closed",
  );
  expect(exceptions.reduce((sum, row) => sum + Number(row["cases"]), 0)).toBe(closed.length);
  const stock = market.view(0, "supply/stock") as readonly Stock[];
  const total = (of: (row: Stock) => number): number =>
    stock.reduce((sum, row) => sum + of(row), 0);
  const moved = Object.fromEntries(moves.map((row) => [String(row["kind"]), row["pieces"]]));
  expect([moved["sold"], moved["received"]]).toEqual([
    -total(({ sold }) => sold),
    total(({ received }) => received),
  ]);
  expect(
    total(({ opening, received, back, sold, shrunk }) => opening + received + back - sold - shrunk),
  ).toBe(total(({ onHand }) => onHand));
  expect([card?.["supplier"], card?.["purchases"], card?.["pieces"]]).toEqual(["steady", 4, 160]);

  // Shipments and orders are declared in rows; what the seat remembers of them is the same.
  const { record, shipments } = market.view(0, "logistics/imports") as Imports;
  const here = shipments.filter(({ arrivedTick }) => arrivedTick !== null);
  const sum = (of: (row: Imports["shipments"][number]) => number): number =>
    here.reduce((all, row) => all + of(row), 0);
  expect(imports).toMatchObject({
    pieces: sum(({ pieces }) => pieces),
    taxes_fen: record.taxFen,
    clearances: record.declared,
  });
  expect(Number(imports?.["landed_fen"])).toBeCloseTo(
    sum(({ paidFen, dutyFen }) => paidFen + dutyFen) / sum(({ pieces }) => pieces),
    3,
  );
  expect(roads.reduce((all, row) => all + Number(row["pieces"]), 0)).toBe(imports?.["pieces"]);
  expect(here.length).toBeGreaterThan(1);
});
