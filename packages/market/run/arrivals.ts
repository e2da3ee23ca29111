/** Who comes today, and when: one keyed count for each shopper and day, each visit at its own keyed second. */
import { bitsAt, bitsFor, exp, mix, occasionKey, unitFrom } from "@dianzhang/kernel";
import { picker } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import type { Calendar } from "./calendar.ts";
import type { Habits } from "./run.ts";

/** The visits of one day in order of (second, keyed tie, shopper), side by side. */
export interface DayPlan {
  readonly day: number;
  readonly shopper: Int32Array;
  /** Second of the day. */
  readonly second: Int32Array;
  /** Index of the first visit of each hour, and at 24 the number of visits. */
  readonly from: Int32Array;
}

/** Visits in the order they were drawn. */
interface Drawn {
  count: number;
  shopper: Int32Array;
  second: Int32Array;
  tie: Int32Array;
}

/** Nobody comes more often in a day. */
const MOST = 12;
const DAY = 86_400;

/**
 * Visits are Poisson: a shopper's rate × weekday (F67) × festival (F68), spread over the hours by the hour
 * curve (F65). Two visits of one shopper in the same hour count as one, for a draw is keyed by the hour.
 */
export function planDay(world: World, habits: Habits, calendar: Calendar, day: number): DayPlan {
  const { shoppers, scenario } = world;
  const { activity, joinDay } = shoppers;
  const rate =
    scenario.sessionsPerShopperDay *
    (scenario.weekday[calendar.weekday] as number) *
    (calendar.festival?.visits ?? 1);
  const hours = picker(scenario.hourCurve);
  const key = occasionKey(habits.keys.arrive, day);
  const drawn = newDrawn(Math.ceil(shoppers.count * rate * 1.4) + 64);
  for (let s = 0; s < shoppers.count; s += 1) {
    const u = unitFrom(bitsAt(key, s));
    const mean = (activity[s] as number) * rate;
    // 1 − mean never exceeds e^−mean: most shoppers stay at home without an exponential.
    if (u < 1 - mean) continue;
    const none = exp(-mean);
    if (u < none || (joinDay[s] as number) > day) continue;
    planVisits(drawn, s, howOften(u, mean, none), bitsFor(habits.keys.second, s, day), hours);
  }
  return inOrder(day, drawn);
}

function newDrawn(room: number): Drawn {
  return {
    count: 0,
    shopper: new Int32Array(room),
    second: new Int32Array(room),
    tie: new Int32Array(room),
  };
}

function howOften(u: number, mean: number, none: number): number {
  let share = none;
  let sum = share;
  let visits = 0;
  while (u >= sum && visits < MOST) {
    visits += 1;
    share *= mean / visits;
    sum += share;
  }
  return visits;
}

function planVisits(
  into: Drawn,
  shopper: number,
  visits: number,
  seed: number,
  hours: Uint16Array,
): void {
  if (into.count + visits > into.shopper.length) widen(into);
  let taken = 0;
  for (let visit = 0; visit < visits; visit += 1) {
    const bits = mix(seed + Math.imul(visit + 1, 0x9e3779b1));
    const hour = hours[bits >>> 20] as number;
    if ((taken & (1 << hour)) !== 0) continue;
    taken |= 1 << hour;
    into.shopper[into.count] = shopper;
    into.second[into.count] = hour * 3600 + (bits % 3600);
    into.tie[into.count] = mix(bits + 1) >>> 1;
    into.count += 1;
  }
}

function widen(drawn: Drawn): void {
  for (const name of ["shopper", "second", "tie"] as const) {
    const wider = new Int32Array(drawn[name].length * 2 + MOST);
    wider.set(drawn[name]);
    drawn[name] = wider;
  }
}

// A counting sort by second; the few that share a second are put in order of their keyed ties.
function inOrder(day: number, drawn: Drawn): DayPlan {
  const { count, tie } = drawn;
  const start = new Int32Array(DAY + 1);
  for (let i = 0; i < count; i += 1) {
    const after = (drawn.second[i] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let s = 0; s < DAY; s += 1) start[s + 1] = (start[s + 1] as number) + (start[s] as number);
  const next = start.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const second = drawn.second[i] as number;
    let place = next[second] as number;
    next[second] = place + 1;
    while (place > (start[second] as number) && comesFirst(i, order[place - 1] as number)) {
      order[place] = order[place - 1] as number;
      place -= 1;
    }
    order[place] = i;
  }
  const from = Int32Array.from({ length: 25 }, (_, hour) => start[hour * 3600] as number);
  const shopper = new Int32Array(count);
  const second = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    shopper[i] = drawn.shopper[order[i] as number] as number;
    second[i] = drawn.second[order[i] as number] as number;
  }
  return { day, shopper, second, from };

  function comesFirst(a: number, b: number): boolean {
    const gap = (tie[a] as number) - (tie[b] as number);
    return gap < 0 || (gap === 0 && (drawn.shopper[a] as number) < (drawn.shopper[b] as number));
  }
}
