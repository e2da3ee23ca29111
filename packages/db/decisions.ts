/** What has been decided in a market? The log, whose key (market, seq) is the only lock. */
import {
  ADVANCE,
  type Command,
  type DeskEvent,
  type LogRow,
  type Resolved,
} from "@dianzhang/kernel";
import { sql } from "kysely";
import type { Db } from "./open.ts";

const UNIQUE_VIOLATION = "23505";

export interface NewRow extends LogRow {
  /** Who gave the command; null for the clock. */
  readonly person: string | null;
  /** What the person's program calls it; a second row of the same name is refused. */
  readonly key?: string | undefined;
}

/**
 * Appends one row at its place. False when another process was there first (catch up, decide again), or when the
 * person's row of this key is there already.
 * The row is on disk when this answers true.
 */
export async function append(db: Db, market: string, row: NewRow): Promise<boolean> {
  try {
    await insertion(db, market, row).execute();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

/** Appends rows that follow each other, all or none: one statement, one commit. */
export async function appendAll(db: Db, market: string, rows: readonly NewRow[]): Promise<boolean> {
  try {
    await db
      .insertInto("decisions")
      .values(rows.map((row) => columnsOf(market, row)))
      .execute();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

// One statement is one transaction: a row of the clock moves the market's hour with it.
function insertion(db: Db, market: string, row: NewRow) {
  const columns = columnsOf(market, row);
  if (row.command.type !== ADVANCE) return db.insertInto("decisions").values(columns);
  return db
    .with("moved", (query) =>
      query
        .updateTable("markets")
        .set({ now: row.tick + 1 })
        .where("id", "=", market),
    )
    .insertInto("decisions")
    .values(columns);
}

function columnsOf(market: string, row: NewRow) {
  return {
    market,
    seq: row.seq,
    tick: row.tick,
    shop: row.shop,
    command: JSON.stringify(row.command),
    events: JSON.stringify(row.events),
    resolved: row.resolved ? JSON.stringify(row.resolved) : null,
    person: row.person,
    key: row.key ?? null,
  };
}

/** A decision as its sender may ask for it again. */
export interface DecidedRow {
  readonly key: string;
  readonly seq: number;
  readonly tick: number;
  readonly shop: number;
  readonly command: Command;
  readonly events: readonly DeskEvent[];
}

/** What was decided in a market for this person under these keys. */
export async function decidedUnder(
  db: Db,
  market: string,
  { person, keys }: { readonly person: string; readonly keys: readonly string[] },
): Promise<DecidedRow[]> {
  const rows = await db
    .selectFrom("decisions")
    .select(["key", "seq", "tick", "shop", "command", "events"])
    .where("market", "=", market)
    .where("person", "=", person)
    .where("key", "in", keys)
    .execute();
  return rows.map(({ key, command, events, ...row }) => ({
    ...row,
    key: key as string,
    command: command as Command,
    events: events as readonly DeskEvent[],
  }));
}

/** Puts the events of rows that were decided anew, where a market begins again under another model. */
export async function replaceEvents(
  db: Db,
  market: string,
  rows: readonly { readonly seq: number; readonly events: readonly DeskEvent[] }[],
): Promise<void> {
  const anew = JSON.stringify(rows.map(({ seq, events }) => ({ seq, events })));
  await sql`update decisions set events = anew.events
    from json_to_recordset(${anew}::json) as anew (seq int, events json)
    where decisions.market = ${market} and decisions.seq = anew.seq`.execute(db);
}

/** The rows after `seq`, in order, at most `limit` of them. */
export async function readLog(
  db: Db,
  market: string,
  { after, limit = 1000 }: { readonly after: number; readonly limit?: number },
): Promise<LogRow[]> {
  const rows = await db
    .selectFrom("decisions")
    .select(["seq", "tick", "shop", "command", "events", "resolved"])
    .where("market", "=", market)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(({ resolved, command, events, ...row }) => ({
    ...row,
    command: command as Command,
    events: events as readonly DeskEvent[],
    ...(resolved ? { resolved: resolved as Resolved } : {}),
  }));
}
