/** When is a decision made? When its row is committed at head + 1 of the log, and not before. */
import type { Decided } from "@dianzhang/api";
import { append, keepSnapshot, type NewRow } from "@dianzhang/db";
import { ADVANCE, type Decision } from "@dianzhang/kernel";
import { RefusedCommand } from "../fault.ts";
import { refuseQuarantined, type Household } from "./keep.ts";
import { catchUp, type Given, type Live } from "./live.ts";
import type { Ticked } from "./messages.ts";
import { decidedBefore } from "./once.ts";
import { forgetShop, refresh } from "./shown.ts";
import { beginAnew, startWaits } from "./waits.ts";

/** Hours between two snapshots while a clock runs; a market this large or smaller. */
const SNAPSHOT_EVERY = 120;
const USUAL_SHOPPERS = 100_000;

/**
 * Decides until the row lands at head + 1: another process may have been there first. Only a refusal and a row that
 * found its place taken make it look whether the command came before, under the same key.
 */
export async function decideAndCommit(
  house: Household,
  live: Live,
  given: Given,
): Promise<Decided> {
  const { db } = house;
  const { shop, command, resolved } = given;
  refuseQuarantined(live);
  for (;;) {
    const order = { kind: "decide", market: live.id, shop, command, resolved } as const;
    const decision = await live.lane.send<Decision>(order);
    if (!decision.ok) {
      const before = await decidedBefore(house, live, given);
      if (before) return before;
      throw new RefusedCommand(decision.code, decision.details);
    }
    const { events } = decision;
    const row: NewRow = { ...given, seq: live.head + 1, tick: live.now, events };
    if (await append(db, live.id, row)) {
      live.head = row.seq;
      forgetShop(live, shop);
      beginAnew(live.waits, shop, command);
      await live.lane.send({ kind: "apply", market: live.id, shop, events });
      return { seq: row.seq, tick: row.tick, events: [...events] };
    }
    const before = await decidedBefore(house, live, given);
    if (before) return before;
    live.raceAt = performance.now();
    await catchUp(db, live);
  }
}

/** Runs one hour: its row first, then the hour itself. */
export async function tickOnce(house: Household, live: Live, isLast: boolean): Promise<Ticked> {
  const { db } = house;
  refuseQuarantined(live);
  for (;;) {
    const command = { type: ADVANCE };
    const row = { seq: live.head + 1, tick: live.now, shop: -1, command, events: [], person: null };
    if (await append(db, live.id, row)) break;
    live.raceAt = performance.now();
    await catchUp(db, live);
  }
  live.head += 1;
  const wantsSnapshot = isLast || (live.now + 1) % hoursBetweenSnapshots(live) === 0;
  const ticked = await runHour(live, wantsSnapshot);
  await refresh(live);
  if (ticked.snapshot) await save(house, live, { bytes: ticked.snapshot, isLast });
  return ticked;
}

// A large market's snapshot takes long to make, and its people would wait for it.
function hoursBetweenSnapshots({ row: { shoppers } }: Live): number {
  return SNAPSHOT_EVERY * Math.max(1, Math.ceil(shoppers / USUAL_SHOPPERS));
}

// Only a run's last hour waits until its snapshot is kept; it is a cache, and the log is the truth.
async function save(
  { db, onTrouble }: Household,
  live: Live,
  { bytes, isLast }: { bytes: Uint8Array; isLast: boolean },
): Promise<void> {
  const made = { modelVersion: live.model, scenarioHash: live.row.scenario_hash };
  const snapshot = { seq: live.head, tick: live.now, bytes };
  await live.saving;
  live.saving = keepSnapshot(db, live.id, snapshot, made).catch((error: unknown) =>
    onTrouble(live.id, error instanceof Error ? error.message : String(error)),
  );
  if (isLast) await live.saving;
}

async function runHour(live: Live, wantsSnapshot: boolean): Promise<Ticked> {
  if (live.clock.done === 0) await refresh(live);
  live.isTicking = true;
  try {
    const ticked = await live.lane.send<Ticked>({ kind: "tick", market: live.id, wantsSnapshot });
    live.now = ticked.now;
    startWaits(live.waits);
    return ticked;
  } finally {
    live.isTicking = false;
    for (const one of live.shown.values()) one.text = undefined;
  }
}
