/** The kernel's front door: time, chance, columns, bytes and decisions. It has never heard of a shop. */
export {
  dayOf,
  fen,
  hourOf,
  HOURS_PER_DAY,
  permille,
  SECONDS_PER_DAY,
  SECONDS_PER_HOUR,
  secondsAt,
  tick,
} from "./units.ts";
export type { Fen, Permille, Tick } from "./units.ts";
export { invariant, InvariantError } from "./invariant.ts";
export {
  bitsAt,
  bitsFor,
  bitsOf,
  drawFor,
  mix,
  occasionKey,
  purpose,
  purposeKey,
  unitFrom,
} from "./draws.ts";
export { exp, log, logistic, normalQuantile, pow } from "./math.ts";
export {
  between,
  gammaQuantile,
  gammaTable,
  knots,
  logisticQuantile,
  logNormalQuantile,
  quantileTable,
  weibullQuantile,
} from "./quantiles.ts";
export { BatchBuilder, ColumnBuilder, NULL_I32, NULL_U16, NULL_U32, NULL_U8 } from "./columns.ts";
export type { Batch, ColumnData, ColumnSpec, ColumnType, TableSpec } from "./columns.ts";
export {
  ByteReader,
  ByteWriter,
  canonicalJson,
  decodeText,
  encodeText,
  hashBytes,
  hashText,
  HashWriter,
} from "./bytes.ts";
export type { Words, Writer } from "./bytes.ts";
export { accept, ADOPT, ADVANCE, reject } from "./decision.ts";
export type {
  Accepted,
  Command,
  Decision,
  DeskEvent,
  LogRow,
  Refusal,
  Resolved,
} from "./decision.ts";
