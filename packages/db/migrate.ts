/** How does an old database become a new one? Timestamp-named SQL files, each run once, in name order. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql, type Kysely } from "kysely";
import type { Schema } from "./schema.ts";

const FOLDER = join(import.meta.dirname, "migrations");
/** Any number, as long as every process asks for the same one. */
const LOCK = 3_210_764;

/** The database has been through migrations that this program has never heard of. */
export class LaterDatabase extends Error {
  override readonly name = "LaterDatabase";

  constructor(migration: string) {
    super(
      "A later version of Dianzhang has worked with this home, and this one could damage what it cannot read. " +
        `Nothing was changed. Install that version again, or restore a backup made before it into an empty home (${migration}).`,
    );
  }
}

/** Whether these are all there are: the database was empty before. */
export function isFirstTime(ran: readonly string[]): boolean {
  return ran.length === readdirSync(FOLDER).filter((file) => file.endsWith(".sql")).length;
}

/** Runs what has not run yet, all or nothing; answers the names. A file that arrives late still runs. */
export async function migrate(db: Kysely<Schema>): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    await sql`create table if not exists migrations (name text primary key, at timestamptz default now())`.execute(
      tx,
    );
    const done = await sql<{ name: string }>`select name from migrations`.execute(tx);
    const known = new Set(done.rows.map((row) => row.name));
    const all = readdirSync(FOLDER).filter((file) => file.endsWith(".sql"));
    const later = done.rows.find(({ name }) => !all.includes(name));
    if (later) throw new LaterDatabase(later.name);
    const files = all.filter((file) => !known.has(file));
    for (const file of files.toSorted()) {
      await sql.raw(readFileSync(join(FOLDER, file), "utf8")).execute(tx);
      await sql`insert into migrations (name) values (${file})`.execute(tx);
    }
    return files;
  });
}
