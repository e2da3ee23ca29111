/** What the market remembers of search ads: spending, counters of bids and phrases, and who clicked lately. */
import { ensureRows, grown, type Grown } from "./grown.ts";

/** Days a bid's counters are told apart: seven finished ones and today. */
export const AD_DAYS = 8;
/** Counters of a bid and day, in this order. */
export const AD_COUNTERS = [
  "exposures",
  "clicks",
  "costFen",
  "orders",
  "salesFen",
  "places",
] as const;
export const AD = {
  exposures: 0,
  clicks: 1,
  costFen: 2,
  orders: 3,
  salesFen: 4,
  places: 5,
} as const;
/** An order counts for an ad this long after the click. Source: desks/search-ads/metrics/roas.sql. */
export const CREDIT_SECONDS = 3 * 86_400;

const campaignSpec = { spentFen: Int32Array };
const bidSpec = {
  /** Smoothed counts that the quality score learns from, and today's part of the first. */
  noticed: Float32Array,
  clicked: Float32Array,
  noticedToday: Float32Array,
};
const countSpec = { value: Int32Array };
const termSpec = { bid: Uint32Array, keyword: Uint16Array };
const clickSpec = {
  at: Uint32Array,
  shopper: Uint32Array,
  shop: Uint16Array,
  bid: Uint32Array,
  keyword: Uint16Array,
};
/** Lately paid clicks and their cost per phrase; faded every day. */
const phraseSpec = { clicks: Float32Array, costFen: Float32Array };
/** Per shop: views of its ads, search and feed, today; and those still in mind when the day began. */
const voiceSpec = { today: Float64Array, inMind: Float64Array };

export interface Ads {
  readonly campaign: Grown<typeof campaignSpec>;
  readonly bid: Grown<typeof bidSpec>;
  /** Per bid: AD_DAYS rings of AD_COUNTERS, and the sums since it was made. */
  readonly bidDays: Grown<typeof countSpec>;
  readonly bidTotal: Grown<typeof countSpec>;
  /** What was typed when a bid was shown, and its counters since. */
  readonly term: Grown<typeof termSpec>;
  readonly termTotal: Grown<typeof countSpec>;
  /** Clicks of the last three days, oldest first. */
  readonly click: Grown<typeof clickSpec>;
  readonly phrase: Grown<typeof phraseSpec>;
  readonly voice: Grown<typeof voiceSpec>;
  /** Derived: bid and phrase → term; shopper and shop → latest click. */
  readonly termOf: Map<number, number>;
  readonly lastClick: Map<number, number>;
}

/** The tables that are saved, in this order; all are empty while nobody advertises. */
export const AD_TABLES = [
  "campaign",
  "bid",
  "bidDays",
  "bidTotal",
  "term",
  "termTotal",
  "click",
  "phrase",
  "voice",
] as const;

export function newAds(): Ads {
  return {
    campaign: grown(campaignSpec, 16),
    bid: grown(bidSpec, 16),
    bidDays: grown(countSpec, 16, AD_DAYS * AD_COUNTERS.length),
    bidTotal: grown(countSpec, 16, AD_COUNTERS.length),
    term: grown(termSpec, 16),
    termTotal: grown(countSpec, 16, AD_COUNTERS.length),
    click: grown(clickSpec, 16),
    phrase: grown(phraseSpec, 16),
    voice: grown(voiceSpec, 16),
    termOf: new Map(),
    lastClick: new Map(),
  };
}

/** Adds to a counter of a bid: today's and the sum. */
export function countBid(
  ads: Ads,
  bid: number,
  day: number,
  counter: number,
  amount: number,
): void {
  const today = ads.bidDays.col.value;
  const at = bidDay(bid, day) + counter;
  today[at] = (today[at] as number) + amount;
  const total = ads.bidTotal.col.value;
  const sum = bid * AD_COUNTERS.length + counter;
  total[sum] = (total[sum] as number) + amount;
}

/** Where the counters of a bid on a day begin. */
export function bidDay(bid: number, day: number): number {
  return (bid * AD_DAYS + (day % AD_DAYS)) * AD_COUNTERS.length;
}

export function countTerm(ads: Ads, term: number, counter: number, amount: number): void {
  const { value } = ads.termTotal.col;
  const at = term * AD_COUNTERS.length + counter;
  value[at] = (value[at] as number) + amount;
}

/** The row of a bid under a phrase typed; made at its first need. */
export function termRow(ads: Ads, bid: number, keyword: number): number {
  const key = bid * 65_536 + keyword;
  const held = ads.termOf.get(key);
  if (held !== undefined) return held;
  const row = ads.term.count;
  ensureRows(ads.term, row + 1);
  ensureRows(ads.termTotal, row + 1);
  ads.term.col.bid[row] = bid;
  ads.term.col.keyword[row] = keyword;
  ads.termOf.set(key, row);
  return row;
}

/** Views of a shop's ads are views of its name, clicked or not. */
export function noteViews({ voice }: Ads, shop: number, views: number): void {
  ensureRows(voice, shop + 1);
  voice.col.today[shop] = (voice.col.today[shop] as number) + views;
}

/** Nobody has heard of a shop by its new name. */
export function forgetViews({ voice }: Ads, shop: number): void {
  if (shop >= voice.count) return;
  voice.col.today[shop] = 0;
  voice.col.inMind[shop] = 0;
}

/** A new day: part of what was in mind is forgotten, and yesterday's views are in it. */
export function rememberViews({ voice }: Ads, keep: number): void {
  const { today, inMind } = voice.col;
  for (let shop = 0; shop < voice.count; shop += 1) {
    inMind[shop] = (inMind[shop] as number) * keep + (today[shop] as number);
    today[shop] = 0;
  }
}

/** Who clicked whose ad, as one key. */
export function clickKey(shopper: number, shop: number): number {
  return shopper * 65_536 + shop;
}

/** Forgets clicks older than orders may be credited to. */
export function dropOldClicks(ads: Ads, now: number): void {
  const { col } = ads.click;
  let first = 0;
  while (first < ads.click.count && now - (col.at[first] as number) > CREDIT_SECONDS + 86_400)
    first += 1;
  if (first === 0) return;
  for (const column of Object.values(col)) column.copyWithin(0, first, ads.click.count);
  ads.click.count -= first;
  indexAds(ads);
}

/** Makes the derived maps anew, after rows moved or a market woke. */
export function indexAds(ads: Ads): void {
  ads.termOf.clear();
  ads.lastClick.clear();
  const { bid, keyword } = ads.term.col;
  for (let row = 0; row < ads.term.count; row += 1)
    ads.termOf.set((bid[row] as number) * 65_536 + (keyword[row] as number), row);
  const { shopper, shop } = ads.click.col;
  for (let row = 0; row < ads.click.count; row += 1)
    ads.lastClick.set(clickKey(shopper[row] as number, shop[row] as number), row);
}
