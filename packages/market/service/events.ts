/** Tables of raw events of customer service; docs/events.md explains each column. */
import { at, code, i32, shop, table, u32, u8 } from "../event-columns.ts";

/** A conversation when it ends. */
export const CHATS = table("chats", [
  at,
  shop,
  u32("chat"),
  u32("shopper"),
  u32("listing"),
  { name: "order", type: "u32", nullable: true },
  code("matter", "u8"),
  code("ending", "u8"),
  code("answered_by", "u8"),
  u32("opened"),
  { name: "first_s", type: "u32", nullable: true },
  u8("needs"),
  u8("met"),
  u8("in_order"),
  u8("faults"),
  i32("given_fen"),
]);
/** Every line of every conversation. */
export const CHAT_LINES = table("chat_lines", [
  at,
  shop,
  u32("chat"),
  code("speaker", "u8"),
  code("moment", "u8"),
  u32("acts"),
  u32("faults"),
  code("offer", "u8"),
  i32("offer_fen"),
  code("card", "u8"),
  { name: "card_of", type: "u32", nullable: true },
]);
/** A complaint the platform decided. */
export const DISPUTES = table("disputes", [
  at,
  shop,
  u32("dispute"),
  u32("chat"),
  u32("order"),
  code("matter", "u8"),
  u8("answered"),
  u8("won"),
  i32("refund_fen"),
  i32("fine_fen"),
]);
/** A ticket is opened, answered by its office, told to the buyer, or late. */
export const TICKETS_TABLE = table("tickets", [
  at,
  shop,
  u32("ticket"),
  u32("chat"),
  code("office", "u8"),
  code("kind", "u8"),
  code("state", "u8"),
  code("answer", "u8"),
  u32("opened"),
  u32("told_by"),
]);
/** The platform looked at a review that the shop had reported. */
export const REVIEW_REPORTS = table("review_reports", [
  at,
  shop,
  u32("listing"),
  { name: "order", type: "u32", nullable: true },
  u8("stars"),
  u8("removed"),
]);
