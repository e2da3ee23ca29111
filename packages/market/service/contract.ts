/** What a shop's service is made of: what buyers come with, what an answer does, who gives it — as desk and market share it. */

import type { Card, CardReader } from "./card-contract.ts";
import type { TicketKind, TicketReader, TicketWriter } from "./ticket-contract.ts";

/** Why a buyer writes: before buying the first seven, after it the others. */
export const MATTERS = [
  "size",
  "material",
  "stock",
  "discount",
  "delivery",
  "comparison",
  "gift",
  "late",
  "damaged",
  "wrong-item",
  "not-as-described",
  "refund",
  "price-difference",
  "invoice",
  "hostile",
  "scam",
] as const;
export type Matter = (typeof MATTERS)[number];
export const PRE_SALE = 7;

/** What an answer does. */
export const ACTS = [
  "greet",
  "empathise",
  "ask-details",
  "ask-evidence",
  "recommend",
  "describe",
  "tell-stock",
  "tell-delivery",
  "tell-discount",
  "decline",
  "refund",
  "exchange",
  "compensate",
  "chase",
  "bill",
  "follow-up",
  "thank",
  "escalate",
  "show-goods",
  "show-order",
] as const;
export type Act = (typeof ACTS)[number];

/** What an answer does wrong. */
export const FAULTS = [
  "rude",
  "claim",
  "emoji",
  "leak",
  "off-platform",
  "over-promise",
  "wrong-stock",
  "wrong-size",
  "repeats",
  "empty-promise",
  "wrong-card",
  "pushy",
  "long-wait",
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a buyer says next. */
export const MOMENTS = [
  "opens",
  "presses",
  "details",
  "evidence",
  "no-evidence",
  "more",
  "not-enough",
  "angry",
  "agreed",
  "bye",
  "left",
] as const;
export type Moment = (typeof MOMENTS)[number];

export const OFFERS = ["none", "coupon", "compensate", "refund", "return", "exchange"] as const;
export type OfferKind = (typeof OFFERS)[number];

export const SPEAKERS = ["buyer", "person", "agent", "robot"] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** How a conversation ended. */
export const ENDINGS = [
  "open",
  "bought",
  "not-bought",
  "solved",
  "unsolved",
  "left",
  "cheated",
  "fended-off",
] as const;
export type Ending = (typeof ENDINGS)[number];

/** Wordings of each thing a buyer may say. */
export const WORDINGS = 24;
/** Size labels a buyer may need, smallest first. */
export const SIZE_LABELS = ["s", "m", "l", "xl"] as const;

/** The size chart of every shop: heights in cm and weights in kg each size is cut for. */
export const SIZE_CHART = [
  { size: "s", heightCm: [151, 157], weightKg: [44, 52] },
  { size: "m", heightCm: [158, 164], weightKg: [53, 61] },
  { size: "l", heightCm: [165, 171], weightKg: [62, 70] },
  { size: "xl", heightCm: [172, 178], weightKg: [71, 79] },
] as const;

/** What was found in an answer. */
export interface Reading {
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
  /** The size it recommends, the days it promises, whether it says there is stock; null = none of it. */
  readonly size: (typeof SIZE_LABELS)[number] | null;
  readonly days: number | null;
  readonly inStock: boolean | null;
}

export interface Offer {
  readonly kind: OfferKind;
  readonly fen: number;
}

export interface Reply {
  readonly reading: Reading;
  readonly offer: Offer;
  /** Goods or an order sent along; by people only. */
  readonly card?: Card;
  /** Seconds the buyer waited for it. */
  readonly waitedS: number;
  /** The same words were sent in this conversation before. */
  readonly isRepeated: boolean;
}

export const STAFF = ["temp", "skilled"] as const;
export type Staff = (typeof STAFF)[number];
/** An hour of a seat shared with other shops at an outsourcer, in fen, and each conversation held there. Assumption. */
export const WAGE_FEN: Readonly<Record<Staff, number>> = { temp: 40, skilled: 90 };
export const TALK_FEN: Readonly<Record<Staff, number>> = { temp: 120, skilled: 250 };
/** A day of the answering machine. Assumption. */
export const ROBOT_FEN = 500;

/** People hired for some hours of every day. */
export interface Shift {
  readonly staff: Staff;
  readonly people: number;
  readonly from: number;
  readonly until: number;
}

/** The card that goes with a script's last answer; goods without a number are those asked about. */
export type ScriptCard =
  | { readonly kind: "none" | "order" }
  | { readonly kind: "goods"; readonly listing: number | null };

/** What is sent when a buyer comes with a matter: up to three answers, one after the other. */
export interface Script {
  readonly answers: readonly Reading[];
  readonly offer: Offer;
  readonly card: ScriptCard;
  /** Opened by hired people when the answers have settled nothing; a machine opens none. */
  readonly ticket: { readonly kind: TicketKind; readonly toldHours: number } | null;
}

/** A shop's service; a shop without one leaves its buyers to themselves. */
export interface ServiceRow {
  readonly shop: number;
  /** Somebody sits there now: conversations wait for a person until the clock goes on. */
  readonly isOnDuty: boolean;
  readonly shifts: readonly Shift[];
  /** Matter → what hired people and the machine send. */
  readonly scripts: readonly Script[];
  readonly robot: {
    /** Tells buyers at once that somebody will come. */
    readonly greets: boolean;
    /** Matters it answers itself. */
    readonly matters: readonly number[];
    /** Matter × wording → the matter it takes it for, or −1 when it is not sure. */
    readonly takenFor: readonly number[];
    /** Passes on to people what it does not know, or what was no help. */
    readonly handsOver: boolean;
    /** Answers only while nobody else does. */
    readonly onlyAlone: boolean;
  };
  /** What hired people may give for a complaint, in thousandths of the goods. */
  readonly authorityPermille: number;
}

/** A line of a conversation. Buyers' lines are known by what they say and how; answers by what they do. */
export interface Turn {
  readonly at: number;
  readonly by: Speaker;
  readonly moment: Moment | null;
  readonly wording: number;
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
  readonly offer: Offer;
  readonly card: Omit<Card, "pieces"> | null;
}

/** A conversation as the person who holds it sees it. */
export interface ChatLine {
  readonly chat: number;
  readonly matter: Matter;
  readonly shopper: number;
  readonly listing: number;
  readonly sku: number;
  /** The order line it is about; null before buying. */
  readonly line: number | null;
  readonly order: OrderCard | null;
  readonly openedAt: number;
  readonly isOpen: boolean;
  readonly ending: Ending;
  readonly firstS: number | null;
  readonly turns: readonly Turn[];
  /** Whether the goods come in sizes. */
  readonly hasSizes: boolean;
  /** What the buyer has told so far: the body's measures, or how the damage looks. */
  readonly told: { readonly heightCm: number; readonly weightKg: number } | null;
  readonly hasShown: boolean;
}

export interface OrderCard {
  readonly order: number;
  readonly at: number;
  readonly goodsFen: number;
  readonly refundedFen: number;
  readonly province: number;
  readonly courier: number;
  readonly promisedAt: number;
  readonly shippedAt: number | null;
  readonly signedAt: number | null;
  /** What the courier's record says of the parcel at the door. */
  readonly courierNote: "none" | "fine" | "crushed";
}

export const EVIDENCE = ["chat", "courier", "photo", "page"] as const;
export type Evidence = (typeof EVIDENCE)[number];
export const CASE_STATES = ["open", "answered", "won", "lost"] as const;

/** A buyer has called the platform in. */
export interface CaseLine {
  readonly id: number;
  readonly chat: number;
  readonly matter: Matter;
  readonly line: number;
  readonly fen: number;
  readonly openedTick: number;
  readonly dueTick: number;
  readonly state: (typeof CASE_STATES)[number];
  readonly evidence: readonly Evidence[];
}

/** What a report of a review to the platform has come to. */
export const REPORT_STATES = ["none", "asked", "removed", "stays"] as const;

/** A review of three stars or fewer. */
export interface BadReview {
  readonly id: number;
  /** The order it is about; null where whoever wrote it has bought nothing. */
  readonly order: number | null;
  readonly listing: number;
  readonly stars: number;
  readonly at: number;
  readonly isAnswered: boolean;
  readonly report: (typeof REPORT_STATES)[number];
}

/** Who spoke when: all that the reply rate is reckoned from. */
export interface Said {
  readonly chat: number;
  readonly at: number;
  readonly by: Speaker;
}

/** Sums since the seat was taken; money in fen. */
export interface ServiceFigures {
  readonly chats: number;
  readonly preSale: number;
  readonly bought: number;
  readonly afterSale: number;
  readonly solved: number;
  readonly left: number;
  readonly wagesFen: number;
  readonly givenFen: number;
}

export interface ServiceReader extends CardReader, TicketReader {
  /** Newest first. */
  chats(shop: number, most: number): readonly ChatLine[];
  /** undefined for numbers that are not this shop's. */
  chat(shop: number, chat: number): ChatLine | undefined;
  /** Enquiries that came in each hour of the day, since the seat was taken. */
  byHour(shop: number): readonly number[];
  byMatter(shop: number): readonly number[];
  figures(shop: number): ServiceFigures;
  cases(shop: number): readonly CaseLine[];
  badReviews(shop: number): readonly BadReview[];
  /** The platform takes reports of reviews from this tick on. */
  reportsFrom(shop: number): number;
  /** Lines from a second of the market on, farewells left out. */
  said(shop: number, since: number): readonly Said[];
  /** Days the page promises for this conversation's province, and pieces left of its SKU. */
  facts(chat: number): { readonly days: number; readonly stock: number };
}

export interface ServiceWriter extends TicketWriter {
  /** The shop has a service from now on. */
  takeSeat(shop: number): void;
  /** An answer by the person on duty; settles what it gives and lets the buyer speak. */
  answerChat(shop: number, chat: number, reply: Reply): void;
  appealCase(id: number, evidence: readonly Evidence[]): void;
  answerReview(id: number, reading: Reading): void;
  /** Asks the platform to take down what somebody wrote who bought nothing. */
  reportReview(id: number): void;
}
