/** Which classes are there, and who sits in them? */
import type { Db } from "./open.ts";
import { newId } from "./ids.ts";
import { guarded, type GuardedRow } from "./people.ts";

export interface ClassRow {
  readonly id: string;
  readonly name: string;
  readonly trainees: number;
}

export async function addClass(
  db: Db,
  { name, teacher }: { name: string; teacher: string },
): Promise<string> {
  const id = newId();
  await db.insertInto("classes").values({ id, name, teacher }).execute();
  return id;
}

/** The classes a person teaches, or all of them for `undefined`. */
export async function classesTaughtBy(db: Db, teacher: string | undefined): Promise<ClassRow[]> {
  return db
    .selectFrom("classes")
    .leftJoin("enrolments", "enrolments.class", "classes.id")
    .select((eb) => [
      "classes.id",
      "classes.name",
      eb.fn.count<number>("enrolments.person").as("trainees"),
    ])
    .$if(teacher !== undefined, (query) => query.where("classes.teacher", "=", teacher ?? ""))
    .groupBy(["classes.id", "classes.name", "classes.created_at"])
    .orderBy("classes.created_at")
    .execute();
}

export async function classesAttendedBy(
  db: Db,
  person: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("classes")
    .innerJoin("enrolments", "enrolments.class", "classes.id")
    .select(["classes.id", "classes.name"])
    .where("enrolments.person", "=", person)
    .orderBy("classes.created_at")
    .execute();
}

export async function enrol(db: Db, classId: string, person: string): Promise<void> {
  await db
    .insertInto("enrolments")
    .values({ class: classId, person })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The trainees of a class, by name. */
export async function rosterOf(db: Db, classId: string): Promise<GuardedRow[]> {
  return db
    .selectFrom("enrolments")
    .innerJoin("people", "people.id", "enrolments.person")
    .select(["people.id", "people.account", "people.name", "people.role", guarded])
    .where("enrolments.class", "=", classId)
    .orderBy("people.created_at")
    .orderBy("people.account")
    .execute();
}
