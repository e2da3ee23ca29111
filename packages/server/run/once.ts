/** What if a command comes a second time, because nobody heard the first answer? It is answered, and not done again. */
import type { Decided } from "@dianzhang/api";
import { decidedUnder, type DecidedRow } from "@dianzhang/db";
import { canonicalJson } from "@dianzhang/kernel";
import { Fault } from "../fault.ts";
import type { Household } from "./keep.ts";
import type { Given, Live, Waiting } from "./live.ts";

/**
 * What was decided under the command's own key; undefined for one without a key, or that never came.
 * Fault `key-reused` when another command came under it.
 */
export async function decidedBefore(
  { db }: Pick<Household, "db">,
  { id }: Pick<Live, "id">,
  given: Given,
): Promise<Decided | undefined> {
  const { key, person } = given;
  if (key === undefined) return undefined;
  const [row] = await decidedUnder(db, id, { person, keys: [key] });
  return row && sameAgain(row, given);
}

/** Answers those of many commands that were decided before; gives back the others, in order. */
export async function answerKnown(
  { db }: Pick<Household, "db">,
  { id }: Pick<Live, "id">,
  now: readonly Waiting[],
): Promise<readonly Waiting[]> {
  const byPerson = new Map<string, string[]>();
  for (const { given } of now) {
    if (given.key === undefined) continue;
    byPerson.set(given.person, [...(byPerson.get(given.person) ?? []), given.key]);
  }
  const known = new Map<string, DecidedRow>();
  for (const [person, keys] of byPerson)
    for (const row of await decidedUnder(db, id, { person, keys }))
      known.set(`${person} ${row.key}`, row);
  if (known.size === 0) return now;
  return now.filter((one) => {
    const row = known.get(`${one.given.person} ${one.given.key}`);
    if (!row) return true;
    try {
      one.resolve(sameAgain(row, one.given));
    } catch (error) {
      one.reject(error);
    }
    return false;
  });
}

/** The first of every key, and those that came under the same one beside it. */
export function withoutTwins(now: readonly Waiting[]): {
  readonly firsts: readonly Waiting[];
  readonly twins: readonly Waiting[];
} {
  const seen = new Set<string>();
  const firsts: Waiting[] = [];
  const twins: Waiting[] = [];
  for (const one of now) {
    const name = `${one.given.person} ${one.given.key}`;
    const isTwin = one.given.key !== undefined && seen.has(name);
    seen.add(name);
    (isTwin ? twins : firsts).push(one);
  }
  return { firsts, twins };
}

function sameAgain({ seq, tick, shop, command, events }: DecidedRow, given: Given): Decided {
  const isSame = shop === given.shop && canonicalJson(command) === canonicalJson(given.command);
  if (!isSame) throw new Fault("key-reused");
  return { seq, tick, events: [...events] };
}
