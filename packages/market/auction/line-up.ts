/** In which order an auction looks at its candidates: highest possible score first, all it needs side by side. */
import type { Tables } from "../compile/table.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";
import type { AdTables } from "./ad-tables.ts";
import type { Book } from "./book.ts";
import { clicksPart, qualityFrom } from "./quality.ts";

/** Cells of a candidate in `cell`: what one auction reads of it lies in one cache line. */
export const CELLS = 8;
export const CELL = {
  candidate: 0,
  bidFen: 1,
  quality: 2,
  shop: 3,
  /** Its campaign's place in the book, and the campaign's own number. */
  place: 4,
  campaign: 5,
  listing: 6,
  relevance: 7,
} as const;

/** Candidates phrase by phrase, each phrase in its order; kept from one making of the tables to the next. */
export interface LineUp {
  readonly cell: Int32Array;
  /** No score of the candidate is higher in any hour, on any device, for any audience. */
  readonly bound: Float64Array;
  /** Phrase → 1 once it is lined up; done when it is first typed on a day. */
  readonly isReady: Uint8Array;
  /** Counts of the hour, per candidate of the book; zero again when they have been settled. */
  readonly tally: Tally;
  /** Scratch of lining up, per candidate of the book. */
  readonly order: Int32Array;
  readonly quality: Uint16Array;
  readonly relevance: Uint16Array;
  readonly reach: Float64Array;
}

export interface Tally {
  readonly shown: Uint32Array;
  readonly places: Uint32Array;
  readonly noticed: Float64Array;
  readonly clicks: Uint32Array;
  readonly costFen: Uint32Array;
  readonly touched: Int32Array;
  /** The phrase each of them was shown for. */
  readonly query: Uint16Array;
  count: number;
}

export function newLineUp(book: Book, scenario: Scenario): LineUp {
  const size = book.bid.length;
  return {
    cell: new Int32Array(size * CELLS),
    bound: new Float64Array(size),
    isReady: new Uint8Array(scenario.keywords.length),
    tally: {
      shown: new Uint32Array(size),
      places: new Uint32Array(size),
      noticed: new Float64Array(size),
      clicks: new Uint32Array(size),
      costFen: new Uint32Array(size),
      touched: new Int32Array(size),
      query: new Uint16Array(size),
      count: 0,
    },
    order: new Int32Array(size),
    quality: new Uint16Array(size),
    relevance: new Uint16Array(size),
    reach: new Float64Array(size),
  };
}

/** Lines up the candidates of one phrase; those whose words or goods do not answer it stand last, at 0. */
export function lineUpPhrase(world: World, tables: Tables, ads: AdTables, query: number): void {
  const { book, lineUp } = ads;
  const { cell, bound, order, reach } = lineUp;
  lineUp.isReady[query] = 1;
  const begin = book.from[query] as number;
  const end = book.from[query + 1] as number;
  judge(world, tables, ads, query);
  for (let candidate = begin; candidate < end; candidate += 1) order[candidate] = candidate;
  const bids = book.bid;
  order
    .subarray(begin, end)
    .sort(
      (a, b) =>
        (reach[b] as number) - (reach[a] as number) || (bids[a] as number) - (bids[b] as number),
    );
  for (let at = begin; at < end; at += 1) {
    const candidate = order[at] as number;
    const group = book.group[candidate] as number;
    const place = book.campaignOf[group] as number;
    const from = at * CELLS;
    cell[from + CELL.candidate] = candidate;
    cell[from + CELL.bidFen] = book.bidFen[candidate] as number;
    cell[from + CELL.quality] = lineUp.quality[candidate] as number;
    cell[from + CELL.shop] = ads.shop[group] as number;
    cell[from + CELL.place] = place;
    cell[from + CELL.campaign] = book.campaign[place] as number;
    cell[from + CELL.listing] = book.listing[group] as number;
    cell[from + CELL.relevance] = lineUp.relevance[candidate] as number;
    bound[at] = reach[candidate] as number;
  }
}

// Quality, relevance and highest score of each candidate of the phrase.
function judge(world: World, tables: Tables, ads: AdTables, query: number): void {
  const { book } = ads;
  const { quality, relevance, reach } = ads.lineUp;
  const { phrases } = tables.standing;
  const category = phrases.category[query] as number;
  const place = phrases.place[query] as number;
  const { clicked, noticed } = world.ads.bid.col;
  const until = book.from[query + 1] as number;
  for (let i = book.from[query] as number; i < until; i += 1) {
    const group = book.group[i] as number;
    const bid = book.bid[i] as number;
    const isKind = tables.categoryOf[book.listing[group] as number] === category;
    const fits = isKind ? ((ads.fits[group] as Uint16Array)[place] as number) : 0;
    const rests = noticed[bid] as number;
    const clicks =
      rests === 0
        ? (ads.unseen[group] as number)
        : clicksPart(clicked[bid] as number, rests, ads.marketRate, ads.own[group] as number);
    const { quality: rule } = ads.rules;
    relevance[i] = fits;
    quality[i] = qualityFrom(rule, clicks, fits, ads.landing[group] as number);
    const boost = ads.topBoost[book.campaignOf[group] as number] as number;
    const bidFen = book.bidFen[i] as number;
    // Rounding a multiplied bid adds less than a fen.
    reach[i] = (boost === 1 ? bidFen : bidFen * boost + 1) * (quality[i] as number);
  }
}
