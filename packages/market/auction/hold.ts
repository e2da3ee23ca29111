/** Who stands in the ad places of one search: an auction among those who may still spend. */
import type { Tables } from "../compile/table.ts";
import type { World } from "../world/world.ts";
import { readyPhrase, type AdTables } from "./ad-tables.ts";
import type { AdCampaignRow } from "../desk.ts";
import { chargeFen } from "./gsp.ts";

/** Scratch: the winners of the auction at hand and the first loser, best score first. */
export interface AdPage {
  /** Winners; one more entry may hold the first loser. */
  count: number;
  entries: number;
  readonly candidate: Int32Array;
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
    candidate: new Int32Array(MOST + 1),
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
  if (ads.isReady[query] === 0) readyPhrase(world, tables, ads, query);
  const { book, order, bound, quality } = ads;
  const wanted = ads.rules.places.length + 1;
  const reserve = ads.reserveFen[query] as number;
  const until = book.from[query + 1] as number;
  for (let at = book.from[query] as number; at < until; at += 1) {
    const candidate = order[at] as number;
    const most = bound[candidate] as number;
    if (most === 0) break;
    if (page.entries === wanted && most < (page.score[wanted - 1] as number)) break;
    const group = book.group[candidate] as number;
    const place = book.campaignOf[group] as number;
    const bidFen =
      ads.isPlain[place] === 1
        ? (book.bidFen[candidate] as number)
        : boosted(ads, candidate, place, device, segment);
    if (bidFen < reserve) continue;
    if (!mayServe(world, tables, ads, { group, place, bidFen })) continue;
    enter(page, wanted, {
      candidate,
      bidFen,
      score: bidFen * (quality[candidate] as number),
      shop: ads.shop[group] as number,
      bids: book.bid,
    });
  }
  page.count = Math.min(page.entries, wanted - 1);
}

/** Bid × hour × device × audience, rounded half up to the fen. */
function boosted(
  ads: AdTables,
  candidate: number,
  place: number,
  device: number,
  segment: number,
): number {
  const { devices, audiences } = ads.book.campaigns[place] as AdCampaignRow;
  const boost =
    (ads.hourBoost[place] as number) * (devices[device] ?? 1000) * (audiences[segment] ?? 1000);
  return Math.floor(((ads.book.bidFen[candidate] as number) * boost) / 1e9 + 0.5);
}

function mayServe(
  world: World,
  tables: Tables,
  ads: AdTables,
  {
    group,
    place,
    bidFen,
  }: { readonly group: number; readonly place: number; readonly bidFen: number },
): boolean {
  const { campaign } = ads.book.campaigns[place] as AdCampaignRow;
  const spent = world.ads.campaign.col.spentFen[campaign] as number;
  if (spent + bidFen > (ads.limitFen[place] as number)) return false;
  const { listing } = ads.book.groups[group] as (typeof ads.book.groups)[number];
  if (tables.isBuyable[listing] !== 1) return false;
  const shop = ads.shop[group] as number;
  const cash = world.shop.col.cashFen[shop] as number;
  return cash - (ads.owedFen[shop] as number) >= bidFen;
}

interface Entrant {
  readonly candidate: number;
  readonly bidFen: number;
  readonly score: number;
  readonly shop: number;
  readonly bids: Int32Array;
}

// Equal scores fall back to the older bid. A shop's better ad takes the place of its other one.
function enter(page: AdPage, wanted: number, entrant: Entrant): void {
  const { score, shop } = entrant;
  let held = 0;
  while (held < page.entries && page.shop[held] !== shop) held += 1;
  let last = page.entries;
  if (held < page.entries) {
    if (!isAhead(page, held, entrant)) return;
    last = held;
  } else if (last === wanted) {
    if (!isAhead(page, wanted - 1, entrant)) return;
    last = wanted - 1;
  } else {
    page.entries += 1;
  }
  let place = last;
  while (place > 0 && isAhead(page, place - 1, entrant)) {
    page.candidate[place] = page.candidate[place - 1] as number;
    page.score[place] = page.score[place - 1] as number;
    page.bidFen[place] = page.bidFen[place - 1] as number;
    page.shop[place] = page.shop[place - 1] as number;
    place -= 1;
  }
  page.candidate[place] = entrant.candidate;
  page.score[place] = score;
  page.bidFen[place] = entrant.bidFen;
  page.shop[place] = shop;
}

function isAhead(page: AdPage, place: number, { score, candidate, bids }: Entrant): boolean {
  const other = page.score[place] as number;
  if (score !== other) return score > other;
  return (bids[candidate] as number) < (bids[page.candidate[place] as number] as number);
}

/** What a click on the page's `place`-th ad costs; `query` is the phrase typed. */
export function priceOf(page: AdPage, ads: AdTables, place: number, query: number): number {
  const candidate = page.candidate[place] as number;
  return chargeFen(
    {
      bidFen: page.bidFen[place] as number,
      quality: ads.quality[candidate] as number,
      nextScore: place + 1 < page.entries ? (page.score[place + 1] as number) : 0,
    },
    { reserveFen: ads.reserveFen[query] as number, incrementFen: ads.rules.incrementFen },
  );
}
