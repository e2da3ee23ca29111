/** Which markets are there, what were they opened with, and who has a seat? */
import { sql } from "kysely";
import type { Db } from "./open.ts";
import { newId } from "./ids.ts";
import type { Mode } from "./words.ts";

export interface MarketRow {
  readonly id: string;
  readonly class: string | null;
  readonly name: string;
  readonly scenario: string;
  readonly scenario_hash: string;
  readonly model_version: string;
  readonly seed: number;
  readonly shoppers: number;
  readonly seats: number;
  readonly mode: Mode;
  readonly lesson: string | null;
  /** The next hour to run. */
  readonly now: number;
  readonly quarantine_reason: string | null;
  readonly quarantine_seq: number | null;
  /** The market this one branched from, and the last row they share. */
  readonly parent: string | null;
  readonly parent_seq: number | null;
}

export interface NewMarketRow extends Omit<
  MarketRow,
  "id" | "now" | "quarantine_reason" | "quarantine_seq" | "parent" | "parent_seq"
> {
  /** The scenario as text; kept once for each content hash. */
  readonly scenarioJson: string;
  /** People by shop number. */
  readonly people: readonly string[];
}

const COLUMNS = [
  "markets.id",
  "markets.class",
  "markets.name",
  "markets.scenario",
  "markets.scenario_hash",
  "markets.model_version",
  "markets.seed",
  "markets.shoppers",
  "markets.seats",
  "markets.mode",
  "markets.lesson",
  "markets.now",
  "markets.quarantine_reason",
  "markets.quarantine_seq",
  "markets.parent",
  "markets.parent_seq",
] as const;

/** Opens a market with its seats; the scenario is frozen with it. */
export async function addMarket(db: Db, market: NewMarketRow): Promise<string> {
  const { scenarioJson, people, ...row } = market;
  const id = newId();
  await db
    .insertInto("scenarios")
    .values({ hash: row.scenario_hash, id: row.scenario, json: scenarioJson })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("markets")
    .values({ id, ...row })
    .execute();
  const seats = people.map((person, shop) => ({ market: id, shop, person }));
  if (seats.length > 0) await db.insertInto("seats").values(seats).execute();
  return id;
}

export async function findMarket(db: Db, id: string): Promise<MarketRow | undefined> {
  return db.selectFrom("markets").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

export async function marketsOfClass(db: Db, classId: string): Promise<MarketRow[]> {
  return db
    .selectFrom("markets")
    .select(COLUMNS)
    .where("class", "=", classId)
    .orderBy("created_at")
    .execute();
}

/** The markets in which a person has a seat, newest first. */
export async function marketsOfPerson(
  db: Db,
  person: string,
): Promise<(MarketRow & { readonly shop: number })[]> {
  return db
    .selectFrom("seats")
    .innerJoin("markets", "markets.id", "seats.market")
    .select([...COLUMNS, "seats.shop"])
    .where("seats.person", "=", person)
    .orderBy("markets.created_at", "desc")
    .execute();
}

export interface SeatRow {
  readonly shop: number;
  readonly person: string;
  readonly name: string;
  readonly account: string;
}

export async function seatsOf(db: Db, market: string): Promise<SeatRow[]> {
  return db
    .selectFrom("seats")
    .innerJoin("people", "people.id", "seats.person")
    .select(["seats.shop", "people.id as person", "people.name", "people.account"])
    .where("seats.market", "=", market)
    .orderBy("seats.shop")
    .execute();
}

/** A market, the seat this person has in it, and who teaches its class. */
export async function marketFor(
  db: Db,
  market: string,
  person: string,
): Promise<
  (MarketRow & { readonly own: number | null; readonly teacher: string | null }) | undefined
> {
  return db
    .selectFrom("markets")
    .leftJoin("seats", (join) =>
      join.onRef("seats.market", "=", "markets.id").on("seats.person", "=", person),
    )
    .leftJoin("classes", "classes.id", "markets.class")
    .select([...COLUMNS, "seats.shop as own", "classes.teacher"])
    .where("markets.id", "=", market)
    .executeTakeFirst();
}

export async function frozenScenario(db: Db, hash: string): Promise<unknown> {
  const found = await db
    .selectFrom("scenarios")
    .select("json")
    .where("hash", "=", hash)
    .executeTakeFirstOrThrow();
  return found.json;
}

/** From here on the market runs under this model; snapshots of another are worthless. */
export async function adoptModel(db: Db, market: string, modelVersion: string): Promise<void> {
  await db.deleteFrom("snapshots").where("market", "=", market).execute();
  await db
    .updateTable("markets")
    .set({ model_version: modelVersion })
    .where("id", "=", market)
    .execute();
}

/** Stops a market for good: it can be read, not moved. */
export async function quarantine(
  db: Db,
  market: string,
  { reason, seq }: { reason: string; seq: number },
): Promise<void> {
  await db
    .updateTable("markets")
    .set({ quarantine_reason: reason, quarantine_seq: seq })
    .where("id", "=", market)
    .where(sql<boolean>`quarantine_reason is null`)
    .execute();
}

/** Until which hour the clock was told to run; null when it stands. */
export async function runUntil(db: Db, market: string, hour: number | null): Promise<void> {
  await db.updateTable("markets").set({ run_until: hour }).where("id", "=", market).execute();
}

/** Markets whose clock was told to run further than it came: their program was killed. */
export async function clocksThatRan(db: Db): Promise<{ id: string; hours: number }[]> {
  const rows = await db
    .selectFrom("markets")
    .select(["id", "now", "run_until"])
    .where("quarantine_seq", "is", null)
    .whereRef("run_until", ">", "now")
    .execute();
  return rows.map(({ id, now, run_until: until }) => ({ id, hours: (until ?? now) - now }));
}
