/** Cards sent in a conversation — goods of the shop, an order of the buyer — as desk and market share them. */

export const CARD_KINDS = ["none", "goods", "order", "ticket"] as const;

/** What was sent, with what it showed when it was sent. */
export interface Card {
  readonly kind: "goods" | "order" | "ticket";
  /** The number of the listing, the order or the ticket. */
  readonly of: number;
  /** The price after promotions, or what was paid for the goods; 0 for a ticket. */
  readonly fen: number;
  /** Pieces on the shelf; 0 for others. */
  readonly pieces: number;
}

/** One of a shop's listings as its card shows it. */
export interface GoodsToShow {
  readonly listing: number;
  readonly title: string;
  /** Content hash of the main picture, or null. */
  readonly picture: string | null;
  /** What the cheapest variant costs today, promotions on single goods taken off. */
  readonly priceFen: number;
  readonly stock: number;
  readonly isOnSale: boolean;
}

export type ParcelState = "waiting" | "under-way" | "signed" | "lost" | "cancelled";

/** An order as its card shows it: nothing of who bought it or where it goes. */
export interface OrderToShow {
  readonly order: number;
  readonly shopper: number;
  readonly listing: number;
  readonly lines: number;
  readonly at: number;
  readonly paidFen: number;
  readonly state: ParcelState;
  readonly courier: number;
  readonly promisedAt: number;
  readonly signedAt: number | null;
}

export interface CardReader {
  /** The shop's listings, in order of their numbers. */
  goodsToShow(shop: number): readonly GoodsToShow[];
  /** undefined for numbers that are not this shop's. */
  orderToShow(shop: number, order: number): OrderToShow | undefined;
  /** Orders of these shoppers at this shop, newest first. */
  ordersToShow(shop: number, shoppers: ReadonlySet<number>): readonly OrderToShow[];
}
