/** How is a decision undone? By a new market that begins as the old one stood before it. */
import { ADVANCE } from "@dianzhang/kernel";
import { sql } from "kysely";
import type { Db } from "./open.ts";
import { newId } from "./ids.ts";

/**
 * Opens a branch that holds the parent's rows up to and including `seq` (−1: none of them), with the same
 * seats; answers its id. Its hours are run again when it is first looked at. A branch belongs to no class: a teacher looks at
 * the market that was given out.
 */
export async function addBranch(
  db: Db,
  parent: string,
  { seq, name }: { readonly seq: number; readonly name: string },
): Promise<string> {
  const id = newId();
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into markets (id, class, name, scenario, scenario_hash, model_version, seed, shoppers,
                           seats, mode, lesson, parent, parent_seq, now)
      select ${id}, null, ${name}, scenario, scenario_hash, model_version, seed, shoppers,
             seats, mode, lesson, id, ${seq},
             (select coalesce(max(tick) + 1, 0) from decisions
              where market = ${parent} and seq <= ${seq} and command ->> 'type' = ${ADVANCE})
      from markets where id = ${parent}`.execute(tx);
    await sql`
      insert into seats (market, shop, person)
      select ${id}, shop, person from seats where market = ${parent}`.execute(tx);
    await sql`
      insert into decisions (market, seq, tick, shop, command, events, resolved, person, at)
      select ${id}, seq, tick, shop, command, events, resolved, person, at
      from decisions where market = ${parent} and seq <= ${seq}`.execute(tx);
  });
  return id;
}

/** One decision of people, as a history shows it. */
export interface DecisionLine {
  readonly seq: number;
  readonly tick: number;
  readonly shop: number;
  readonly command: unknown;
  readonly person: string | null;
  readonly at: Date;
}

/** What people decided in one shop, newest first, before row `before`. */
export async function decisionsOf(
  db: Db,
  market: string,
  {
    shop,
    before,
    limit,
  }: { readonly shop: number; readonly before: number; readonly limit: number },
): Promise<DecisionLine[]> {
  return db
    .selectFrom("decisions")
    .leftJoin("people", "people.id", "decisions.person")
    .select([
      "decisions.seq",
      "decisions.tick",
      "decisions.shop",
      "decisions.command",
      "people.name as person",
      "decisions.at",
    ])
    .where("market", "=", market)
    .where("shop", "=", shop)
    .where("seq", "<", before)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

/** Is there such a row in the market's log? */
export async function rowAt(db: Db, market: string, seq: number): Promise<boolean> {
  const found = await db
    .selectFrom("decisions")
    .select("seq")
    .where("market", "=", market)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return found !== undefined;
}
