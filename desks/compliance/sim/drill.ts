/** The drill for a leak: begun, gone through step by step, over with the fifth step or after a week. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import {
  DRILL_DUE,
  DRILL_STEPS,
  DRILL_WAYS,
  scoreOf,
  takeStep,
  type DrillDone,
  type MarketWriter,
} from "@dianzhang/market";
import { DRILL, type DrillStep, type PrivacyView } from "../commands.ts";
import type { Context } from "./decide.ts";
import { dutyOf, type Duty } from "./slice.ts";

/** A drill is held once a week at most. */
const WEEK = 7 * 24;

export function beginDrill({ slice, shop, market }: Context): Decision {
  const { drill } = dutyOf(slice, shop);
  if (isRunning(drill, market.now)) return reject("compliance/drill-running");
  if (drill && market.now - drill.beganAt < WEEK) return reject("compliance/drilled-lately");
  return accept({ type: "compliance/drill-begun", beganAt: market.now });
}

export function drillStep({ slice, shop, market }: Context, { choice }: DrillStep): Decision {
  const { drill } = dutyOf(slice, shop);
  if (!drill || !isRunning(drill, market.now)) return reject("compliance/no-drill");
  const { step } = DRILL_WAYS[choice];
  if (drill.steps.some((one) => one.step === step)) return reject("compliance/step-taken");
  const done = takeStep(drill, choice, market.now);
  const cashFen = market.cash(shop);
  if (done.fen > cashFen) return reject("compliance/too-dear", { fen: done.fen, cashFen });
  return accept({ type: "compliance/drill-stepped", done });
}

function isRunning(drill: Duty["drill"], now: number): boolean {
  return (
    drill !== null &&
    drill.steps.length < DRILL_STEPS.length &&
    now <= drill.beganAt + DRILL_DUE.record
  );
}

/** A step taken; with the fifth the drill is over and counts. */
export function stepTaken(duty: Duty, done: DrillDone, shop: number, market: MarketWriter): void {
  if (!duty.drill) return;
  const steps = [...duty.drill.steps, done];
  duty.drill = { ...duty.drill, steps };
  market.court.drillStep(shop, done, steps.length < DRILL_STEPS.length ? null : scoreOf(steps));
}

export function drillView(drill: Duty["drill"], now: number): PrivacyView["drill"] {
  if (!drill) return null;
  const { beganAt, steps } = drill;
  return {
    beganAt,
    isRunning: isRunning(drill, now),
    steps: DRILL_STEPS.map((step) => ({
      step,
      dueAt: beganAt + DRILL_DUE[step],
      ways: DRILL[step].map((choice) => ({ choice, hours: DRILL_WAYS[choice].hours })),
      done: steps.find((one) => one.step === step) ?? null,
    })),
  };
}
