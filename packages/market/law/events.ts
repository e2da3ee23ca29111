/** Tables of the platform's law desk: cases as they change, and orders that look made up. */
import { at, code, i32, shop, table, u32, u8, where } from "../event-columns.ts";

/** A case opens, is answered, or ends. */
export const LAW_CASES = table("law_cases", [
  at,
  u32("case"),
  shop,
  code("kind", "u8"),
  { name: "listing", type: "u32", nullable: true },
  code("place", "u8"),
  code("state", "u8"),
  u32("points"),
  i32("fine_fen"),
]);
/** An order that looks made up: nobody looked before it, or its account buys everywhere. Made-up ones are among them. */
export const LAW_SIGNALS = table("law_signals", [
  at,
  ...where,
  u32("account"),
  u8("isolated"),
  u8("shared"),
]);

/** The turn of the year: points of a shop that are forgotten. */
export const LAW_CLEARINGS = table("law_clearings", [at, shop, u32("points")]);

/** A step of a drill for a leak. */
export const DRILL_STEPS_TABLE = table("drill_steps", [
  at,
  shop,
  code("step", "u8"),
  code("choice", "u8"),
  code("flaw", "u8"),
  u32("done"),
  i32("cost_fen"),
]);

export const LAW_TABLES = [LAW_CASES, LAW_SIGNALS, LAW_CLEARINGS, DRILL_STEPS_TABLE] as const;
