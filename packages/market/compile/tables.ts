/** How the flat tables are made: anew from the desks' rows, whenever a decision or a day changed them. */
import { exp, log } from "@dianzhang/kernel";
import { armIsEmpty, armPage, armPriceFen, armSold } from "../arms.ts";
import { adTables } from "../auction/ad-tables.ts";
import type { AdBook, ListingRow, ShopRow, Worded } from "../desk.ts";
import type { FeedBook } from "../feed/contract.ts";
import type { LiveBook } from "../live/contract.ts";
import { liveTables } from "../live/tables.ts";
import { feedTables, isFedWith } from "../feed/tables.ts";
import { borderQuality, originTaste } from "../border/mark.ts";
import { LIST } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";
import { fillAisle, newAisle } from "./aisle.ts";
import { forgetRanks, listCount } from "./lists.ts";
import { PAGE } from "./page.ts";
import { wordsFactor, wordsTerm } from "./page-words.ts";
import { fitsOf, straysOf } from "./relevance.ts";
import { searchSeason } from "./search-season.ts";
import { newKept, type Kept, type Said, type Standing, type Tables } from "./table.ts";
import { linkFactor } from "../social/links.ts";
import { moodOf } from "../social/mentions.ts";
import { fillEndings } from "./endings.ts";
import { hasPieces, variantsShown } from "./offered.ts";
import { promoted } from "./promote.ts";
import { promiseTerm } from "../returns-promise.ts";
import { routesOf } from "./routes.ts";
import { contributions } from "./contributions.ts";
import { isTakenDown, recordChangesAt, recordFactor } from "../law/factor.ts";
import { LINK_KB, linkedFactor, siteLinks } from "./site-links.ts";
import {
  cardTerm,
  completeness,
  memoryEffect,
  qualityPermille,
  reviewTerm,
  travelsFree,
} from "./terms.ts";

/**
 * A pure function of the slices, of what the world learned by the start of the day and of what holds at this hour;
 * they stand until the next decision, the next day or `changesAt`, so tables made anew in between, as after a
 * restore, are the same. `kept` holds what title and attributes came to before.
 */
export function compile(world: World, kept: Kept = newKept(world.scenario)): Tables {
  const given = contributions(world);
  const { shops, rows, rules, sending, orderRules, buying, served, clubs, law, ...books } = given;
  const { scenario } = world;
  const listings = rows.length;
  const lists = listCount(scenario);
  const onSale = rows.filter((row) => isOnSale(world, shops, row));
  const tables: Tables = {
    shops,
    rows,
    onSale,
    shopOf: new Uint16Array(listings),
    categoryOf: new Uint8Array(listings),
    richness: new Float64Array(listings),
    tagFen: new Int32Array(listings),
    priceTerm: new Float32Array(listings),
    memoryTerm: new Float32Array(listings),
    buyTerm: new Float32Array(listings),
    quality: new Float32Array(listings),
    endingTerm: new Float32Array(listings),
    pageKb: new Uint16Array(listings),
    isBuyable: new Uint8Array(listings),
    appeal: new Float32Array(listings * scenario.segments.length),
    skuFen: new Int32Array(world.sku.count),
    isOff: new Uint8Array(world.sku.count),
    skuFrom: new Int32Array(listings),
    skuCount: new Int32Array(listings),
    skuIds: new Int32Array(rows.reduce((sum, row) => sum + row.skus.length, 0)),
    promo: null,
    routes: routesOf(world, sending),
    orderRules: orderRules.size > 0 ? orderRules : null,
    supply: buying.size > 0 ? buying : null,
    links: null,
    aisle: newAisle(listings),
    standing: newStanding(world, kept, listings),
    item: new Int32Array(lists * LIST),
    base: new Float32Array(lists * LIST),
    ranked: new Uint8Array(lists),
    ads: null,
    feed: null,
    live: null,
    service: served.length === 0 ? null : served,
    clubs: clubs.length > 0 ? clubs : null,
    law: law.length > 0 ? law : null,
    spoken: given.spoken,
    changesAt: recordChangesAt(world),
  };
  tables.links = siteLinks(world, rows, rules);
  fillPrices(world, tables);
  tables.promo = promoted(world, tables, rules);
  tables.changesAt = Math.min(tables.changesAt, tables.promo?.changesAt ?? Infinity);
  fillEndings(world, tables);
  for (const row of rows) fillListing(world, tables, row, saidBy(world, kept, row));
  fillBuyable(world, tables);
  fillAisle(world, tables);
  markCopies(tables);
  for (const row of onSale) fillStanding(world, tables, row, kept);
  fillReach(world, tables, kept, books);
  return tables;
}

interface Books {
  readonly book: AdBook | null;
  readonly feedBook: FeedBook | null;
  readonly liveBook: LiveBook | null;
}

function fillReach(world: World, tables: Tables, kept: Kept, books: Books): void {
  tables.ads = adTables(world, tables, kept, books.book);
  tables.feed = feedTables(world, tables, kept.feed, books.feedBook);
  tables.live = liveTables(world, books.liveBook);
}

function newStanding(
  { scenario, seed, now, parameters }: World,
  kept: Kept,
  listings: number,
): Standing {
  return {
    phrases: kept.phrases,
    candidates: scenario.categories.map(() => null),
    fits: [],
    card: new Float32Array(listings),
    strength: new Int32Array(listings),
    isCopy: new Uint8Array(listings),
    strays: new Map(),
    stray: parameters.search.stray,
    click: parameters.click,
    season: searchSeason(scenario, seed, Math.floor(now / 24), parameters.search),
    shelf: kept.shelf,
  };
}

function saidBy(world: World, kept: Kept, row: ListingRow): Said {
  const { scenario } = world;
  const words = foundBy(row, world.now);
  const held = kept.said[row.listing];
  const isSame = (one: Worded, other: Worded) =>
    one.title === other.title && one.attributes === other.attributes;
  if (held && isSame(held, row) && isSame(held.found, words)) return held;
  const says = Object.entries(row.attributes).map(([attribute, value]) => `${attribute}:${value}`);
  const said = {
    title: row.title,
    attributes: row.attributes,
    found: words,
    fits: fitsOf(kept.phrases, { ...words, category: row.category }, world.parameters.search),
    strays: straysOf(kept.phrases, { title: words.title, category: row.category }),
    filled: completeness(row, scenario.categories[row.category] as Scenario["categories"][number]),
    taste: Float32Array.from(scenario.segments, (segment) =>
      says.reduce((sum, word) => sum + (segment.taste[word] ?? 0), 0),
    ),
  };
  kept.said[row.listing] = said;
  return said;
}

// New words are read overnight: until midnight goods on sale are found by the old ones.
function foundBy(row: ListingRow, now: number): Worded {
  const isRead = Math.floor(row.rewordedAt / 24) < Math.floor(now / 24);
  return row.former === null || isRead
    ? { title: row.title, attributes: row.attributes }
    : row.former;
}

function isOnSale(world: World, shops: readonly ShopRow[], row: ListingRow): boolean {
  return (
    row.isPublished &&
    row.skus.some(({ isOff }) => isOff !== true) &&
    shops[row.shop]?.isOpen === true &&
    world.listing.col.isDelisted[row.listing] === 0 &&
    !isTakenDown(world, row.listing, row.shop) &&
    !armIsEmpty(world.options.arm, Math.floor(world.now / 24), row.listing)
  );
}

// The same goods put up again: all but the oldest of a shop's listings with the same title.
function markCopies({ rows, standing }: Tables): void {
  const first = new Set<string>();
  for (const row of rows) {
    if (!row?.isPublished) continue;
    const key = `${row.shop} ${row.title}`;
    if (first.has(key)) standing.isCopy[row.listing] = 1;
    first.add(key);
  }
}

/** What ranking reads of a listing on sale. */
function fillStanding(world: World, tables: Tables, row: ListingRow, kept: Kept): void {
  const id = row.listing;
  const { filled, fits, strays } = kept.said[id] as Said;
  const { standing } = tables;
  if (strays !== null) standing.strays.set(id, strays);
  standing.fits[id] = fits;
  standing.card[id] = cardTerm(world, tables, row, filled);
  const { merit, fresh } = standing.season;
  standing.strength[id] = Math.round(
    qualityPermille(world, id, merit) *
      freshness(world, row, fresh) *
      favour(world, tables, row) *
      linkFactor(world, id) *
      recordFactor(world, row.shop) *
      linkedFactor(world, tables.links, id) *
      wordsFactor(world, row) *
      (standing.isCopy[id] === 1 ? world.parameters.search.copy : 1),
  );
}

/**
 * Puts listings that were sold out back into the lists of their categories: what `compile` would make, without
 * touching the rest.
 */
export function relist(world: World, tables: Tables, kept: Kept): void {
  const before = tables.onSale.length;
  for (const id of world.relisted) {
    const row = tables.rows[id];
    if (!row || !isOnSale(world, tables.shops, row)) continue;
    tables.isBuyable[id] = hasPieces(world, row) ? 1 : 0;
    if (tables.standing.fits[id] !== undefined) continue;
    tables.onSale.push(row);
    fillStanding(world, tables, row, kept);
    forgetRanks(world.scenario, tables, row.category);
    for (const category of standingStrays(tables, id))
      forgetRanks(world.scenario, tables, category);
  }
  if (tables.onSale.length > before) fillAisle(world, tables);
}

/** Whether what comes back has ads in the feed, which only tables made anew know of. */
export function bringsAdsBack(world: World, { standing }: Tables, kept: Kept): boolean {
  return world.relisted.some((id) => standing.fits[id] === undefined && isFedWith(kept.feed, id));
}

function standingStrays({ standing }: Tables, listing: number): number[] {
  return [...(standing.strays.get(listing)?.keys() ?? [])];
}

// What this marketplace holds dear beside words and merit: low prices, stars, goods that travel free.
function favour(world: World, tables: Tables, row: ListingRow): number {
  const { price, rating, freeFreight } = world.scenario.marketplace.ranking;
  if (price === 0 && rating === 0 && freeFreight === 0) return 1;
  const { shownReviews, shownStars } = world.listing.col;
  const reviews = shownReviews[row.listing] as number;
  const stars = reviews > 0 ? (shownStars[row.listing] as number) / reviews : 4.5;
  const isFree = travelsFree(tables, row);
  return exp(
    rating * (stars - 4.5) +
      (isFree ? freeFreight : 0) -
      price * (tables.priceTerm[row.listing] as number),
  );
}

// New goods are tried: their score starts higher and settles within days.
function freshness(world: World, row: ListingRow, head: number): number {
  const age = Math.max(0, Math.floor(world.now / 24) * 24 - row.publishedAt);
  return 1 + 0.5 * head * exp(-age / world.parameters.learn.hoursFresh);
}

// Which listings on sale have a piece left now.
function fillBuyable(world: World, tables: Tables): void {
  for (const row of tables.onSale) tables.isBuyable[row.listing] = hasPieces(world, row) ? 1 : 0;
}

function fillPrices(world: World, tables: Tables): void {
  const { arm } = world.options;
  const day = Math.floor(world.now / 24);
  let at = 0;
  for (const row of tables.rows) {
    const whose = { day, listing: row.listing, shop: row.shop };
    tables.skuFrom[row.listing] = at;
    tables.skuCount[row.listing] = row.skus.length;
    let lowest = 0;
    for (const { sku, priceFen, isOff } of row.skus) {
      tables.skuFen[sku] = Math.max(1, Math.round(armPriceFen(arm, whose, priceFen)));
      tables.skuIds[at++] = sku;
      if (isOff === true) tables.isOff[sku] = 1;
    }
    for (const { sku } of variantsShown(row.skus)) {
      const asked = tables.skuFen[sku] as number;
      if (lowest === 0 || asked < lowest) lowest = asked;
    }
    tables.tagFen[row.listing] = lowest;
  }
}

function fillListing(world: World, tables: Tables, row: ListingRow, said: Said): void {
  const { scenario } = world;
  const { buy } = world.parameters;
  const category = scenario.categories[row.category] as Scenario["categories"][number];
  const id = row.listing;
  const logTag = log(Math.max(1, tables.tagFen[id] as number));
  tables.shopOf[id] = row.shop;
  tables.categoryOf[id] = row.category;
  tables.richness[id] = 0.8 + 0.4 * (row.picturePermille / 1000);
  tables.priceTerm[id] = logTag - log(category.referencePriceFen);
  const remembered = world.listing.col.memoryPrice[id] as number;
  tables.memoryTerm[id] =
    remembered === 0 ? 0 : Math.min(remembered - logTag, world.parameters.learn.believedDiscount);
  tables.quality[id] = scenario.grades[row.grade].quality + borderQuality(world, id);
  const shop = tables.shops[row.shop];
  const page = PAGE[armPage(world.options.arm) ?? row.page];
  const planted = armSold(world.options.arm, row.shop);
  const sold = planted < 0 ? (world.shop.col.shownSold[row.shop] as number) : planted;
  tables.pageKb[id] = page.kb + LINK_KB * row.related.length;
  tables.buyTerm[id] =
    reviewTerm(world, id) * buy.reviews +
    buy.completeness * said.filled +
    buy.page * page.tells +
    buy.ending * (tables.endingTerm[id] as number) +
    buy.trust * log(1 + sold / 100) +
    (shop && shop.mainCategory === row.category ? 0.05 : 0) +
    promiseTerm(world, shop?.returns) +
    wordsTerm(world, row) -
    moodOf(world, row.shop) +
    memoryEffect(tables.memoryTerm[id] as number, buy.memoryGain, buy.memoryLoss);
  said.taste.forEach((taste, g) => {
    const origin = originTaste(world, id, scenario.segments[g]?.id ?? "");
    tables.appeal[g * tables.rows.length + id] = taste + origin;
  });
}
