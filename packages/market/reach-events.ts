/** Tables of raw events of feed ads and live rooms; docs/events.md explains each column. */
import { at, code, shop, table, u32, u8, where, who } from "./event-columns.ts";

/** A click on a feed ad or a banner. */
export const FEED_CLICKS = table("feed_clicks", [
  ...who,
  ...where,
  u32("campaign"),
  u32("unit"),
  u32("creative"),
  code("audience", "u8"),
  u8("stage"),
  u32("bid_fen"),
  u32("charge_fen"),
  { name: "position", type: "u16" },
]);
/** An hour of one creative, exact. */
export const FEED_HOURLY = table("feed_hourly", [
  at,
  ...where,
  u32("campaign"),
  u32("unit"),
  u32("creative"),
  code("audience", "u8"),
  code("placement", "u8"),
  u8("stage"),
  u32("exposures"),
  u32("clicks"),
  u32("position_sum"),
  u32("spend_fen"),
]);
/** A unit stopped by one of the shop's own rules. */
export const FEED_STOPS = table("feed_stops", [
  at,
  shop,
  u32("campaign"),
  u32("unit"),
  u8("rule"),
  code("measure", "u8"),
  u32("value"),
  u32("exposures"),
  u32("clicks"),
  u32("spend_fen"),
  u32("orders"),
  u32("sales_fen"),
]);

/** A minute of a live room, exact. */
export const LIVE_MINUTES = table("live_minutes", [
  at,
  shop,
  u32("room"),
  u32("minute"),
  code("block", "u8"),
  u32("listing"),
  u32("viewers"),
  u32("joins"),
  u32("leaves"),
  u32("questions"),
  u32("answered"),
  u32("clicks"),
  u32("orders"),
  u32("sales_fen"),
]);
/** A question from the barrage. */
export const LIVE_QUESTIONS = table("live_questions", [
  at,
  shop,
  u32("room"),
  u32("shopper"),
  code("question", "u8"),
  u32("listing"),
  u8("answered"),
]);
