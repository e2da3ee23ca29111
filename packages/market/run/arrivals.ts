/** Who comes in this hour, and in what order: one keyed draw for each shopper and hour. */
import { bitsFor, bitsOf } from "@dianzhang/kernel";
import type { Run } from "./run.ts";

/** Sessions of the tick, ordered by (second, keyed tie, shopper): packed second × 2²⁰ + tie, and shopper. */
export interface Arrivals {
  readonly count: number;
  readonly second: Uint16Array;
  readonly shopper: Uint32Array;
}

/**
 * A shopper's visits are Poisson in time: rate × hour curve (F65) × weekday (F67) × festival (F68).
 * Within an hour at most one visit is drawn; at the rates used here a second one is rarer than 1 in 100.
 */
export function arrivals(run: Run): Arrivals {
  const { world, habits, calendar } = run;
  const { shoppers, scenario } = world;
  const day = Math.floor(world.now / 24);
  const mean = scenario.hourCurve.reduce((sum, share) => sum + share, 0);
  const hour = (scenario.hourCurve[world.now % 24] as number) / mean;
  const scale = scenario.sessionsPerShopperDay * hour *
    (scenario.weekday[calendar.weekday] as number) * (calendar.festival?.visits ?? 1) * 4294967296;
  const keys: number[] = [];
  const { activity, isLost, joinDay } = shoppers;
  const key = habits.keys.arrive;
  const { now } = world;
  for (let s = 0; s < shoppers.count; s += 1) {
    if (bitsFor(key, s, now) >= (activity[s] as number) * scale) continue;
    if (isLost[s] === 1 || (joinDay[s] as number) > day) continue;
    keys.push(orderKey(run, s));
  }
  const sorted = Float64Array.from(keys).sort();
  const second = new Uint16Array(sorted.length);
  const shopper = new Uint32Array(sorted.length);
  for (let i = 0; i < sorted.length; i += 1) {
    const packed = sorted[i] as number;
    second[i] = Math.floor(packed / SECOND);
    shopper[i] = packed % TIE;
  }
  return { count: sorted.length, second, shopper };
}

// 12 bits of second, 20 of keyed tie, 21 of shopper: 53 bits, so a double holds the key exactly.
const TIE = 2 ** 21;
const SECOND = 2 ** 41;

function orderKey(run: Run, shopper: number): number {
  const bits = bitsFor(run.habits.keys.second, shopper, run.world.now);
  const tie = bitsOf(bits, run.world.now) >>> 12;
  return (bits % 3600) * SECOND + tie * TIE + shopper;
}
