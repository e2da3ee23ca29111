/** Tables of raw events of the order desk; docs/events.md explains each column. No rows where no seat is taken. */
import { at, code, i32, shop, table, u32, u8 } from "../event-columns.ts";

/** A step done on an order. */
export const ORDER_STEPS = table("order_steps", [
  at,
  u32("order"),
  shop,
  code("step", "u8"),
  u32("parcel"),
  u32("pieces"),
  u32("since_paid_s"),
  code("packaging", "u8"),
  u8("checked"),
]);

/** Trouble that came to its end. */
export const ORDER_TROUBLES = table("order_troubles", [
  at,
  u32("trouble"),
  u32("order"),
  shop,
  code("kind", "u8"),
  code("answer", "u8"),
  code("outcome", "u8"),
  u32("hours"),
  i32("cost_fen"),
]);

export const STEP_EVENTS = [
  "taken",
  "reviewed",
  "printed",
  "picked",
  "packed",
  "handed",
  "cancelled",
  "back",
  "split",
  "merged",
] as const;
export const STEP_EVENT = Object.fromEntries(STEP_EVENTS.map((name, i) => [name, i])) as Record<
  (typeof STEP_EVENTS)[number],
  number
>;
