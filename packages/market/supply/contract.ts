/** What the purchasing seat and the market tell each other: purchases and their fates, rules, counts, moves of stock. */

export const PURCHASE_STATES = [
  "ordered",
  "inspecting",
  "waiting",
  "sorting",
  "shelved",
  "rejected",
] as const;
export type PurchaseState = (typeof PURCHASE_STATES)[number];
export const PURCHASE = {
  ordered: 0,
  inspecting: 1,
  waiting: 2,
  sorting: 3,
  shelved: 4,
  rejected: 5,
} as const;

/** What may be done with goods whose sample was too bad. */
export const DECISIONS = ["accept", "sort", "reject"] as const;
export type GoodsDecision = (typeof DECISIONS)[number];

export const MOVES = [
  "received",
  "back",
  "sold",
  "moved",
  "exchanged",
  "shrunk",
  "unexplained",
] as const;
export type MoveKind = (typeof MOVES)[number];

/** Looking at one piece, and counting one kind of goods with each of its pieces; in fen. Assumptions. */
export const INSPECT_FEN = 20;
/** What a sale costs whose piece is in the books only. */
export const OVERSOLD_FEN = 1000;
export const COUNT_FEN = 150;
export const COUNT_PIECE_FEN = 3;
/** Pieces looked at in an hour; hours in which quotations and money come; days a claim is open; hours a quotation holds. */
export const INSPECT_PER_HOUR = 60;
export const QUOTE_HOURS = 24;
export const REFUND_HOURS = 72;
export const CLAIM_DAYS = 10;
export const QUOTE_HOLDS = 96;
/** What a list price stands above the ladder; what a day late costs the supplier, at most so much. */
export const LIST_PERMILLE = 1030;
export const LATE_PERMILLE = 20;
export const LATE_MOST_PERMILLE = 100;

export interface ReorderRule {
  readonly sku: number;
  /** Place in the scenario. */
  readonly supplier: number;
  /** When stock and what is coming fall below this, it is ordered up to that. */
  readonly point: number;
  readonly upTo: number;
}

/** How a taken seat works by itself; one row for each such shop. */
export interface SupplyRow {
  readonly shop: number;
  readonly reorder: readonly ReorderRule[];
  /** Pieces of each delivery looked at before it goes on the shelf, and how many of them may be bad. */
  readonly sample: number;
  readonly accept: number;
  /** Every so many days everything is counted; 0 = only when told. */
  readonly countDays: number;
}

export interface StockLine {
  readonly sku: number;
  readonly listing: number;
  readonly bin: string;
  /** On the shelf and free to sell, rented warehouses included. */
  readonly onHand: number;
  readonly away: number;
  /** Sold, not picked; picked or packed, not handed over. */
  readonly reserved: number;
  readonly picking: number;
  /** Bought, not arrived. */
  readonly incoming: number;
  readonly quarantine: number;
  /** Moves since the seat was taken, by kind. */
  readonly moves: Readonly<Record<MoveKind, number>>;
  readonly opening: number;
  readonly soldLately: number;
  readonly costFen: number;
  readonly baseFen: number;
  readonly countedAt: number | null;
  /** What the latest count found to be missing. */
  readonly missed: number;
}

export interface PurchaseLine {
  readonly id: number;
  readonly sku: number;
  readonly supplier: number;
  readonly pieces: number;
  readonly unitFen: number;
  readonly placedAt: number;
  readonly promisedAt: number;
  readonly arrivedAt: number | null;
  readonly state: PurchaseState;
  readonly sampled: number;
  readonly found: number;
  /** Bad pieces taken out and documented, not claimed for yet. */
  readonly claimable: number;
  readonly claimFen: number;
  readonly isClaimed: boolean;
  readonly isByRule: boolean;
}

export interface QuoteLine {
  readonly id: number;
  readonly supplier: number;
  readonly sku: number;
  readonly pieces: number;
  readonly askedAt: number;
  /** null until it has come. */
  readonly unitFen: number | null;
  readonly untilTick: number;
}

export interface ScoreLine {
  readonly supplier: number;
  /** The trade's monthly report: estimates. */
  readonly onTimePermille: number;
  readonly defectPermille: number;
  /** From the shop's own deliveries. */
  readonly arrived: number;
  readonly onTime: number;
  readonly pieces: number;
  readonly inspected: number;
  readonly bad: number;
  readonly paidFen: number;
  readonly baseFen: number;
}

export interface SupplyReader {
  stock(shop: number): readonly StockLine[];
  purchases(shop: number, most: number): readonly PurchaseLine[];
  quotes(shop: number): readonly QuoteLine[];
  scores(shop: number): readonly ScoreLine[];
  purchase(shop: number, id: number): PurchaseLine | null;
  /** What a piece costs from a supplier now, by a quotation that holds or from its list; null below its least. */
  priceFen(shop: number, on: { sku: number; supplier: number; pieces: number }): number | null;
}

export interface SupplyWriter {
  takeOverSupply(shop: number): void;
  askQuotes(shop: number, on: { sku: number; pieces: number; suppliers: readonly number[] }): void;
  purchase(
    shop: number,
    lines: readonly { readonly sku: number; readonly supplier: number; readonly pieces: number }[],
  ): void;
  decideGoods(shop: number, purchases: readonly number[], how: GoodsDecision): void;
  claimGoods(shop: number, purchases: readonly number[]): void;
  countStock(shop: number, skus: readonly number[]): void;
}
