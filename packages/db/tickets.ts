/** Who gave the right password and owes a code? */
import { randomBytes } from "node:crypto";
import type { Db } from "./open.ts";
import { hashOf, type PersonRow } from "./people.ts";

/** So many codes may be tried with one ticket; then the password is asked for again. */
const TRIES = 5;

/** Opens a ticket and answers its token; only the token's hash is kept. */
export async function openTicket(db: Db, person: string, expiresAt: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db.deleteFrom("tickets").where("expires_at", "<", new Date()).execute();
  await db
    .insertInto("tickets")
    .values({ token_hash: hashOf(token), person, expires_at: expiresAt })
    .execute();
  return token;
}

/** Whose ticket this is; undefined when it ran out or was tried too often. */
export async function personOfTicket(db: Db, token: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom("tickets")
    .innerJoin("people", "people.id", "tickets.person")
    .select(["people.id", "people.account", "people.name", "people.role"])
    .where("token_hash", "=", hashOf(token))
    .where("expires_at", ">", new Date())
    .where("tries", "<", TRIES)
    .executeTakeFirst();
}

/** Counts a try; false when the ticket has none left. */
export async function countTry(db: Db, token: string): Promise<boolean> {
  const counted = await db
    .updateTable("tickets")
    .set((eb) => ({ tries: eb("tries", "+", 1) }))
    .where("token_hash", "=", hashOf(token))
    .where("expires_at", ">", new Date())
    .where("tries", "<", TRIES)
    .returning("tries")
    .executeTakeFirst();
  return counted !== undefined;
}

/** A ticket lets in once; false when somebody was let in with it already. */
export async function closeTicket(tx: Db, token: string): Promise<boolean> {
  const closed = await tx
    .deleteFrom("tickets")
    .where("token_hash", "=", hashOf(token))
    .returning("person")
    .executeTakeFirst();
  return closed !== undefined;
}

/** A person whose factor is gone owes no code. */
export async function closeTickets(tx: Db, person: string): Promise<void> {
  await tx.deleteFrom("tickets").where("person", "=", person).execute();
}
