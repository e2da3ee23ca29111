/** What an hour and a day of search ads come to: rows, counters, the bill, and what quality is learned from. */
import type { AdTables } from "../auction/ad-tables.ts";
import type { Tables } from "../compile/table.ts";
import { CHANNEL } from "../events.ts";
import type { Emit } from "../run/emit.ts";
import { ensureRows } from "../world/grown.ts";
import {
  AD,
  AD_COUNTERS,
  bidDay,
  countBid,
  countTerm,
  dropOldClicks,
  noteViews,
  rememberViews,
  termRow,
} from "../world/ads.ts";
import { countQuery } from "../world/queries.ts";
import { count, type World } from "../world/world.ts";
import { post } from "./ledger.ts";

/** Runs after the hour's sessions: exact rows of what was shown, and the clicks' cost from each shop's cash. */
export function settleAdHour(world: World, tables: Tables, ads: AdTables, emit: Emit): void {
  const { tally } = ads.lineUp;
  for (let i = 0; i < tally.count; i += 1)
    settleCandidate(world, tables, ads, emit, {
      candidate: tally.touched[i] as number,
      query: tally.query[i] as number,
    });
  tally.count = 0;
  ads.owedFen.forEach((fen, shop) => {
    if (fen === 0) return;
    ads.owedFen[shop] = 0;
    const at = world.now * 3600 + 3599;
    post(world, emit, { at, shop, order: -1, memo: "search-ads" }, [
      ["advertising", fen],
      ["cash", -fen],
    ]);
  });
}

function settleCandidate(
  world: World,
  tables: Tables,
  ads: AdTables,
  emit: Emit,
  { candidate, query }: { readonly candidate: number; readonly query: number },
): void {
  const { book } = ads;
  const { tally } = ads.lineUp;
  const bid = book.bid[candidate] as number;
  const shown = tally.shown[candidate] as number;
  const clicks = tally.clicks[candidate] as number;
  const costFen = tally.costFen[candidate] as number;
  const places = tally.places[candidate] as number;
  writeRows(world, tables, ads, emit, { candidate, query, shown, clicks, costFen, places });
  const day = Math.floor(world.now / 24);
  const term = termRow(world.ads, bid, query);
  noteViews(
    world.ads,
    ads.shop[book.group[candidate] as number] as number,
    shown * answers(ads, candidate),
  );
  countBoth(world, bid, day, term, AD.exposures, shown);
  countBoth(world, bid, day, term, AD.places, places);
  if (clicks > 0) {
    countBoth(world, bid, day, term, AD.clicks, clicks);
    countBoth(world, bid, day, term, AD.costFen, costFen);
  }
  countQuery(world, query, "clicks", clicks);
  const { noticedToday } = world.ads.bid.col;
  noticedToday[bid] = (noticedToday[bid] as number) + (tally.noticed[candidate] as number);
  ensureRows(world.ads.phrase, world.scenario.keywords.length);
  const { clicks: paid, costFen: cost } = world.ads.phrase.col;
  paid[query] = (paid[query] as number) + clicks;
  cost[query] = (cost[query] as number) + costFen;
  tally.shown[candidate] = tally.clicks[candidate] = tally.costFen[candidate] = 0;
  tally.places[candidate] = tally.noticed[candidate] = 0;
}

// An ad beside the question is passed over, its name and all: 0 at half of the relevance there may be.
function answers({ lineUp }: AdTables, candidate: number): number {
  return Math.max(0, (lineUp.relevance[candidate] as number) / 500 - 1);
}

function countBoth(
  { ads }: World,
  bid: number,
  day: number,
  term: number,
  counter: number,
  amount: number,
): void {
  countBid(ads, bid, day, counter, amount);
  countTerm(ads, term, counter, amount);
}

interface Shown {
  readonly candidate: number;
  readonly query: number;
  readonly shown: number;
  readonly clicks: number;
  readonly costFen: number;
  readonly places: number;
}

function writeRows(world: World, tables: Tables, ads: AdTables, emit: Emit, of: Shown): void {
  const { book } = ads;
  const group = book.group[of.candidate] as number;
  const campaign = book.campaigns[
    book.campaignOf[group] as number
  ] as (typeof book.campaigns)[number];
  const { listing: id, group: groupId } = book.groups[group] as (typeof book.groups)[number];
  const { shown, clicks, places, costFen, query } = of;
  emit.adHourly.add(
    world.now * 3600,
    campaign.shop,
    id,
    campaign.campaign,
    groupId,
    book.keyword[of.candidate],
    query,
    book.match[of.candidate],
    shown,
    clicks,
    places,
    costFen,
  );
  const row = emit.exposureHourly.open(1);
  const col = emit.exposureHourly.col;
  col.at[row] = world.now * 3600;
  col.shop[row] = tables.shopOf[id] as number;
  col.listing[row] = id;
  col.channel[row] = CHANNEL.search_ad;
  col.keyword[row] = query;
  col.exposures[row] = shown;
  col.clicks[row] = clicks;
  col.position_sum[row] = places;
  count(world, id, 0, shown);
  count(world, id, 7, places);
  emit.exposures += shown;
}

/** Runs at the first hour of a day: budgets are whole again, quality scores learn from yesterday. */
export function startAdDay(world: World): void {
  const { ads } = world;
  const { keepAds, keepName } = world.parameters.learn;
  rememberViews(ads, keepName);
  const day = Math.floor(world.now / 24);
  ads.campaign.col.spentFen.fill(0);
  const { noticed, clicked, noticedToday } = ads.bid.col;
  const { value } = ads.bidDays.col;
  for (let bid = 0; bid < ads.bid.count; bid += 1) {
    const yesterday = value[bidDay(bid, day - 1) + AD.clicks] as number;
    clicked[bid] = (clicked[bid] as number) * keepAds + yesterday;
    noticed[bid] = (noticed[bid] as number) * keepAds + (noticedToday[bid] as number);
    noticedToday[bid] = 0;
    const from = bidDay(bid, day);
    for (let i = 0; i < AD_COUNTERS.length; i += 1) value[from + i] = 0;
  }
  for (let query = 0; query < ads.phrase.count; query += 1) {
    const { clicks, costFen } = ads.phrase.col;
    clicks[query] = (clicks[query] as number) * keepAds;
    costFen[query] = (costFen[query] as number) * keepAds;
  }
  dropOldClicks(ads, world.now * 3600);
}
