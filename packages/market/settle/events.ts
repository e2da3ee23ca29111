/** What follows a signature: a review, what was really felt, goods that come back. */
import { at, code, i32, table, u32, u8, where } from "../event-columns.ts";

export const REVIEWS = table("reviews", [
  at,
  { name: "order", type: "u32", nullable: true },
  u32("shopper"),
  ...where,
  u8("stars"),
  { name: "latent", type: "f64", nullable: true },
]);
/** Truth mode only: what each buyer really felt, written or not. */
export const SATISFACTION = table("satisfaction", [
  at,
  u32("order"),
  ...where,
  { name: "latent", type: "f64" },
]);
export const RETURNS = table("returns", [
  at,
  u32("order"),
  u32("shopper"),
  ...where,
  u32("sku"),
  u32("quantity"),
  i32("refund_fen"),
  code("reason", "u8"),
  i32("way_back_fen"),
]);
