/** What the auctions of a day read: quality of every candidate, who may still spend, and the hour's counts. */
import { exp, log } from "@dianzhang/kernel";
import { fitsOf } from "../compile/relevance.ts";
import type { Kept, Tables } from "../compile/table.ts";
import { loadMs, newLoading, shareThatWaits, type Loading } from "../compile/page.ts";
import type { AdBook, ListingRow } from "../desk.ts";
import type { Scenario } from "../scenario/schema.ts";
import { PHONE } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { bookOf, type Book } from "./book.ts";
import { clicksPart, landingPart, qualityOf, type QualityParts } from "./quality.ts";

export interface AdTables {
  readonly rules: Scenario["searchAds"];
  readonly book: Book;
  readonly reserveFen: Int32Array;
  /** Phrase → how decided its typists are, in logit units. */
  readonly focus: Float32Array;
  /** Per group: shop; relevance of its words to the phrases of its category. */
  readonly shop: Uint16Array;
  readonly fits: readonly Uint16Array[];
  readonly landing: Uint16Array;
  /** Per group: the goods' natural click rate against the usual. */
  readonly own: Float32Array;
  /** Clicks that the market's ads win for each rest of an eye. */
  readonly marketRate: number;
  /** Per candidate; filled when its phrase is first typed. */
  readonly quality: Uint16Array;
  readonly relevance: Uint16Array;
  readonly base: Float32Array;
  /** Per candidate: no score of its campaign's any hour, device or audience is higher. */
  readonly bound: Float64Array;
  /** Candidates of each phrase, highest bound first. */
  readonly order: Int32Array;
  readonly isReady: Uint8Array;
  /** Per campaign: the highest product of its multipliers; 1 for those without any. */
  readonly topBoost: Float64Array;
  readonly isPlain: Uint8Array;
  /** Per campaign, made each hour: what it may have spent by the hour's end, and the hour's multiplier. */
  readonly limitFen: Float64Array;
  readonly hourBoost: Float64Array;
  /** Per shop: clicks of this hour, not yet taken from its cash. */
  readonly owedFen: Float64Array;
  readonly tally: Tally;
}

/** Counts of the hour, per candidate; zero again when they have been settled. */
export interface Tally {
  readonly shown: Uint32Array;
  readonly places: Uint32Array;
  readonly noticed: Float64Array;
  readonly clicks: Uint32Array;
  readonly costFen: Uint32Array;
  readonly touched: Int32Array;
  count: number;
}

/** A pure function of the slices and of what was learned by the start of the day; null when nobody advertises. */
export function adTables(
  world: World,
  tables: Tables,
  kept: Kept,
  given: AdBook | null,
): AdTables | null {
  if (!given || given.campaigns.length === 0) return null;
  if (kept.book?.revision !== given.revision) kept.book = bookOf(given, world.scenario, kept.reach);
  const { book } = kept;
  const size = book.bid.length;
  if (size === 0) return null;
  const loading = newLoading(world.parameters, 0);
  const { focusBroad, focusMid, focusLong } = world.parameters.buy;
  const focus = { broad: focusBroad, mid: focusMid, long: focusLong };
  const boosts = book.campaigns.map(({ hours, devices, audiences }) => [hours, devices, audiences]);
  return {
    rules: world.scenario.searchAds,
    book,
    reserveFen: kept.reserveFen,
    focus: Float32Array.from(world.scenario.keywords, ({ level }) => focus[level]),
    shop: Uint16Array.from(book.campaignOf, (place) => book.campaigns[place]?.shop ?? 0),
    fits: book.groups.map((group) => wordsFit(world, tables, kept, group)),
    landing: Uint16Array.from(book.groups, ({ listing }) =>
      landingOf(world, tables, loading, listing),
    ),
    own: Float32Array.from(book.groups, ({ listing }) => naturalRate(world, listing)),
    marketRate: marketRate(world),
    quality: new Uint16Array(size),
    relevance: new Uint16Array(size),
    base: new Float32Array(size),
    bound: new Float64Array(size),
    order: Int32Array.from({ length: size }, (_, i) => i),
    isReady: new Uint8Array(world.scenario.keywords.length),
    topBoost: Float64Array.from(boosts, (all) =>
      all.reduce((product, part) => (product * Math.max(...part)) / 1000, 1),
    ),
    isPlain: Uint8Array.from(boosts, (all) => (all.flat().every((one) => one === 1000) ? 1 : 0)),
    limitFen: new Float64Array(book.campaigns.length),
    hourBoost: new Float64Array(book.campaigns.length),
    owedFen: new Float64Array(world.shops),
    tally: newTally(size),
  };
}

function newTally(size: number): Tally {
  return {
    shown: new Uint32Array(size),
    places: new Uint32Array(size),
    noticed: new Float64Array(size),
    clicks: new Uint32Array(size),
    costFen: new Uint32Array(size),
    touched: new Int32Array(size),
    count: 0,
  };
}

// An ad without words of its own says what its listing's title says.
function wordsFit(
  { parameters: { search } }: World,
  tables: Tables,
  kept: Kept,
  { listing, title }: Book["groups"][number],
): Uint16Array {
  const row = tables.rows[listing] as ListingRow;
  if (title === null) return kept.said[listing]?.fits ?? fitsOf(kept.phrases, row, search);
  const key = `${listing} ${title}`;
  const held = kept.adWords.get(key);
  if (held && held.attributes === row.attributes) return held.fits;
  const fits = fitsOf(kept.phrases, { ...row, title }, search);
  kept.adWords.set(key, { attributes: row.attributes, fits });
  return fits;
}

function landingOf(world: World, tables: Tables, loading: Loading, listing: number): number {
  const { clicked, bought, shownReviews, shownStars } = world.listing.col;
  const ms = loadMs(loading, PHONE, tables.pageKb[listing] as number, 128);
  const reviews = shownReviews[listing] as number;
  return landingPart({
    waits: shareThatWaits(loading, PHONE, ms),
    conversion: ((bought[listing] as number) + 0.6) / ((clicked[listing] as number) + 24),
    stars: reviews > 0 ? (shownStars[listing] as number) / reviews : 4.5,
  });
}

// Square root: a good card in the natural list promises a good ad, but does not prove it.
function naturalRate(world: World, listing: number): number {
  const { seen, clicked } = world.listing.col;
  const rate = ((clicked[listing] as number) + 4) / ((seen[listing] as number) + 80);
  return exp(0.5 * log(rate / 0.05));
}

/** Before anything is known: clicks for each rest of an eye on an ad. Assumption. */
const FIRST_RATE = 0.12;

function marketRate(world: World): number {
  const { clicked, noticed } = world.ads.bid.col;
  let clicks = FIRST_RATE * 400;
  let rests = 400;
  for (let bid = 0; bid < world.ads.bid.count; bid += 1) {
    clicks += clicked[bid] as number;
    rests += noticed[bid] as number;
  }
  return clicks / rests;
}

/** The parts of a bid's quality for one phrase; null when the ad's words or goods have nothing to do with it. */
export function partsOf(
  world: World,
  tables: Tables,
  ads: AdTables,
  { bid, group, query }: { readonly bid: number; readonly group: number; readonly query: number },
): QualityParts | null {
  const { phrases } = tables.standing;
  const { listing } = ads.book.groups[group] as Book["groups"][number];
  if (phrases.category[query] !== tables.categoryOf[listing]) return null;
  const relevance = ads.fits[group]?.[phrases.place[query] as number] ?? 0;
  if (relevance === 0) return null;
  const { clicked, noticed } = world.ads.bid.col;
  return {
    relevance,
    landing: ads.landing[group] as number,
    clicks: clicksPart(
      { clicked: clicked[bid] as number, noticed: noticed[bid] as number },
      { marketRate: ads.marketRate, own: ads.own[group] as number },
    ),
  };
}

/** Fills quality, card and order of a phrase's candidates; done once a day, when it is first typed. */
export function readyPhrase(world: World, tables: Tables, ads: AdTables, query: number): void {
  ads.isReady[query] = 1;
  const { book, quality, relevance, bound, base } = ads;
  const { click } = world.parameters;
  const begin = book.from[query] as number;
  const end = book.from[query + 1] as number;
  for (let i = begin; i < end; i += 1) {
    const group = book.group[i] as number;
    const { listing } = book.groups[group] as Book["groups"][number];
    const bid = book.bid[i] as number;
    const parts = partsOf(world, tables, ads, { bid, group, query });
    relevance[i] = parts?.relevance ?? 0;
    quality[i] = parts ? qualityOf(ads.rules.quality, parts) : 0;
    const boost = ads.topBoost[book.campaignOf[group] as number] as number;
    // Rounding a multiplied bid adds less than a fen.
    const top = boost === 1 ? (book.bidFen[i] as number) : (book.bidFen[i] as number) * boost + 1;
    bound[i] = top * (quality[i] as number);
    const card = (tables.standing.card[listing] as number) - click.adLabel;
    base[i] = click.base + click.relevance * ((relevance[i] as number) / 1000) + card;
  }
  ads.order
    .subarray(begin, end)
    .sort(
      (a, b) =>
        (bound[b] as number) - (bound[a] as number) ||
        (book.bid[a] as number) - (book.bid[b] as number),
    );
}

/** Says for the hour what each campaign may have spent by its end; an even one follows the day's traffic. */
export function beginAdHour(world: World, ads: AdTables): void {
  const hour = world.now % 24;
  const { hourCurve } = world.scenario;
  const whole = hourCurve.reduce((sum, share) => sum + share, 0);
  const sofar = hourCurve.slice(0, hour + 1).reduce((sum, share) => sum + share, 0);
  ads.book.campaigns.forEach(({ budgetFen, isEven, hours }, place) => {
    ads.limitFen[place] = isEven ? Math.floor((budgetFen * sofar) / whole) : budgetFen;
    ads.hourBoost[place] = hours[hour] ?? 1000;
  });
}
