/** What the listing desk remembers: every listing of every shop, by dense id. */
import type { PageWords, Worded } from "@dianzhang/market";
import type { Grade, Page, PictureFeatures, Shoot } from "../commands.ts";

export interface SkuRecord {
  readonly sku: number;
  readonly options: Readonly<Record<string, string>>;
  priceFen: number;
  /** Taken off sale; left out while it is on sale, as it is in markets of an earlier model. */
  isOff?: boolean;
}

export interface ListingRecord {
  readonly listing: number;
  readonly shop: number;
  readonly category: string;
  title: string;
  attributes: Readonly<Record<string, string>>;
  /** The words before today's edit, and the tick of the last edit while on sale. */
  former: Worded | null;
  rewordedAt: number;
  readonly grade: Grade;
  picture: string | null;
  /** The tick it was put up, of an uploaded one. */
  pictureAt?: number;
  features: PictureFeatures | null;
  shoot: Shoot;
  page: Page;
  /** Left out while the page has no words of its own, as it is in markets of an earlier model. */
  told?: PageWords;
  /** Appeal of the picture in thousandths; measured or shot. */
  picturePermille: number;
  isPublished: boolean;
  /** Tick of the first publication, or −1. */
  publishedAt: number;
  readonly unitCostFen: number;
  /** Where its page leads; whether the shop's front page shows it. */
  related: readonly number[];
  isShowcased: boolean;
  readonly skus: SkuRecord[];
}

export interface ListingSlice {
  readonly listings: ListingRecord[];
  /** Shop → ids of its listings, ascending. */
  readonly byShop: number[][];
  nextSku: number;
  /** SKU id → listing id. */
  readonly owner: number[];
}

export function newSlice(): ListingSlice {
  return { listings: [], byShop: [], nextSku: 0, owner: [] };
}

/** All listings of a shop, oldest first. */
export function ownListings(slice: ListingSlice, shop: number): readonly ListingRecord[] {
  return (slice.byShop[shop] ?? []).map((listing) => slice.listings[listing] as ListingRecord);
}

/** The shop's own listing, or undefined: another shop's id is no listing to it. */
export function ownListing(
  slice: ListingSlice,
  shop: number,
  listing: number,
): ListingRecord | undefined {
  const record = slice.listings[listing];
  return record?.shop === shop ? record : undefined;
}

export function ownSku(
  slice: ListingSlice,
  shop: number,
  sku: number,
): { record: ListingRecord; line: SkuRecord } | undefined {
  const record = slice.listings[slice.owner[sku] ?? -1];
  const line = record?.skus.find((one) => one.sku === sku);
  return record && line && record.shop === shop ? { record, line } : undefined;
}
