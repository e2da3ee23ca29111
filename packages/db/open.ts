/** How does a program get its database: DATABASE_URL's, or an embedded one below a folder? */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { startEmbedded, type EmbeddedServer } from "./embedded/supervisor.ts";
import { openLeases, type Leases } from "./leases.ts";
import { isFirstTime, migrate } from "./migrate.ts";
import type { Schema } from "./schema.ts";

export type Db = Kysely<Schema>;

/** Where a connection of one's own goes: an URL, or the embedded server. */
export type ConnectionPlace =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string };

export interface OpenedDb {
  readonly db: Db;
  readonly place: ConnectionPlace;
  readonly leases: Leases;
  /** What a start-up line says about it; never a password. */
  readonly about: string;
  /** Migrations an earlier version's database has just been through; none where it was new, or up to date. */
  readonly broughtUp: readonly string[];
  close(): Promise<void>;
}

export interface DbPlace {
  readonly home: string;
  /** PostgreSQL 15 or later; the embedded server is used when it is undefined. */
  readonly url: string | undefined;
  readonly connections?: number;
}

/** A database that does not answer for so long counts as away. */
const CONNECT_WITHIN_MS = 5000;

const INT8 = 20;
const NUMERIC = 1700;

/** Opens and migrates; `close` also stops the embedded server. */
export async function openDb({ home, url, connections = 10 }: DbPlace): Promise<OpenedDb> {
  const embedded = url ? undefined : await startEmbedded(home);
  const place = url ? { connectionString: url } : (embedded as EmbeddedServer).connection;
  const pool = new pg.Pool({
    ...place,
    max: connections,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    types: { getTypeParser: (oid, format) => parserOf(oid, format) },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // So does one that breaks while somebody uses it; whoever waits for its answer is told by that answer.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let ran: readonly string[];
  try {
    ran = await migrate(db);
  } catch (error) {
    await db.destroy();
    await embedded?.stop();
    throw error;
  }
  const leases = openLeases(place);
  return {
    db,
    place,
    leases,
    broughtUp: isFirstTime(ran) ? [] : ran,
    about: embedded
      ? `embedded PostgreSQL${embedded.isAdopted ? ", adopted" : ""}`
      : "DATABASE_URL",
    close: async () => {
      await leases.close();
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
