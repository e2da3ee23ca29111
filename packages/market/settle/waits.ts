/** When a parcel is signed for, its review written, its goods sent back: each after a wait, at the hour such things are done. */
import { between, bitsFor, exp, log, mix, unitFrom } from "@dianzhang/kernel";
import { LAWFUL, lateAsk, returnDays } from "../returns-promise.ts";
import type { Run } from "../run/run.ts";
import { movedTo } from "./daytime.ts";
import { occasionOf, subjectOf } from "./order-key.ts";

const DAY = 86_400;

/** The second at which a parcel is handed over that was so many hours on its way. */
export function signedAfter({ world, habits }: Run, shipped: number, hours: number): number {
  const wait = Math.max(1, hours - world.parameters.waits.round);
  const at = movedTo(habits.rounds, shipped + wait * 3600);
  // What came too late for the day's last round goes with those of the next day.
  return at > shipped + 3600 ? at : at + DAY;
}

/** The hour in which whoever reviews a line does so. */
export function reviewTick({ world, habits }: Run, line: number): number {
  const signed = world.order.col.signedAt[line] as number;
  const bits = bitsFor(habits.keys.wait, subjectOf(world, line), occasionOf(world, line));
  const at = movedTo(habits.awake, signed + between(habits.reviewWait, bits) * 3600);
  return Math.max(Math.floor(signed / 3600) + 1, Math.floor(at / 3600));
}

/** The second at which whoever sends a line back asks to: soon after the signature, or late in a long promise. */
export function askedAt({ world, habits }: Run, line: number): number {
  const signed = world.order.col.signedAt[line] as number;
  const bits = bitsFor(habits.keys.ask, subjectOf(world, line), occasionOf(world, line));
  const late = lateAsk(world, line, mix(bits + 1), unitFrom(mix(bits + 2)));
  const hours = late > 0 ? LAWFUL.days * 24 + late : between(habits.askWait, bits);
  const most = signed + (late > 0 ? returnDays(world, line) : LAWFUL.days) * DAY - 60;
  const at = Math.max(signed + 3600, movedTo(habits.awake, signed + hours * 3600));
  return Math.min(at, most);
}

/** The hour in which goods sent back now are with the shop again: the courier brings them on one of its rounds. */
export function backTick({ world, habits }: Run, line: number, asked: number): number {
  const { after, waits } = world.parameters;
  const draw = bitsFor(habits.keys.wayBack, subjectOf(world, line), occasionOf(world, line));
  const mean = habits.hours[world.order.col.province[line] as number] as number;
  const spread = after.transitSigma * between(habits.normal, draw);
  const hours = exp(log(mean) - (after.transitSigma * after.transitSigma) / 2 + spread);
  const wait = Math.max(waits.wayBackLeast, hours - waits.round);
  return Math.floor(movedTo(habits.rounds, asked + wait * 3600) / 3600);
}
