/** What does a large lake look like when nobody has to play the market first? Random rows, real files. */
import { NULL_I32, type Batch, type ColumnData, type TableSpec } from "@dianzhang/kernel";
import { writeDay } from "./compact-day.ts";
import { dayFile, writeManifest, type TableParts } from "./manifest.ts";
import { orderedRows } from "./sorted-day.ts";
import { LAKE_TABLES } from "./tables.ts";

const DAY = 86_400;

/**
 * Rows of each table per 1,000 events, and for each column how many different values it has. The shares
 * follow a market's lake: mostly exposure counts, a few percent of orders.
 */
const SHARES: Readonly<Record<string, number>> = {
  exposure: 230,
  exposure_hourly: 260,
  visit: 260,
  action: 90,
  orders: 25,
  order_lines: 30,
  returns: 3,
  ledger: 100,
  listing_day: 2,
};
const KINDS: Readonly<Record<string, number>> = {
  shopper: 80_000,
  listing: 40,
  sku: 160,
  position: 40,
  clicked: 2,
  exposures: 10,
  clicks: 2,
  position_sum: 300,
  dwell_s: 90,
  depth: 100,
  quantity: 3,
  pieces: 3,
  amount_fen: 9900,
  price_fen: 9900,
  paid_fen: 9900,
  goods_fen: 9900,
  cost_fen: 4000,
  published: 2,
};
const WORDS: Readonly<Record<string, readonly string[]>> = {
  channel: ["search", "feed", "direct"],
  device: ["phone", "pc"],
  kind: ["cart", "favourite", "checkout", "pay"],
  account: ["cash", "sales", "cogs", "inventory"],
  memo: ["order", "payout"],
  reason: ["size", "damaged"],
  category: ["c1", "c2", "c3"],
  province: Array.from({ length: 31 }, (_, i) => `P${i}`),
  keyword: Array.from({ length: 400 }, (_, i) => `word ${i}`),
};
/** Columns that count on from row to row. */
const COUNTED = new Set(["session", "order", "entry"]);

export interface GeneratedSize {
  readonly events: number;
  readonly days: number;
  readonly shops: number;
}

/** Writes day files with the writer every market uses, and their manifest. */
export function generateLake(dir: string, { events, days, shops }: GeneratedSize): void {
  const tables: Record<string, TableParts> = {};
  for (const table of LAKE_TABLES) {
    const share = SHARES[table.name];
    if (share === undefined) continue;
    const rows = Math.ceil((events * share) / 1000 / days);
    for (let day = 0; day < days; day += 1)
      writeDay(dayFile(dir, table.name, day), orderedRows(dayOf(table, { day, rows, shops })));
    const written = Array.from({ length: days }, (_, day) => [day, rows] as const);
    tables[table.name] = { columns: table.columns, days: written, hours: [] };
  }
  writeManifest(dir, { version: 2, tick: days * 24 - 1, compacted: days - 1, tables });
}

function dayOf(table: TableSpec, size: { day: number; rows: number; shops: number }): Batch {
  const columns: Record<string, ColumnData> = {};
  const dictionaries: Record<string, readonly string[]> = {};
  for (const { name, dictionary } of table.columns) {
    const words = WORDS[name];
    if (dictionary && words) dictionaries[name] = words;
    columns[name] = name === "title" ? titles(size.rows) : numbers(name, size);
  }
  return { table, rows: size.rows, columns, dictionaries };
}

function titles(rows: number): string[] {
  return Array.from({ length: rows }, () => "goods");
}

function numbers(
  name: string,
  { day, rows, shops }: { day: number; rows: number; shops: number },
): Int32Array {
  const values = new Int32Array(rows);
  const kinds = name === "shop" ? shops : (WORDS[name]?.length ?? KINDS[name] ?? 10);
  for (let i = 0; i < rows; i += 1) {
    const drawn = Math.floor(Math.random() * kinds);
    if (name === "at") values[i] = day * DAY + Math.floor(Math.random() * DAY);
    else if (COUNTED.has(name)) values[i] = day * rows + i;
    else if (name === "keyword" && drawn % 3 === 0) values[i] = NULL_I32;
    else values[i] = drawn;
  }
  return values;
}
