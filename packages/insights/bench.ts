/** How long does one shop wait for its dashboards when the market's lake is large? */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { ROW_GROUP } from "./compact-day.ts";
import { openLake } from "./lake.ts";
import { dayFile, writeManifest, type TableParts } from "./manifest.ts";
import type { Metric } from "./metric.ts";
import { runMetric } from "./run-metric.ts";
import { LAKE_TABLES } from "./tables.ts";

export interface DashboardBench {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly events: number;
  readonly days?: number;
  readonly shops?: number;
  /** How often each metric is asked. */
  readonly rounds?: number;
}

export interface DashboardTimes {
  readonly events: number;
  readonly questions: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly slowest: { readonly metric: string; readonly ms: number };
  readonly generateSeconds: number;
}

const DAY = 86_400;

/**
 * Rows of each table per 1,000 events, and how a row looks; `r(n)` is a random whole number below n.
 * The shares follow a market's lake: mostly exposure counts, a few percent of orders.
 */
const TABLES: Readonly<Record<string, readonly [share: number, columns: string]>> = {
  exposure: [
    230,
    `r(80000) shopper, i AS session, r($shops) shop, r(40) listing, ['search','feed'][1 + r(2)] channel,
    'word ' || r(400) keyword, r(40) "position", r(30) // 29 clicked`,
  ],
  exposure_hourly: [
    260,
    `r($shops) shop, r(40) listing, ['search','feed'][1 + r(2)] channel,
    'word ' || r(400) keyword, 1 + r(9) exposures, r(2) clicks, r(300) position_sum`,
  ],
  visit: [
    260,
    `r(80000) shopper, i // 3 AS session, r($shops) shop, r(40) listing,
    ['search','feed','direct'][1 + r(3)] channel, 'word ' || r(400) keyword, 'phone' device,
    'P' || r(31) province, r(90) dwell_s, r(100) depth`,
  ],
  action: [
    90,
    `r(80000) shopper, i // 3 AS session, r($shops) shop, r(40) listing, r(160) sku,
    ['cart','favourite','checkout','pay'][1 + r(4)] kind, 1 quantity, 9900 price_fen`,
  ],
  orders: [
    25,
    `i "order", r(80000) shopper, i AS session, r($shops) shop, 'search' channel, 'phone' device,
    'P' || r(31) province, 1 pieces, 9900 goods_fen, 0 freight_fen, 9900 paid_fen, 4000 cost_fen, 0 promised_at`,
  ],
  order_lines: [
    30,
    `i "order", r($shops) shop, r(40) listing, r(160) sku, 1 quantity, 9900 price_fen, 4000 cost_fen`,
  ],
  returns: [
    3,
    `i "order", r(80000) shopper, r($shops) shop, r(40) listing, r(160) sku, 1 quantity,
    9900 refund_fen, 'size' reason`,
  ],
  ledger: [
    100,
    `i // 2 entry, r($shops) shop, ['cash','sales','cogs','inventory'][1 + r(4)] account,
    r(9900) - 4950 amount_fen, i "order", '' memo`,
  ],
  listing_day: [
    2,
    `r($shops) shop, r(40) listing, 'goods' title, 'c' category, 9900 price_fen, 9 stock,
    1 published, 960 rating_permille, 12 reviews`,
  ],
};

/** Generates a lake in a temporary folder, asks every metric of the last 7 days, and removes it. */
export async function benchDashboards(options: DashboardBench): Promise<DashboardTimes> {
  const { days = 30, shops = 20, rounds = 20 } = options;
  const dir = mkdtempSync(join(tmpdir(), "lake-bench-"));
  try {
    const begun = performance.now();
    await generate(dir, { events: options.events, days, shops });
    const generateSeconds = (performance.now() - begun) / 1000;
    const times = await askAll(dir, options.metrics, { days, shops, rounds });
    const sorted = times.map((time) => time.ms).toSorted((a, b) => a - b);
    const slowest = times.toSorted((a, b) => b.ms - a.ms)[0] ?? { metric: "", ms: 0 };
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const { events } = options;
    return {
      events,
      questions: times.length,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      slowest,
      generateSeconds,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function askAll(
  dir: string,
  metrics: ReadonlyMap<string, Metric>,
  { days, shops, rounds }: { days: number; shops: number; rounds: number },
): Promise<{ metric: string; ms: number }[]> {
  const lake = await openLake(dir);
  const times: { metric: string; ms: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const metric of metrics.values()) {
      const begun = performance.now();
      await runMetric(lake, metric, {
        shop: round % shops,
        from: (days - 7) * DAY,
        to: days * DAY,
      });
      times.push({ metric: metric.id, ms: performance.now() - begun });
    }
  }
  lake.close();
  return times;
}

async function generate(
  dir: string,
  size: { events: number; days: number; shops: number },
): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run("CREATE MACRO r(n) AS (random() * n)::BIGINT % n");
  const tables: Record<string, TableParts> = {};
  for (const [name, [share, columns]] of Object.entries(TABLES)) {
    const rows = Math.ceil((size.events * share) / 1000 / size.days);
    const spec = LAKE_TABLES.find((table) => table.name === name);
    const days = Array.from({ length: size.days }, (_, day) => [day, rows] as const);
    for (const [day] of days) {
      const text = columns.replaceAll("$shops", String(size.shops));
      await writeDay(connection, { file: dayFile(dir, name, day), day, rows, columns: text });
    }
    tables[name] = { columns: spec?.columns ?? [], days, hours: [] };
  }
  connection.closeSync();
  instance.closeSync();
  writeManifest(dir, { version: 1, tick: size.days * 24 - 1, compacted: size.days - 1, tables });
}

async function writeDay(
  connection: DuckDBConnection,
  part: { file: string; day: number; rows: number; columns: string },
): Promise<void> {
  mkdirSync(dirname(part.file), { recursive: true });
  const { day, rows, columns } = part;
  await connection.run(`COPY (
    SELECT ${day * DAY} + r(${DAY}) AS "at", ${columns}
    FROM (SELECT range + ${day * rows} AS i FROM range(${rows})) ORDER BY shop, "at"
  ) TO '${part.file}' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP})`);
}
