/** Who has to have a second factor before anything else? The house says so, not the person. */
import { classesTaughtBy, type Db, type GuardedRow } from "@dianzhang/db";

/** Nobody has to, all who teach, or those who teach one of these classes. */
export type RequiredOf = "nobody" | "teachers" | readonly string[];

/** An administrator sees every class, so every rule about teachers is one about administrators. */
export async function mustSetUp(db: Db, of: RequiredOf, person: GuardedRow): Promise<boolean> {
  if (of === "nobody" || person.hasSecondFactor || person.role === "trainee") return false;
  if (of === "teachers" || person.role === "admin") return true;
  const taught = await classesTaughtBy(db, person.id);
  return taught.some(({ id }) => of.includes(id));
}

/** A class nobody knows would protect nothing, silently: the start stops instead. */
export async function checkRequired(db: Db, of: RequiredOf): Promise<void> {
  if (typeof of === "string") return;
  const known = new Set((await classesTaughtBy(db, undefined)).map(({ id }) => id));
  const unknown = of.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new Error(`SECOND_FACTOR_FOR names a class that does not exist: ${unknown}`);
}
