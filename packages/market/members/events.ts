/** Tables of what is sent to members, what it led to, and who took their data out; docs/events.md explains each. */
import { at, code, i32, shop, table, u32, u8, where, who } from "../event-columns.ts";
import { REACH_CHANNELS } from "./contract.ts";

export const ARMS_OF_PLAN = ["treated", "held"] as const;
export const EXPORT_PURPOSES = ["service", "delivery", "reconcile", "marketing", "audit"] as const;
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number];

/** A member whose turn it was: written to, or held back to compare with. */
export const MEMBER_MESSAGES = table("member_messages", [
  at,
  u32("plan"),
  shop,
  u32("shopper"),
  code("arm", "u8"),
  code("channel", "u8"),
  u32("cost_fen"),
  u8("coupon"),
  u8("opened"),
  u8("gone"),
]);
/** A visit a message (or an exchange of points) led to. */
export const MEMBER_VISITS = table("member_visits", [
  ...who,
  ...where,
  { name: "plan", type: "u32", nullable: true },
  u32("orders"),
]);
/** A shop's members at the end of a day; no rows without a members desk. */
export const MEMBER_DAILY = table("member_daily", [
  at,
  shop,
  u32("members"),
  u32("unsubscribed"),
  u32("points"),
  i32("owed_fen"),
]);
/** The cuts a shop's scores go by, whenever they are set. */
export const MEMBER_CUTS = table("member_cuts", [
  at,
  shop,
  u32("edition"),
  ...(["r", "f", "m"] as const).flatMap((what) => [
    u32(`${what}1`),
    u32(`${what}2`),
    u32(`${what}3`),
    u32(`${what}4`),
  ]),
]);
/** Who took members' data out, what for, how much of it, masked or not. */
export const MEMBER_EXPORTS = table("member_exports", [
  at,
  shop,
  u32("members"),
  u32("fields"),
  u8("masked"),
  code("purpose", "u8"),
]);

export const MEMBER_TABLES = [
  MEMBER_MESSAGES,
  MEMBER_VISITS,
  MEMBER_DAILY,
  MEMBER_CUTS,
  MEMBER_EXPORTS,
] as const;

export const MEMBER_CODES = {
  arm: ARMS_OF_PLAN,
  channel: REACH_CHANNELS,
  purpose: EXPORT_PURPOSES,
} as const;
