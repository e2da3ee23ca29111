/** The drill for a day on which data leak: five steps in an order, ways to take each, hours and deadlines. */

/** In the order the law lets them follow from each other (Personal Information Protection Law art. 57). */
export const DRILL_STEPS = ["contain", "scope", "report", "notify", "record"] as const;
export type DrillStep = (typeof DRILL_STEPS)[number];

export const DRILL_CHOICES = [
  "revoke-access",
  "close-shop",
  "wait-and-see",
  "read-log",
  "assume-all",
  "copy-list",
  "with-facts",
  "when-cause-known",
  "say-nothing",
  "those-affected",
  "everyone",
  "nobody",
  "cause-and-fix",
  "name-and-blame",
  "file-away",
] as const;
export type DrillChoice = (typeof DRILL_CHOICES)[number];

export const DRILL_FLAWS = ["none", "choice", "order", "late"] as const;
export type DrillFlaw = (typeof DRILL_FLAWS)[number];

interface Way {
  readonly step: DrillStep;
  readonly isRight: boolean;
  readonly hours: number;
  /** Beside the hours of those who do it. */
  readonly extraFen: number;
}

function way(step: DrillStep, isRight: boolean, hours: number, extraFen = 0): Way {
  return { step, isRight, hours, extraFen };
}

/** Hours and costs are assumptions; which way is right follows from the article. */
export const DRILL_WAYS: Readonly<Record<DrillChoice, Way>> = {
  "revoke-access": way("contain", true, 1),
  "close-shop": way("contain", false, 1, 200_000),
  "wait-and-see": way("contain", false, 12),
  "read-log": way("scope", true, 6),
  "assume-all": way("scope", false, 1),
  "copy-list": way("scope", false, 2),
  "with-facts": way("report", true, 3),
  "when-cause-known": way("report", false, 48),
  "say-nothing": way("report", false, 0),
  "those-affected": way("notify", true, 8),
  everyone: way("notify", false, 24, 50_000),
  nobody: way("notify", false, 0),
  "cause-and-fix": way("record", true, 12),
  "name-and-blame": way("record", false, 2),
  "file-away": way("record", false, 0),
};

/** Hours from the alarm by which a step must be done. The law says at once; these are what we take it to mean. */
export const DRILL_DUE: Readonly<Record<DrillStep, number>> = {
  contain: 4,
  scope: 12,
  report: 24,
  notify: 72,
  record: 168,
};

/** An hour of somebody's work on it. Assumption. */
export const DRILL_HOUR_FEN = 3000;

export interface DrillDone {
  readonly step: DrillStep;
  readonly choice: DrillChoice;
  /** Tick at which it is finished. */
  readonly doneAt: number;
  readonly flaw: DrillFlaw;
  readonly fen: number;
}

/** A step taken now, after those before it: when it is finished, what it costs, what is wrong with it. */
export function takeStep(
  drill: { readonly beganAt: number; readonly steps: readonly DrillDone[] },
  choice: DrillChoice,
  now: number,
): DrillDone {
  const { step, isRight, hours, extraFen } = DRILL_WAYS[choice];
  const { beganAt, steps } = drill;
  const doneAt = Math.max(now, steps.at(-1)?.doneAt ?? 0) + hours;
  const isNext = DRILL_STEPS.indexOf(step) === steps.length;
  const isLate = doneAt > beganAt + DRILL_DUE[step];
  const flaw = !isRight ? "choice" : !isNext ? "order" : isLate ? "late" : "none";
  return { step, choice, doneAt, flaw, fen: hours * DRILL_HOUR_FEN + extraFen };
}

export function scoreOf(steps: readonly DrillDone[]): number {
  return steps.filter(({ flaw }) => flaw === "none").length;
}
