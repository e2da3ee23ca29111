/** How do a day's hour parts become one file per table that a single shop can read cheaply? */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import {
  dayFile,
  hourFile,
  readManifest,
  writeManifest,
  type Manifest,
  type TableParts,
} from "./manifest.ts";

/**
 * Rows a row group holds. DuckDB skips a group whose smallest and largest shop exclude the one asked
 * for, so small groups let one shop read little more than its own rows. See docs/decisions.
 */
export const ROW_GROUP = 8192;

/** Replaces the hour parts of a day by one file per table, sorted by shop and then by time. */
export async function compactDay(dir: string, day: number): Promise<void> {
  const manifest = readManifest(dir);
  if (day <= manifest.compacted) return;
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: "1GB" });
  const connection = await instance.connect();
  const tables: Record<string, TableParts> = {};
  const spent: string[] = [];
  try {
    for (const [name, parts] of Object.entries(manifest.tables)) {
      tables[name] = await compactTable(connection, { dir, day, name, parts }, spent);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  publish(dir, day, tables);
  for (const file of spent) rmSync(file, { force: true });
}

// The manifest is read again: nothing may have been published meanwhile, or the day was not over.
function publish(dir: string, day: number, tables: Record<string, TableParts>): void {
  const before: Manifest = readManifest(dir);
  const merged: Record<string, TableParts> = {};
  for (const [name, parts] of Object.entries(before.tables)) {
    const compacted = tables[name];
    const hours = parts.hours.filter(([of]) => of !== day);
    merged[name] = { ...parts, days: compacted?.days ?? parts.days, hours };
  }
  writeManifest(dir, { ...before, compacted: day, tables: merged });
}

async function compactTable(
  connection: DuckDBConnection,
  table: { dir: string; day: number; name: string; parts: TableParts },
  spent: string[],
): Promise<TableParts> {
  const { dir, day, name, parts } = table;
  const hours = parts.hours.filter(([of]) => of === day);
  if (hours.length === 0) return parts;
  const files = hours.map(([, hour]) => hourFile(dir, name, day, hour));
  const target = dayFile(dir, name, day);
  mkdirSync(dirname(target), { recursive: true });
  await connection.run(
    `COPY (${inOrder(files, parts)}) TO '${quoted(`${target}.part`)}'
     (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP})`,
  );
  renameSync(`${target}.part`, target);
  spent.push(...files);
  const rows = hours.reduce((sum, [, , count]) => sum + count, 0);
  return { ...parts, days: [...parts.days, [day, rows]] };
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
