/** What the order desk may do and may see. */
import { z } from "zod";

/** Orders in one go: as many as the desk holds at once. */
const MOST = 2000;
const order = z.int().min(0).max(4_000_000_000);
const orders = z.array(order).min(1).max(MOST);
export const PACKAGINGS = ["ordinary", "reinforced", "green"] as const;
const packaging = z.enum(PACKAGINGS);
export const ANSWERS = [
  "contact",
  "send",
  "refund",
  "buy",
  "wait",
  "split",
  "change",
  "intercept",
  "pay",
  "dispute",
  "resend",
] as const;

export const takeOver = z.strictObject({ type: z.literal("orders/take-over") });
export const giveBack = z.strictObject({ type: z.literal("orders/give-back") });

/** What goes on by itself while nobody clicks. */
export const setRules = z.strictObject({
  type: z.literal("orders/set-rules"),
  /** Pass nothing, what has no flag, or everything. */
  review: z.enum(["none", "clean", "all"]),
  /** Orders of a wave; 0 = nothing is printed or picked unless told. */
  wave: z.int().min(0).max(200),
  /** Parcels worth this much are looked into before they are closed; 0 = all, null = none. */
  checkFromFen: z.int().min(0).max(10_000_000).nullable(),
  packaging,
  dear: z.strictObject({ fromFen: z.int().min(1).max(10_000_000), packaging }).nullable(),
  /** Packed parcels go with the next van. */
  ships: z.boolean(),
  /** Orders of one buyer that wait together go in one parcel. */
  merges: z.boolean(),
  /** An order whose buyer wants something changed waits for an answer. */
  holds: z.boolean(),
});

export const review = z.strictObject({ type: z.literal("orders/review"), orders });
export const print = z.strictObject({ type: z.literal("orders/print"), orders });
export const pick = z.strictObject({
  type: z.literal("orders/pick"),
  orders,
  wave: z.int().min(1).max(200),
});
export const pack = z.strictObject({
  type: z.literal("orders/pack"),
  orders,
  packaging,
  isChecked: z.boolean(),
});
export const ship = z.strictObject({ type: z.literal("orders/ship"), orders });
export const hold = z.strictObject({
  type: z.literal("orders/hold"),
  orders,
  isHeld: z.boolean(),
});
/** Orders of one buyer into one parcel. */
export const merge = z.strictObject({
  type: z.literal("orders/merge"),
  orders: z.array(order).min(2).max(20),
});
/** The first lines of an order now, the rest as a parcel of its own. */
export const split = z.strictObject({
  type: z.literal("orders/split"),
  order,
  keep: z.int().min(1).max(50),
});
export const setCourier = z.strictObject({
  type: z.literal("orders/set-courier"),
  orders,
  courier: z.string().min(1).max(40),
});
/** Sold but not sent: everything goes back to the buyers, with what the marketplace takes for it. */
export const cancel = z.strictObject({ type: z.literal("orders/cancel"), orders });
export const answer = z.strictObject({
  type: z.literal("orders/answer"),
  troubles: z.array(z.int().min(0).max(4_000_000_000)).min(1).max(500),
  answer: z.enum(ANSWERS),
});

export type SetRules = z.infer<typeof setRules>;
export type Rules = Omit<SetRules, "type">;
export type Review = z.infer<typeof review>;
export type Print = z.infer<typeof print>;
export type Pick = z.infer<typeof pick>;
export type Pack = z.infer<typeof pack>;
export type Ship = z.infer<typeof ship>;
export type Hold = z.infer<typeof hold>;
export type Merge = z.infer<typeof merge>;
export type Split = z.infer<typeof split>;
export type SetCourier = z.infer<typeof setCourier>;
export type Cancel = z.infer<typeof cancel>;
export type AnswerTrouble = z.infer<typeof answer>;
export type Answer = AnswerTrouble["answer"];
export type Packaging = (typeof PACKAGINGS)[number];

export const STATES = [
  "paid",
  "reviewed",
  "printed",
  "picked",
  "packed",
  "handed",
  "back",
] as const;
export type State = (typeof STATES)[number];

/** Parameters of the views. */
export const seatParams = z.object({});
export const queueParams = z.object({
  state: z.enum([...STATES, "all"]).default("all"),
  /** Only those with a flag, only those without. */
  flag: z.enum(["all", "flagged", "clean", "held"]).default("all"),
  province: z.string().max(40).default(""),
  sku: z.int().min(0).nullable().default(null),
  /** Paid for at least so many hours ago. */
  ageHours: z.int().min(0).max(1000).default(0),
  most: z.int().min(1).max(MOST).default(MOST),
});
export const exceptionsParams = z.object({ closed: z.int().min(0).max(200).default(30) });
export const sheetParams = z.object({
  /** Empty = everything printed and not yet packed. */
  orders: z.array(order).max(MOST).default([]),
});
export const doneParams = z.object({ most: z.int().min(1).max(2000).default(200) });
export type QueueParams = z.infer<typeof queueParams>;

/** `orders/seat`: whether the seat is taken, its rules, and how the day stands. */
export interface SeatView {
  readonly isTaken: boolean;
  readonly rules: Rules;
  readonly states: Readonly<Record<State, number>>;
  /** Orders here that something is wrong with. */
  readonly flagged: number;
  /** Cases that wait for an answer, those of orders on their way among them. */
  readonly cases: number;
  readonly held: number;
  /** Orders that must leave within so many hours, or are late already. */
  readonly dueSoon: number;
  readonly late: number;
  readonly deadlineHours: number;
  readonly latePermille: number;
  readonly lateLeastFen: number;
  readonly lateMostFen: number;
  /** Orders hands get through in an hour with the wave and the packing of the rules. */
  readonly perHour: number;
  readonly packagings: readonly {
    readonly packaging: Packaging;
    readonly fen: number;
    /** Against an ordinary parcel, in percent. */
    readonly damagePercent: number;
    readonly workPercent: number;
  }[];
  readonly checkFen: number;
}

/** One row of `orders/queue`. Buyers are masked: a number's last two digits and a province. */
export interface QueueRow {
  readonly order: number;
  readonly buyer: string;
  /** The first order on the desk of the same buyer. */
  readonly sameBuyerAs: number;
  readonly state: State;
  readonly isHeld: boolean;
  readonly province: string;
  readonly goodsFen: number;
  readonly weightG: number;
  readonly pieces: number;
  readonly skus: readonly number[];
  readonly paidAt: number;
  readonly ageHours: number;
  /** Hours until it must have left; below 0 = late. */
  readonly leftHours: number;
  readonly courier: string;
  readonly parcel: number;
  readonly isMerged: boolean;
  readonly isPart: boolean;
  readonly wave: number;
  readonly packaging: Packaging;
  readonly isChecked: boolean;
  /** Kinds of trouble that want an answer. */
  readonly flags: readonly string[];
}

/** One line of `orders/exceptions`. */
export interface ExceptionLine {
  readonly id: number;
  readonly order: number;
  readonly kind: string;
  readonly signals: readonly string[];
  readonly goodsFen: number;
  readonly state: "open" | "waiting" | "closed";
  readonly choices: readonly Answer[];
  readonly answer: Answer | null;
  readonly outcome: string;
  readonly raisedTick: number;
  readonly untilTick: number;
  readonly replyTick: number | null;
  readonly costFen: number;
  readonly chargeFen: number;
  readonly lines: number;
  readonly isChecked: boolean;
}

/** `orders/pick-list`: one line for each SKU of what is to be picked, in the order of the shelves. */
export interface PickLine {
  readonly sku: number;
  readonly goods: string;
  readonly pieces: number;
  readonly orders: number;
  readonly barcode: string;
}

/** `orders/waybills`: one label a parcel. */
export interface Waybill {
  readonly barcode: string;
  readonly courier: string;
  readonly province: string;
  readonly buyer: string;
  readonly orders: string;
  readonly pieces: number;
  readonly weightG: number;
}

/** `orders/sop`: each step with how long orders took from payment, and how many wait before it. */
export interface SopLine {
  readonly step: "reviewed" | "printed" | "picked" | "packed" | "handed";
  readonly waiting: number;
  readonly done: number;
  readonly meanHours: number | null;
  readonly slowestHours: number | null;
}
