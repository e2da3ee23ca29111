/** Tables of raw events of purchasing; docs/events.md explains each column. No rows where no seat is taken. */
import { at, code, i32, shop, table, u32, u8 } from "../event-columns.ts";

/** A purchase changes its state. */
export const PURCHASES = table("purchases", [
  at,
  u32("purchase"),
  shop,
  u32("sku"),
  code("supplier", "u8"),
  code("state", "u8"),
  u32("pieces"),
  i32("unit_fen"),
  i32("base_fen"),
  u32("placed"),
  u32("promised"),
  u32("sampled"),
  u32("found"),
  i32("claim_fen"),
]);

/** Pieces that came to or went from the shelf in an hour. */
export const STOCK_MOVES = table("stock_moves", [
  at,
  shop,
  u32("sku"),
  code("kind", "u8"),
  i32("pieces"),
  u32("on_hand"),
]);

/** A kind of goods counted. */
export const STOCK_COUNTS = table("stock_counts", [
  at,
  shop,
  u32("sku"),
  u32("booked"),
  u32("counted"),
  i32("loss_fen"),
  u8("by_rule"),
]);
