/** How does a test write a small lake whose numbers can be read on the page? Test code only. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Batch, ColumnData, ColumnSpec, TableSpec } from "@dianzhang/kernel";
import { compactDay } from "./compact-day.ts";
import { openLake } from "./lake.ts";
import { readMetric } from "./metric.ts";
import { runMetric, type Cell, type Question } from "./run-metric.ts";
import { LAKE_TABLES } from "./tables.ts";
import { writeHour } from "./write-hour.ts";

const NULLS = {
  u8: 0xff,
  u16: 0xffff,
  u32: 0xffffffff,
  i32: -2147483648,
  f64: Number.NaN,
  text: 0,
};
type Row = Readonly<Record<string, number | string | null>>;

/** A folder that disappears with the test. */
export function temporaryFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), "lake-"));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/**
 * Writes tables given as text, one row a line under a line of column names. Columns left out are 0, or
 * null where allowed; `-` is null; `2d09:30` is a time of day; `_` in a word stands for a space.
 */
export async function writeTables(
  dir: string,
  tables: Readonly<Record<string, string>>,
  options: { readonly compactThrough?: number } = {},
): Promise<void> {
  const hours = new Map<number, Batch[]>();
  for (const [name, text] of Object.entries(tables)) {
    const spec = LAKE_TABLES.find((table) => table.name === name);
    if (!spec) throw new Error(`the lake has no table ${name}`);
    for (const [tick, rows] of byTick(readRows(text))) {
      hours.set(tick, [...(hours.get(tick) ?? []), batchOf(spec, rows)]);
    }
  }
  for (const tick of [...hours.keys()].toSorted((a, b) => a - b)) {
    writeHour(dir, tick, hours.get(tick) ?? []);
  }
  for (let day = 0; day <= (options.compactThrough ?? -1); day += 1) await compactDay(dir, day);
}

/** One batch of a lake table from plain rows. */
export function batchOf(table: TableSpec, rows: readonly Row[]): Batch {
  const columns: Record<string, ColumnData> = {};
  const dictionaries: Record<string, readonly string[]> = {};
  for (const column of table.columns) {
    const words = column.dictionary ? wordsOf(column, rows) : undefined;
    if (words) dictionaries[column.name] = words;
    columns[column.name] = columnOf(column, rows, words);
  }
  return { table, rows: rows.length, columns, dictionaries };
}

function wordsOf(column: ColumnSpec, rows: readonly Row[]): string[] {
  const values = rows.map((row) => row[column.name]).filter((value) => value !== null);
  return [...new Set(values.map((value) => String(value ?? "")))].toSorted();
}

function columnOf(column: ColumnSpec, rows: readonly Row[], words?: readonly string[]): ColumnData {
  const missing = column.nullable ? null : column.type === "text" || words ? "" : 0;
  const cells = rows.map((row) => row[column.name] ?? missing);
  if (column.type === "text") return cells.map(String);
  const numbers = cells.map((cell) => {
    if (cell === null) return NULLS[column.type];
    return words ? words.indexOf(String(cell)) : Number(cell);
  });
  switch (column.type) {
    case "u8":
      return Uint8Array.from(numbers);
    case "u16":
      return Uint16Array.from(numbers);
    case "u32":
      return Uint32Array.from(numbers);
    case "i32":
      return Int32Array.from(numbers);
    case "f64":
      return Float64Array.from(numbers);
  }
}

function readRows(text: string): Row[] {
  const [head = [], ...lines] = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return lines.map((cells) =>
    Object.fromEntries(head.map((name, i) => [name, readCell(cells[i] ?? "-")])),
  );
}

function readCell(word: string): number | string | null {
  if (word === "-") return null;
  const time = /^(\d+)d(\d\d):(\d\d)$/.exec(word);
  if (time) return Number(time[1]) * 86_400 + Number(time[2]) * 3_600 + Number(time[3]) * 60;
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word.replaceAll("_", " ");
}

function byTick(rows: readonly Row[]): Map<number, Row[]> {
  const ticks = new Map<number, Row[]>();
  for (const row of rows) {
    const tick = Math.floor(Number(row["at"]) / 3_600);
    ticks.set(tick, [...(ticks.get(tick) ?? []), row]);
  }
  return ticks;
}

/** Asks one metric file on hand-made tables; each row comes back as `name=value` words. */
export async function askOn(
  tables: Readonly<Record<string, string>>,
  metricFile: string,
  question: Question,
): Promise<string[]> {
  const folder = temporaryFolder();
  try {
    await writeTables(folder.dir, tables, { compactThrough: 0 });
    return await askIn(folder.dir, metricFile, question);
  } finally {
    folder.remove();
  }
}

/** The same on a lake that is already there. */
export async function askIn(
  dir: string,
  metricFile: string,
  question: Question,
): Promise<string[]> {
  const metric = readMetric(basename(metricFile, ".sql"), readFileSync(metricFile, "utf8"));
  const lake = await openLake(dir);
  try {
    const answer = await runMetric(lake, metric, question);
    return answer.rows.map((row) =>
      row.map((cell, i) => `${answer.columns[i]?.name}=${shown(cell)}`).join(" "),
    );
  } finally {
    lake.close();
  }
}

function shown(cell: Cell): string {
  if (cell === null) return "-";
  return typeof cell === "number" ? String(Math.round(cell * 10_000) / 10_000) : cell;
}
