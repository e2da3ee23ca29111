/** The tables of raw events a market emits; docs/events.md explains each column. */
import {
  at,
  channel,
  code,
  device,
  i32,
  keyword,
  province,
  shop,
  table,
  u32,
  u8,
  where,
  who,
} from "./event-columns.ts";
import { LAW_TABLES } from "./law/events.ts";
import { BORDER_TABLES } from "./border/events.ts";
import { MEMBER_TABLES } from "./members/events.ts";
import {
  FEED_CLICKS,
  FEED_HOURLY,
  FEED_STOPS,
  LIVE_MINUTES,
  LIVE_QUESTIONS,
} from "./reach-events.ts";
import { RETURNS, REVIEWS, SATISFACTION } from "./settle/events.ts";
import { PURCHASES, STOCK_COUNTS, STOCK_MOVES } from "./supply/events.ts";
import { ORDER_STEPS, ORDER_TROUBLES } from "./orders/events.ts";
import { CHAT_LINES, CHATS, DISPUTES, REVIEW_REPORTS, TICKETS_TABLE } from "./service/events.ts";
import {
  COMMUNITY_DAILY,
  KOL_DEALS,
  MENTION_REPLIES,
  MENTIONS,
  SENTIMENT_DAILY,
  SOCIAL_CLICKS,
  SOCIAL_HOURLY,
  SOCIAL_POSTS,
  SOCIAL_SHARES,
} from "./social/events.ts";

export const CHANNELS = [
  "search",
  "feed",
  "activity",
  "direct",
  "shop",
  "search_ad",
  "feed_ad",
  "banner",
  "social",
  "live",
  "member",
] as const;
export const CHANNEL = {
  search: 0,
  feed: 1,
  activity: 2,
  direct: 3,
  shop: 4,
  search_ad: 5,
  feed_ad: 6,
  banner: 7,
  social: 8,
  live: 9,
  member: 10,
} as const;
/** How a bid's phrase meets what is typed: the same, all its words in it, one of its words. */
export const MATCH_TYPES = ["exact", "phrase", "broad"] as const;
export type MatchType = (typeof MATCH_TYPES)[number];
export const KINDS = [
  "favourite",
  "cart",
  "ask",
  "checkout",
  "pay",
  "abandon",
  "claim",
  "join",
] as const;
export const KIND = {
  favourite: 0,
  cart: 1,
  ask: 2,
  checkout: 3,
  pay: 4,
  abandon: 5,
  claim: 6,
  join: 7,
} as const;
export const DEVICES = ["phone", "pc"] as const;
export const FATES = ["whole", "damaged", "lost"] as const;
export const RETURN_REASONS = ["size", "not-as-described", "changed-mind", "damaged"] as const;
/** Accounts whose balance, negated, is profit. */
export const INCOME_ACCOUNTS = [
  "sales",
  "freight_in",
  "refunds",
  "cogs",
  "freight_out",
  "commission",
  "storage",
  "write_off",
  "photography",
  "discounts",
  "coupons",
  "promotion_fees",
  "forfeits",
  "advertising",
  "platform_fees",
  "penalties",
  "social",
  "courier_claims",
  "broadcasting",
  "fulfilment",
  "supply",
  "service",
  "member_care",
  "points",
  "return_cover",
  "import_taxes",
] as const;
export const ACCOUNTS = [
  "cash",
  "escrow",
  "inventory",
  "equity",
  "deposit",
  ...INCOME_ACCOUNTS,
  "guarantee",
  "points_owed",
] as const;
export type Account = (typeof ACCOUNTS)[number];
export const MEMOS = [
  "capital",
  "stock-purchase",
  "order",
  "shipping",
  "payout",
  "refund",
  "restock",
  "storage",
  "loss",
  "pictures",
  "promotion",
  "deposit",
  "search-ads",
  "platform-fee",
  "late-parcel",
  "guarantee",
  "feed-ads",
  "content",
  "influencer",
  "member-gift",
  "compensation",
  "links",
  "depot",
  "courier-contract",
  "claim",
  "live",
  "packaging",
  "order-trouble",
  "supply",
  "service",
  "dispute",
  "reach",
  "points",
  "violation",
  "brushing",
  "licence",
  "return-cover",
  "import",
  "import-tax",
  "customs",
  "drill",
] as const;
export const EXPOSURE = table("exposure", [
  ...who,
  ...where,
  channel,
  keyword,
  { name: "position", type: "u16" },
  u8("clicked"),
]);
export const EXPOSURE_HOURLY = table("exposure_hourly", [
  at,
  ...where,
  channel,
  keyword,
  u32("exposures"),
  u32("clicks"),
  u32("position_sum"),
]);
export const SESSION = table("session", [
  ...who,
  channel,
  device,
  province,
  u32("exposures"),
  u32("clicks"),
  u32("orders"),
]);
export const VISIT = table("visit", [
  ...who,
  ...where,
  channel,
  keyword,
  device,
  province,
  u32("dwell_s"),
  u8("depth"),
  { name: "load_ms", type: "u16" },
]);
export const ACTION = table("action", [
  ...who,
  ...where,
  { name: "sku", type: "u32", nullable: true },
  code("kind", "u8"),
  u32("quantity"),
  i32("price_fen"),
]);
export const ORDERS = table("orders", [
  at,
  u32("order"),
  u32("shopper"),
  u32("session"),
  shop,
  channel,
  device,
  province,
  u32("pieces"),
  i32("goods_fen"),
  i32("freight_fen"),
  i32("paid_fen"),
  i32("cost_fen"),
  u32("promised_at"),
  i32("off_fen"),
]);
export const ORDER_LINES = table("order_lines", [
  at,
  u32("order"),
  ...where,
  u32("sku"),
  u32("quantity"),
  i32("price_fen"),
  i32("cost_fen"),
  i32("off_fen"),
]);
/** What one campaign took off one line of an order; no rows without campaigns. */
export const DISCOUNTS = table("discounts", [
  at,
  u32("order"),
  ...where,
  u32("campaign"),
  code("promotion", "u8"),
  u32("quantity"),
  i32("off_fen"),
]);
export const PARCELS = table("parcels", [
  at,
  u32("parcel"),
  u32("order"),
  shop,
  code("courier", "u8"),
  province,
  u32("weight_g"),
  i32("cost_fen"),
  u32("promised"),
  u32("shipped"),
  { name: "signed", type: "u32", nullable: true },
  code("origin", "u8"),
  code("fate", "u8"),
]);
export const LEDGER = table("ledger", [
  at,
  u32("entry"),
  shop,
  code("account", "u8"),
  i32("amount_fen"),
  { name: "order", type: "u32", nullable: true },
  code("memo", "u8"),
]);
export const LISTING_DAY = table("listing_day", [
  at,
  ...where,
  { name: "title", type: "text" },
  code("category", "u8"),
  i32("price_fen"),
  u32("stock"),
  u8("published"),
  u32("rating_permille"),
  u32("reviews"),
]);

/** What was typed in a search that is written out whole: the phrase the search made of it, and how many words. */
export const QUERIES = table("queries", [...who, code("keyword", "u16"), u8("words")]);

/** How long each screenful of a page was looked at, of one page in ten that were read. */
export const SCREENS = table("screens", [...who, ...where, u8("screen"), u32("ms")]);

/** A paid click of a search ad. */
export const AD_CLICKS = table("ad_clicks", [
  ...who,
  ...where,
  u32("campaign"),
  u32("ad_group"),
  keyword,
  code("query", "u16"),
  code("match", "u8"),
  u32("bid_fen"),
  u32("charge_fen"),
  { name: "position", type: "u16" },
  code("audience", "u8"),
]);
/** An hour of one bid under one phrase typed, exact. */
export const AD_HOURLY = table("ad_hourly", [
  at,
  ...where,
  u32("campaign"),
  u32("ad_group"),
  keyword,
  code("query", "u16"),
  code("match", "u8"),
  u32("exposures"),
  u32("clicks"),
  u32("position_sum"),
  u32("spend_fen"),
]);

export const TABLES = [
  EXPOSURE,
  EXPOSURE_HOURLY,
  SESSION,
  VISIT,
  ACTION,
  ORDERS,
  ORDER_LINES,
  DISCOUNTS,
  PARCELS,
  REVIEWS,
  RETURNS,
  LEDGER,
  LISTING_DAY,
  AD_CLICKS,
  AD_HOURLY,
  FEED_CLICKS,
  FEED_HOURLY,
  FEED_STOPS,
  LIVE_MINUTES,
  LIVE_QUESTIONS,
  SATISFACTION,
  QUERIES,
  SCREENS,
  SOCIAL_POSTS,
  SOCIAL_HOURLY,
  SOCIAL_SHARES,
  SOCIAL_CLICKS,
  MENTIONS,
  MENTION_REPLIES,
  KOL_DEALS,
  COMMUNITY_DAILY,
  SENTIMENT_DAILY,
  CHATS,
  CHAT_LINES,
  DISPUTES,
  TICKETS_TABLE,
  REVIEW_REPORTS,
  ORDER_STEPS,
  ORDER_TROUBLES,
  ...MEMBER_TABLES,
  PURCHASES,
  STOCK_MOVES,
  STOCK_COUNTS,
  ...LAW_TABLES,
  ...BORDER_TABLES,
] as const;
