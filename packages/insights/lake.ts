/** How may a program read a market's lake, and what can it never do there? */
import { resolve } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { ColumnSpec } from "@dianzhang/kernel";
import { quoted } from "./compact-day.ts";
import { filesOf, readManifest, type Manifest, type TableParts } from "./manifest.ts";
import { LAKE_TABLES, sqlType } from "./tables.ts";

const SECONDS_PER_DAY = 86_400;
/**
 * A session that begins in a day's last hour goes on past midnight, and its rows stand in the file of that hour:
 * whoever asks for the first hours of a day opens the day before as well.
 */
const LONGEST_SESSION = 6 * 3_600;

export interface LakeOptions {
  readonly threads?: number;
  readonly memoryMb?: number;
}

/** A span of market seconds, the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A handle on one lake. It sees every hour published up to the moment a question is asked. */
export interface Lake {
  readonly dir: string;
  readonly instance: DuckDBInstance;
  close(): void;
}

/**
 * Opens a lake for reading. DuckDB may open files below this folder and nothing else: no network, no
 * extensions, no other path, no changed setting.
 */
export async function openLake(dir: string, options: LakeOptions = {}): Promise<Lake> {
  const home = resolve(dir);
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(options.threads ?? 1),
    memory_limit: `${options.memoryMb ?? 512}MB`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: "",
  });
  const connection = await instance.connect();
  await connection.run("SET GLOBAL parquet_metadata_cache = true");
  await connection.run(`SET allowed_directories = ['${quoted(home)}/']`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  connection.closeSync();
  return { dir: home, instance, close: () => instance.closeSync() };
}

/** The lake in a folder below one that is open: the same database answers, and goes when that one is closed. */
export function lakeBelow(lake: Lake, dir: string): Lake {
  const below = resolve(dir);
  if (!below.startsWith(`${lake.dir}/`)) throw new Error(`${below} is not below ${lake.dir}`);
  return { dir: below, instance: lake.instance, close: () => undefined };
}

/**
 * Runs a question on a connection of its own whose tables are the live files of the span; tables
 * nothing was written to yet are empty, with their columns.
 */
export async function withTables<T>(
  lake: Lake,
  span: Span,
  sql: string,
  ask: (connection: DuckDBConnection, manifest: Manifest) => Promise<T>,
): Promise<T> {
  const connection = await lake.instance.connect();
  try {
    const manifest = readManifest(lake.dir);
    for (const [name, columns] of tablesNamedIn(sql, manifest)) {
      await connection.run(viewOf(lake.dir, { name, columns, manifest }, span));
    }
    return await ask(connection, manifest);
  } finally {
    connection.closeSync();
  }
}

// Only the tables a question mentions are opened; a word in a comment costs a view, nothing more.
function tablesNamedIn(sql: string, manifest: Manifest): Map<string, readonly ColumnSpec[]> {
  const known = new Map(LAKE_TABLES.map((table) => [table.name, table.columns]));
  for (const [name, { columns }] of Object.entries(manifest.tables))
    known.set(name, withThoseOfToday(columns, known.get(name)));
  const words = new Set(sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g));
  return new Map([...known].filter(([name]) => words.has(name)));
}

// A question of today may name columns that an earlier model's market never wrote.
function withThoseOfToday(
  written: readonly ColumnSpec[],
  today: readonly ColumnSpec[] = [],
): readonly ColumnSpec[] {
  const names = new Set(written.map(({ name }) => name));
  const lacking = today.filter(({ name }) => !names.has(name));
  return lacking.length > 0 ? [...written, ...lacking] : written;
}

function viewOf(
  dir: string,
  table: { name: string; columns: readonly ColumnSpec[]; manifest: Manifest },
  span: Span,
): string {
  const parts = table.manifest.tables[table.name];
  const first = Math.max(0, Math.floor((span.from - LONGEST_SESSION) / SECONDS_PER_DAY));
  const last = Math.floor((span.to - 1) / SECONDS_PER_DAY);
  const files = parts ? filesOf(dir, table.name, parts, first, last) : [];
  const body =
    parts && files.length > 0 ? rowsOf(files, parts, table.columns) : noRows(table.columns);
  return `CREATE TEMP VIEW "${table.name}" AS ${body}`;
}

// What nobody wrote is not known: NULL, of the type it has today.
function rowsOf(
  files: readonly string[],
  { columns: written, isMixed }: TableParts,
  wanted: readonly ColumnSpec[],
): string {
  const list = files.map((file) => `'${quoted(file)}'`).join(", ");
  if (!isMixed && wanted.length === written.length) return `SELECT * FROM read_parquet([${list}])`;
  return `SELECT * FROM read_parquet([${list}], union_by_name = true)
    UNION ALL BY NAME ${noRows(wanted)}`;
}

/** A table of these columns in which nothing was written. */
export function noRows(columns: readonly ColumnSpec[]): string {
  return `SELECT ${columns.map(emptyColumn).join(", ")} WHERE false`;
}

function emptyColumn(column: ColumnSpec): string {
  return `NULL::${sqlType(column)} AS "${column.name}"`;
}
