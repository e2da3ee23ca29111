/** Which models are kept, each as one file that needs nothing beside it? And which does a market cite? */
import { ADOPT } from "@dianzhang/kernel";
import { sql } from "kysely";
import type { Db } from "./open.ts";

export async function isModelKept(db: Db, version: string): Promise<boolean> {
  const found = await db
    .selectFrom("models")
    .select("version")
    .where("version", "=", version)
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps a model's bundle; the one already there stays. */
export async function keepModel(db: Db, version: string, code: string): Promise<void> {
  await db
    .insertInto("models")
    .values({ version, code })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The bundle's text, or undefined when this model was never kept. */
export async function findModel(db: Db, version: string): Promise<string | undefined> {
  const found = await db
    .selectFrom("models")
    .select("code")
    .where("version", "=", version)
    .executeTakeFirst();
  return found?.code;
}

/** The models a market went over to after it was opened, in order. */
export async function modelsAdopted(db: Db, market: string): Promise<string[]> {
  const rows = await sql<{ model: string }>`
    select command ->> 'model' as model from decisions
    where market = ${market} and shop = -1 and command ->> 'type' = ${ADOPT}
    order by seq`.execute(db);
  return rows.rows.map((row) => row.model);
}
