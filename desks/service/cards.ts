/** Cards a person sends into a conversation: goods of the shop, an order of the buyer. */
import { z } from "zod";

/** An order's number that was pasted from elsewhere goes out as it is: nobody checks whose it is. */
export const card = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("goods"), listing: z.int().min(0) }),
  z.strictObject({
    kind: z.literal("order"),
    order: z.int().min(0),
    isPasted: z.boolean().default(false),
  }),
]);

export type CardSent = z.infer<typeof card>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A card in the conversation, as it was sent. */
export type CardView =
  | {
      readonly kind: "goods";
      readonly listing: number;
      readonly title: string;
      readonly picture: string | null;
      readonly priceFen: number;
      readonly stock: number;
    }
  | ({ readonly kind: "order" } & OrderChoice);

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
