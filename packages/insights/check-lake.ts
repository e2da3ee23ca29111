/** Is a lake whole: every file its manifest names there, readable to the end, with the rows it promises? */
import { existsSync } from "node:fs";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { quoted } from "./compact-day.ts";
import { filesOf, readManifest, type TableParts } from "./manifest.ts";

/** What is wrong, a line each; nothing when the lake is whole. A market may go on writing meanwhile. */
export async function checkLake(dir: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: "512MB" });
  const connection = await instance.connect();
  try {
    const first = await troublesOf(connection, dir);
    // Between manifest and files a day may have been packed; what is truly broken stays so.
    return first.length === 0 ? first : await troublesOf(connection, dir);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function troublesOf(connection: DuckDBConnection, dir: string): Promise<string[]> {
  const troubles: string[] = [];
  for (const [name, parts] of Object.entries(readManifest(dir).tables)) {
    const trouble = await troubleOf(connection, { dir, name, parts });
    if (trouble) troubles.push(`${dir} ${name}: ${trouble}`);
  }
  return troubles;
}

async function troubleOf(
  connection: DuckDBConnection,
  { dir, name, parts }: { dir: string; name: string; parts: TableParts },
): Promise<string | undefined> {
  const files = filesOf(dir, name, parts, 0, Number.MAX_SAFE_INTEGER);
  const missing = files.find((file) => !existsSync(file));
  if (missing) return `${missing} is missing`;
  if (files.length === 0) return undefined;
  const promised =
    parts.days.reduce((sum, [, rows]) => sum + rows, 0) +
    parts.hours.reduce((sum, [, , rows]) => sum + rows, 0);
  const list = files.map((file) => `'${quoted(file)}'`).join(", ");
  try {
    // Every column is read, so that a torn page is met as well.
    const reader = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER, sum(hash(COLUMNS(*)) % 2) FROM read_parquet([${list}])`,
    );
    const found = Number(reader.getRows()[0]?.[0]);
    return found === promised ? undefined : `${found} rows instead of ${promised}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
