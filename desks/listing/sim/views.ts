/** What the listing seat sees: its goods, the forms of each category, and what shoppers see of them. */
import type { Border, DeskContext, Scenario } from "@dianzhang/market";
import {
  GRADES,
  type CategoryForm,
  type ListingLine,
  type ListingToDo,
  type ListingView,
  type StockAlert,
} from "../commands.ts";
import { findCategory } from "./check.ts";
import { unitCostFen } from "./decide.ts";
import { ownListing, ownListings, type ListingRecord, type ListingSlice } from "./slice.ts";

type Context = DeskContext<ListingSlice>;

export function listingList(
  { slice, shop, market }: Context,
  params: { days: number },
): ListingLine[] {
  return ownListings(slice, shop).map((record) => line(market, record, params.days));
}

/** A stock alert goes out for published goods that sold out, or will at the pace of the last week. */
export function toDo({ slice, shop, market }: Context, params: { cover: number }): ListingToDo {
  const drafts: number[] = [];
  const allOff: number[] = [];
  const runningLow: StockAlert[] = [];
  const own = ownListings(slice, shop);
  for (const { listing, title, isPublished, skus } of own) {
    if (!isPublished) {
      drafts.push(listing);
      continue;
    }
    const offered = skus.filter(({ isOff }) => isOff !== true);
    if (offered.length === 0) {
      allOff.push(listing);
      continue;
    }
    const sold = market.counters(listing, 7).units;
    let stock = 0;
    let incoming = 0;
    for (const { sku } of offered) {
      stock += market.stock(sku);
      incoming += market.incoming(sku);
    }
    const held = stock + incoming;
    if (held > 0 && held * 7 >= sold * params.cover) continue;
    runningLow.push({ listing, title, skus: offered.length, stock, incoming, sold });
  }
  return { goods: own.length, published: own.length - drafts.length, drafts, runningLow, allOff };
}

export function oneListing(
  { slice, shop, market }: Context,
  params: { listing: number },
): ListingView | null {
  const record = ownListing(slice, shop, params.listing);
  if (!record) return null;
  return {
    ...line(market, record, 7),
    attributes: record.attributes,
    features: record.features,
    words: record.told?.text ?? "",
    lines: record.skus.map(({ sku, options, priceFen, isOff }) => ({
      sku,
      options,
      priceFen,
      stock: market.stock(sku),
      incoming: market.incoming(sku),
      isOff: isOff === true,
    })),
  };
}

function line(market: Context["market"], record: ListingRecord, days: number): ListingLine {
  const prices = variantsShown(record).map((sku) => sku.priceFen);
  const off = record.skus.filter(({ isOff }) => isOff === true);
  const stockOff = piecesOf(market, off);
  const rating = market.rating(record.listing);
  const category = findCategory(market.scenario, record.category);
  const asked = category?.attributes ?? [];
  const filled = asked.filter((one) => record.attributes[one.id] !== undefined).length;
  const { exposures, visits, clicks, orders, units, salesFen } = market.counters(
    record.listing,
    days,
  );
  return {
    listing: record.listing,
    title: record.title,
    category: record.category,
    isPublished: record.isPublished,
    picture: record.picture,
    picturePermille: record.picturePermille,
    shoot: record.shoot,
    page: record.page,
    completenessPermille: Math.round((1000 * filled) / Math.max(1, asked.length)),
    grade: record.grade,
    minPriceFen: Math.min(...prices),
    maxPriceFen: Math.max(...prices),
    unitCostFen: record.unitCostFen,
    skus: record.skus.length,
    skusOff: off.length,
    stock: piecesOf(market, record.skus) - stockOff,
    stockOff,
    incoming: record.skus.reduce((sum, { sku }) => sum + market.incoming(sku), 0),
    ratingPermille: rating.count === 0 ? null : rating.permille,
    reviews: rating.count,
    exposures,
    visits,
    clicks,
    orders,
    units,
    salesFen,
  };
}

function piecesOf(market: Context["market"], skus: ListingRecord["skus"]): number {
  return skus.reduce((sum, { sku }) => sum + market.stock(sku), 0);
}

/** The variants a price speaks of: those on sale, or all where none is. */
function variantsShown({ skus }: ListingRecord): ListingRecord["skus"] {
  const offered = skus.filter(({ isOff }) => isOff !== true);
  return offered.length > 0 ? offered : skus;
}

/** Goods as shoppers see them; the storefront shows them. */
export function goodsOnShow({ slice, shop, market }: Context): unknown[] {
  return ownListings(slice, shop)
    .filter((record) => record.isPublished)
    .map((record) => {
      const rating = market.rating(record.listing);
      return {
        listing: record.listing,
        title: record.title,
        picture: record.picture,
        origin: originOf(market, record.listing),
        priceFen: Math.min(...variantsShown(record).map((sku) => sku.priceFen)),
        ...cardNow(market, record),
        isShowcased: record.isShowcased,
        shoot: record.shoot,
        isSoldOut: record.skus.every(({ sku, isOff }) => isOff === true || market.stock(sku) === 0),
        sold: market.sold(record.listing),
        ratingPermille: rating.count === 0 ? null : rating.permille,
        reviews: rating.count,
      };
    });
}

function cardNow({ card }: Context["market"], { listing }: ListingRecord) {
  const { priceFen: nowFen, travelsFree: isFree } = card(listing);
  return { nowFen, isFree };
}

/** Where imported goods say they come from; null for the usual ones. */
function originOf(
  { border, scenario }: Context["market"],
  listing: number,
): Border["sources"][number]["origin"] | null {
  const source = border.origin(listing);
  return source === null ? null : (scenario.border?.sources[source]?.origin ?? null);
}

export function categoryForms({ slice, market }: Context): CategoryForm[] {
  const { scenario } = market;
  return scenario.categories.map((category) => ({
    id: category.id,
    name: category.name,
    parent: category.parent,
    attributes: category.attributes.map(({ id, name, required, values }) => ({
      id,
      name,
      isRequired: required,
      values,
    })),
    variants: category.variants,
    unitCostFen: Object.fromEntries(
      GRADES.map((grade) => [grade, unitCostFen(scenario, { category: category.id, grade })]),
    ) as CategoryForm["unitCostFen"],
    typicalPriceFen: category.referencePriceFen,
    suggestions: suggestions(scenario, category.id),
    marketPriceFen: marketPrice(slice, category.id),
  }));
}

/** The search box offers the phrases typed most; how often is not said. */
function suggestions(scenario: Scenario, category: string): string[] {
  return scenario.keywords
    .filter((keyword) => keyword.category === category)
    .toSorted((a, b) => b.volume - a.volume || (a.text < b.text ? -1 : 1))
    .slice(0, 20)
    .map((keyword) => keyword.text);
}

function marketPrice(slice: ListingSlice, category: string): number | null {
  const prices = slice.listings
    .filter((record) => record.category === category && record.isPublished)
    .map((record) => Math.min(...variantsShown(record).map((sku) => sku.priceFen)))
    .sort((a, b) => a - b);
  return prices[Math.floor(prices.length / 2)] ?? null;
}
