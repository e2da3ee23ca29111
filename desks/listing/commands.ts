/** What the listing seat may do and may see. */
import { z } from "zod";
import type { PictureFeatures } from "@dianzhang/api";

export { pictureFeatures, type PictureFeatures } from "@dianzhang/api";

export const GRADES = ["economy", "standard", "premium"] as const;
export type Grade = (typeof GRADES)[number];

/** 30 汉字; a half-width character counts half. Source: the marketplaces' title rule. */
export const TITLE_LIMIT = 60;

/** Length of a title in half-width units. */
export function titleLength(title: string): number {
  let units = 0;
  for (const character of title) units += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return units;
}

const id = z.int().min(0);
const priceFen = z.int().min(1).max(100_000_000);
const quantity = z.int().min(0).max(100_000);
const title = z.string().trim().min(1).max(200);
/** attribute id → value id; variant id → value id. */
const attributes = z.record(z.string(), z.string());
const options = z.record(z.string(), z.string());
const picture = z.string().nullable();

/** A photo shoot bought for cash instead of an uploaded picture. */
export const SHOOTS = ["none", "phone", "studio"] as const;
export type Shoot = (typeof SHOOTS)[number];
/** What one shoot costs the shop. Assumption. */
export const SHOOT_FEN: Readonly<Record<Shoot, number>> = { none: 0, phone: 3000, studio: 30_000 };

/** How much a listing's page shows. */
export const PAGES = ["light", "standard", "rich"] as const;
export type Page = (typeof PAGES)[number];
/** What designing such a page costs the shop, once. Assumption. */
export const PAGE_FEN: Readonly<Record<Page, number>> = { light: 0, standard: 0, rich: 15_000 };

/** Variants of one listing, and letters of its page's words. */
export const MOST_SKUS = 60;
export const MOST_WORDS = 600;
const newSku = z.strictObject({ options, priceFen, stock: quantity.default(0) });

export const createListing = z.strictObject({
  type: z.literal("listing/create-listing"),
  category: z.string(),
  title,
  attributes: attributes.default({}),
  /** What is bought from the supplier: dearer goods are better goods. */
  grade: z.enum(GRADES),
  skus: z.array(newSku).min(1).max(MOST_SKUS),
  /** Content hash of an uploaded picture; its measured features travel in the log row. */
  picture: picture.default(null),
  shoot: z.enum(SHOOTS).default("none"),
  page: z.enum(PAGES).default("standard"),
});

export const editListing = z.strictObject({
  type: z.literal("listing/edit-listing"),
  listing: id,
  title: title.optional(),
  attributes: attributes.optional(),
  picture: picture.optional(),
  shoot: z.enum(SHOOTS).optional(),
  page: z.enum(PAGES).optional(),
  /** The page's selling points in words; empty takes them away. */
  words: z.string().trim().max(MOST_WORDS).optional(),
});

export const setPrices = z.strictObject({
  type: z.literal("listing/set-prices"),
  prices: z
    .array(z.strictObject({ sku: id, priceFen }))
    .min(1)
    .max(2000),
});

/** Buys goods for cash now; they arrive after the supplier's lead time. */
export const buyStock = z.strictObject({
  type: z.literal("listing/buy-stock"),
  purchases: z
    .array(z.strictObject({ sku: id, quantity: quantity.min(1) }))
    .min(1)
    .max(2000),
});

/** More variants of a listing that exists; its first stock is bought as when it was made. */
export const addSkus = z.strictObject({
  type: z.literal("listing/add-skus"),
  listing: id,
  skus: z.array(newSku).min(1).max(MOST_SKUS),
});

export const publish = z.strictObject({
  type: z.literal("listing/publish"),
  listings: z.array(id).min(1).max(2000),
});

export const unpublish = z.strictObject({
  type: z.literal("listing/unpublish"),
  listings: z.array(id).min(1).max(2000),
});

const someSkus = z.array(id).min(1).max(2000);

/** Puts variants back on sale. */
export const publishSkus = z.strictObject({
  type: z.literal("listing/publish-skus"),
  skus: someSkus,
});

/** Takes variants off sale: nobody is offered them, their pieces stay on the shelf and cost what shelves cost. */
export const unpublishSkus = z.strictObject({
  type: z.literal("listing/unpublish-skus"),
  skus: someSkus,
});

/** Links one page may hold, and goods a shop's front page shows. */
export const MOST_RELATED = 6;
export const MOST_SHOWCASED = 8;

/** Where a listing's page leads inside the shop, in order; replaces the list. */
export const setRelated = z.strictObject({
  type: z.literal("listing/set-related"),
  listing: id,
  related: z.array(id).max(MOST_RELATED),
});

/** What the shop's front page shows; replaces the list. */
export const setShowcase = z.strictObject({
  type: z.literal("listing/set-showcase"),
  listings: z.array(id).max(MOST_SHOWCASED),
});

/** One atomic row of the log. `resolved.file` holds the parsed rows: header text → cell. */
export const importWorkbook = z.strictObject({
  type: z.literal("listing/import-workbook"),
  file: z.string(),
  mode: z.enum(["all", "good-rows"]),
});

export type CreateListing = z.infer<typeof createListing>;
export type EditListing = z.infer<typeof editListing>;
export type SetPrices = z.infer<typeof setPrices>;
export type AddSkus = z.infer<typeof addSkus>;
export type ShelveSkus = z.infer<typeof publishSkus> | z.infer<typeof unpublishSkus>;
export type BuyStock = z.infer<typeof buyStock>;
export type SetRelated = z.infer<typeof setRelated>;
export type SetShowcase = z.infer<typeof setShowcase>;
export type ImportWorkbook = z.infer<typeof importWorkbook>;

/** One parsed row of a workbook: header as written → cell text or number. `row` counts from 1 = header. */
export const workbookRows = z
  .array(
    z.object({
      row: z.int().min(1),
      cells: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  )
  .max(5000);
export type WorkbookRow = z.infer<typeof workbookRows>[number];

export const listParams = z.object({ days: z.int().min(1).max(30).default(7) });
/** Goods that will not last `cover` days at the pace of the last week are running low. */
export const toDoParams = z.object({ cover: z.int().min(1).max(60).default(7) });
export const oneParams = z.object({ listing: id });
export const keywordParams = z.object({ category: z.string() });
/** The server passes the title cut into words (`segment` → `title` and `words`); without it the desk cuts it itself. */
export const titleParams = z.object({
  category: z.string(),
  title: z.string().max(200),
  attributes: attributes.default({}),
  words: z.array(z.string()).max(200).optional(),
});
export const noParams = z.object({});
/** Names of categories, attributes and values in this language; the import reads both. */
export const sheetParams = z.object({ language: z.enum(["zh", "en"]).default("zh") });
/** The server passes the parsed rows of an uploaded file as `rows`. */
export const importPreviewParams = z.object({ rows: workbookRows });

/** `listing/listing-list` → ListingLine[]; counters over the last `days` days. */
export interface ListingLine {
  readonly listing: number;
  readonly title: string;
  readonly category: string;
  readonly isPublished: boolean;
  readonly picture: string | null;
  readonly picturePermille: number;
  readonly shoot: Shoot;
  readonly page: Page;
  readonly completenessPermille: number;
  readonly grade: Grade;
  readonly minPriceFen: number;
  readonly maxPriceFen: number;
  readonly unitCostFen: number;
  readonly skus: number;
  /** Of these, taken off sale. */
  readonly skusOff: number;
  /** Pieces of variants on sale, and of those that are not. */
  readonly stock: number;
  readonly stockOff: number;
  readonly incoming: number;
  readonly ratingPermille: number | null;
  readonly reviews: number;
  readonly exposures: number;
  readonly visits: number;
  readonly clicks: number;
  readonly orders: number;
  readonly units: number;
  readonly salesFen: number;
}

/** `listing/to-do` → what waits at this seat: drafts to publish, goods that run low, goods nobody can buy. */
export interface ListingToDo {
  readonly goods: number;
  readonly published: number;
  readonly drafts: readonly number[];
  readonly runningLow: readonly StockAlert[];
  /** Published goods whose variants are all off sale. */
  readonly allOff: readonly number[];
}

/** Variants on sale and their pieces; `sold`: pieces of the last seven days and today. */
export interface StockAlert {
  readonly listing: number;
  readonly title: string;
  readonly skus: number;
  readonly stock: number;
  readonly incoming: number;
  readonly sold: number;
}

/** `listing/listing` → one listing with its SKUs. */
export interface ListingView extends ListingLine {
  readonly attributes: Readonly<Record<string, string>>;
  readonly features: PictureFeatures | null;
  readonly words: string;
  readonly lines: readonly SkuLine[];
}

export interface SkuLine {
  readonly sku: number;
  readonly options: Readonly<Record<string, string>>;
  readonly priceFen: number;
  readonly stock: number;
  readonly incoming: number;
  readonly isOff: boolean;
}

/** `listing/category-forms` → what each category asks for, and what its goods cost. */
export interface CategoryForm {
  readonly id: string;
  readonly name: Bilingual;
  readonly parent: Bilingual;
  readonly attributes: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly isRequired: boolean;
    readonly values: readonly Choice[];
  }[];
  readonly variants: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly values: readonly Choice[];
  }[];
  readonly unitCostFen: Readonly<Record<Grade, number>>;
  /** What such goods usually cost on the marketplaces, as its trade reports say. */
  readonly typicalPriceFen: number;
  /** Phrases the search box suggests, most typed first. */
  readonly suggestions: readonly string[];
  /** Middle of the prices asked in the market today; null when nobody sells here. */
  readonly marketPriceFen: number | null;
}

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface Choice {
  readonly id: string;
  readonly name: Bilingual;
}

/** `listing/import-preview` → what an import would do. */
export interface ImportPreview {
  readonly listings: number;
  readonly goodRows: number;
  /** Goods whose title the shop has already: the search takes them for the same goods put up again. */
  readonly copies: number;
  readonly costFen: number;
  readonly errors: readonly RowError[];
  /** What would become of each good row, in the order of the sheet. */
  readonly rows: readonly RowPlan[];
}

/** New goods, another variant of goods the shop has, something changed, nothing. */
export const ROW_KINDS = ["new", "added", "changed", "unchanged"] as const;

export interface RowPlan {
  readonly row: number;
  readonly kind: (typeof ROW_KINDS)[number];
  /** What it names; null for what is to be made. */
  readonly listing: number | null;
  readonly sku: number | null;
  readonly title: string;
  readonly changes: readonly CellChange[];
  /** Its stock is not what lies on the shelf, and stays unread: a sheet buys nothing for what exists. */
  readonly isStockLeft: boolean;
}

/** Prices are in fen. */
export interface CellChange {
  readonly column: string;
  readonly head: Bilingual;
  readonly from: number | string | Bilingual;
  readonly to: number | string | Bilingual;
}

/** Code is a refusal code of this desk; its text has both languages. */
export interface RowError {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * `listing/keywords` → what the keyword tool says of a category's phrases: estimates of yesterday's and last
 * week's searches, made anew each night, never the counts themselves.
 */
export interface KeywordLine {
  readonly phrase: string;
  readonly level: "broad" | "mid" | "long";
  /** Searches a day, two figures of it; the mean of the last seven days, or a trade report's guess at first. */
  readonly searches: number;
  readonly isGuess: boolean;
  /** This week against the week before, in thousandths; null before there are two weeks. */
  readonly trendPermille: number | null;
  /** Goods on sale that hold every word of it. */
  readonly competition: number;
  /** Clicks and orders per search, all shops together; null before there is a week. */
  readonly clickRate: number | null;
  readonly orderRate: number | null;
  /** Own goods on sale that hold every word of it. */
  readonly own: number;
}

/** 完全匹配, 高度匹配, 部分匹配, 不匹配. */
export const MATCHES = ["exact", "high", "partial", "none"] as const;

/** `listing/title-analysis` → what a title says, and what the search will make of it. */
export interface TitleAnalysis {
  /** 汉字; two half-width characters count as one. */
  readonly length: number;
  readonly limit: number;
  readonly words: readonly TitleWord[];
  readonly phrases: readonly {
    readonly phrase: string;
    readonly match: (typeof MATCHES)[number];
    readonly searches: number;
  }[];
  /** Share of the category's estimated searches that find every word of theirs in the goods. */
  readonly coveragePermille: number;
}

/** Whether the words name the goods, one of their attributes, other goods, a forbidden claim, or nothing searched. */
export const WORD_KINDS = ["core", "attribute", "foreign", "banned", "other"] as const;
export interface TitleWord {
  readonly text: string;
  readonly kind: (typeof WORD_KINDS)[number];
  readonly isRepeated: boolean;
}

/** `listing/site-links` → SiteLinkLine[]: where pages lead, and what leads to them. */
export interface SiteLinkLine {
  readonly listing: number;
  readonly title: string;
  readonly category: string;
  readonly isPublished: boolean;
  readonly related: readonly number[];
  readonly isShowcased: boolean;
  /** Pages of the shop that lead here. */
  readonly ledFrom: number;
  /** Times its page was opened in the last seven days, and from a list. */
  readonly visits: number;
  readonly clicks: number;
  readonly orders: number;
}

/** The usual mixture, or more weight on words that fit, on merit so far, on new goods. */
export type Emphasis = "even" | "words" | "merit" | "fresh";

/** `listing/search-news` → what the search lays weight on, and a change announced a week before. */
export interface SearchNews {
  readonly emphasis: Emphasis;
  readonly next: { readonly emphasis: Emphasis; readonly day: number } | null;
}
