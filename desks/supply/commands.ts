/** What the purchasing seat may do and may see. */
import { z } from "zod";

const sku = z.int().min(0).max(4_000_000_000);
const pieces = z.int().min(1).max(100_000);
const supplier = z.string().min(1).max(40);
const purchases = z.array(z.int().min(0).max(4_000_000_000)).min(1).max(500);

export const takeOver = z.strictObject({ type: z.literal("supply/take-over") });
export const giveBack = z.strictObject({ type: z.literal("supply/give-back") });

/** What goes on by itself: looking at deliveries, standing orders, regular counts. */
export const setRules = z.strictObject({
  type: z.literal("supply/set-rules"),
  /** Pieces of each delivery that are looked at; 0 = straight to the shelf. */
  sample: z.int().min(0).max(2000),
  /** So many bad ones in the sample are put up with; more, and the delivery waits for a decision. */
  accept: z.int().min(0).max(200),
  /** Everything is counted every so many days; 0 = only when told. */
  countDays: z.int().min(0).max(90),
  /** Below its point a kind of goods is ordered up to so many, each morning. */
  reorder: z.array(z.strictObject({ sku, supplier, point: pieces, upTo: pieces })).max(1000),
});

/** Answers come a day later, each its own. */
export const askQuotes = z.strictObject({
  type: z.literal("supply/ask-quotes"),
  sku,
  pieces,
  suppliers: z.array(supplier).min(1).max(8),
});
export const buy = z.strictObject({
  type: z.literal("supply/buy"),
  supplier,
  lines: z.array(z.strictObject({ sku, pieces })).min(1).max(200),
});
/** What becomes of deliveries whose sample was too bad. */
export const decideGoods = z.strictObject({
  type: z.literal("supply/decide-goods"),
  purchases,
  how: z.enum(["accept", "sort", "reject"]),
});
export const claim = z.strictObject({ type: z.literal("supply/claim"), purchases });
export const count = z.strictObject({
  type: z.literal("supply/count"),
  skus: z.array(sku).min(1).max(1000),
});

export type SetRules = z.infer<typeof setRules>;
export type Rules = Omit<SetRules, "type">;
export type AskQuotes = z.infer<typeof askQuotes>;
export type Buy = z.infer<typeof buy>;
export type DecideGoods = z.infer<typeof decideGoods>;
export type Claim = z.infer<typeof claim>;
export type Count = z.infer<typeof count>;

export const noParams = z.object({});
export const stockParams = z.object({
  /** Only what will not last so many days, stock and what is coming; 0 = everything. */
  cover: z.int().min(0).max(365).default(0),
});
export const purchasesParams = z.object({ most: z.int().min(1).max(1000).default(300) });

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** `supply/seat`. */
export interface SeatView {
  readonly isTaken: boolean;
  readonly rules: Rules;
  readonly waiting: number;
  readonly underWay: number;
  readonly alerts: number;
  readonly claimableFen: number;
  /** What the books cannot explain, since the seat was taken. */
  readonly unexplained: number;
  readonly inspectFen: number;
  readonly countFen: number;
  readonly countPieceFen: number;
}

/** `supply/stock`: one kind of goods. */
export interface StockRow {
  readonly sku: number;
  readonly listing: number;
  readonly goods: string;
  readonly bin: string;
  readonly onHand: number;
  readonly away: number;
  readonly reserved: number;
  readonly picking: number;
  readonly incoming: number;
  readonly quarantine: number;
  readonly opening: number;
  readonly received: number;
  readonly back: number;
  readonly sold: number;
  readonly shrunk: number;
  readonly otherwise: number;
  readonly perDay: number;
  /** Days that stock and what is coming last; null where nothing sells. */
  readonly coverDays: number | null;
  /** Days until an order could be there: of its standing order's supplier, else of the last one bought from, else a week. */
  readonly leadDays: number;
  readonly costFen: number;
  readonly baseFen: number;
  readonly countedTick: number | null;
  readonly missed: number;
}

/** `supply/suppliers`. */
export interface SupplierLine extends Named {
  readonly about: { readonly zh: string; readonly en: string };
  readonly promiseHours: number;
  readonly ladder: readonly { readonly pieces: number; readonly permille: number }[];
  /** The trade's monthly report: estimates. */
  readonly onTimePermille: number;
  readonly defectPermille: number;
  /** Own deliveries; null where there are none. */
  readonly arrived: number;
  readonly ownOnTimePermille: number | null;
  readonly ownDefectPermille: number | null;
  readonly ownPricePermille: number | null;
  /** What it pays of a claim for bad pieces or late goods. */
  readonly claimPermille: number;
  /** Punctuality, soundness and price in one mark of a hundred; null without own deliveries. */
  readonly mark: number | null;
  /** A to buy more from, B to go on with, C to watch, D to leave; null without a mark. */
  readonly grade: "A" | "B" | "C" | "D" | null;
}

export interface PurchaseRow {
  readonly id: number;
  readonly sku: number;
  readonly goods: string;
  readonly supplier: string;
  readonly pieces: number;
  readonly unitFen: number;
  readonly totalFen: number;
  readonly placedTick: number;
  readonly promisedTick: number;
  readonly arrivedTick: number | null;
  readonly state: "ordered" | "inspecting" | "waiting" | "sorting" | "shelved" | "rejected";
  readonly sampled: number;
  readonly found: number;
  readonly claimFen: number;
  readonly isClaimed: boolean;
  readonly isByRule: boolean;
  readonly isLate: boolean;
}

export interface QuoteRow {
  readonly id: number;
  readonly sku: number;
  readonly goods: string;
  readonly supplier: string;
  readonly pieces: number;
  readonly unitFen: number | null;
  readonly baseFen: number;
  readonly untilTick: number;
}
