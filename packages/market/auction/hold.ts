/** Who stands in the ad places of one search: an auction among those who may still spend. */
import type { Tables } from "../compile/table.ts";
import type { AdCampaignRow } from "../desk.ts";
import type { World } from "../world/world.ts";
import type { AdTables } from "./ad-tables.ts";
import { chargeFen } from "./gsp.ts";
import { CELL, CELLS, lineUpPhrase } from "./line-up.ts";

/** Scratch: the winners of the auction at hand and the first loser, best score first. */
export interface AdPage {
  /** Winners; one more entry may hold the first loser. */
  count: number;
  entries: number;
  /** Where each stands in the line-up. */
  readonly at: Int32Array;
  readonly score: Float64Array;
  readonly bidFen: Int32Array;
  readonly shop: Int32Array;
}

/** More places are not sold than a scenario may name. */
const MOST = 9;

export function newAdPage(): AdPage {
  return {
    count: 0,
    entries: 0,
    at: new Int32Array(MOST + 1),
    score: new Float64Array(MOST + 1),
    bidFen: new Int32Array(MOST + 1),
    shop: new Int32Array(MOST + 1),
  };
}

/**
 * Fills the page for a phrase typed on a device by a shopper of a segment. A shop takes one place at most. A
 * campaign takes part while its budget would bear the whole bid, so no click can ever overspend it.
 */
export function holdAuction(
  page: AdPage,
  world: World,
  tables: Tables,
  ads: AdTables,
  search: { readonly query: number; readonly device: number; readonly segment: number },
): void {
  const { query, device, segment } = search;
  page.count = page.entries = 0;
  const { book, lineUp, owedFen, limitFen } = ads;
  if (lineUp.isReady[query] === 0) lineUpPhrase(world, tables, ads, query);
  const { cell, bound } = lineUp;
  const { isBuyable } = tables;
  const { spentFen } = world.ads.campaign.col;
  const { cashFen } = world.shop.col;
  const wanted = ads.rules.places.length + 1;
  const reserve = ads.reserveFen[query] as number;
  const until = book.from[query + 1] as number;
  for (let at = book.from[query] as number; at < until; at += 1) {
    const most = bound[at] as number;
    if (most === 0) break;
    if (page.entries === wanted && most < (page.score[wanted - 1] as number)) break;
    const from = at * CELLS;
    const place = cell[from + CELL.place] as number;
    const offered = cell[from + CELL.bidFen] as number;
    const bidFen =
      ads.isPlain[place] === 1 ? offered : boosted(ads, offered, place, device, segment);
    if (bidFen < reserve) continue;
    const spent = spentFen[cell[from + CELL.campaign] as number] as number;
    if (spent + bidFen > (limitFen[place] as number)) continue;
    if (isBuyable[cell[from + CELL.listing] as number] !== 1) continue;
    const shop = cell[from + CELL.shop] as number;
    if ((cashFen[shop] as number) - (owedFen[shop] as number) < bidFen) continue;
    enter(page, ads, wanted, at, bidFen);
  }
  page.count = Math.min(page.entries, wanted - 1);
}

/** Bid × hour × device × audience, rounded half up to the fen. */
function boosted(
  ads: AdTables,
  offered: number,
  place: number,
  device: number,
  segment: number,
): number {
  const { devices, audiences } = ads.book.campaigns[place] as AdCampaignRow;
  const boost =
    (ads.hourBoost[place] as number) * (devices[device] ?? 1000) * (audiences[segment] ?? 1000);
  return Math.floor((offered * boost) / 1e9 + 0.5);
}

// Equal scores fall back to the older bid. A shop's better ad takes the place of its other one.
function enter(page: AdPage, ads: AdTables, wanted: number, at: number, bidFen: number): void {
  const { cell } = ads.lineUp;
  const shop = cell[at * CELLS + CELL.shop] as number;
  const score = bidFen * (cell[at * CELLS + CELL.quality] as number);
  let held = 0;
  while (held < page.entries && page.shop[held] !== shop) held += 1;
  let place = page.entries;
  if (held < page.entries) place = held;
  else if (place === wanted) place = wanted - 1;
  if (place < page.entries && !isAhead(page, ads, place, at, score)) return;
  if (held === page.entries && page.entries < wanted) page.entries += 1;
  while (place > 0 && isAhead(page, ads, place - 1, at, score)) {
    page.at[place] = page.at[place - 1] as number;
    page.score[place] = page.score[place - 1] as number;
    page.bidFen[place] = page.bidFen[place - 1] as number;
    page.shop[place] = page.shop[place - 1] as number;
    place -= 1;
  }
  page.at[place] = at;
  page.score[place] = score;
  page.bidFen[place] = bidFen;
  page.shop[place] = shop;
}

function isAhead(page: AdPage, ads: AdTables, place: number, at: number, score: number): boolean {
  const other = page.score[place] as number;
  return score !== other ? score > other : bidAt(ads, at) < bidAt(ads, page.at[place] as number);
}

function bidAt({ book, lineUp }: AdTables, at: number): number {
  return book.bid[lineUp.cell[at * CELLS + CELL.candidate] as number] as number;
}

/** What a click on the page's `place`-th ad costs; `query` is the phrase typed. */
export function priceOf(page: AdPage, ads: AdTables, place: number, query: number): number {
  return chargeFen(
    {
      bidFen: page.bidFen[place] as number,
      quality: ads.lineUp.cell[(page.at[place] as number) * CELLS + CELL.quality] as number,
      nextScore: place + 1 < page.entries ? (page.score[place + 1] as number) : 0,
    },
    { reserveFen: ads.reserveFen[query] as number, incrementFen: ads.rules.incrementFen },
  );
}
