/** How does a market's time go on, and how is it stopped between two hours? */
import type { Clock } from "@dianzhang/api";
import { Fault } from "../fault.ts";
import { tickOnce } from "./decide.ts";
import { alone, findLive, refuseQuarantined, type Household } from "./keep.ts";
import type { Live } from "./live.ts";

/** Progress is told at most this often. */
const TELL_EVERY_MS = 100;

const STANDING = { isRunning: false, done: 0, total: 0, isStopping: false };

/** Starts the clock; the hours run on after this has answered. */
export async function startClock(house: Household, market: string, hours: number): Promise<Clock> {
  const live = await findLive(house, market);
  refuseQuarantined(live);
  if (live.clock.isRunning) throw new Fault("clock-running");
  live.clock = { isRunning: true, done: 0, total: hours, isStopping: false };
  const run = runOut(house, live)
    .catch((error: unknown) =>
      house.onTrouble(market, error instanceof Error ? error.message : String(error)),
    )
    .finally(() => {
      live.clock = { ...STANDING };
      house.clocks.delete(market);
      house.news.publish(market, { type: "stopped", now: live.now });
    });
  house.clocks.set(market, run);
  return clockOf(live);
}

async function runOut(house: Household, live: Live): Promise<void> {
  const { clock } = live;
  let told = 0;
  while (clock.done < clock.total && !clock.isStopping && !house.isClosing) {
    const isLast = clock.done + 1 === clock.total;
    const { day } = await alone(house, live.id, () => tickOnce(house, live, isLast));
    clock.done += 1;
    if (day !== undefined) house.news.publish(live.id, { type: "day", day });
    if (performance.now() - told < TELL_EVERY_MS && !isLast) continue;
    told = performance.now();
    house.news.publish(live.id, {
      type: "tick",
      now: live.now,
      done: clock.done,
      total: clock.total,
    });
  }
}

/** Stops the clock after the hour that is running, and waits for it. */
export async function stopClock(house: Household, market: string): Promise<Clock> {
  const live = await findLive(house, market);
  live.clock.isStopping = true;
  await house.clocks.get(market);
  live.clock = { ...STANDING };
  return clockOf(live);
}

export function clockOf(live: Live | undefined): Clock {
  const { isRunning, done, total } = live?.clock ?? STANDING;
  return { isRunning, done, total };
}
