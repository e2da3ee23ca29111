/** What a shop promises about returns, what buyers make of it, and what the cover of their way back costs. */
import { log, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { gramsOf } from "./border/codes.ts";
import type { Courier } from "./scenario/schema.ts";
import type { World } from "./world/world.ts";

/** Days after the signature in which goods may come back: the law's seven (消费者权益保护法 art. 25), or more. */
export const RETURN_PROMISES = [7, 15, 30] as const;

export interface ReturnsPromise {
  readonly days: (typeof RETURN_PROMISES)[number];
  /** 退货运费险: the shop pays a premium for every order, an insurer pays the buyer's way back. */
  readonly isCovered: boolean;
}

export const LAWFUL: ReturnsPromise = { days: 7, isCovered: false };

/** How shoppers take it. Leniency about money and time sells more than it brings back (F60). */
export const RETURNS_PARAMETERS = {
  /** Readiness to buy where the way back costs nothing (logit). Assumption; F60. */
  cover: 0.045,
  /** Readiness to buy for each natural logarithm of the days above seven. Assumption. */
  days: 0.015,
  /** How many times as many returns where the way back is covered. Assumption; F60. */
  coverReturns: 1.06,
  /** Returns shrink with time to get used to the goods: share for each logarithm of the days. Assumption. */
  daysReturns: 0.03,
  /** Share of returns that use the days beyond the seventh, and how many of those are fit to be sold again. Assumption. */
  lateShare: 0.3,
  lateSound: 0.7,
} as const;

/** What an insurer adds for itself. Assumption. */
const LOADING = 1.2;
/** Lines a shop is judged by as if it were like the market before it has its own. Assumption. */
const PRIOR = 40;
const LEAST_FEN = 30;

/** As orders keep it: two for each promise of days, one more when covered. */
export function promiseCode(promise: ReturnsPromise | undefined): number {
  if (!promise) return 0;
  return RETURN_PROMISES.indexOf(promise.days) * 2 + (promise.isCovered ? 1 : 0);
}

export function promiseOf(code: number): ReturnsPromise {
  return { days: RETURN_PROMISES[code >> 1] ?? LAWFUL.days, isCovered: (code & 1) === 1 };
}

/** What a promise adds to the readiness to buy; nothing for what the law asks anyway. */
export function promiseTerm(world: World, promise: ReturnsPromise | undefined): number {
  if (!promise) return 0;
  const { cover, days } = world.parameters.returns;
  return (promise.isCovered ? cover : 0) + days * log(promise.days / LAWFUL.days);
}

/** Factor on the chance that a line comes back. */
export function promisedReturns(world: World, line: number): number {
  const code = world.order.col.promise[line] as number;
  if (code === 0) return 1;
  const { days, isCovered } = promiseOf(code);
  const { coverReturns, daysReturns } = world.parameters.returns;
  return (isCovered ? coverReturns : 1) * (1 - daysReturns * log(days / LAWFUL.days));
}

export function returnDays(world: World, line: number): number {
  return promiseOf(world.order.col.promise[line] as number).days;
}

/** Hours beyond the seventh day after which a return under a longer promise is asked for, fewer and fewer; 0 = within. */
export function lateAsk(world: World, line: number, bits: number, place: number): number {
  const further = returnDays(world, line) - LAWFUL.days;
  if (further === 0 || unitFrom(bits) >= world.parameters.returns.lateShare) return 0;
  return 1 + place * place * (further * 24 - 1);
}

/** Whether the money of a line signed for was paid out to its shop before this hour. */
export function isPaidOut(world: World, line: number): boolean {
  const signed = world.order.col.signedAt[line] as number;
  return (
    signed !== NULL_U32 && world.now > Math.floor(signed / 3600) + returnDays(world, line) * 24
  );
}

/** Share of the lines signed for that came back, the market's habit counted in while they are few. */
export function returnShare(world: World, shop: number): number {
  const { signedLines, returnedLines } = world.shop.col;
  const { categories } = world.scenario;
  const usual =
    categories.reduce((sum, one) => sum + one.returnPermille, 0) / categories.length / 1000;
  return (
    ((returnedLines[shop] as number) + PRIOR * usual) / ((signedLines[shop] as number) + PRIOR)
  );
}

/** What somebody pays at a courier's counter for a parcel of so many grams, in fen (F57). */
export function counterFen({ counter }: Pick<Courier, "counter">, weightG: number): number {
  return counter.firstFen + Math.max(0, Math.ceil(weightG / 1000) - 1) * counter.nextFen;
}

/** Premium of an order of so many grams, in fen: what the shop's returns cost an insurer at the counters, and a fifth more. */
export function coverFen(world: World, shop: number, weightG: number): number {
  const { couriers } = world.scenario;
  const back = couriers.reduce((sum, one) => sum + counterFen(one, weightG), 0) / couriers.length;
  return Math.max(LEAST_FEN, Math.round(back * LOADING * returnShare(world, shop)));
}

/** The same for a usual parcel of the shop: one piece of the middle of its goods by weight. */
export function usualCoverFen(world: World, shop: number): number {
  const { col, count } = world.listing;
  const weights: number[] = [];
  for (let id = 0; id < count; id += 1) {
    if (col.shop[id] === shop) weights.push(gramsOf(world, id));
  }
  weights.sort((a, b) => a - b);
  return coverFen(world, shop, weights[Math.floor(weights.length / 2)] ?? 0);
}
