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
import { clicksPart, landingPart, type QualityParts } from "./quality.ts";
import { newLineUp, type LineUp } from "./line-up.ts";

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
  /** Per group: what its own picture adds to the card of the goods, in logit units; 0 without one. */
  readonly picture: Float32Array;
  /** Per group: the goods' natural click rate against the usual. */
  readonly own: Float32Array;
  /** Per group: the clicks part of a bid nobody has seen yet. */
  readonly unseen: Uint16Array;
  /** Clicks that the market's ads win for each rest of an eye. */
  readonly marketRate: number;
  /** Candidates in the order in which auctions look at them. */
  readonly lineUp: LineUp;
  /** Per campaign: the highest product of its multipliers; 1 for those without any. */
  readonly topBoost: Float64Array;
  readonly isPlain: Uint8Array;
  /** Per campaign, made each hour: what it may have spent by the hour's end, and the hour's multiplier. */
  readonly limitFen: Float64Array;
  readonly hourBoost: Float64Array;
  /** Per shop: clicks of this hour, not yet taken from its cash. */
  readonly owedFen: Float64Array;
}

/** A pure function of the slices and of what was learned by the start of the day; null when nobody advertises. */
export function adTables(
  world: World,
  tables: Tables,
  kept: Kept,
  given: AdBook | null,
): AdTables | null {
  if (!given) return null;
  if (kept.book?.revision !== given.revision) kept.book = bookOf(given, world.scenario, kept.reach);
  const { book } = kept;
  if (book.bid.length === 0) return null;
  const loading = newLoading(world.parameters, 0);
  const { focusBroad, focusMid, focusLong } = world.parameters.buy;
  const focus = { broad: focusBroad, mid: focusMid, long: focusLong };
  const boosts = book.campaigns.map(({ hours, devices, audiences }) => [hours, devices, audiences]);
  const fits = book.groups.map((group) => wordsFit(world, tables, kept, group));
  const landing = Uint16Array.from(book.groups, ({ listing }) =>
    landingOf(world, tables, loading, listing),
  );
  const own = Float32Array.from(book.groups, ({ listing }) => naturalRate(world, listing));
  return {
    rules: world.scenario.searchAds,
    book,
    reserveFen: kept.reserveFen,
    focus: Float32Array.from(world.scenario.keywords, ({ level }) => focus[level]),
    shop: Uint16Array.from(book.campaignOf, (place) => book.campaigns[place]?.shop ?? 0),
    fits,
    landing,
    picture: Float32Array.from(book.groups, (group) => pictureTerm(world, tables, group)),
    own,
    unseen: Uint16Array.from(own, (rate) => clicksPart(0, 0, 1, rate)),
    marketRate: marketRate(world),
    lineUp: lineUpFor(world, kept, { book, fits, landing }),
    topBoost: Float64Array.from(boosts, (all) =>
      all.reduce((product, part) => (product * Math.max(...part)) / 1000, 1),
    ),
    isPlain: Uint8Array.from(boosts, (all) =>
      all.every((part) => part.every((one) => one === 1000)) ? 1 : 0,
    ),
    limitFen: new Float64Array(book.campaigns.length),
    hourBoost: new Float64Array(book.campaigns.length),
    owedFen: new Float64Array(world.shops),
  };
}

/** What a line-up was made from; while it is the same, the line-up still holds. */
export interface LinedUp {
  readonly day: number;
  readonly book: Book;
  readonly fits: readonly Uint16Array[];
  readonly landing: Uint16Array;
  readonly lineUp: LineUp;
}

// Phrases lined up earlier in the day stay so when tables are made again for another reason.
function lineUpFor(
  world: World,
  kept: Kept,
  { book, fits, landing }: Pick<LinedUp, "book" | "fits" | "landing">,
): LineUp {
  const day = Math.floor(world.now / 24);
  const held = kept.linedUp;
  const lineUp = held?.book === book ? held.lineUp : newLineUp(book, world.scenario);
  const isSame =
    held?.book === book &&
    held.day === day &&
    fits.every((own, group) => own === held.fits[group]) &&
    landing.every((own, group) => own === held.landing[group]);
  if (!isSame) lineUp.isReady.fill(0);
  kept.linedUp = { day, book, fits, landing, lineUp };
  return lineUp;
}

// An ad without words of its own says what its listing's title says.
function wordsFit(
  { parameters: { search } }: World,
  tables: Tables,
  kept: Kept,
  { listing, title }: Book["groups"][number],
): Uint16Array {
  const row = tables.rows[listing] as ListingRow;
  const said = kept.said[listing];
  if (title === null && said) return said.fits;
  const words = title ?? row.title;
  const key = `${listing} ${words}`;
  const held = kept.adWords.get(key);
  if (held && held.attributes === row.attributes) return held.fits;
  const fits = fitsOf(kept.phrases, { ...row, title: words }, search);
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

// The card of the goods holds their own picture; the ad's takes its place.
function pictureTerm(
  { parameters }: World,
  tables: Tables,
  { listing, picturePermille }: Book["groups"][number],
): number {
  if (picturePermille === null) return 0;
  const own = (tables.rows[listing] as ListingRow).picturePermille;
  return (parameters.click.picture * (picturePermille - own)) / 1000;
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
      clicked[bid] as number,
      noticed[bid] as number,
      ads.marketRate,
      ads.own[group] as number,
    ),
  };
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
