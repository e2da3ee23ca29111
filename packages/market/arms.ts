/** Experimental arms: the same market with one thing changed, for measuring facts. */

// Every arm keeps every draw of the default market. "Treated" listings are those with an even id; crossover
// arms change hands every day, so that each listing (or shop) is its own comparison.

import type { NewKind } from "./scenario/marketplace.ts";

/** What an arm changes; what is left out stays as it is. */
interface Change {
  /** Factor on the tags of treated listings while the arm holds. */
  readonly price?: number;
  /** First day of the arm, and for how many days; for ever when left out. */
  readonly from?: number;
  readonly days?: number;
  /** Every search list, feed and activity page in an order drawn anew each hour. */
  readonly isShuffled?: true;
  /** Hours added to every promise and every parcel. */
  readonly delayHours?: number;
  /** Milliseconds added to every page, on every device. */
  readonly pageMs?: number;
  /** Every listing's page is of this weight. */
  readonly page?: "light" | "standard" | "rich";
  /** Reviews and mean stars (× 10) that treated listings show. */
  readonly reviews?: readonly [count: number, tenths: number];
  /** Each listing shows group (listing + day) % 8 of PLANTED. */
  readonly isPlanted?: true;
  /**
   * Odd shops sell what the even shop before them sells; even shops look established and ask a premium. Shuffled
   * too, for the older of two equal goods stands first, and sales feed back through the ranking.
   */
  readonly isTwins?: true;
  /** Tags of listing + day even end in a whole ten yuan, one yuan above the nine. */
  readonly isRounded?: true;
  /** Factor on the seconds until hired people answer. */
  readonly replies?: number;
  /** Anybody may review, bought or not. */
  readonly isOpen?: true;
  /** Treated listings have nothing on the shelf while the arm holds. */
  readonly isEmpty?: true;
  /** Goods of this category are new: nobody has heard of them when the market opens. */
  readonly newKind?: string;
}

const CHANGES = {
  default: {},
  "shuffled-ranking": { isShuffled: true },
  "price-cut": { price: 0.75, from: 14, days: 7 },
  "price-rise": { price: 1.25, from: 14, days: 7 },
  "price-up-10": { price: 1.1, from: 14 },
  "price-down-10": { price: 0.9, from: 14 },
  "slow-delivery": { delayHours: 24 },
  "fast-delivery": { delayHours: -24 },
  "slower-100": { pageMs: 100 },
  "slower-500": { pageMs: 500 },
  "slower-1000": { pageMs: 1000 },
  "slower-2000": { pageMs: 2000 },
  "slower-4000": { pageMs: 4000 },
  "light-pages": { page: "light" },
  "rich-pages": { page: "rich" },
  "reviews-0": { reviews: [0, 0] },
  "reviews-5": { reviews: [5, 45] },
  "reviews-50": { reviews: [50, 45] },
  "stars-35": { reviews: [100, 35] },
  "stars-45": { reviews: [100, 45] },
  "stars-50": { reviews: [100, 50] },
  "planted-reviews": { isPlanted: true },
  "twin-shops": { isTwins: true, isShuffled: true },
  "round-prices": { isRounded: true },
  /** Nothing in the market: shops do something (packages/cli/facts/acts.ts). */
  "cart-coupons": {},
  "claimed-coupons": {},
  banners: {},
  "more-ads": {},
  "less-ads": {},
  "best-courier": {},
  "best-courier-gone": {},
  served: {},
  "slow-replies": { replies: 6 },
  "lenient-returns": {},
  ideas: {},
  "open-reviews": { isOpen: true },
  "new-kind": { newKind: "air-fryer" },
  "empty-shelves": { isEmpty: true, from: 14, days: 7 },
} as const satisfies Readonly<Record<string, Change>>;

export type Arm = keyof typeof CHANGES;
export const ARMS = Object.keys(CHANGES) as readonly Arm[];

/** Reviews shown and their mean stars (× 10) in the crossover arm "planted-reviews", group by group. */
export const PLANTED: readonly (readonly [count: number, tenths: number])[] = [
  [0, 0],
  [1, 45],
  [5, 45],
  [20, 45],
  [100, 35],
  [100, 40],
  [100, 45],
  [100, 50],
];

/** Orders an established twin shows as sold; and what it asks above its twin, pair by pair, in percent. */
export const ESTABLISHED = 2000;
export const PREMIUMS = [0, 4, 8, 12, 16, 20] as const;

function changeOf(arm: Arm | undefined): Change {
  return CHANGES[arm ?? "default"];
}

function holds(change: Change, day: number): boolean {
  const from = change.from ?? 0;
  return day >= from && (change.days === undefined || day < from + change.days);
}

/** What an arm does to a price tag, in fen. */
export function armPriceFen(
  arm: Arm | undefined,
  at: { readonly day: number; readonly listing: number; readonly shop: number },
  priceFen: number,
): number {
  const change = changeOf(arm);
  const { day, listing, shop } = at;
  if (change.price !== undefined && listing % 2 === 0 && holds(change, day))
    return priceFen * change.price;
  if (change.isTwins && shop % 2 === 0)
    return priceFen * (1 + (PREMIUMS[(shop / 2) % PREMIUMS.length] as number) / 100);
  if (change.isRounded && (listing + day) % 2 === 0) return Math.ceil(priceFen / 1000) * 1000;
  return priceFen;
}

/** Reviews and mean stars (× 10) an arm shows for a listing, or null for its own. */
export function armReviews(
  arm: Arm | undefined,
  day: number,
  listing: number,
): readonly [number, number] | null {
  const change = changeOf(arm);
  if (change.isPlanted) return PLANTED[(listing + day) % PLANTED.length] ?? null;
  if (change.isTwins) return [20, 45];
  return change.reviews && listing % 2 === 0 ? change.reviews : null;
}

/** Orders an arm shows a shop to have sold, or −1 for its own. */
export function armSold(arm: Arm | undefined, shop: number): number {
  if (!changeOf(arm).isTwins) return -1;
  return shop % 2 === 0 ? ESTABLISHED : 0;
}

export function armIsShuffled(arm: Arm | undefined): boolean {
  return changeOf(arm).isShuffled === true;
}

export function armIsTwins(arm: Arm | undefined): boolean {
  return changeOf(arm).isTwins === true;
}

/** Hours added to every promise and parcel. */
export function armDelayHours(arm: Arm | undefined): number {
  return changeOf(arm).delayHours ?? 0;
}

/** Milliseconds added to every page. */
export function armPageMs(arm: Arm | undefined): number {
  return changeOf(arm).pageMs ?? 0;
}

export function armPage(arm: Arm | undefined): Change["page"] {
  return changeOf(arm).page;
}

/** Whether an arm has emptied this listing's shelf today. */
export function armIsEmpty(arm: Arm | undefined, day: number, listing: number): boolean {
  const change = changeOf(arm);
  return change.isEmpty === true && listing % 2 === 0 && holds(change, day);
}

/** How a category spreads that an arm makes new, or null; means over products of many studies (F75). */
export function armNewKind(arm: Arm | undefined, category: string): NewKind | null {
  const isNew = changeOf(arm).newKind === category;
  return isNew ? { knownPermille: 0, innovation: 0.03, imitation: 0.38 } : null;
}

/** Whether an arm lets anybody review. */
export function armIsOpen(arm: Arm | undefined): boolean {
  return changeOf(arm).isOpen === true;
}

/** What an arm does to the seconds until hired people answer. */
export function armReplies(arm: Arm | undefined): number {
  return changeOf(arm).replies ?? 1;
}
