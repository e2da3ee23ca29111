/** The tables of what is said about shops outside the marketplace: posts, contracts, groups, mentions. */
import { at, code, i32, shop, table, u32, u8, where, who } from "../event-columns.ts";

export const CAUSES = [
  "praise",
  "quality",
  "late",
  "return",
  "tone",
  "clickbait",
  "rumour",
] as const;
export type Cause = (typeof CAUSES)[number];
export const WAYS = ["comment", "message"] as const;
export type MentionWay = (typeof WAYS)[number];
export const DEAL_STATES = ["signed", "delivered", "late", "failed"] as const;
export type DealState = (typeof DEAL_STATES)[number];
export const COMMUNITY_LAYERS = ["new", "repeat", "high-value", "sleeping"] as const;
export type CommunityLayer = (typeof COMMUNITY_LAYERS)[number];
export const TEMPLATES = ["thank", "solve", "parcel", "facts", "private"] as const;
export type Template = (typeof TEMPLATES)[number];

/** A post that went out; `kol` is the influencer's number, or null for an account of the shop. */
export const SOCIAL_POSTS = table("social_posts", [
  at,
  u32("post"),
  shop,
  code("platform", "u8"),
  code("format", "u8"),
  code("topic", "u8"),
  { name: "listing", type: "u32", nullable: true },
  { name: "kol", type: "u16", nullable: true },
  u32("followers"),
  i32("cost_fen"),
]);
/** An hour of one post, exact. */
export const SOCIAL_HOURLY = table("social_hourly", [
  at,
  u32("post"),
  shop,
  code("platform", "u8"),
  u32("reached"),
  u32("likes"),
  u32("comments"),
  u32("shares"),
  u32("clicks"),
  u32("follows"),
  u32("unfollows"),
]);
/** Somebody passed a post on; `parent` passed it on to them, null = the post itself did. */
export const SOCIAL_SHARES = table("social_shares", [
  at,
  u32("post"),
  shop,
  u32("shopper"),
  { name: "parent", type: "u32", nullable: true },
  u8("depth"),
]);
/** A visit a post (or a group's message) led to. */
export const SOCIAL_CLICKS = table("social_clicks", [
  ...who,
  ...where,
  { name: "post", type: "u32", nullable: true },
  { name: "community", type: "u32", nullable: true },
]);
/** Somebody says something about a shop. */
export const MENTIONS = table("mentions", [
  at,
  u32("mention"),
  shop,
  { name: "listing", type: "u32", nullable: true },
  u32("shopper"),
  code("platform", "u8"),
  code("cause", "u8"),
  code("way", "u8"),
  { name: "sentiment", type: "i32" },
]);
/** The shop's answer, and how right its wording was. */
export const MENTION_REPLIES = table("mention_replies", [
  at,
  u32("mention"),
  shop,
  code("template", "u8"),
  u32("waited_s"),
  u32("wording"),
  i32("paid_fen"),
]);
/** A contract with an influencer changes its state. */
export const KOL_DEALS = table("kol_deals", [
  at,
  u32("deal"),
  shop,
  { name: "kol", type: "u16" },
  u32("listing"),
  code("state", "u8"),
  i32("fee_fen"),
  i32("refund_fen"),
  { name: "post", type: "u32", nullable: true },
]);
/** A day of one community group, at its end. */
export const COMMUNITY_DAILY = table("community_daily", [
  at,
  u32("community"),
  shop,
  code("layer", "u8"),
  u32("members"),
  u32("joined"),
  u32("gone"),
  u32("messages"),
  u32("readers"),
  u32("visits"),
  u32("orders"),
  u32("friends"),
  i32("gift_fen"),
]);
/** A day of mentions of one shop, at its end. */
export const SENTIMENT_DAILY = table("sentiment_daily", [
  at,
  shop,
  u32("unanswered"),
  u32("spreading"),
  u32("seen"),
]);
