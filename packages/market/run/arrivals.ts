/** Who comes today, and when: one keyed count for each shopper and day, each visit at its own keyed second. */
import { bitsAt, bitsFor, exp, mix, occasionKey, unitFrom } from "@dianzhang/kernel";
import { picker, type Shoppers } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import type { Calendar } from "./calendar.ts";
import type { Habits } from "./run.ts";

/** The visits of one day in order of (second, keyed tie, shopper); `next` is the first that has not come yet. */
export interface DayPlan {
  readonly day: number;
  readonly visits: Float64Array;
  next: number;
}

/** Nobody comes more often in a day. */
const MOST = 12;
// 17 bits of second, 15 of keyed tie, 21 of shopper: 53 bits, so a double holds the key exactly.
const TIE = 2 ** 21;
const SECOND = 2 ** 36;

/**
 * Visits are Poisson: a shopper's rate × weekday (F67) × festival (F68), spread over the hours by the hour
 * curve (F65). Two visits of one shopper in the same hour count as one, for a draw is keyed by the hour.
 */
export function planDay(world: World, habits: Habits, calendar: Calendar, day: number): DayPlan {
  const { shoppers, scenario } = world;
  const rate =
    scenario.sessionsPerShopperDay *
    (scenario.weekday[calendar.weekday] as number) *
    (calendar.festival?.visits ?? 1);
  const hours = picker(scenario.hourCurve);
  const key = occasionKey(habits.keys.arrive, day);
  let visits = new Float64Array(Math.ceil(shoppers.count * rate * 1.4) + 64);
  let count = 0;
  for (let s = 0; s < shoppers.count; s += 1) {
    const u = unitFrom(bitsAt(key, s));
    const mean = (shoppers.activity[s] as number) * rate;
    // 1 − mean never exceeds e^−mean: most shoppers stay at home without an exponential.
    if (u < 1 - mean) continue;
    const none = exp(-mean);
    if (u < none) continue;
    if ((shoppers.joinDay[s] as number) > day) continue;
    if (count + MOST > visits.length) visits = wider(visits);
    count = planVisits(
      visits,
      count,
      s,
      howOften(u, mean, none),
      bitsFor(habits.keys.second, s, day),
      hours,
    );
  }
  return { day, visits: visits.subarray(0, count).sort(), next: 0 };
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
  into: Float64Array,
  from: number,
  shopper: number,
  visits: number,
  seed: number,
  hours: Uint16Array,
): number {
  let taken = 0;
  let count = from;
  for (let visit = 0; visit < visits; visit += 1) {
    const bits = mix(seed + Math.imul(visit + 1, 0x9e3779b1));
    const hour = hours[bits >>> 20] as number;
    if ((taken & (1 << hour)) !== 0) continue;
    taken |= 1 << hour;
    const second = hour * 3600 + (bits % 3600);
    into[count++] = second * SECOND + (mix(bits + 1) >>> 17) * TIE + shopper;
  }
  return count;
}

/** The next visit that begins before the end of the hour, or −1; answered as the packed key. */
export function nextVisit(plan: DayPlan, endSecond: number): number {
  if (plan.next >= plan.visits.length) return -1;
  const packed = plan.visits[plan.next] as number;
  if (packed >= endSecond * SECOND) return -1;
  plan.next += 1;
  return packed;
}

/** How many visits ahead a shopper's memory is touched: the cache fetches several at once instead of one by one. */
const AHEAD = 16;

/** Reads one word of each of the next shoppers' rows; the answer only keeps the reads from being dropped. */
export function touchAhead(plan: DayPlan, shoppers: Shoppers): number {
  if ((plan.next & (AHEAD - 1)) !== 0) return 0;
  const until = Math.min(plan.visits.length, plan.next + 2 * AHEAD);
  let touched = 0;
  for (let i = plan.next + AHEAD; i < until; i += 1) {
    const shopper = (plan.visits[i] as number) % TIE;
    touched ^=
      (shoppers.record[shopper * 2] as number) ^
      (shoppers.needSince[shopper * shoppers.categories] as number);
  }
  return touched;
}

export function visitSecond(packed: number): number {
  return Math.floor(packed / SECOND);
}

export function visitShopper(packed: number): number {
  return packed % TIE;
}

/** Skips the hours before `hour`, for a market that wakes in the middle of a day. */
export function skipTo(plan: DayPlan, hour: number): void {
  while (nextVisit(plan, hour * 3600) >= 0);
}

function wider(visits: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(visits.length * 2);
  more.set(visits);
  return more;
}
