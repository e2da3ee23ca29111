/** Where the rows of the law desk are written. */
import { BatchBuilder } from "@dianzhang/kernel";
import { CASE_KINDS, CASE_STATES } from "./contract.ts";
import { PLACES } from "./spoken-contract.ts";
import { DRILL_CHOICES, DRILL_FLAWS, DRILL_STEPS } from "./drill.ts";
import { DRILL_STEPS_TABLE, LAW_CASES, LAW_CLEARINGS, LAW_SIGNALS } from "./events.ts";

export interface LawEmit {
  readonly lawCases: BatchBuilder;
  readonly lawSignals: BatchBuilder;
  readonly lawClearings: BatchBuilder;
  readonly drillSteps: BatchBuilder;
}

export function newLawEmit(): LawEmit {
  return {
    lawCases: new BatchBuilder(LAW_CASES, {
      kind: CASE_KINDS,
      place: PLACES,
      state: CASE_STATES,
    }),
    lawSignals: new BatchBuilder(LAW_SIGNALS),
    lawClearings: new BatchBuilder(LAW_CLEARINGS),
    drillSteps: new BatchBuilder(DRILL_STEPS_TABLE, {
      step: DRILL_STEPS,
      choice: DRILL_CHOICES,
      flaw: DRILL_FLAWS,
    }),
  };
}

export function lawBuilders(emit: LawEmit): readonly BatchBuilder[] {
  return [emit.lawCases, emit.lawSignals, emit.lawClearings, emit.drillSteps];
}
