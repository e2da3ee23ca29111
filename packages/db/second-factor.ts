/** Who signs in with a second factor, and what of it was used? Secrets arrive here sealed, codes hashed. */
import type { Db } from "./open.ts";
import { writeAudit } from "./audit.ts";
import { closeSessions } from "./people.ts";
import { closeTickets } from "./tickets.ts";

export interface FactorRow {
  readonly sealed: Buffer;
  readonly confirmedAt: Date | null;
  /** The time step of the code taken last. */
  readonly lastStep: number;
}

export interface RecoveryHash {
  readonly letter: string;
  readonly hash: string;
}

/** Keeps a secret nobody has shown a code of yet; false when the person has a factor already. */
export async function proposeFactor(db: Db, person: string, sealed: Buffer): Promise<boolean> {
  const kept = await db
    .insertInto("second_factors")
    .values({ person, sealed })
    .onConflict((conflict) =>
      conflict
        .column("person")
        .doUpdateSet({ sealed })
        .where("second_factors.confirmed_at", "is", null),
    )
    .returning("person")
    .executeTakeFirst();
  return kept !== undefined;
}

/** The factor of a person, proposed or confirmed. */
export async function factorOf(db: Db, person: string): Promise<FactorRow | undefined> {
  return factorQuery(db, person).executeTakeFirst();
}

/** The same, and whoever else asks so waits until this transaction ends: a code is taken once. */
export async function holdFactor(tx: Db, person: string): Promise<FactorRow | undefined> {
  return factorQuery(tx, person).forUpdate().executeTakeFirst();
}

function factorQuery(db: Db, person: string) {
  return db
    .selectFrom("second_factors")
    .select(["sealed", "confirmed_at as confirmedAt", "last_step as lastStep"])
    .where("person", "=", person);
}

export async function confirmFactor(tx: Db, person: string): Promise<void> {
  await tx
    .updateTable("second_factors")
    .set({ confirmed_at: new Date() })
    .where("person", "=", person)
    .execute();
}

export async function recordStep(tx: Db, person: string, step: number): Promise<void> {
  await tx
    .updateTable("second_factors")
    .set({ last_step: step })
    .where("person", "=", person)
    .execute();
}

/** Its recovery codes go with it. */
export async function dropFactor(tx: Db, person: string): Promise<void> {
  await tx.deleteFrom("second_factors").where("person", "=", person).execute();
}

/**
 * Takes the factor off an account whose owner lost it, and signs the person out everywhere; `by` is
 * null for whoever runs the house. False when there is none.
 */
export async function resetFactor(db: Db, person: string, by: string | null): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const held = await holdFactor(tx, person);
    if (!held?.confirmedAt) return false;
    await dropFactor(tx, person);
    await closeTickets(tx, person);
    await closeSessions(tx, person);
    await writeAudit(tx, { person, what: "reset", by });
    return true;
  });
}

/** New recovery codes; the old ones are worth nothing any more. */
export async function setRecoveryCodes(
  tx: Db,
  person: string,
  codes: readonly RecoveryHash[],
): Promise<void> {
  await tx.deleteFrom("recovery_codes").where("person", "=", person).execute();
  await tx
    .insertInto("recovery_codes")
    .values(codes.map(({ letter, hash }) => ({ person, letter, code_hash: hash })))
    .execute();
}

/** The hash of an unused code; undefined when there is none of this letter. */
export async function recoveryHash(
  db: Db,
  person: string,
  letter: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom("recovery_codes")
    .select("code_hash")
    .where("person", "=", person)
    .where("letter", "=", letter)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return found?.code_hash;
}

export async function spendRecoveryCode(tx: Db, person: string, letter: string): Promise<void> {
  await tx
    .updateTable("recovery_codes")
    .set({ used_at: new Date() })
    .where("person", "=", person)
    .where("letter", "=", letter)
    .execute();
}

export async function recoveryCodesLeft(db: Db, person: string): Promise<number> {
  const found = await db
    .selectFrom("recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("person", "=", person)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return found.count;
}

/** How many secrets are kept that only their key can open. */
export async function countFactors(db: Db): Promise<number> {
  const found = await db
    .selectFrom("second_factors")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("confirmed_at", "is not", null)
    .executeTakeFirstOrThrow();
  return found.count;
}
