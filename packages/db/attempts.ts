/** Who has tried which lesson, and with what grade? */
import type { Db } from "./open.ts";
import { newId } from "./ids.ts";

export interface AttemptRow {
  readonly id: string;
  readonly person: string;
  readonly lesson: string;
  readonly market: string;
  /** Rows of the log that stand before the trainee sat down. */
  readonly prepared: number;
}

const COLUMNS = [
  "attempts.id",
  "attempts.person",
  "attempts.lesson",
  "attempts.market",
  "attempts.prepared",
] as const;

export async function addAttempt(db: Db, attempt: Omit<AttemptRow, "id">): Promise<string> {
  const id = newId();
  await db
    .insertInto("attempts")
    .values({ id, ...attempt })
    .execute();
  return id;
}

export async function findAttempt(db: Db, id: string): Promise<AttemptRow | undefined> {
  return db.selectFrom("attempts").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

export async function attemptOfMarket(db: Db, market: string): Promise<AttemptRow | undefined> {
  return db.selectFrom("attempts").select(COLUMNS).where("market", "=", market).executeTakeFirst();
}

export interface Grade {
  readonly score: number;
  readonly detail: unknown;
  readonly modelVersion: string;
}

/** Keeps the newest grade of an attempt; an older one is replaced. */
export async function keepGrade(db: Db, attempt: string, grade: Grade): Promise<void> {
  const row = {
    score: grade.score,
    detail: JSON.stringify(grade.detail),
    model_version: grade.modelVersion,
  };
  await db
    .insertInto("grades")
    .values({ attempt, ...row })
    .onConflict((conflict) => conflict.column("attempt").doUpdateSet(row))
    .execute();
}

/** The best score of every lesson each of these people has tried. */
export async function bestScores(
  db: Db,
  people: readonly string[],
): Promise<{ person: string; lesson: string; score: number }[]> {
  if (people.length === 0) return [];
  return db
    .selectFrom("attempts")
    .innerJoin("grades", "grades.attempt", "attempts.id")
    .select((eb) => [
      "attempts.person",
      "attempts.lesson",
      eb.fn.max<number>("grades.score").as("score"),
    ])
    .where("attempts.person", "in", people)
    .groupBy(["attempts.person", "attempts.lesson"])
    .orderBy("attempts.lesson")
    .execute();
}
