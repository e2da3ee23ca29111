/** Who is there, and who is signed in? */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "./open.ts";
import { newId } from "./ids.ts";
import type { Role } from "./words.ts";

export interface PersonRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly role: Role;
}

export interface GuardedRow extends PersonRow {
  readonly hasSecondFactor: boolean;
}

export interface NewPerson {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly isDemo?: boolean;
}

const COLUMNS = ["people.id", "people.account", "people.name", "people.role"] as const;

/** Whether a person of a query signs in with a second factor. */
export const guarded = sql<boolean>`exists (
  select from second_factors f where f.person = people.id and f.confirmed_at is not null
)`.as("hasSecondFactor");

/** Adds a person; undefined when the account is taken. */
export async function addPerson(db: Db, person: NewPerson): Promise<PersonRow | undefined> {
  const { account, name, role, passwordHash, isDemo = false } = person;
  return db
    .insertInto("people")
    .values({ id: newId(), account, name, role, password_hash: passwordHash, is_demo: isDemo })
    .onConflict((conflict) => conflict.column("account").doNothing())
    .returning(["id", "account", "name", "role"])
    .executeTakeFirst();
}

export async function findAccount(
  db: Db,
  account: string,
): Promise<(PersonRow & { readonly password_hash: string | null }) | undefined> {
  return db
    .selectFrom("people")
    .select([...COLUMNS, "password_hash"])
    .where("account", "=", account)
    .executeTakeFirst();
}

export async function demoPeople(db: Db): Promise<PersonRow[]> {
  return db
    .selectFrom("people")
    .select(COLUMNS)
    .where("is_demo", "=", true)
    .orderBy("created_at")
    .execute();
}

export async function countPeople(db: Db): Promise<number> {
  const found = await db
    .selectFrom("people")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return found.count;
}

/** Opens a session and answers its token; only the token's hash is kept. */
export async function openSession(db: Db, person: string, expiresAt: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db.deleteFrom("sessions").where("expires_at", "<", new Date()).execute();
  await db
    .insertInto("sessions")
    .values({ token_hash: hashOf(token), person, expires_at: expiresAt })
    .execute();
  return token;
}

export async function personOfSession(db: Db, token: string): Promise<GuardedRow | undefined> {
  return db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.person")
    .select([...COLUMNS, guarded])
    .where("token_hash", "=", hashOf(token))
    .where("expires_at", ">", new Date())
    .executeTakeFirst();
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom("sessions").where("token_hash", "=", hashOf(token)).execute();
}

export interface SessionRow {
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly isThis: boolean;
}

/** Where a person is signed in, newest first; `token` is the session that asks. */
export async function sessionsOf(db: Db, person: string, token: string): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["token_hash", "created_at", "expires_at"])
    .where("person", "=", person)
    .where("expires_at", ">", new Date())
    .orderBy("created_at", "desc")
    .execute();
  const own = hashOf(token);
  return rows.map(({ token_hash, created_at, expires_at }) => ({
    openedAt: created_at,
    expiresAt: expires_at,
    isThis: own.equals(token_hash),
  }));
}

/** Signs a person out everywhere but at `token`. */
export async function closeOtherSessions(db: Db, person: string, token: string): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("person", "=", person)
    .where("token_hash", "!=", hashOf(token))
    .execute();
}

/** Signs a person out everywhere. */
export async function closeSessions(db: Db, person: string): Promise<void> {
  await db.deleteFrom("sessions").where("person", "=", person).execute();
}

export async function passwordOf(db: Db, person: string): Promise<string | null> {
  const found = await db
    .selectFrom("people")
    .select("password_hash")
    .where("id", "=", person)
    .executeTakeFirst();
  return found?.password_hash ?? null;
}

export async function setPassword(db: Db, person: string, passwordHash: string): Promise<void> {
  await db
    .updateTable("people")
    .set({ password_hash: passwordHash })
    .where("id", "=", person)
    .execute();
}

/** What is kept of a token. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
