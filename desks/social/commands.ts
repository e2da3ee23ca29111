/** What the social seat may do and may see. */
import { z } from "zod";

export const FORMATS = ["article", "video", "note", "live"] as const;
export const TOPICS = ["product", "how-to", "story", "deal", "trend"] as const;
export const TONES = ["expert", "warm", "playful"] as const;
export const LEVELS = ["quick", "standard", "studio"] as const;
export const LAYERS = ["new", "repeat", "high-value", "sleeping"] as const;
export const TEMPLATES = ["thank", "solve", "parcel", "facts", "private"] as const;
export const CLAUSES = ["none", "refund", "penalty"] as const;
export type Format = (typeof FORMATS)[number];
export type Topic = (typeof TOPICS)[number];
export type Tone = (typeof TONES)[number];
export type Level = (typeof LEVELS)[number];
export type Layer = (typeof LAYERS)[number];
export type Template = (typeof TEMPLATES)[number];
export type Clause = (typeof CLAUSES)[number];

/** Posts an account may publish in a day. Assumption: the platforms' limits against flooding. */
export const POSTS_A_DAY = 6;
/** How many days ahead a post may be planned. */
export const AHEAD_DAYS = 60;
/** Days from signing to the deadline of a contract. */
export const DEADLINE_DAYS = [3, 21] as const;
/** What a joint event costs against a plain post, in thousandths. Assumption. */
export const JOINT_PERMILLE = 1300;
/** Contracts that an influencer takes at a time, and what each open one adds to the price of the next, in thousandths. Assumption. */
export const KOL_SLOTS = 4;
export const KOL_DEMAND = 200;
/** A group takes no more messages in a week. */
export const MESSAGES_A_WEEK = 14;
/** What one link costs: a contribution on a site of the trade, one of a farm. Assumption. */
export const LINK_FEN = { guest: 3000, farm: 150 } as const;
/** Contributions on sites of the trade for one listing in a week. Assumption. */
export const GUESTS_A_WEEK = 3;

const id = z.int().min(0);
const fen = z.int().min(0).max(1_000_000);

export const openAccount = z.strictObject({
  type: z.literal("social/open-account"),
  platform: z.string().min(1).max(20),
  name: z.string().trim().min(1).max(20),
});

export const planPost = z.strictObject({
  type: z.literal("social/plan-post"),
  account: id,
  /** Market hour at which it goes out. */
  at: id,
  format: z.enum(FORMATS),
  topic: z.enum(TOPICS),
  tone: z.enum(TONES),
  level: z.enum(LEVELS).default("quick"),
  title: z.string().trim().min(1).max(60),
  /** The goods it leads to; null = none. */
  listing: id.nullable().default(null),
});

export const cancelPost = z.strictObject({ type: z.literal("social/cancel-post"), post: id });

export const signKol = z.strictObject({
  type: z.literal("social/sign-kol"),
  kol: id,
  listing: id,
  topic: z.enum(TOPICS).default("product"),
  /** "seeding": a post some time before the deadline; "joint": an event on the evening of that day. */
  kind: z.enum(["seeding", "joint"]).default("seeding"),
  days: z.int().min(DEADLINE_DAYS[0]).max(DEADLINE_DAYS[1]).default(7),
  clause: z.enum(CLAUSES).default("refund"),
});

const groupSetting = {
  perWeek: z.int().min(0).max(MESSAGES_A_WEEK),
  hour: z.int().min(0).max(23),
  topic: z.enum(TOPICS),
  listing: id,
  /** What the members' gift with each order costs the shop. */
  giftFen: fen.max(10_000),
};

export const openGroup = z.strictObject({
  type: z.literal("social/open-group"),
  name: z.string().trim().min(1).max(20),
  layer: z.enum(LAYERS),
  perWeek: groupSetting.perWeek.default(2),
  hour: groupSetting.hour.default(20),
  topic: groupSetting.topic.default("how-to"),
  listing: groupSetting.listing,
  giftFen: groupSetting.giftFen.default(0),
});

export const setGroup = z.strictObject({
  type: z.literal("social/set-group"),
  group: id,
  isOpen: z.boolean().optional(),
  perWeek: groupSetting.perWeek.optional(),
  hour: groupSetting.hour.optional(),
  topic: groupSetting.topic.optional(),
  listing: groupSetting.listing.optional(),
  giftFen: groupSetting.giftFen.optional(),
});

export const reply = z.strictObject({
  type: z.literal("social/reply"),
  mention: id,
  template: z.enum(TEMPLATES),
  /** Own words instead of the approved ones; null = as approved. */
  text: z.string().trim().min(1).max(300).nullable().default(null),
  /** Paid to the buyer. */
  paidFen: fen.default(0),
});

export const buyLinks = z.strictObject({
  type: z.literal("social/buy-links"),
  listing: id,
  kind: z.enum(["guest", "farm"]),
  count: z.int().min(1).max(100),
});

export type OpenAccount = z.infer<typeof openAccount>;
export type PlanPost = z.infer<typeof planPost>;
export type CancelPost = z.infer<typeof cancelPost>;
export type SignKol = z.infer<typeof signKol>;
export type OpenGroup = z.infer<typeof openGroup>;
export type SetGroup = z.infer<typeof setGroup>;
export type Reply = z.infer<typeof reply>;
export type BuyLinks = z.infer<typeof buyLinks>;

export const noParams = z.object({});
export const calendarParams = z.object({
  /** First market day shown; null = a week back. */
  from: z.int().min(0).nullable().default(null),
  days: z.int().min(1).max(120).default(28),
});
export const kolParams = z.object({ listing: id.nullable().default(null) });
export const mentionParams = z.object({
  days: z.int().min(1).max(60).default(14),
  isOpen: z.boolean().default(false),
});
export const wordingParams = z.object({
  mention: id,
  template: z.enum(TEMPLATES),
  text: z.string().max(300).nullable().default(null),
  paidFen: fen.default(0),
});

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** `social/platforms` → PlatformLine[]: what is publicly known of each. */
export interface PlatformLine {
  readonly id: string;
  readonly name: Bilingual;
  readonly like: Bilingual;
  readonly halfLifeHours: number;
  /** Share of followers whom an average post reaches by itself. */
  readonly reachPermille: number;
  readonly comfortPerWeek: number;
  readonly isRecommending: boolean;
  /** Posts of shops that shared its recommendation in seven days, and what is left for each; null where it recommends nothing. */
  readonly crowd: { readonly posts: number; readonly permille: number } | null;
  /** How much its links count in the search, in thousandths. */
  readonly linkPermille: number;
  /** What does best there, best first. */
  readonly formats: readonly Format[];
  readonly tones: readonly Tone[];
  /** Segment by segment: share of the platform's users, in thousandths. */
  readonly audience: readonly { readonly name: Bilingual; readonly permille: number }[];
  readonly account: AccountLine | null;
}

export interface AccountLine {
  readonly account: number;
  readonly platform: string;
  readonly name: string;
  readonly followers: number;
  readonly postsThisWeek: number;
}

/** `social/making` → what a post costs and how long it takes to make. */
export interface MakingLine {
  readonly format: Format;
  readonly level: Level;
  readonly fen: number;
  readonly hours: number;
}

/** `social/calendar` → PostLine[], by hour of publication. */
export interface PostLine {
  readonly post: number;
  readonly account: number | null;
  readonly kol: number | null;
  readonly platform: string;
  readonly at: number;
  readonly format: Format;
  readonly topic: Topic;
  readonly tone: Tone;
  readonly level: Level;
  readonly title: string;
  readonly listing: number | null;
  readonly state: "planned" | "out" | "cancelled";
  readonly costFen: number;
  readonly reached: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
  readonly clicks: number;
  readonly follows: number;
  readonly unfollows: number;
  readonly orders: number;
  readonly salesFen: number;
}

/** `social/kol-list` → KolLine[]: what anybody sees on an influencer's page. */
export interface KolLine {
  readonly kol: number;
  readonly name: Bilingual;
  readonly platform: string;
  readonly tier: "koc" | "mid" | "head";
  readonly category: string;
  /** Whether the listing asked about is what the influencer speaks of. */
  readonly isOnTopic: boolean;
  readonly followers: number;
  readonly likes: number;
  readonly commentPermille: number;
  readonly jumpPermille: number;
  readonly audience: readonly { readonly name: Bilingual; readonly permille: number }[];
  readonly deals: number;
  readonly onTime: number;
  /** For one post, with what is added for every contract that is open now. */
  readonly askFen: number;
  /** Contracts of all shops that are open, of KOL_SLOTS; and paid posts of the last fourteen days. */
  readonly booked: number;
  readonly recentAds: number;
  /** An open contract with this shop. */
  readonly isBusy: boolean;
}

/** `social/deal-list` → DealLine[], latest first. */
export interface DealLine {
  readonly deal: number;
  readonly kol: number;
  readonly name: Bilingual;
  readonly listing: number;
  readonly kind: "seeding" | "joint";
  readonly clause: Clause;
  readonly feeFen: number;
  readonly refundFen: number;
  readonly signedAt: number;
  readonly dueAt: number;
  readonly state: "signed" | "delivered" | "late" | "failed";
  readonly post: PostLine | null;
}

/** `social/groups`. */
export interface GroupsView {
  /** Buyers in each layer now. */
  readonly layers: readonly { readonly layer: Layer; readonly buyers: number }[];
  readonly groups: readonly GroupLine[];
}

export interface GroupLine {
  readonly group: number;
  readonly name: string;
  readonly layer: Layer;
  readonly isOpen: boolean;
  readonly perWeek: number;
  readonly hour: number;
  readonly topic: Topic;
  readonly listing: number;
  readonly giftFen: number;
  readonly members: number;
  readonly tired: number;
  readonly joined: number;
  readonly left: number;
  readonly messages: number;
  readonly readers: number;
  readonly visits: number;
  readonly orders: number;
  readonly friends: number;
  readonly giftPaidFen: number;
}

/** `social/mentions` → MentionLine[], latest first. */
export interface MentionLine {
  readonly mention: number;
  readonly at: number;
  /** Masked. */
  readonly author: string;
  readonly platform: string;
  readonly listing: number | null;
  readonly cause: "praise" | "quality" | "late" | "return" | "tone" | "clickbait" | "rumour";
  readonly way: "comment" | "message";
  readonly severity: number;
  readonly state: "open" | "answered" | "over";
  readonly seen: number;
  readonly anHour: number;
  /** Which of several ways of saying it. */
  readonly variant: number;
  readonly reply: ReplyRecord | null;
}

export interface ReplyRecord {
  readonly template: Template;
  readonly text: string | null;
  readonly paidFen: number;
  readonly at: number;
  readonly wording: number;
  /** What spoke for and against the wording. */
  readonly notes: readonly WordingNote[];
}

export const WORDING_NOTES = [
  "fits",
  "misfits",
  "form-letter",
  "empathy",
  "no-empathy",
  "solution",
  "no-solution",
  "when",
  "no-when",
  "denies",
  "blames",
  "exposes",
  "too-short",
  "paid",
] as const;
export type WordingNote = (typeof WORDING_NOTES)[number];

/** `social/wording` → how an answer would be judged before it is sent. */
export interface WordingView {
  readonly wording: number;
  readonly notes: readonly WordingNote[];
}

/** `social/links` → LinkLine[] of the shop's goods. */
export interface LinkLine {
  readonly listing: number;
  readonly title: string;
  /** Links that count and links on their way, in hundredths. */
  readonly counted: number;
  readonly coming: number;
  readonly isPunished: boolean;
}
