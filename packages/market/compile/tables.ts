/** The flat tables a tick runs over, made anew from the desks' rows whenever a decision or a day changed them. */
import { exp, log } from "@dianzhang/kernel";
import { armPriceFactor } from "../arms.ts";
import type { FreightRule, ListingRow, ShopRow } from "../desk.ts";
import { BEST_RATING, BUY, CLICK, LIST, REVIEW_HALF } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";
import { fillLists, listCount, type FitCache } from "./lists.ts";

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
  readonly isBuyable: Uint8Array;
  /** Segment × listing. */
  readonly appeal: Float32Array;
  /** Per SKU: the price asked now. */
  readonly skuFen: Int32Array;
  /** Per listing: first SKU and how many. */
  readonly skuFrom: Int32Array;
  readonly skuCount: Int32Array;
  readonly skuIds: Int32Array;
  /** Lists of LIST slots: listing ids (−1 = end) and utility before segment and price. */
  readonly item: Int32Array;
  readonly base: Float32Array;
}

/**
 * A pure function of the slices and of what the world learned by the start of the day; so tables made at any
 * hour of a day are the same, live or after a restore. `fits` may hold relevances computed before.
 */
export function compile(world: World, fits: FitCache = new Map()): Tables {
  const { scenario } = world;
  const shops: ShopRow[] = [];
  const rows: ListingRow[] = [];
  const out = {
    shop: (row: ShopRow) => { shops[row.shop] = row; },
    listing: (row: ListingRow) => { rows[row.listing] = row; },
  };
  for (const desk of world.options.desks) desk.compile(world.slices[desk.id], scenario, out);
  const listings = rows.length;
  const slots = listCount(scenario) * LIST;
  const skus = rows.reduce((sum, row) => sum + row.skus.length, 0);
  const onSale = rows.filter((row) => row.isPublished && shops[row.shop]?.isOpen === true &&
    world.listing.col.isDelisted[row.listing] === 0);
  const tables: Tables = {
    shops, rows, onSale,
    tagFen: new Int32Array(listings), priceTerm: new Float32Array(listings), memoryTerm: new Float32Array(listings),
    buyTerm: new Float32Array(listings), quality: new Float32Array(listings), isBuyable: new Uint8Array(listings),
    appeal: new Float32Array(listings * scenario.segments.length), skuFen: new Int32Array(world.sku.count),
    skuFrom: new Int32Array(listings), skuCount: new Int32Array(listings), skuIds: new Int32Array(skus),
    item: new Int32Array(slots).fill(-1), base: new Float32Array(slots),
  };
  fillPrices(world, tables);
  for (const row of rows) fillListing(world, tables, row);
  for (const row of onSale) tables.isBuyable[row.listing] = hasStock(world, row) ? 1 : 0;
  fillLists(world, tables, fits);
  return tables;
}

function hasStock(world: World, row: ListingRow): boolean {
  return row.skus.some(({ sku }) => (world.sku.col.stock[sku] ?? 0) > 0);
}

function fillPrices(world: World, tables: Tables): void {
  const arm = world.options.arm ?? "default";
  const day = Math.floor(world.now / 24);
  let at = 0;
  for (const row of tables.rows) {
    const factor = armPriceFactor(arm, day, row.listing);
    tables.skuFrom[row.listing] = at;
    tables.skuCount[row.listing] = row.skus.length;
    let lowest = 0;
    for (const { sku, priceFen } of row.skus) {
      const asked = Math.max(1, Math.round(priceFen * factor));
      tables.skuFen[sku] = asked;
      tables.skuIds[at++] = sku;
      if (lowest === 0 || asked < lowest) lowest = asked;
    }
    tables.tagFen[row.listing] = lowest;
  }
}

function fillListing(world: World, tables: Tables, row: ListingRow): void {
  const { scenario } = world;
  const category = scenario.categories[row.category] as Scenario["categories"][number];
  const id = row.listing;
  const tag = Math.max(1, tables.tagFen[id] as number);
  tables.priceTerm[id] = log(tag / category.referencePriceFen);
  const remembered = world.listing.col.memoryPrice[id] as number;
  tables.memoryTerm[id] = remembered === 0 ? 0 : remembered - log(tag);
  tables.quality[id] = scenario.grades[row.grade].quality;
  const shop = tables.shops[row.shop];
  const filled = completeness(row, category);
  tables.buyTerm[id] =
    reviewTerm(world, id) * BUY.reviews + BUY.completeness * filled +
    BUY.trust * log(1 + (world.shop.col.shownSold[row.shop] as number) / 100) +
    (shop && shop.mainCategory === row.category ? 0.05 : 0);
  scenario.segments.forEach((segment, g) => {
    let taste = 0;
    for (const [attribute, value] of Object.entries(row.attributes)) taste += segment.taste[`${attribute}:${value}`] ?? 0;
    tables.appeal[g * tables.rows.length + id] = taste;
  });
}

/** Share of the category's attributes filled in, 0 … 1. */
export function completeness(row: Pick<ListingRow, "attributes">, category: Scenario["categories"][number]): number {
  const filled = category.attributes.filter((one) => row.attributes[one.id] !== undefined).length;
  return filled / category.attributes.length;
}

/** What public reviews add: concave in their number, best at BEST_RATING, 5.0 a little too good (F34). */
export function reviewTerm(world: World, listing: number): number {
  const reviews = world.listing.col.shownReviews[listing] ?? 0;
  if (reviews === 0) return 0;
  const mean = (world.listing.col.shownStars[listing] as number) / reviews;
  const trust = reviews / (reviews + REVIEW_HALF);
  const away = mean - BEST_RATING;
  return trust * (1 - BUY.rating * away * away);
}

/** What a listing's card says before segment and price: picture, reviews, sales, completeness, shop. */
export function cardTerm(world: World, tables: Tables, row: ListingRow): number {
  const category = world.scenario.categories[row.category] as Scenario["categories"][number];
  const shop = tables.shops[row.shop];
  const sold = world.listing.col.shownSold[row.listing] as number;
  return CLICK.picture * (row.picturePermille / 1000) + CLICK.rating * reviewTerm(world, row.listing) +
    CLICK.volume * log(1 + sold) + CLICK.completeness * completeness(row, category) +
    (shop && shop.mainCategory === row.category ? CLICK.shopMatch : 0) +
    (shop && hasFreeBadge(shop.freight, tables.tagFen[row.listing] as number) ? CLICK.freeFreight : 0) +
    memoryEffect(tables.memoryTerm[row.listing] as number, CLICK.memoryGain, CLICK.memoryLoss);
}

// The card says 包邮 when the goods travel free (far provinces may still pay extra).
function hasFreeBadge(rule: FreightRule, tagFen: number): boolean {
  return rule.baseFen === 0 || tagFen >= rule.freeOverFen;
}

/** Losses count about double (F45): a price above the remembered one hurts more than one below pleases. */
export function memoryEffect(term: number, gain: number, loss: number): number {
  return term >= 0 ? gain * term : loss * term;
}

/** The platform's quality score of a listing in thousandths: smoothed clicks and purchases against the market's. */
export function qualityPermille(world: World, listing: number): number {
  const { seen, clicked, bought, shownReviews: reviews, shownStars: stars } = world.listing.col;
  const ctr = ((clicked[listing] as number) + 4) / ((seen[listing] as number) + 80);
  const cvr = ((bought[listing] as number) + 0.6) / ((clicked[listing] as number) + 24);
  const count = reviews[listing] as number;
  const rating = count > 0 ? (stars[listing] as number) / count : 4.5;
  const velocity = log(1 + (bought[listing] as number));
  const score = 0.6 * log(ctr / 0.05) + 0.4 * log(cvr / 0.025) + 0.08 * velocity + 0.25 * (rating - 4.5);
  return Math.round(1000 * exp(0.55 * score));
}
