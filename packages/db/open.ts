/** How does a program get its database: DATABASE_URL's, or an embedded one below a folder? */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { startEmbedded } from "./embedded/supervisor.ts";
import { migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";

export type Db = Kysely<Schema>;

export interface OpenedDb {
  readonly db: Db;
  /** What a start-up line says about it; never a password. */
  readonly about: string;
  close(): Promise<void>;
}

export interface DbPlace {
  readonly home: string;
  /** PostgreSQL 15 or later; the embedded server is used when it is undefined. */
  readonly url: string | undefined;
  readonly connections?: number;
}

const INT8 = 20;
const NUMERIC = 1700;

/** Opens and migrates; `close` also stops the embedded server. */
export async function openDb({ home, url, connections = 10 }: DbPlace): Promise<OpenedDb> {
  const embedded = url ? undefined : await startEmbedded(home);
  const pool = new pg.Pool({
    ...(url ? { connectionString: url } : embedded?.connection),
    max: connections,
    types: { getTypeParser: (oid, format) => parserOf(oid, format) },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  return {
    db,
    about: embedded
      ? `embedded PostgreSQL${embedded.isAdopted ? ", adopted" : ""}`
      : "DATABASE_URL",
    close: async () => {
      await db.destroy();
      await embedded?.stop();
    },
  };
}

// Counts and sums come as text by default; ours stay far below 2^53.
function parserOf(oid: number, format: "text" | "binary" | undefined): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as "text") as (value: string) => unknown;
}
