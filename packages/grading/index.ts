/** Grading's front door: rubric → evidence → score with reasons. */
export { because, decided, gapClosed, met, partly, PASS, scoreOf } from "./criterion.ts";
export type {
  Bilingual,
  Criterion,
  Evidence,
  Judgement,
  Reason,
  Score,
  ScoredCriterion,
} from "./criterion.ts";
