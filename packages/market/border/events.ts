/** Tables of raw events of the border; docs/events.md explains each column. No rows where nobody imports. */
import { at, code, i32, shop, table, u32, u8, where } from "../event-columns.ts";

/** One kind of goods of a shipment changes its state. */
export const SHIPMENTS = table("shipments", [
  at,
  u32("shipment"),
  ...where,
  u32("sku"),
  code("source", "u8"),
  code("road", "u8"),
  code("hs", "u8"),
  code("state", "u8"),
  u32("pieces"),
  i32("unit_fen"),
  i32("duty_fen"),
  u32("placed"),
]);

/** Goods cleared at customs: a kind of goods of a shipment, or of an order. */
export const CLEARANCES = table("clearances", [
  at,
  ...where,
  u32("sku"),
  code("road", "u8"),
  code("hs", "u8"),
  { name: "order", type: "u32", nullable: true },
  u32("pieces"),
  i32("value_fen"),
  i32("tariff_fen"),
  i32("vat_fen"),
  i32("consumption_fen"),
  u32("hours"),
  u8("inspected"),
  u8("over_limit"),
]);

/** Customs found a wrong code. */
export const CUSTOMS_FINDS = table("customs_finds", [
  at,
  shop,
  u32("listing"),
  code("declared", "u8"),
  code("right", "u8"),
  i32("back_fen"),
  i32("fine_fen"),
]);

export const BORDER_TABLES = [SHIPMENTS, CLEARANCES, CUSTOMS_FINDS] as const;
