/** What one row says of the goods it names: which of them, and what is to be otherwise. */
import type { Category } from "@dianzhang/market";
import { TITLE_LIMIT, type RowError } from "../commands.ts";
import {
  failIn,
  gradeOf,
  numberIn,
  pairs,
  pairsOf,
  piecesIn,
  priceIn,
  saleOf,
  type Cells,
  type Fail,
} from "./cells.ts";
import { checkAttributes, checkOptions, checkTitle, findCategory, type Fault } from "./check.ts";
import type { Context, Draft } from "./decide.ts";
import { ownListing, ownSku, type ListingRecord, type SkuRecord } from "./slice.ts";

export type AddedSku = Draft["skus"][number] & { readonly isOff?: boolean };

/** An empty cell says nothing, and what is not said stays as it is. */
export interface Reading {
  readonly row: number;
  /** The variant it names; null for one to be added. */
  readonly line: SkuRecord | null;
  readonly title: string | null;
  readonly attributes: Readonly<Record<string, string>> | null;
  /** Where they differ from what the variant has. */
  readonly priceFen: number | null;
  readonly sale: boolean | null;
  readonly added: AddedSku | null;
  /** Its stock is another number than what lies on the shelf; pieces are bought elsewhere. */
  readonly isStockLeft: boolean;
}

interface Named {
  readonly record: ListingRecord;
  readonly line: SkuRecord | null;
}

/** The goods of this shop that a row names. Numbers of other shops are numbers nobody has. */
export function goodsNamed({ slice, shop }: Context, cells: Cells, fail: Fail): Named | null {
  const listing = numberOf("listingNumber", cells, fail);
  const sku = numberOf("skuNumber", cells, fail);
  if (listing === undefined || sku === undefined) return null;
  const record = listing === null ? undefined : ownListing(slice, shop, listing);
  if (listing !== null && !record) {
    fail("listingNumber", "listing/no-such-listing", { listing });
    return null;
  }
  if (sku === null) return record ? { record, line: null } : null;
  const found = ownSku(slice, shop, sku);
  if (!found) {
    fail("skuNumber", "listing/no-such-sku", { sku });
    return null;
  }
  if (record && found.record !== record) {
    fail("skuNumber", "listing/sku-of-other-goods", { sku, listing });
    return null;
  }
  return found;
}

// null = nothing there; undefined = no number.
function numberOf(column: "listingNumber" | "skuNumber", cells: Cells, fail: Fail) {
  if (cells[column] === "") return null;
  const number = numberIn(cells[column], 1, true);
  if (number !== null && number >= 0) return number;
  fail(column, "listing/cell-not-a-number", { value: cells[column] });
  return undefined;
}

export function readNamedRow(
  ctx: Context,
  row: number,
  cells: Cells,
  { record, line }: Named,
  errors: RowError[],
): Reading | null {
  const before = errors.length;
  const fail = failIn(errors, row);
  const category = findCategory(ctx.market.scenario, record.category) as Category;
  keepsItsKind(category, record, cells, fail);
  const title = titleSaid(record, cells.title, fail);
  const attributes = attributesSaid(category, record, cells.attributes, fail);
  const sale = saleOf(cells.sale);
  if (sale === undefined) fail("sale", "listing/no-such-sale-state", { value: cells.sale });
  const said = { row, line, title, attributes };
  if (line === null) {
    const added = addedSku(category, cells, sale === false, fail);
    if (errors.length > before || added === null) return null;
    return { ...said, priceFen: null, sale: null, added, isStockLeft: false };
  }
  if (isOtherOptions(category, line, cells.options))
    fail("options", "listing/cell-cannot-change", { value: cells.options });
  const price = cells.price === "" ? line.priceFen : priceIn(cells.price, fail);
  if (errors.length > before) return null;
  const isOn = line.isOff !== true;
  return {
    ...said,
    priceFen: price === line.priceFen ? null : price,
    sale: sale === undefined || sale === isOn ? null : sale,
    added: null,
    isStockLeft: cells.stock !== "" && Number(cells.stock) !== ctx.market.stock(line.sku),
  };
}

// Category and supply grade are settled when goods are made.
function keepsItsKind(category: Category, record: ListingRecord, cells: Cells, fail: Fail): void {
  const names = [category.id, category.name.zh, category.name.en].map((name) => name.toLowerCase());
  if (cells.category !== "" && !names.includes(cells.category.toLowerCase()))
    fail("category", "listing/cell-cannot-change", { value: cells.category });
  if (cells.grade !== "" && gradeOf(cells.grade) !== record.grade)
    fail("grade", "listing/cell-cannot-change", { value: cells.grade });
}

function titleSaid(record: ListingRecord, cell: string, fail: Fail): string | null {
  if (cell === "") return null;
  // Before text that a spreadsheet program would run, the export puts an apostrophe.
  const title = cell.replace(/^'(?=[=+\-@])/, "");
  if (title === record.title || cell === record.title) return record.title;
  for (const { field, code, details } of checkTitle(title))
    fail(field, code, { limit: TITLE_LIMIT / 2, ...details });
  return title;
}

function attributesSaid(
  category: Category,
  record: ListingRecord,
  cell: string,
  fail: Fail,
): Reading["attributes"] {
  if (cell === "") return null;
  const had = record.attributes;
  if (isWritten(category.attributes, had, cell)) return had;
  const said = pairs(cell, category.attributes);
  if (!said) {
    fail("attributes", "listing/cell-not-pairs", { value: cell });
    return null;
  }
  tell(checkAttributes(category, said), fail);
  return isSame(said, had) ? had : said;
}

function addedSku(category: Category, cells: Cells, isOff: boolean, fail: Fail): AddedSku | null {
  if (cells.price === "") fail("price", "listing/cell-missing");
  const priceFen = cells.price === "" ? null : priceIn(cells.price, fail);
  const stock = piecesIn(cells.stock, fail);
  const options = pairs(cells.options, category.variants);
  if (!options) fail("options", "listing/cell-not-pairs", { value: cells.options });
  else tell(checkOptions(category, [{ options }]), fail);
  if (priceFen === null || stock === null || !options) return null;
  return { options, priceFen, stock, ...(isOff ? { isOff } : {}) };
}

// A variant is what it is: of another colour it would be another one.
function isOtherOptions({ variants }: Category, { options }: SkuRecord, cell: string): boolean {
  if (cell === "" || isWritten(variants, options, cell)) return false;
  const said = pairs(cell, variants);
  return said === null || !isSame(said, options);
}

// As the export writes it, so that what was not touched is never read anew.
function isWritten(
  known: Category["attributes"] | Category["variants"],
  chosen: Readonly<Record<string, string>>,
  cell: string,
): boolean {
  return cell === pairsOf(known, chosen, "zh") || cell === pairsOf(known, chosen, "en");
}

/** Whether two sets of pairs say the same, in whatever order. */
export function isSame(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function tell(faults: readonly Fault[], fail: Fail): void {
  for (const { field, code, details } of faults) fail(field, code, { ...details });
}
