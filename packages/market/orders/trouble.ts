/** What answers to trouble come to, and what happens where nobody answers. */
import { NULL_U32 } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { countParcel } from "../settle/fulfil.ts";
import { post } from "../settle/ledger.ts";
import { FLAW, TROUBLE_STATE } from "../world/desk-work.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { ANSWERS, STEP, type Answer } from "./contract.ts";
import { chanceOf } from "./draws.ts";
import { callOffWork, charge } from "./step.ts";
import { splitWork } from "./split.ts";
import { addSignal, closeTrouble, kindOf, raise } from "./trouble-row.ts";

/** A call, a new label, the way back of a parcel under way. Assumptions, in fen. */
const CALL = 50;
const LABEL = 30;
const INTERCEPT = 500;
const WAY_BACK = 600;
const STORED = 500;
const DISPUTE = 100;
/** Buying one piece at once: a third above its price, and a courier's ride. */
const AT_ONCE = { timesPermille: 1330, rideFen: 600, hours: 10 } as const;
const SEARCH_HOURS = 12;

/** Goes through all trouble not closed: answers are carried out, replies come in, deadlines pass. */
export function settleTroubles(run: Run): void {
  const { world } = run;
  const { desk } = world;
  const { col } = desk.trouble;
  // Settling may raise further trouble at the end of the list.
  for (let i = 0; i < desk.live.length; i += 1) {
    const row = desk.live[i] as number;
    if (col.state[row] === TROUBLE_STATE.closed || (col.raisedAt[row] as number) > world.now)
      continue;
    if (isMoot(world, row)) forget(world, row);
    else if (col.state[row] === TROUBLE_STATE.answered) carryOut(run, row);
    else if (col.state[row] === TROUBLE_STATE.waiting && (col.replyAt[row] as number) <= world.now)
      hear(run, row);
    else if ((col.untilAt[row] as number) <= world.now) runOut(run, row);
  }
  desk.live = desk.live.filter((row) => col.state[row] !== TROUBLE_STATE.closed);
}

function workRow(world: World, row: number): number {
  return world.desk.rowAt.get(world.desk.trouble.col.order[row] as number) ?? -1;
}

// A wish that comes when the parcel is long gone, or about an order that is no more.
function isMoot(world: World, row: number): boolean {
  const work = workRow(world, row);
  if (work < 0) return true;
  const { step, isSent } = world.desk.work.col;
  const at = step[work] as number;
  if (at === STEP.cancelled) return true;
  const kind = kindOf(world, row);
  if (kind === "change") return at === STEP.handed;
  if (kind === "cancel") {
    if (at === STEP.back) return true;
    const order = world.desk.work.col.order[work] as number;
    return isSent[work] === 1 && world.order.col.state[order] !== ORDER_STATE.packed;
  }
  if (kind === "returned") return at !== STEP.back;
  return false;
}

// Nobody ever sees it: not in the views, not in the events.
function forget(world: World, row: number): void {
  const { col } = world.desk.trouble;
  col.state[row] = TROUBLE_STATE.closed;
  if (col.tries[row] === 0 && col.answer[row] === 0) col.raisedAt[row] = NULL_U32;
}

function carryOut(run: Run, row: number): void {
  const { world } = run;
  const answer = ANSWERS[(world.desk.trouble.col.answer[row] as number) - 1] ?? "send";
  const work = workRow(world, row);
  DEEDS[answer](run, row, work);
}

type Deed = (run: Run, row: number, work: number) => void;

const DEEDS: Readonly<Record<Answer, Deed>> = {
  contact: (run, row, work) => {
    spend(run, row, work, CALL);
    const { col } = run.world.desk.trouble;
    col.tries[row] = (col.tries[row] as number) + 1;
    const u = chanceOf(
      run,
      "orderReply",
      col.order[row] as number,
      10 + (col.tries[row] as number),
    );
    wait(run.world, row, 1 + Math.floor(u * 8));
  },
  wait: (run, row) => wait(run.world, row, SEARCH_HOURS),
  buy: (run, row, work) => {
    const { world } = run;
    const order = world.desk.work.col.order[work] as number;
    const unit = Math.round(
      (world.order.col.costFen[order] as number) /
        Math.max(1, world.order.col.quantity[order] as number),
    );
    const fen = Math.round((unit * AT_ONCE.timesPermille) / 1000) + AT_ONCE.rideFen;
    spend(run, row, work, fen);
    wait(world, row, AT_ONCE.hours);
  },
  send: letGo,
  refund: (run, row, work) => {
    const kind = kindOf(run.world, row);
    callOffWork(run, work, {
      isSellers: kind === "address" || kind === "fraud" || kind === "short",
      hasPieces: kind !== "short",
    });
  },
  split: (run, row, work) => {
    splitWork(run, work, 1);
    closeTrouble(run, row, "split");
  },
  change: (run, row, work) => {
    const { world } = run;
    if ((world.desk.work.col.step[work] as number) >= STEP.printed) spend(run, row, work, LABEL);
    if (world.desk.trouble.col.truth[row] === 1) flaw(world, work, FLAW.cheated);
    closeTrouble(run, row, "changed");
  },
  intercept,
  pay: (run, row, work) => {
    payCourier(run, row, work, 0);
    closeTrouble(run, row, "paid");
  },
  dispute,
  resend: (run, row, work) => {
    const { world } = run;
    const order = world.desk.work.col.order[work] as number;
    const fails = chanceOf(
      run,
      "orderTruth",
      order,
      20 + (world.desk.work.col.attempts[work] as number),
    );
    sendAgain(world, work, fails < run.world.parameters.orders.formerBack);
    closeTrouble(run, row, "resent");
  },
};

function wait(world: World, row: number, hours: number): void {
  const { col } = world.desk.trouble;
  col.state[row] = TROUBLE_STATE.waiting;
  col.replyAt[row] = world.now + hours;
}

function spend(run: Run, row: number, work: number, fen: number): void {
  charge(run, work, fen, "order-trouble");
  addCost(run.world, row, fen);
}

function addCost(world: World, row: number, fen: number): void {
  const { costFen } = world.desk.trouble.col;
  costFen[row] = (costFen[row] as number) + fen;
}

function flaw(world: World, work: number, bit: number): void {
  const { col } = world.desk.work;
  col.flaw[work] = (col.flaw[work] as number) | bit;
}

// It goes on as if nothing were the matter: what was the matter shows later.
function letGo(run: Run, row: number, work: number): void {
  const { world } = run;
  const order = world.desk.work.col.order[work] as number;
  const isTrue = world.desk.trouble.col.truth[row] === 1;
  const kind = kindOf(world, row);
  if (kind === "address" && isTrue) flaw(world, work, FLAW.comesBack);
  if (kind === "fraud" && isTrue) flaw(world, work, FLAW.cheated);
  if (kind === "change" && !isTrue) {
    if (chanceOf(run, "orderTruth", order, 11) < world.parameters.orders.formerBack)
      flaw(world, work, FLAW.comesBack);
  }
  if (kind === "cancel" && isTrue) {
    if (world.desk.work.col.isSent[work] === 1) refuse(run, row, work);
    else flaw(world, work, FLAW.refused);
  }
  closeTrouble(run, row, "sent");
}

// A parcel under way is turned round; nobody will sign for it.
function turnBack(world: World, work: number, hours: number): void {
  flaw(world, work, FLAW.stopped);
  world.desk.work.col.backAt[work] = world.now + hours;
  world.desk.open.push(work);
  world.desk.open.sort((a, b) => a - b);
}

// The buyer does not take it: the courier brings it back, and that is paid for.
function refuse(run: Run, row: number, work: number): void {
  spend(run, row, work, WAY_BACK);
  turnBack(run.world, work, 72);
}

function intercept(run: Run, row: number, work: number): void {
  const { world } = run;
  const { isSent, order } = world.desk.work.col;
  if (isSent[work] === 0) {
    DEEDS.refund(run, row, work);
    return;
  }
  spend(run, row, work, INTERCEPT);
  const isCaught =
    chanceOf(run, "orderTruth", order[work] as number, 12) < world.parameters.orders.intercepted;
  if (isCaught) {
    turnBack(world, work, 24);
    closeTrouble(run, row, "intercepted");
  } else if (world.desk.trouble.col.truth[row] === 1) {
    refuse(run, row, work);
    closeTrouble(run, row, "missed");
  } else closeTrouble(run, row, "missed");
}

// Whoever weighed the parcel has something to show.
function dispute(run: Run, row: number, work: number): void {
  const { world } = run;
  const { order, isChecked } = world.desk.work.col;
  spend(run, row, work, DISPUTE);
  const odds = isChecked[work] === 1 ? 0.9 : 0.4;
  const isWon =
    world.desk.trouble.col.truth[row] === 1 &&
    chanceOf(run, "orderTruth", order[work] as number, 13) < odds;
  if (isWon) return closeTrouble(run, row, "waived");
  payCourier(run, row, work, 300);
  closeTrouble(run, row, "paid");
}

function payCourier({ world, emit }: Run, row: number, work: number, more: number): void {
  const { order, shop } = world.desk.work.col;
  const fen = (world.desk.trouble.col.chargeFen[row] as number) + more;
  addCost(world, row, fen);
  const entry = { at: world.now * 3600, shop: shop[work] as number, order: order[work] as number };
  post(world, emit, { ...entry, memo: "shipping" }, [
    ["freight_out", fen],
    ["cash", -fen],
  ]);
}

function sendAgain(world: World, work: number, comesBack: boolean): void {
  const { col } = world.desk.work;
  const bits = (col.flaw[work] as number) & ~(FLAW.comesBack | FLAW.refused);
  col.flaw[work] = comesBack ? bits | FLAW.comesBack : bits;
  col.attempts[work] = (col.attempts[work] as number) + 1;
  col.lead[work] = col.order[work] as number;
  col.step[work] = STEP.handed;
  col.isSent[work] = 0;
}

/** What comes back from a call, a search or a ride to the supplier. */
function hear(run: Run, row: number): void {
  const { world } = run;
  const { col } = world.desk.trouble;
  const work = workRow(world, row);
  const isTrue = col.truth[row] === 1;
  const order = col.order[row] as number;
  const kind = kindOf(world, row);
  if (kind === "short") {
    const isBought = col.answer[row] === ANSWERS.indexOf("buy") + 1;
    if (isBought) return closeTrouble(run, row, "bought");
    if (isTrue) return closeTrouble(run, row, "found");
    addSignal(world, row, "still-short");
    return reopen(world, row);
  }
  const { reached, liar } = world.parameters.orders;
  const odds = isTrue && (kind === "fraud" || kind === "change") ? liar : reached;
  const u = chanceOf(run, "orderTruth", order, 30 + (col.tries[row] as number));
  if (u >= odds) {
    addSignal(world, row, "no-answer");
    return reopen(world, row);
  }
  if (kind === "fraud") {
    if (isTrue) flaw(world, work, FLAW.cheated);
    return closeTrouble(run, row, "verified");
  }
  if (kind === "change") return closeTrouble(run, row, isTrue ? "kept" : "changed");
  if (kind === "returned") {
    sendAgain(world, work, false);
    return closeTrouble(run, row, "resent");
  }
  closeTrouble(run, row, "fixed");
}

function reopen(world: World, row: number): void {
  const { col } = world.desk.trouble;
  col.state[row] = TROUBLE_STATE.open;
  col.answer[row] = 0;
}

// Nobody said anything: buyers and couriers go by what they have, what came back is stored and then gone.
function runOut(run: Run, row: number): void {
  const { world } = run;
  const work = workRow(world, row);
  const kind = kindOf(world, row);
  if (kind === "weight") return DEEDS.pay(run, row, work);
  if (kind === "returned") {
    spend(run, row, work, STORED);
    return callOffWork(run, work, { isSellers: false, hasPieces: false });
  }
  if (kind === "change" || kind === "cancel") return letGo(run, row, work);
  callOffWork(run, work, { isSellers: true, hasPieces: kind !== "short" });
}

/** Parcels that nobody took are back: a decision is wanted; what was stopped for its buyer is refunded at once. */
export function receiveBack(run: Run, rows: readonly number[]): void {
  const { world } = run;
  const { col } = world.desk.work;
  for (const row of rows) {
    const backAt = col.backAt[row] as number;
    if (backAt === 0 || backAt > world.now) continue;
    col.backAt[row] = 0;
    countParcel(world, col.shop[row] as number, -1);
    const flaws = col.flaw[row] as number;
    col.step[row] = STEP.back;
    if ((flaws & FLAW.stopped) !== 0) {
      callOffWork(run, row, { isSellers: false, hasPieces: true });
      continue;
    }
    raise(world, {
      order: col.order[row] as number,
      shop: col.shop[row] as number,
      kind: "returned",
      at: world.now,
      truth: false,
      signals: [(flaws & FLAW.refused) !== 0 ? "refused-at-door" : "nobody-reached"],
    });
  }
}
