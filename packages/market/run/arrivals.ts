/** Who comes today, and when: one keyed count for each shopper and day, each visit at its own keyed second. */
import { bitsAt, exp, log, mix, occasionKey, unitFrom } from "@dianzhang/kernel";
import { alias, pick, type Alias } from "../world/alias.ts";
import type { Shoppers } from "../world/shoppers.ts";
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
/** Shoppers asked by one call: a short loop called often is compiled once, a long one anew every day. */
const CHUNK = 16_384;
/** Values of half a hash. */
const HALF = 65_536;

/** Whether a visit belongs to the rush at a festival's opening, and how soon it comes after it. Assumption; F69. */
const RUSH = 0x6a09e667;
const RUSH_SECONDS = 180;

/** The day's odds, the same for everyone. */
interface Odds {
  readonly day: number;
  readonly rate: number;
  /** Share of the day's visits that come with the first minutes. */
  readonly opening: number;
  readonly hours: Alias;
  readonly arrive: number;
  readonly arriveFine: number;
  readonly second: number;
  /** Scratch: those of a chunk who may come. */
  readonly maybe: Int32Array;
}

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
  const odds = {
    day,
    rate,
    opening: openingOf(calendar),
    hours: alias(scenario.hourCurve),
    arrive: occasionKey(habits.keys.arrive, day),
    arriveFine: occasionKey(habits.keys.arriveFine, day),
    second: occasionKey(habits.keys.second, day),
    maybe: new Int32Array(CHUNK + 2),
  };
  const drawn = newDrawn(Math.ceil(shoppers.count * rate * 1.4) + 64);
  for (let from = 0; from < shoppers.count; from += CHUNK)
    drawSome(shoppers, odds, drawn, from, Math.min(shoppers.count, from + CHUNK));
  return inOrder(day, drawn);
}

function openingOf({ festival, monthDay }: Calendar): number {
  return festival?.from === monthDay ? festival.opening : 0;
}

function newDrawn(room: number): Drawn {
  return {
    count: 0,
    shopper: new Int32Array(room),
    second: new Int32Array(room),
    tie: new Int32Array(room),
  };
}

// Two shoppers share the upper and lower half of one hash; whoever may come by it draws the rest of the bits.
function drawSome(shoppers: Shoppers, odds: Odds, into: Drawn, from: number, until: number): void {
  const { activity, joinDay } = shoppers;
  const { rate, arrive, arriveFine, day, maybe } = odds;
  const count =
    rate <= shoppers.usualRate
      ? findOnUsualDay(shoppers.staysBelow, odds, from, until)
      : findOnBusyDay(activity, odds, from, until);
  for (let i = 0; i < count; i += 1) {
    const s = maybe[i] as number;
    if (s >= until) continue;
    const bits = bitsAt(arrive, s >>> 1);
    const half = (s & 1) === 0 ? bits & 0xffff : bits >>> 16;
    const u = unitFrom(half * HALF + (bitsAt(arriveFine, s) >>> 16));
    const mean = (activity[s] as number) * rate;
    const none = exp(-mean);
    if (u < none || (joinDay[s] as number) > day) continue;
    planVisits(odds, into, s, howOften(u, mean, none));
  }
}

// 1 − mean never exceeds e^−mean: most shoppers stay at home without an exponential, and without a branch.
function findOnUsualDay(staysBelow: Uint16Array, odds: Odds, from: number, until: number): number {
  const { arrive, maybe } = odds;
  let count = 0;
  for (let s = from; s < until; s += 2) {
    const bits = bitsAt(arrive, s >>> 1);
    maybe[count] = s;
    count += ((staysBelow[s] as number) - (bits & 0xffff) - 1) >>> 31;
    maybe[count] = s + 1;
    count += ((staysBelow[s + 1] as number) - (bits >>> 16) - 1) >>> 31;
  }
  return count;
}

// More visits than on any usual day: the bound is reckoned for the day's own rate.
function findOnBusyDay(activity: Float32Array, odds: Odds, from: number, until: number): number {
  const { arrive, maybe } = odds;
  const scale = odds.rate * HALF;
  let count = 0;
  for (let s = from; s < until; s += 1) {
    const bits = bitsAt(arrive, s >>> 1);
    const half = (s & 1) === 0 ? bits & 0xffff : bits >>> 16;
    maybe[count] = s;
    count += half + 1 < HALF - (activity[s] as number) * scale ? 0 : 1;
  }
  return count;
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

function planVisits(odds: Odds, into: Drawn, shopper: number, visits: number): void {
  if (into.count + visits > into.shopper.length) widen(into);
  let bits = bitsAt(odds.second, shopper);
  let taken = 0;
  for (let visit = 0; visit < visits; visit += 1) {
    bits = mix(bits + 0x9e3779b1);
    const isRush = odds.opening > 0 && unitFrom(mix(bits ^ RUSH)) < odds.opening;
    const hour = isRush ? 0 : pick(odds.hours, bits);
    if ((taken & (1 << hour)) !== 0) continue;
    taken |= 1 << hour;
    const tie = mix(bits + 1);
    into.shopper[into.count] = shopper;
    const within = (tie >>> 16) * (3600 / 65_536);
    into.second[into.count] = hour * 3600 + Math.floor(isRush ? rushed(within) : within);
    into.tie[into.count] = tie & 0xffff;
    into.count += 1;
  }
}

// Whoever waited for midnight comes within minutes of it, fewer and fewer.
function rushed(within: number): number {
  return Math.min(3599, -RUSH_SECONDS * log(1 - within / 3600));
}

function widen(drawn: Drawn): void {
  for (const name of ["shopper", "second", "tie"] as const) {
    const wider = new Int32Array(drawn[name].length * 2 + MOST);
    wider.set(drawn[name]);
    drawn[name] = wider;
  }
}

// A counting sort by second; the few that share a second stand in order of their keyed ties, then of shopper.
function inOrder(day: number, drawn: Drawn): DayPlan {
  const { count } = drawn;
  const start = new Int32Array(DAY + 1);
  for (let begin = 0; begin < count; begin += CHUNK)
    countSeconds(drawn.second, start, begin, Math.min(count, begin + CHUNK));
  for (let s = 0; s < DAY; s += 1) start[s + 1] = (start[s + 1] as number) + (start[s] as number);
  const from = Int32Array.from({ length: 25 }, (_, hour) => start[hour * 3600] as number);
  const sorted = { start, next: start.slice(), tie: new Int32Array(count) };
  const plan = { day, shopper: new Int32Array(count), second: new Int32Array(count), from };
  for (let begin = 0; begin < count; begin += CHUNK)
    placeSome(drawn, sorted, plan.shopper, begin, Math.min(count, begin + CHUNK));
  for (let begin = 0; begin < DAY; begin += CHUNK)
    tellSeconds(start, plan.second, begin, Math.min(DAY, begin + CHUNK));
  return plan;
}

// How many come at each second stands one place behind it.
function countSeconds(second: Int32Array, start: Int32Array, begin: number, end: number): void {
  for (let i = begin; i < end; i += 1) {
    const after = (second[i] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
}

function tellSeconds(start: Int32Array, second: Int32Array, begin: number, end: number): void {
  for (let s = begin; s < end; s += 1) {
    const until = start[s + 1] as number;
    for (let i = start[s] as number; i < until; i += 1) second[i] = s;
  }
}

interface Sorted {
  /** First place of each second, and the next free one. */
  readonly start: Int32Array;
  readonly next: Int32Array;
  /** The ties of those placed. */
  readonly tie: Int32Array;
}

// Shoppers come in ascending order, so an equal tie stays behind the one that is there.
function placeSome(
  drawn: Drawn,
  sorted: Sorted,
  shopper: Int32Array,
  begin: number,
  end: number,
): void {
  const { start, next, tie: ties } = sorted;
  for (let i = begin; i < end; i += 1) {
    const second = drawn.second[i] as number;
    const tie = drawn.tie[i] as number;
    let place = next[second] as number;
    next[second] = place + 1;
    while (place > (start[second] as number) && tie < (ties[place - 1] as number)) {
      ties[place] = ties[place - 1] as number;
      shopper[place] = shopper[place - 1] as number;
      place -= 1;
    }
    ties[place] = tie;
    shopper[place] = drawn.shopper[i] as number;
  }
}
