/** Chance about one order on the desk: who bought what, when, and the how-maniest question about it. */
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { occasionOf, subjectOf } from "../settle/order-key.ts";

type Key = "orderTrouble" | "orderTruth" | "orderReply" | "orderPick";

/** Uniform in (0, 1); `nth` tells questions of one kind about one order apart. */
export function chanceOf({ world, habits }: Run, key: Key, order: number, nth: number): number {
  const subject = subjectOf(world, order) ^ Math.imul(nth + 1, 0x27d4eb2f);
  return unitFrom(bitsFor(habits.keys[key], subject, occasionOf(world, order)));
}
