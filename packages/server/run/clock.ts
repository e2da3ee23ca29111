/** How does a market's time go on, and how is it stopped between two hours? */
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@dianzhang/api";
import { clocksThatRan, runUntil, type Lease } from "@dianzhang/db";
import { Fault } from "../fault.ts";
import { tickOnce } from "./decide.ts";
import { alone, findLive, reawaken, refuseQuarantined, type Household } from "./keep.ts";
import { catchUp, type Live } from "./live.ts";
import { isStorageTrouble, StorageTrouble } from "./storage.ts";

/** While disk or database are away, a running clock tries again; without an hour done it gives up. */
const RETRY_MS = 250;
const HOLD_OUT_MS = 60_000;

/** Progress is told at most this often. */
const TELL_EVERY_MS = 100;

const STANDING = { isRunning: false, done: 0, total: 0, isStopping: false };

/**
 * Starts the clock; the hours run on after this has answered. Only one process runs a market: while
 * another does, its clock is running.
 */
export async function startClock(house: Household, market: string, hours: number): Promise<Clock> {
  const live = await findLive(house, market);
  refuseQuarantined(live);
  if (live.clock.isRunning) throw new Fault("clock-running");
  live.clock = { isRunning: true, done: 0, total: hours, isStopping: false };
  try {
    const lease = await takeOver(house, live);
    await runUntil(house.db, market, live.now + hours);
    house.clocks.set(market, runToTheEnd(house, live, lease));
  } catch (error) {
    live.clock = { ...STANDING };
    throw error;
  }
  return clockOf(live);
}

// The lease first, then the head of the log; a lake that lacks hours is written before the next one.
async function takeOver(house: Household, live: Live): Promise<Lease> {
  const lease = await house.leases.take(live.id);
  if (!lease) throw new Fault("clock-running");
  try {
    await alone(house, live.id, async () => {
      await catchUp(house.db, live);
      const order = { kind: "lake", market: live.id, writes: true } as const;
      const reaches = await live.lane.send<number>(order);
      if (reaches >= live.now - 1) return;
      await reawaken(house, live);
      await live.lane.send(order);
    });
    return lease;
  } catch (error) {
    await lease.release();
    throw error;
  }
}

async function runToTheEnd(house: Household, live: Live, first: Lease): Promise<void> {
  let lease: Lease | undefined = first;
  const target = live.now + live.clock.total;
  const giveUpAt = () => performance.now() + HOLD_OUT_MS;
  let until = giveUpAt();
  let done = 0;
  try {
    for (;;) {
      try {
        lease ??= await takeOver(house, live);
        // An hour whose row was committed before the trouble is an hour done.
        live.clock.done = live.clock.total - (target - live.now);
        await runOut(house, live, lease);
        // A program that is stopped goes on with its clocks when it starts again.
        if (!house.isClosing) await runUntil(house.db, live.id, null);
        return;
      } catch (error) {
        await lease?.release();
        lease = undefined;
        if (live.clock.done > done) until = giveUpAt();
        done = live.clock.done;
        const isHopeless = !isStorageTrouble(error) || performance.now() > until;
        if (isHopeless || house.isClosing || live.clock.isStopping) throw error;
        await sleep(RETRY_MS);
      }
    }
  } catch (error) {
    house.onTrouble(live.id, error instanceof Error ? error.message : String(error));
  } finally {
    await standStill(house, live, lease);
  }
}

async function standStill(house: Household, live: Live, lease: Lease | undefined): Promise<void> {
  if (live.isOpen)
    await live.lane.send({ kind: "lake", market: live.id, writes: false }).catch(() => undefined);
  await lease?.release();
  live.clock = { ...STANDING };
  house.clocks.delete(live.id);
  house.news.publish(live.id, { type: "stopped", now: live.now });
}

async function runOut(house: Household, live: Live, lease: Lease): Promise<void> {
  const { clock } = live;
  let told = 0;
  while (clock.done < clock.total && !clock.isStopping && !house.isClosing) {
    if (!lease.isHeld()) throw new StorageTrouble("the lease was lost with its connection");
    const isLast = clock.done + 1 === clock.total;
    const { day } = await live.lane.hour(() =>
      alone(house, live.id, () => tickOnce(house, live, isLast)),
    );
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

/**
 * Clocks that ran when their program was killed go on; a market another process runs is left to it. One that
 * cannot be woken stands, and keeps nobody else from starting.
 */
export async function resumeClocks(house: Household): Promise<void> {
  for (const { id, hours } of await clocksThatRan(house.db)) {
    try {
      await startClock(house, id, hours);
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      const isOthers = error instanceof Fault && error.code === "clock-running";
      if (!isOthers) house.onTrouble(id, error instanceof Error ? error.message : String(error));
    }
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
