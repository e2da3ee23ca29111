/** The front door of the api: the shape of everything that crosses HTTP. */
export { bilingual, type Bilingual } from "./bilingual.ts";
export { inSingular } from "./singular.ts";
export { fault, FAULT_CODES, type Fault, type FaultCode } from "./faults.ts";
export {
  account,
  demoSignIn,
  me,
  person,
  role,
  ROLES,
  session,
  newPassword,
  ownSession,
  signIn,
} from "./people.ts";
export type {
  NewPassword,
  OwnSession,
  DemoSignIn,
  Me,
  Person,
  Role,
  Session,
  SignIn,
} from "./people.ts";
export { codeShown, factorChange, factorStart, factorState, newFactor } from "./second-factor.ts";
export { recoveryCodes } from "./second-factor.ts";
export type { FactorChange, FactorState, NewFactor, RecoveryCodes } from "./second-factor.ts";
export {
  advance,
  clock,
  command,
  decided,
  historyLine,
  marketLine,
  marketState,
  mode,
  newBranch,
  newMarket,
  RENDER_FORMATS,
  scenarioLine,
} from "./markets.ts";
export type {
  Advance,
  Clock,
  Decided,
  HistoryLine,
  MarketLine,
  MarketNews,
  MarketState,
  NewBranch,
  NewMarket,
  RenderFormat,
  ScenarioLine,
} from "./markets.ts";
export { answer, cell, figure, metricLine, period } from "./metrics.ts";
export type { Answer, Cell, Figure, MetricLine, Period } from "./metrics.ts";
export { worth, type Worth } from "./worth.ts";
export { pictureFeatures, storedFile, UPLOAD_LIMIT } from "./files.ts";
export type { PictureFeatures, StoredFile } from "./files.ts";
export {
  attempt,
  checkpoint,
  evidence,
  lesson,
  lessonLine,
  scoredCriterion,
  startedAttempt,
} from "./lessons.ts";
export type { Attempt, LessonLine, LessonPage, StartedAttempt } from "./lessons.ts";
export {
  boardFigures,
  boardLine,
  classLine,
  classMarkets,
  classPage,
  enrolled,
  newClass,
  roster,
} from "./classes.ts";
export type {
  BoardFigures,
  BoardLine,
  ClassLine,
  ClassMarkets,
  ClassPage,
  Enrolled,
  NewClass,
  Roster,
} from "./classes.ts";
