/** What a seat's rules do by themselves, and how far the hands in the warehouse get in an hour. */
import type { Run } from "../run/run.ts";
import { goodsOf } from "../run/route.ts";
import { pow } from "@dianzhang/kernel";
import { WORK_FROM, WORK_UNTIL } from "../parameters.ts";
import { FLAW, TROUBLE_STATE, packagingOf } from "../world/desk-work.ts";
import {
  ANSWERS,
  CHECK,
  PACKAGING,
  PACKAGINGS,
  PACK_WORK,
  pickWork,
  STEP,
  type OrderRules,
} from "./contract.ts";
import { chanceOf } from "./draws.ts";
import { charge, moveTo } from "./step.ts";
import { troubleAtPrint } from "./intake.ts";
import { kindOf } from "./trouble-row.ts";

export const isWorkHour = (now: number): boolean => now % 24 >= WORK_FROM && now % 24 < WORK_UNTIL;

/** Review, merge and print as the rules say. */
export function followRules(
  run: Run,
  rules: OrderRules,
  rows: readonly number[],
  blocked: ReadonlySet<number>,
): void {
  const { world } = run;
  const { step, order, isHeld } = world.desk.work.col;
  if (rules.merges) mergeWaiting(run, rows);
  if (rules.review !== "none")
    for (const row of rows) {
      if (step[row] !== STEP.paid || isHeld[row] === 1) continue;
      const isFlagged = blocked.has(order[row] as number);
      if (isFlagged && rules.review !== "all") continue;
      if (isFlagged) waveThrough(run, order[row] as number);
      moveTo(run, row, "reviewed");
    }
  if (rules.wave === 0 || !isWorkHour(world.now)) return;
  const ready = rows.filter(
    (row) => step[row] === STEP.reviewed && isHeld[row] === 0 && !blocked.has(order[row] as number),
  );
  for (let from = 0; from < ready.length; from += rules.wave) {
    const wave = ready.slice(from, from + rules.wave);
    for (const row of wave) {
      printOne(run, row);
      release(run, row, rules.wave, rules);
    }
  }
  // Printed by hand but not begun: the plan takes them along.
  for (const row of rows)
    if (step[row] === STEP.printed && world.desk.work.col.goal[row] === 0)
      release(run, row, rules.wave, rules);
  for (const row of rows)
    if (step[row] === STEP.picked && world.desk.work.col.goal[row] === STEP.picked)
      planPacking(run, row, rules);
}

export function printOne(run: Run, row: number): void {
  moveTo(run, row, "printed");
}

function release(run: Run, row: number, wave: number, rules: OrderRules): void {
  run.world.desk.work.col.wave[row] = wave;
  planPacking(run, row, rules);
}

function planPacking({ world }: Run, row: number, rules: OrderRules): void {
  const { col } = world.desk.work;
  const goodsFen = goodsOf(world, col.order[row] as number);
  const isDear = rules.dear !== null && goodsFen >= rules.dear.fromFen;
  col.goal[row] = STEP.packed;
  col.packaging[row] = PACKAGINGS.indexOf(
    isDear && rules.dear ? rules.dear.packaging : rules.packaging,
  );
  col.isChecked[row] = rules.checkFromFen !== null && goodsFen >= rules.checkFromFen ? 1 : 0;
}

// Whoever passes everything passes what is flagged too.
function waveThrough({ world }: Run, order: number): void {
  const { col } = world.desk.trouble;
  for (const row of world.desk.live)
    if (col.order[row] === order && ["address", "fraud"].includes(kindOf(world, row))) {
      if (col.state[row] !== TROUBLE_STATE.open) continue;
      col.answer[row] = ANSWERS.indexOf("send") + 1;
      col.state[row] = TROUBLE_STATE.answered;
    }
}

function mergeWaiting({ world }: Run, rows: readonly number[]): void {
  const { step, order, lead, isHeld, isPart } = world.desk.work.col;
  const first = new Map<number, number>();
  for (const row of rows) {
    if ((step[row] as number) > STEP.reviewed || isHeld[row] === 1 || isPart[row] === 1) continue;
    const shopper = world.order.col.shopper[order[row] as number] as number;
    const with_ = first.get(shopper);
    if (with_ === undefined) first.set(shopper, row);
    else if (lead[row] === order[row]) lead[row] = lead[with_] as number;
  }
}

/** Hands work through what they were given, oldest first, as far as the hour reaches. */
export function work(
  run: Run,
  rules: OrderRules,
  rows: readonly number[],
  blocked: ReadonlySet<number>,
): void {
  const { world } = run;
  if (!isWorkHour(world.now)) return;
  const { col } = world.desk.work;
  let left = world.scenario.packPerHour * 1000;
  for (const row of rows) {
    if (col.isHeld[row] === 1 || blocked.has(col.order[row] as number)) continue;
    if (col.step[row] === STEP.printed && (col.goal[row] as number) >= STEP.picked) {
      const takes = pickWork(col.wave[row] as number);
      if (takes > left) break;
      left -= takes;
      if (!pick(run, row)) continue;
    }
    if (col.step[row] === STEP.picked && (col.goal[row] as number) >= STEP.packed) {
      const takes = packWork(run, row);
      if (takes > left) break;
      left -= takes;
      pack(run, row);
      if (rules.ships) moveTo(run, row, "handed");
    }
  }
}

function packWork({ world }: Run, row: number): number {
  const { work: more } = PACKAGING[packagingOf(world.desk, row)];
  return PACK_WORK + more + (world.desk.work.col.isChecked[row] === 1 ? CHECK.work : 0);
}

// A hand may reach into the wrong bin, the sooner the larger the wave. False when the piece is not there.
function pick(run: Run, row: number): boolean {
  const { world } = run;
  const { col } = world.desk.work;
  const order = col.order[row] as number;
  const live = world.desk.trouble.count;
  if (col.attempts[row] === 0) {
    col.attempts[row] = 1;
    troubleAtPrint(run, order);
    const isShort =
      world.desk.trouble.count > live && kindOf(world, world.desk.trouble.count - 1) === "short";
    if (isShort) return false;
  }
  const { wrong, wrongPower } = world.parameters.orders;
  const odds = wrong * pow(Math.max(1, col.wave[row] as number), wrongPower);
  if (chanceOf(run, "orderPick", order, 0) < odds)
    col.flaw[row] = (col.flaw[row] as number) | FLAW.wrongPiece;
  moveTo(run, row, "picked");
  return true;
}

function pack(run: Run, row: number): void {
  const { world } = run;
  const { col } = world.desk.work;
  const finds = chanceOf(run, "orderPick", col.order[row] as number, 1) * 1000;
  if (col.isChecked[row] === 1) {
    charge(run, row, CHECK.fen, "packaging");
    if (finds < CHECK.findsPermille) col.flaw[row] = (col.flaw[row] as number) & ~FLAW.wrongPiece;
  }
  moveTo(run, row, "packed");
}
