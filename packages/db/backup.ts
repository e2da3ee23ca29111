/** How does everything that cannot be computed again fit into one file, while people go on working? */
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { sql } from "kysely";
import type { Db } from "./open.ts";

/** In an order in which every row finds the rows it refers to. */
export const KEPT_TABLES = [
  "people",
  // Sealed: useless without the key, which no backup holds.
  "second_factors",
  "recovery_codes",
  "account_audit",
  "classes",
  "enrolments",
  "scenarios",
  "models",
  "markets",
  "seats",
  "decisions",
  "files",
  "attempts",
  "grades",
] as const;

/** Sessions are for those who are there; snapshots and lakes are computed from the log. */
export const LEFT_OUT = ["sessions", "tickets", "snapshots", "migrations"] as const;

export const FORMAT = "dianzhang-backup-1";
const CHUNK = 500;

export interface BackupCount {
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes one compressed file of JSON lines: rows as one moment saw them all, then the uploaded files,
 * which never change. The file has its name only when it is whole.
 */
export async function backUp(
  db: Db,
  to: string,
  uploads: () => Iterable<{ name: string; bytes: Buffer }>,
): Promise<BackupCount> {
  const count = { rows: 0, files: 0 };
  const half = `${to}.part`;
  await db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const lines = Readable.from(linesOf(tx, uploads, count));
      await pipeline(lines, createGzip({ level: 4 }), createWriteStream(half));
    });
  await rename(half, to);
  return count;
}

async function* linesOf(
  tx: Db,
  uploads: () => Iterable<{ name: string; bytes: Buffer }>,
  count: { rows: number; files: number },
): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: FORMAT, at: new Date().toISOString() })}\n`;
  for (const table of KEPT_TABLES) {
    yield `${JSON.stringify({ table })}\n`;
    for await (const line of rowsOf(tx, table)) {
      count.rows += 1;
      yield `${line}\n`;
    }
  }
  yield `${JSON.stringify({ table: "uploads" })}\n`;
  for (const { name, bytes } of uploads()) {
    count.files += 1;
    yield `${JSON.stringify({ name, base64: bytes.toString("base64") })}\n`;
  }
  yield `${JSON.stringify({ end: count })}\n`;
}

// The rows as PostgreSQL spells them; a JSON column keeps its own text, to the letter.
async function* rowsOf(tx: Db, table: string): AsyncGenerator<string> {
  const name = `rows_of_${table}`;
  // A branch of a market refers to its parent, which is older.
  const from =
    table === "markets" ? sql`(select * from markets order by created_at)` : sql.table(table);
  await sql`declare ${sql.id(name)} cursor for select row_to_json(t)::text as line from ${from} t`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<{
      line: string;
    }>`fetch ${sql.lit(CHUNK)} from ${sql.id(name)}`.execute(tx);
    for (const { line } of rows) yield line.replaceAll("\n", " ");
    if (rows.length < CHUNK) return;
  }
}
