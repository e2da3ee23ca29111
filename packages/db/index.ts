/** The front door of db: open the database, then functions that take `db` (or a transaction) first. */
export { openDb, type ConnectionPlace, type Db, type DbPlace, type OpenedDb } from "./open.ts";
export { LaterDatabase } from "./migrate.ts";
export { openLeases, type Lease, type Leases } from "./leases.ts";
export { newId } from "./ids.ts";
export {
  addPerson,
  closeOtherSessions,
  closeSession,
  passwordOf,
  sessionsOf,
  setPassword,
  countPeople,
  demoPeople,
  findAccount,
  openSession,
  personOfSession,
} from "./people.ts";
export { closeSessions } from "./people.ts";
export type { GuardedRow, NewPerson, PersonRow } from "./people.ts";
export {
  confirmFactor,
  countFactors,
  dropFactor,
  factorOf,
  holdFactor,
  proposeFactor,
  recoveryCodesLeft,
  recoveryHash,
  resetFactor,
  setRecoveryCodes,
  spendRecoveryCode,
  recordStep,
  type FactorRow,
  type RecoveryHash,
} from "./second-factor.ts";
export { closeTicket, closeTickets, countTry, openTicket, personOfTicket } from "./tickets.ts";
export { auditOf, writeAudit, type AuditLine } from "./audit.ts";
export { addClass, classesAttendedBy, classesTaughtBy, enrol, rosterOf } from "./classes.ts";
export type { ClassRow } from "./classes.ts";
export {
  addMarket,
  adoptModel,
  clocksThatRan,
  findMarket,
  frozenScenario,
  marketFor,
  marketsOfClass,
  marketsOfPerson,
  quarantine,
  runUntil,
  seatsOf,
} from "./markets.ts";
export type { MarketRow, NewMarketRow, SeatRow } from "./markets.ts";
export {
  append,
  appendAll,
  decidedUnder,
  readLog,
  replaceEvents,
  type DecidedRow,
  type NewRow,
} from "./decisions.ts";
export { addBranch, decisionsOf, rowAt, type DecisionLine } from "./branches.ts";
export { findModel, isModelKept, keepModel, modelsAdopted } from "./models.ts";
export { keepSnapshot, newestSnapshot, type MadeWith, type Snapshot } from "./snapshots.ts";
export { addFile, findOwnFile, findPicture, type FileRow } from "./files.ts";
export {
  addAttempt,
  attemptOfMarket,
  bestScores,
  findAttempt,
  keepGrade,
  type AttemptRow,
  type Grade,
} from "./attempts.ts";
export { backUp, KEPT_TABLES, LEFT_OUT, type BackupCount } from "./backup.ts";
export { BadBackup, restore, type RestorePoint } from "./restore.ts";
