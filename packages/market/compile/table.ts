/** The shape of the flat tables a tick runs over, and what may be kept between two makings of them. */
import type { ListingRow, ShopRow } from "../desk.ts";

export interface Tables {
  readonly shops: readonly ShopRow[];
  readonly rows: readonly ListingRow[];
  /** Listing id → row; only listings on sale in open shops. */
  readonly onSale: readonly ListingRow[];
  /** Per listing. */
  readonly tagFen: Int32Array;
  readonly priceTerm: Float32Array;
  /** Gain or loss against the remembered price, natural logarithm of the ratio. */
  readonly memoryTerm: Float32Array;
  readonly buyTerm: Float32Array;
  readonly quality: Float32Array;
  /** 1 for a tag that ends in 9, less where most tags do; 0 for another ending. */
  readonly endingTerm: Float32Array;
  /** Kilobytes of the page. */
  readonly pageKb: Uint16Array;
  readonly isBuyable: Uint8Array;
  /** Segment × listing. */
  readonly appeal: Float32Array;
  /** Per SKU: the price asked now. */
  readonly skuFen: Int32Array;
  /** Per listing: first SKU and how many. */
  readonly skuFrom: Int32Array;
  readonly skuCount: Int32Array;
  readonly skuIds: Int32Array;
  /** Listings on sale, shop by shop, in a shop by category, best sellers first. */
  readonly shelf: Int32Array;
  /** Per listing: where its shop's part of the shelf begins and ends; the same for shop and category. */
  readonly shopFrom: Int32Array;
  readonly shopUntil: Int32Array;
  readonly kindFrom: Int32Array;
  readonly kindUntil: Int32Array;
  /** Lists of LIST slots: listing ids (−1 = end) and utility before segment and price. */
  readonly item: Int32Array;
  readonly base: Float32Array;
}

/** Relevance of listings to the phrases of their category, kept while title and attributes stay the same. */
export type FitCache = Map<
  number,
  { readonly title: string; readonly attributes: unknown; readonly fits: Uint16Array }
>;
