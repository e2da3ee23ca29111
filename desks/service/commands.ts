/** What the service seat may do and may see. */
import { z } from "zod";

/** Copies of the market's lists: what a screen may know of them. */
export const MATTER_IDS = [
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
export type MatterId = (typeof MATTER_IDS)[number];
export const OFFER_IDS = ["none", "coupon", "compensate", "refund", "return", "exchange"] as const;
export type OfferId = (typeof OFFER_IDS)[number];
export const EVIDENCE_IDS = ["chat", "courier", "photo", "page"] as const;
export type EvidenceId = (typeof EVIDENCE_IDS)[number];
export const STAFF_IDS = ["temp", "skilled"] as const;

/** What the person on duty may give: this share of the goods, and this much without asking them back. */
export const OWN_PERMILLE = 300;
export const OWN_REFUND_FEN = 5000;
/** A coupon before buying: thousandths of the price at most. */
export const COUPON_PERMILLE = 150;
/** What asking a superior costs: seconds the buyer waits, and how often a day one may. */
export const ESCALATION_S = 90;
export const ESCALATIONS_A_DAY = 5;

export const goOnDuty = z.strictObject({ type: z.literal("service/go-on-duty") });
export const goOffDuty = z.strictObject({ type: z.literal("service/go-off-duty") });

const offer = z.strictObject({
  kind: z.enum(OFFER_IDS),
  fen: z.int().min(0).max(10_000_000).default(0),
});

/** An order's number that was pasted from elsewhere goes out as it is: nobody checks whose it is. */
const card = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("goods"), listing: z.int().min(0) }),
  z.strictObject({
    kind: z.literal("order"),
    order: z.int().min(0),
    isPasted: z.boolean().default(false),
  }),
]);

export type CardSent = z.infer<typeof card>;

/** `waited` names the wait that the host stamps with its own clock; a reply without a stamp waited no time. */
export const reply = z.strictObject({
  type: z.literal("service/reply"),
  chat: z.int().min(0),
  text: z.string().trim().max(1000),
  offer: offer.default({ kind: "none", fen: 0 }),
  card: card.default({ kind: "none" }),
  /** Asks a superior for more than one's own authority. */
  isEscalated: z.boolean().default(false),
  waited: z.string().max(40).optional(),
});

export const TICKET_KIND_IDS = [
  "find-parcel",
  "check-packing",
  "count-stock",
  "approve-refund",
  "issue-invoice",
] as const;
export type TicketKindId = (typeof TICKET_KIND_IDS)[number];
/** Hours within which a buyer may be told that the answer comes. */
export const TOLD_WITHIN = [6, 12, 24, 48, 72] as const;

/** Goods without a number are those the buyer asks about. */
const scriptCard = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("goods"), listing: z.int().min(0).nullable() }),
  z.strictObject({ kind: z.literal("order") }),
]);
const scriptTicket = z.strictObject({
  kind: z.enum(TICKET_KIND_IDS),
  toldHours: z.literal([...TOLD_WITHIN]),
});

export const setScript = z.strictObject({
  type: z.literal("service/set-script"),
  matter: z.enum(MATTER_IDS),
  answers: z.array(z.string().trim().min(1).max(400)).min(1).max(3),
  /** What goes with the last answer: thousandths of the price, or of the goods. */
  gives: z.strictObject({ kind: z.enum(OFFER_IDS), permille: z.int().min(0).max(300) }),
  /** Sent along with the last answer by machine and hired people: goods before buying, the order after it. */
  card: scriptCard.default({ kind: "none" }),
  /** Opened by hired people where the answers have settled nothing. */
  ticket: scriptTicket.nullable().default(null),
});

const shift = z.strictObject({
  staff: z.enum(STAFF_IDS),
  people: z.int().min(1).max(20),
  from: z.int().min(0).max(23),
  until: z.int().min(1).max(24),
});

export const setShifts = z.strictObject({
  type: z.literal("service/set-shifts"),
  shifts: z.array(shift).max(6),
  authorityPermille: z.int().min(0).max(OWN_PERMILLE),
});

export const setRobot = z.strictObject({
  type: z.literal("service/set-robot"),
  greets: z.boolean(),
  matters: z.array(z.enum(MATTER_IDS)).max(MATTER_IDS.length),
  handsOver: z.boolean(),
  /** Answers only while nobody else does. */
  onlyAlone: z.boolean().default(false),
});

export const appeal = z.strictObject({
  type: z.literal("service/appeal"),
  dispute: z.int().min(0),
  evidence: z.array(z.enum(EVIDENCE_IDS)).min(1).max(EVIDENCE_IDS.length),
});

export const answerReview = z.strictObject({
  type: z.literal("service/answer-review"),
  review: z.int().min(0),
  text: z.string().trim().min(1).max(500),
});

/** Asks the platform to take a review down: whoever wrote it has bought nothing here. */
export const reportReview = z.strictObject({
  type: z.literal("service/report-review"),
  review: z.int().min(0),
});

/** Asks another office about this buyer's order, and tells the buyer by when the answer comes. */
export const openTicket = z.strictObject({
  type: z.literal("service/open-ticket"),
  chat: z.int().min(0),
  kind: z.enum(TICKET_KIND_IDS),
  toldHours: z.literal([...TOLD_WITHIN]),
  note: z.string().trim().max(300).default(""),
  waited: z.string().max(40).optional(),
});

/** Tells the buyer what the office found. */
export const tellTicket = z.strictObject({
  type: z.literal("service/tell-ticket"),
  ticket: z.int().min(0),
  text: z.string().trim().min(1).max(500),
});

export type OpenTicket = z.infer<typeof openTicket>;
export type TellTicket = z.infer<typeof tellTicket>;
export type Reply = z.infer<typeof reply>;
export type SetScript = z.infer<typeof setScript>;
export type SetShifts = z.infer<typeof setShifts>;
export type SetRobot = z.infer<typeof setRobot>;
export type Appeal = z.infer<typeof appeal>;
export type AnswerReview = z.infer<typeof answerReview>;
export type ReportReview = z.infer<typeof reportReview>;

export const floorParams = z.object({});
export const setupParams = z.object({});
export const casesParams = z.object({});
export const trialParams = z.object({ text: z.string().max(1000).default("") });

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** One line as it is read: a buyer's in both languages, an answer as it was typed. */
export interface MessageView {
  readonly at: number;
  readonly by: "buyer" | "person" | "agent" | "robot";
  /** What a buyer's line is for; null for answers. */
  readonly moment: string | null;
  readonly text: Both;
  readonly acts: readonly string[];
  readonly faults: readonly string[];
  readonly offer: { readonly kind: OfferId; readonly fen: number };
  readonly card: CardView | null;
}

/** A card in the conversation, as it was sent. */
export type CardView =
  | ({ readonly kind: "goods" } & GoodsChoice)
  | ({ readonly kind: "order" } & OrderChoice)
  | {
      readonly kind: "ticket";
      readonly ticket: number;
      readonly asks: TicketKindId;
      readonly toldTick: number;
    };

/** `service/tickets`, newest first. */
export interface TicketView {
  readonly ticket: number;
  readonly chat: number;
  readonly buyer: number;
  readonly matter: MatterId;
  readonly order: number | null;
  /** Hired people opened it, and tell of it. */
  readonly isHired: boolean;
  readonly kind: TicketKindId;
  readonly office: "warehouse" | "courier" | "superior" | "finance";
  readonly note: string;
  readonly openedTick: number;
  readonly toldTick: number;
  readonly state: "open" | "answered" | "told" | "late";
  /** What the office said; "none" so far. */
  readonly answer: string;
  readonly answeredTick: number | null;
  /** What the buyer was told. */
  readonly told: string | null;
}

/** One of the shop's goods that may be sent. */
export interface GoodsChoice {
  readonly listing: number;
  readonly title: string;
  readonly picture: string | null;
  readonly priceFen: number;
  readonly stock: number;
}

/** One of the buyer's orders that may be sent; nothing in it says who bought or where it goes. */
export interface OrderChoice {
  readonly order: number;
  readonly title: string;
  readonly lines: number;
  readonly at: number;
  readonly paidFen: number;
  readonly state: "waiting" | "under-way" | "signed" | "lost" | "cancelled";
  readonly courier: Both;
  readonly promisedAt: number;
  readonly signedAt: number | null;
  /** Days from the order until it came, or until now. */
  readonly days: number;
}

export interface GoodsCard extends Omit<GoodsChoice, "picture"> {
  readonly days: number;
}

export interface ChatView {
  readonly chat: number;
  /** The buyer's masked name is made of this: two digits. */
  readonly buyer: number;
  readonly matter: MatterId;
  readonly openedAt: number;
  /** Second of the hour at which the buyer wrote. */
  readonly second: number;
  readonly isOpen: boolean;
  readonly ending: string;
  readonly firstS: number | null;
  readonly messages: readonly MessageView[];
  readonly goods: GoodsCard;
  readonly order: {
    readonly order: number;
    readonly at: number;
    readonly goodsFen: number;
    readonly refundedFen: number;
    readonly province: Both;
    readonly courier: Both;
    readonly promisedAt: number;
    readonly shippedAt: number | null;
    readonly signedAt: number | null;
    readonly courierNote: "none" | "fine" | "crushed";
  } | null;
  /** What this buyer has bought here, newest first. */
  readonly orders: readonly OrderChoice[];
  readonly told: { readonly heightCm: number; readonly weightKg: number } | null;
  readonly hasShown: boolean;
}

/** `service/floor`: conversations, newest first; open ones in front. */
export interface FloorView {
  readonly isTaken: boolean;
  readonly isOnDuty: boolean;
  readonly now: number;
  readonly chats: readonly ChatView[];
  readonly scripts: readonly { readonly matter: MatterId; readonly answers: readonly string[] }[];
  /** Goods on sale that a card may show. */
  readonly goods: readonly GoodsChoice[];
  readonly escalationsLeft: number;
  readonly hasSizes: boolean;
  /** The shop's size chart. */
  readonly sizes: readonly {
    readonly size: string;
    readonly heightCm: readonly [from: number, until: number];
    readonly weightKg: readonly [from: number, until: number];
  }[];
  /** Of the last thirty days, as the marketplace reckons it. */
  readonly lately: ReplyRate;
}

/** Pairs of a first question and a first answer; those answered within three minutes. */
export interface ReplyRate {
  readonly pairs: number;
  readonly inTime: number;
}

export interface SetupView {
  readonly isTaken: boolean;
  readonly scripts: readonly {
    readonly matter: MatterId;
    readonly answers: readonly (TrialView & { readonly text: string })[];
    readonly gives: SetScript["gives"];
    readonly card: SetScript["card"];
    readonly ticket: SetScript["ticket"];
    /** What an answer to this should do, one line each; any one act of a line will do. */
    readonly needs: readonly (readonly string[])[];
    readonly met: number;
  }[];
  readonly shifts: SetShifts["shifts"];
  readonly authorityPermille: number;
  readonly robot: Omit<SetRobot, "type">;
  /** The shop's goods that a script may send. */
  readonly goods: readonly GoodsChoice[];
  /** Of the wordings of each matter, how many the machine takes for what they are, and for something else. */
  readonly recognised: readonly {
    readonly matter: MatterId;
    readonly right: number;
    readonly wrong: number;
    readonly of: number;
  }[];
  readonly byHour: readonly number[];
  readonly byMatter: readonly number[];
  readonly wages: {
    readonly temp: number;
    readonly skilled: number;
    readonly robotDay: number;
    readonly talk: { readonly temp: number; readonly skilled: number };
  };
  readonly figures: {
    readonly chats: number;
    readonly preSale: number;
    readonly bought: number;
    readonly afterSale: number;
    readonly solved: number;
    readonly left: number;
    readonly wagesFen: number;
    readonly givenFen: number;
  };
}

export interface CasesView {
  readonly now: number;
  readonly disputes: readonly {
    readonly id: number;
    readonly chat: number;
    readonly matter: MatterId;
    readonly buyer: number;
    readonly fen: number;
    readonly openedTick: number;
    readonly dueTick: number;
    readonly state: "open" | "answered" | "won" | "lost";
    readonly evidence: readonly EvidenceId[];
    /** What there is to show: only a photo that was sent, only a note that the courier made. */
    readonly has: readonly EvidenceId[];
    readonly courierNote: "none" | "fine" | "crushed";
    readonly messages: readonly MessageView[];
  }[];
  readonly reviews: readonly {
    readonly id: number;
    readonly title: string;
    readonly stars: number;
    readonly at: number;
    readonly isAnswered: boolean;
    readonly answer: string | null;
    /** The order it is about; null where none is found. */
    readonly order: number | null;
    readonly report: "none" | "asked" | "removed" | "stays";
  }[];
  /** The platform takes reports of reviews again from this tick on; null = now. */
  readonly reportsFrom: number | null;
}

/** `service/trial`: what the program reads in a text. */
export interface TrialView {
  readonly acts: readonly string[];
  readonly faults: readonly string[];
}

/** Whether a matter comes before buying. */
export function isBeforeBuying(matter: MatterId): boolean {
  return MATTER_IDS.indexOf(matter) < 7;
}
