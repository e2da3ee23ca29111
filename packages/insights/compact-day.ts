/** How do a day's hour parts become one file per table that a single shop can read cheaply? */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { Batch } from "@dianzhang/kernel";
import {
  dayFile,
  hourFile,
  readManifest,
  writeManifest,
  type Manifest,
  type TableParts,
} from "./manifest.ts";
import { encodeParquet } from "./parquet.ts";
import { readPart } from "./read-part.ts";
import { slice, sortedRows } from "./sorted-day.ts";

/**
 * Rows a row group holds. DuckDB skips a group whose smallest and largest shop exclude the one asked
 * for, so small groups let one shop read little more than its own rows. See docs/decisions.
 */
export const ROW_GROUP = 8192;

/** The files of a finished day, written and not yet published. */
export interface DayFiles {
  readonly day: number;
  readonly tables: Readonly<Record<string, TableParts>>;
  /** Hour parts nobody needs once the day is published. */
  readonly spent: readonly string[];
}

/** Replaces the hour parts of a day by one file per table, sorted by shop and then by time. */
export async function compactDay(dir: string, day: number): Promise<void> {
  publishDay(dir, await writeDayFiles(dir, day));
}

/** Writes the day's files beside its hours. Between two tables others of this thread get their turn. */
export async function writeDayFiles(dir: string, day: number): Promise<DayFiles> {
  const manifest = readManifest(dir);
  const tables: Record<string, TableParts> = {};
  const spent: string[] = [];
  if (day <= manifest.compacted) return { day, tables, spent };
  for (const [name, parts] of Object.entries(manifest.tables)) {
    tables[name] = compactTable({ dir, day, name, parts }, spent);
    await othersTurn();
  }
  return { day, tables, spent };
}

/**
 * Names the day's files in the manifest, which is read again: hours of the next day may have been
 * published meanwhile. A day that is published already stays as it is.
 */
export function publishDay(dir: string, { day, tables, spent }: DayFiles): void {
  const before: Manifest = readManifest(dir);
  if (day > before.compacted) {
    const merged: Record<string, TableParts> = {};
    for (const [name, parts] of Object.entries(before.tables)) {
      const compacted = tables[name];
      const hours = parts.hours.filter(([of]) => of !== day);
      merged[name] = { ...parts, days: compacted?.days ?? parts.days, hours };
    }
    writeManifest(dir, { ...before, compacted: day, tables: merged });
  }
  for (const file of spent) rmSync(file, { force: true });
}

function compactTable(
  table: { dir: string; day: number; name: string; parts: TableParts },
  spent: string[],
): TableParts {
  const { dir, day, name, parts } = table;
  const hours = parts.hours.filter(([of]) => of === day);
  if (hours.length === 0) return parts;
  const files = hours.map(([, hour]) => hourFile(dir, name, day, hour));
  const spec = { name, columns: parts.columns };
  const batches = files.flatMap((file) => readPart(readFileSync(file), spec));
  writeDay(dayFile(dir, name, day), sortedRows(spec, batches));
  spent.push(...files);
  const rows = hours.reduce((sum, [, , count]) => sum + count, 0);
  return { ...parts, days: [...parts.days, [day, rows]] };
}

/** Writes the sorted rows of a day in row groups, beside its place and then renamed. */
export function writeDay(file: string, rows: Batch): void {
  const groups: Batch[] = [];
  for (let from = 0; from < rows.rows; from += ROW_GROUP)
    groups.push(slice(rows, from, Math.min(rows.rows, from + ROW_GROUP)));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, encodeParquet(groups, "small"));
  renameSync(`${file}.part`, file);
}

/** The rows of these files by shop, then time, then as they were written. */
export function inOrder(files: readonly string[], parts: Pick<TableParts, "columns">): string {
  const keys = ["shop", "at"].filter((key) => parts.columns.some((column) => column.name === key));
  const list = files.map((file) => `'${quoted(file)}'`).join(", ");
  return `SELECT * EXCLUDE (filename, file_row_number)
    FROM read_parquet([${list}], filename = true, file_row_number = true) AS row
    ORDER BY ${[...keys.map((key) => `row."${key}"`), "filename", "file_row_number"].join(", ")}`;
}

export function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
