/** What the live seat may do and may see. */
import { z } from "zod";

export const HOSTS = ["self", "regular", "star"] as const;
export type Host = (typeof HOSTS)[number];
/** What an hour before the camera costs, in fen. Assumption; the market's own list is the same. */
export const HOST_FEN: Readonly<Record<Host, number>> = {
  self: 3000,
  regular: 15_000,
  star: 150_000,
};
export const BLOCKS = ["welcome", "demo", "reveal", "answer", "urge"] as const;
export type Block = (typeof BLOCKS)[number];
export const QUESTIONS = ["size", "material", "price", "delivery", "returns"] as const;
export type Question = (typeof QUESTIONS)[number];
export const PLEDGES = ["plain", "bold"] as const;
export type Pledge = (typeof PLEDGES)[number];

/** Hours of a room, items of a line-up, blocks of a script, coupons of a room. */
export const MOST_HOURS = 4;
export const MOST_ITEMS = 12;
export const MOST_BLOCKS = 80;
export const MOST_COUPONS = 3;
/** How far ahead a room may be planned, in days. */
export const DAYS_AHEAD = 30;

const room = z.int().min(0);
const item = z.strictObject({
  listing: z.int().min(0),
  /** What a piece costs in the room; null = the price of the page. */
  priceFen: z.int().min(1).max(100_000_000).nullable().default(null),
  /** Pieces at that price. */
  pieces: z.int().min(1).max(100_000).default(20),
});
const beat = z.strictObject({
  kind: z.enum(BLOCKS),
  /** Place in the line-up; null = none. */
  item: z.int().min(0).nullable().default(null),
  minutes: z.int().min(1).max(120),
});
const answer = z.strictObject({
  question: z.enum(QUESTIONS),
  text: z.string().trim().min(2).max(80),
});
const coupon = z.strictObject({
  minute: z.int().min(0).max(239),
  cutFen: z.int().min(1).max(1_000_000),
  overFen: z.int().min(0).max(10_000_000),
  pieces: z.int().min(1).max(10_000),
});

const plan = {
  name: z.string().trim().min(1).max(30),
  day: z.int().min(0),
  hour: z.int().min(0).max(23),
  hours: z.int().min(1).max(MOST_HOURS),
  host: z.enum(HOSTS),
  items: z.array(item).min(1).max(MOST_ITEMS),
  script: z.array(beat).min(1).max(MOST_BLOCKS),
  answers: z.array(answer).max(QUESTIONS.length).default([]),
  /** "bold" promises more than there is. */
  pledge: z.enum(PLEDGES).default("plain"),
  coupons: z.array(coupon).max(MOST_COUPONS).default([]),
  /** For viewers bought from the feed: in all, and for one of them. */
  paidFen: z.int().min(0).max(100_000_000).default(0),
  paidBidFen: z.int().min(0).max(10_000).default(0),
};

export const planRoom = z.strictObject({ type: z.literal("live/plan-room"), ...plan });
export const editRoom = z.strictObject({ type: z.literal("live/edit-room"), room, ...plan });
export const cancelRoom = z.strictObject({ type: z.literal("live/cancel-room"), room });
/** Before it begins or between two hours of it: an answer from now on. */
export const answerQuestion = z.strictObject({
  type: z.literal("live/answer-question"),
  room,
  ...answer.shape,
});
/** Between two hours of a room: coupons for those who are in it, at a minute to come. */
export const pushCoupon = z.strictObject({
  type: z.literal("live/push-coupon"),
  room,
  ...coupon.shape,
});

export type PlanRoom = z.infer<typeof planRoom>;
export type EditRoom = z.infer<typeof editRoom>;
export type CancelRoom = z.infer<typeof cancelRoom>;
export type AnswerQuestion = z.infer<typeof answerQuestion>;
export type PushCoupon = z.infer<typeof pushCoupon>;
export type ItemInput = z.infer<typeof item>;
export type BeatInput = z.infer<typeof beat>;
export type AnswerInput = z.infer<typeof answer>;
export type CouponInput = z.infer<typeof coupon>;
export type RoomPlan = Omit<PlanRoom, "type">;

export const noParams = z.object({});
export const roomParams = z.object({ room });

/** `live/room-list` → RoomLine[], the newest first. */
export interface RoomLine {
  readonly room: number;
  readonly name: string;
  readonly startTick: number;
  readonly hours: number;
  readonly host: Host;
  readonly items: number;
  readonly state: "planned" | "live" | "over" | "cancelled";
  readonly figures: Figures;
}

export interface Figures {
  readonly viewers: number;
  readonly peak: number;
  readonly joins: number;
  /** From followers, from the feed, paid for. */
  readonly joinsBySource: readonly number[];
  readonly leaves: number;
  readonly questions: number;
  readonly answered: number;
  readonly clicks: number;
  readonly orders: number;
  readonly salesFen: number;
  /** Sales less what the goods cost; before returns. */
  readonly marginFen: number;
  readonly hostFen: number;
  readonly paidFen: number;
  readonly sold: readonly number[];
}

/** `live/room` → one room whole; null when it is not this shop's. */
export interface RoomView extends RoomLine {
  readonly plan: RoomPlan;
  readonly titles: readonly string[];
  readonly minutes: readonly Minute[];
  readonly barrage: readonly Remark[];
  /** The minute in which most left, net of those who came; null before it is over. */
  readonly worst: Minute | null;
}

export interface Minute {
  readonly minute: number;
  readonly block: Block;
  readonly item: number | null;
  readonly viewers: number;
  readonly joins: number;
  readonly leaves: number;
  readonly questions: number;
  readonly clicks: number;
  readonly orders: number;
  readonly salesFen: number;
}

/** A question from the barrage. */
export interface Remark {
  readonly minute: number;
  readonly question: Question;
  readonly item: number;
  readonly isAnswered: boolean;
  readonly viewer: number;
}

/** `live/audience` → who can be reached. */
export interface Reach {
  readonly followers: number;
}
