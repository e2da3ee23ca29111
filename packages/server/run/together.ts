/** How do many commands to one busy market become few commits? Decided one upon the other, committed at once. */
import type { Decided } from "@dianzhang/api";
import { appendAll, type NewRow } from "@dianzhang/db";
import { RefusedCommand } from "../fault.ts";
import { decideAndCommit } from "./decide.ts";
import { alone, findLive, reawaken, refuseQuarantined, type Household } from "./keep.ts";
import { Broken } from "./lane.ts";
import type { Given, Live, Waiting } from "./live.ts";
import type { DecidedOne } from "./messages.ts";
import { answerKnown, withoutTwins } from "./once.ts";
import { forgetShop } from "./shown.ts";
import { StorageTrouble } from "./storage.ts";
import { beginAnew } from "./waits.ts";

/** Commands decided and committed in one turn of the market. */
const TOGETHER = 64;
/** So long after another process wrote to the market, commands are committed one by one. */
const CAREFUL_MS = 60_000;

/** Answers when the command is committed; what arrives while the market is busy waits for its next turn. */
export async function give(house: Household, market: string, given: Given): Promise<Decided> {
  const live = await findLive(house, market);
  return new Promise<Decided>((resolve, reject) => {
    live.waiting.push({ given, resolve, reject });
    if (live.waiting.length === 1) askForTurn(house, live);
  });
}

function askForTurn(house: Household, live: Live): void {
  alone(house, live.id, () => takeWaiting(house, live)).catch((error: unknown) => {
    for (const one of live.waiting.splice(0)) one.reject(error);
  });
}

async function takeWaiting(house: Household, live: Live): Promise<void> {
  const now = live.waiting.splice(0, TOGETHER);
  // Ticks get their turn in between.
  if (live.waiting.length > 0) askForTurn(house, live);
  try {
    refuseQuarantined(live);
    const isAlone = performance.now() - live.raceAt > CAREFUL_MS;
    if (isAlone && now.length > 1) await manyAtOnce(house, live, now);
    else await oneByOne(house, live, now);
  } catch (error) {
    for (const one of now) one.reject(error);
    if (error instanceof Broken || error instanceof StorageTrouble) throw error;
  }
}

// What came before is answered first: decided again, one of them would undo the commit of all.
async function manyAtOnce(house: Household, live: Live, now: readonly Waiting[]): Promise<void> {
  const { firsts, twins } = withoutTwins(await answerKnown(house, live, now));
  if (firsts.length > 0) await decideTogether(house, live, firsts);
  await oneByOne(house, live, twins);
}

// A refusal is an answer; what breaks the engine stops the market, and everybody who waits hears it.
async function oneByOne(house: Household, live: Live, now: readonly Waiting[]): Promise<void> {
  for (const one of now) {
    try {
      one.resolve(await decideAndCommit(house, live, one.given));
    } catch (error) {
      if (error instanceof Broken || error instanceof StorageTrouble) throw error;
      one.reject(error);
    }
  }
}

/**
 * The worker decides and applies them all; the commit makes them true. If another process was first, or
 * nobody can tell whether the commit happened, the market is woken anew from what is committed.
 */
async function decideTogether(
  house: Household,
  live: Live,
  now: readonly Waiting[],
): Promise<void> {
  let uncover: () => void = () => undefined;
  live.covered = new Promise<void>((resolve) => (uncover = resolve));
  try {
    const asked = now.map(({ given: { shop, command, resolved } }) => ({
      shop,
      command,
      resolved,
    }));
    const decisions = await live.lane.send<DecidedOne[]>({
      kind: "decide-all",
      market: live.id,
      asked,
    });
    const rows = rowsOf(live, now, decisions);
    const accepted = rows.filter((row) => row !== undefined);
    if (accepted.length === 0 || (await appendAll(house.db, live.id, accepted))) {
      live.head += accepted.length;
      for (const { shop } of asked) forgetShop(live, shop);
      for (const { shop, command } of accepted) beginAnew(live.waits, shop, command);
      for (const [i, one] of now.entries()) tell(one, decisions[i], rows[i]);
      return;
    }
    live.raceAt = performance.now();
    live.isOpen = false;
    await reawaken(house, live);
  } catch (error) {
    live.isOpen = false;
    throw error;
  } finally {
    live.covered = undefined;
    uncover();
  }
  await oneByOne(house, live, now);
}

function rowsOf(
  live: Live,
  now: readonly Waiting[],
  decisions: readonly DecidedOne[],
): (NewRow | undefined)[] {
  let seq = live.head;
  return now.map(({ given }, i) => {
    const decision = decisions[i];
    if (decision?.ok !== true) return undefined;
    seq += 1;
    return { ...given, seq, tick: live.now, events: decision.events };
  });
}

function tell(one: Waiting, decision: DecidedOne | undefined, row: NewRow | undefined): void {
  if (row) one.resolve({ seq: row.seq, tick: row.tick, events: [...row.events] });
  else if (decision?.ok === false) one.reject(new RefusedCommand(decision.code, decision.details));
  else one.reject(new Error(decision?.ok === "failed" ? decision.reason : "not decided"));
}
