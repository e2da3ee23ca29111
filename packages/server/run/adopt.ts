/** How does a market go over to the installed model? By a row of its log at the end of a day, or not at all. */
import { append, type NewRow } from "@dianzhang/db";
import { ADOPT } from "@dianzhang/kernel";
import { Fault } from "../fault.ts";
import { refuseQuarantined, type Household } from "./keep.ts";
import { catchUp, goOver, type Live } from "./live.ts";
import type { Fit } from "./messages.ts";

/**
 * The row is committed before the market changes. Refused while the clock runs, within a day, after a decision
 * of the new day, and when the state of the old model is not one the new model can take over.
 */
export async function adoptInstalled(
  { db, modelVersion }: Household,
  live: Live,
  person: string,
): Promise<void> {
  refuseQuarantined(live);
  for (;;) {
    if (live.model === modelVersion) throw new Fault("model-current");
    if (live.clock.isRunning) throw new Fault("clock-running");
    if (live.now === 0 || live.now % 24 !== 0) throw new Fault("model-at-day-end");
    const model = { version: modelVersion, file: null };
    const fit = await live.lane.send<Fit>({ kind: "fits", market: live.id, model });
    if (fit === "not-now") throw new Fault("model-at-day-end");
    if (fit === "does-not-fit") throw new Fault("model-does-not-fit");
    const row: NewRow = {
      seq: live.head + 1,
      tick: live.now,
      shop: -1,
      command: { type: ADOPT, model: modelVersion },
      events: [],
      person,
    };
    if (await append(db, live.id, row)) {
      live.head = row.seq;
      await goOver(db, live, modelVersion);
      return;
    }
    await catchUp(db, live);
  }
}
