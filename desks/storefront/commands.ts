/** What the storefront seat may do and may see. */
import { z } from "zod";

export { pictureFeatures } from "@dianzhang/api";

/** Something of it can be read: signs nobody sees are no name. */
const shopName = z
  .string()
  .trim()
  .min(2)
  .max(30)
  .regex(/[\p{L}\p{N}]/u);

export const setProfile = z.strictObject({
  type: z.literal("storefront/set-profile"),
  name: shopName,
  /** Category id; search trusts a shop more inside its main category and less outside. */
  mainCategory: z.string(),
  /** Content hash of an uploaded picture. */
  logo: z.string().nullable().default(null),
});

export const setFreight = z.strictObject({
  type: z.literal("storefront/set-freight"),
  /** What a buyer pays for delivery; 0 = always free. */
  baseFen: z.int().min(0).max(5000),
  /** Goods worth this much travel free; null = never. */
  freeOverFen: z.int().min(0).max(1_000_000).nullable(),
  /** Added for far provinces (zone 4 and beyond). */
  remoteExtraFen: z.int().min(0).max(5000),
});

/** What the shop promises about returns. */
export const setReturns = z.strictObject({
  type: z.literal("storefront/set-returns"),
  /** Days after the signature: the law's seven, or more. */
  days: z.literal([7, 15, 30]),
  /** Whether the shop insures the buyer's way back, order by order. */
  isCovered: z.boolean(),
});

export const openShop = z.strictObject({ type: z.literal("storefront/open-shop") });
export const closeShop = z.strictObject({ type: z.literal("storefront/close-shop") });

export type SetProfile = z.infer<typeof setProfile>;
export type SetReturns = z.infer<typeof setReturns>;
export type SetFreight = z.infer<typeof setFreight>;

/** Parameters of the views. */
export const shopParams = z.object({});
export const rulesParams = z.object({});
export const shopFrontParams = z.object({ shop: z.int().min(0).optional() });

/** `storefront/shop`: the own shop, with what is still missing before it may open. */
export interface ShopView {
  readonly name: string;
  readonly mainCategory: string | null;
  readonly logo: string | null;
  readonly isOpen: boolean;
  /** How much the logo draws the eye, and which share of that is known by now; null without a logo. */
  readonly face: { readonly permille: number; readonly knownPermille: number } | null;
  readonly freight: {
    readonly baseFen: number;
    readonly freeOverFen: number | null;
    readonly remoteExtraFen: number;
  };
  /** The promise that holds; what came back so far, and what cover would cost, or costs, for one order. */
  readonly returns: {
    readonly days: 7 | 15 | 30;
    readonly isCovered: boolean;
    readonly sharePermille: number;
    readonly coverFen: number;
  };
  readonly cashFen: number;
  readonly orders: { readonly toShip: number; readonly inTransit: number; readonly signed: number };
  readonly checklist: readonly {
    readonly id: "profile" | "freight" | "goods";
    readonly isDone: boolean;
  }[];
  readonly categories: readonly { readonly id: string; readonly zh: string; readonly en: string }[];
}

/** `storefront/rules`: by what this marketplace ranks, charges and punishes. Money in fen. */
export interface RulesView {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly favours: { readonly zh: string; readonly en: string };
  /** What counts beside words and merit, strongest first. */
  readonly extra: readonly ("price" | "rating" | "freeFreight")[];
  readonly guaranteeFen: number;
  readonly monthlyFen: number;
  readonly commissionPermille: number;
  readonly dispatch: {
    readonly hours: number;
    readonly latePermille: number;
    readonly leastFen: number;
    readonly mostFen: number;
  };
  readonly hasGroups: boolean;
  readonly hasPresale: boolean;
  /** By which formula goods are ranked in the search, and ads are scored. */
  readonly rankRule: "platform" | "contest";
  readonly adRule: "platform" | "contest";
  readonly adReserveFen: number;
  readonly adPlaces: readonly number[];
}

/** `storefront/shop-front`: what any shopper sees of a shop (own shop when `shop` is left out). */
export interface ShopFrontView {
  readonly shop: number;
  readonly name: string;
  readonly logo: string | null;
  readonly isOpen: boolean;
  readonly goods: readonly ShopFrontGoods[];
}

export interface ShopFrontGoods {
  readonly listing: number;
  readonly title: string;
  readonly picture: string | null;
  /** What imported goods say of where they come from. */
  readonly origin: { readonly zh: string; readonly en: string } | null;
  /** Its lowest tag, and what one piece costs in this hour with the campaigns that run. */
  readonly priceFen: number;
  readonly nowFen: number;
  /** The card says that it travels free. */
  readonly isFree: boolean;
  /** Stands on the front page, before the others. */
  readonly isShowcased: boolean;
  /** What shows it where nothing was uploaded. */
  readonly shoot: "none" | "phone" | "studio";
  readonly isSoldOut: boolean;
  readonly sold: number;
  readonly ratingPermille: number | null;
  readonly reviews: number;
}
