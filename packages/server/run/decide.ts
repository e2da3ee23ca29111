/** When is a decision made? When its row is committed at head + 1 of the log, and not before. */
import type { Decided } from "@dianzhang/api";
import { append, keepSnapshot, type NewRow } from "@dianzhang/db";
import { ADVANCE, type Command, type Decision, type Resolved } from "@dianzhang/kernel";
import { RefusedCommand } from "../fault.ts";
import { refuseQuarantined, type Household } from "./keep.ts";
import { catchUp, type Live } from "./live.ts";
import type { Ticked } from "./messages.ts";

/** Hours between two snapshots while a clock runs. */
const SNAPSHOT_EVERY = 120;

export interface Given {
  readonly shop: number;
  readonly person: string;
  readonly command: Command;
  readonly resolved: Resolved;
}

/** Decides until the row lands at head + 1: another process may have been there first. */
export async function decideAndCommit(
  { db }: Household,
  live: Live,
  given: Given,
): Promise<Decided> {
  const { shop, command, resolved } = given;
  refuseQuarantined(live);
  for (;;) {
    const order = { kind: "decide", market: live.id, shop, command, resolved } as const;
    const decision = await live.lane.send<Decision>(order);
    if (!decision.ok) throw new RefusedCommand(decision.code, decision.details);
    const { events } = decision;
    const row: NewRow = { ...given, seq: live.head + 1, tick: live.now, events };
    if (await append(db, live.id, row)) {
      live.head = row.seq;
      await live.lane.send({ kind: "apply", market: live.id, shop, events });
      return { seq: row.seq, tick: row.tick, events: [...events] };
    }
    await catchUp(db, live);
  }
}

/** Runs one hour: its row first, then the hour itself. */
export async function tickOnce({ db }: Household, live: Live, isLast: boolean): Promise<Ticked> {
  refuseQuarantined(live);
  for (;;) {
    const command = { type: ADVANCE };
    const row = { seq: live.head + 1, tick: live.now, shop: -1, command, events: [], person: null };
    if (await append(db, live.id, row)) break;
    await catchUp(db, live);
  }
  live.head += 1;
  const wantsSnapshot = isLast || (live.now + 1) % SNAPSHOT_EVERY === 0;
  const ticked = await live.lane.send<Ticked>({ kind: "tick", market: live.id, wantsSnapshot });
  live.now = ticked.now;
  if (ticked.snapshot) {
    const made = { modelVersion: live.model, scenarioHash: live.row.scenario_hash };
    await keepSnapshot(
      db,
      live.id,
      { seq: live.head, tick: live.now, bytes: ticked.snapshot },
      made,
    );
  }
  return ticked;
}
