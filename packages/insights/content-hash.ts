/** Are two days of two lakes the same? Same rows in the same order, whatever the bytes of the files. */
import { createHash } from "node:crypto";
import { DuckDBInstance } from "@duckdb/node-api";
import { inOrder } from "./compact-day.ts";
import { filesOf, readManifest } from "./manifest.ts";

/** SHA-256 over table names, column names and every row of the day, in lake order. */
export async function contentHash(dir: string, day: number): Promise<string> {
  try {
    return await hashOf(dir, day);
  } catch {
    // Between the manifest and its files the day may have been packed.
    return hashOf(dir, day);
  }
}

async function hashOf(dir: string, day: number): Promise<string> {
  const manifest = readManifest(dir);
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: "1GB" });
  const connection = await instance.connect();
  const hash = createHash("sha256");
  try {
    for (const name of Object.keys(manifest.tables).toSorted()) {
      const parts = manifest.tables[name];
      const files = parts ? filesOf(dir, name, parts, day, day) : [];
      if (!parts || files.length === 0) continue;
      hash.update(`${name}(${parts.columns.map((column) => column.name).join(",")})\n`);
      const result = await connection.stream(inOrder(files, parts));
      for await (const rows of result.yieldRowsJson()) {
        for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
      }
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return hash.digest("hex");
}
