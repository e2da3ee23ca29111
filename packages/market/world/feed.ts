/** What the market remembers of feed ads: spending, counters, who knows which shop, and who has seen what. */
import { exp } from "@dianzhang/kernel";
import { chainHead, link, newChain, rechain, type Chain } from "./chain.ts";
import { ensureRows, grown, type Grown } from "./grown.ts";

/** Days a creative's counters are told apart: seven finished ones and today. */
export const FEED_DAYS = 8;
/** Counters of a creative and day, in this order. */
export const FEED = {
  exposures: 0,
  clicks: 1,
  costFen: 2,
  orders: 3,
  salesFen: 4,
  places: 5,
} as const;
export const FEED_COUNTERS = 6;
/** An order counts for an ad this long after the click, as for search ads. */
export const FEED_CREDIT_SECONDS = 3 * 86_400;
/** A visit or a view is forgotten after this long. */
export const TIE_HOURS = 30 * 24;
const SIGHT_HOURS = 14 * 24;
/** Half of a weariness is gone after four days. Assumption. */
const RECOVERY_HOURS = 96 / 0.693147;

const campaignSpec = {
  shop: Uint16Array,
  spentFen: Int32Array,
  /** Off-site: thousandths of a fen owed that are not a whole fen yet. */
  parts: Uint16Array,
};
const unitSpec = {
  /** Tick + 1 at which a rule stopped it; 0 = it runs. */
  stoppedAt: Uint32Array,
  stoppedBy: Uint8Array,
  /** What it had come to when it was last set running: rules count from there. */
  fromExposures: Uint32Array,
  fromClicks: Uint32Array,
  fromCostFen: Uint32Array,
  fromOrders: Uint32Array,
  fromSalesFen: Uint32Array,
};
const creativeSpec = {
  unit: Uint32Array,
  /** Smoothed counts from which the click rate is expected; views, and clicks. */
  seen: Float32Array,
  clicked: Float32Array,
};
const countSpec = { value: Int32Array };
/** A shopper and a shop that know each other. Times are ticks + 1; 0 = never. */
const tieSpec = {
  shopper: Uint32Array,
  shop: Uint16Array,
  visitedAt: Uint32Array,
  cartedAt: Uint32Array,
  orderedAt: Uint32Array,
  orders: Uint16Array,
  spentFen: Uint32Array,
  /** 1 = follows the shop. */
  follows: Uint8Array,
};
/** A shopper who saw a creative: how worn it is, when that was, and how often today. */
const sightSpec = {
  shopper: Uint32Array,
  creative: Uint32Array,
  at: Uint32Array,
  worn: Float32Array,
  today: Uint8Array,
};
const clickSpec = {
  at: Uint32Array,
  shopper: Uint32Array,
  shop: Uint16Array,
  creative: Uint32Array,
};
/** One row: how many lines of orders the ties have taken up. */
const readSpec = { orders: Uint32Array };

export interface Feed {
  readonly campaign: Grown<typeof campaignSpec>;
  readonly unit: Grown<typeof unitSpec>;
  readonly creative: Grown<typeof creativeSpec>;
  readonly creativeDays: Grown<typeof countSpec>;
  readonly creativeTotal: Grown<typeof countSpec>;
  readonly tie: Grown<typeof tieSpec>;
  readonly sight: Grown<typeof sightSpec>;
  readonly click: Grown<typeof clickSpec>;
  readonly read: Grown<typeof readSpec>;
  /** Derived. */
  readonly ties: Chain;
  readonly sights: Chain;
  readonly lastClick: Map<number, number>;
  /** Derived: unit → its creatives. */
  readonly creativesOf: number[][];
  /** Shop → 1 when visits of its pages are kept in mind; told when the tables are made. */
  readonly isTracked: Uint8Array;
}

/** The tables that are saved, in this order; all are empty while nobody has a campaign. */
export const FEED_TABLES = [
  "campaign",
  "unit",
  "creative",
  "creativeDays",
  "creativeTotal",
  "tie",
  "sight",
  "click",
  "read",
] as const;

export function newFeed(shops: number): Feed {
  return {
    campaign: grown(campaignSpec, 16),
    unit: grown(unitSpec, 16),
    creative: grown(creativeSpec, 16),
    creativeDays: grown(countSpec, 16, FEED_DAYS * FEED_COUNTERS),
    creativeTotal: grown(countSpec, 16, FEED_COUNTERS),
    tie: grown(tieSpec, 64),
    sight: grown(sightSpec, 64),
    click: grown(clickSpec, 16),
    read: grown(readSpec, 1),
    ties: newChain(),
    sights: newChain(),
    lastClick: new Map(),
    creativesOf: [],
    isTracked: new Uint8Array(shops),
  };
}

/** Adds to a counter of a creative: today's and the sum. */
export function countCreative(
  feed: Feed,
  creative: number,
  day: number,
  counter: number,
  amount: number,
): void {
  const today = feed.creativeDays.col.value;
  const at = creativeDay(creative, day) + counter;
  today[at] = (today[at] as number) + amount;
  const total = feed.creativeTotal.col.value;
  const sum = creative * FEED_COUNTERS + counter;
  total[sum] = (total[sum] as number) + amount;
}

/** Where the counters of a creative on a day begin. */
export function creativeDay(creative: number, day: number): number {
  return (creative * FEED_DAYS + (day % FEED_DAYS)) * FEED_COUNTERS;
}

/** The row of a shopper and a shop, or −1. */
export function tieOf(feed: Feed, shopper: number, shop: number): number {
  const { shopper: who, shop: where } = feed.tie.col;
  let row = chainHead(feed.ties, shopper);
  while (row >= 0 && (who[row] !== shopper || where[row] !== shop))
    row = feed.ties.next[row] as number;
  return row;
}

export function makeTie(feed: Feed, shopper: number, shop: number): number {
  const held = tieOf(feed, shopper, shop);
  if (held >= 0) return held;
  const row = feed.tie.count;
  ensureRows(feed.tie, row + 1);
  feed.tie.col.shopper[row] = shopper;
  feed.tie.col.shop[row] = shop;
  link(feed.ties, feed.tie.col.shopper, row);
  return row;
}

/** The row of a shopper and a creative; made at its first need. */
export function sightOf(feed: Feed, shopper: number, creative: number, now: number): number {
  const { shopper: who, creative: what } = feed.sight.col;
  let row = chainHead(feed.sights, shopper);
  while (row >= 0 && (who[row] !== shopper || what[row] !== creative))
    row = feed.sights.next[row] as number;
  if (row >= 0) return row;
  const made = feed.sight.count;
  ensureRows(feed.sight, made + 1);
  feed.sight.col.shopper[made] = shopper;
  feed.sight.col.creative[made] = creative;
  feed.sight.col.at[made] = now;
  feed.sight.col.worn[made] = 0;
  feed.sight.col.today[made] = 0;
  link(feed.sights, feed.sight.col.shopper, made);
  return made;
}

/** How worn a creative is for a shopper now: views, each half forgotten after four days. */
export function wornNow(feed: Feed, row: number, now: number): number {
  const { worn, at } = feed.sight.col;
  const hours = now - (at[row] as number);
  return (worn[row] as number) * (LEFT[hours] ?? exp(-hours / RECOVERY_HOURS));
}

/** What is left of a weariness after so many hours; views are kept for hardly longer. */
const LEFT = Float64Array.from({ length: SIGHT_HOURS + 24 }, (_, hours) =>
  exp(-hours / RECOVERY_HOURS),
);

/** One more view. */
export function noteSight(feed: Feed, shopper: number, creative: number, now: number): void {
  const row = sightOf(feed, shopper, creative, now);
  const { worn, at, today } = feed.sight.col;
  const isToday = Math.floor((at[row] as number) / 24) === Math.floor(now / 24);
  worn[row] = wornNow(feed, row, now) + 1;
  today[row] = isToday ? Math.min(255, (today[row] as number) + 1) : 1;
  at[row] = now;
}

/** Forgets what is too old to matter: views, ties without a purchase, clicks no order may be credited to. */
export function forgetOld(feed: Feed, now: number): void {
  const { sight, tie, click } = feed;
  keepRows(sight, (row) => now - (sight.col.at[row] as number) <= SIGHT_HOURS);
  const { visitedAt, cartedAt, orders, follows } = tie.col;
  keepRows(tie, (row) => {
    if ((orders[row] as number) > 0 || follows[row] === 1) return true;
    return now - Math.max(visitedAt[row] as number, cartedAt[row] as number) < TIE_HOURS;
  });
  const oldest = now * 3600 - FEED_CREDIT_SECONDS - 86_400;
  keepRows(click, (row) => (click.col.at[row] as number) >= oldest);
  indexFeed(feed);
}

function keepRows(
  table: { count: number; readonly col: Readonly<Record<string, { [row: number]: number }>> },
  keeps: (row: number) => boolean,
): void {
  const columns = Object.values(table.col);
  let kept = 0;
  for (let row = 0; row < table.count; row += 1) {
    if (!keeps(row)) continue;
    if (kept !== row) for (const column of columns) column[kept] = column[row] as number;
    kept += 1;
  }
  for (const column of columns) for (let row = kept; row < table.count; row += 1) column[row] = 0;
  table.count = kept;
}

/** Who clicked whose ad, as one key. */
export function feedClickKey(shopper: number, shop: number): number {
  return shopper * 65_536 + shop;
}

/** Makes what is derived anew, after rows moved or a market woke. */
export function indexFeed(feed: Feed): void {
  indexCreatives(feed);
  rechain(feed.ties, feed.tie.col.shopper, feed.tie.count);
  rechain(feed.sights, feed.sight.col.shopper, feed.sight.count);
  feed.lastClick.clear();
  const { shopper, shop } = feed.click.col;
  for (let row = 0; row < feed.click.count; row += 1)
    feed.lastClick.set(feedClickKey(shopper[row] as number, shop[row] as number), row);
}

/** After a creative was added, and after the tables were read from a snapshot. */
export function indexCreatives({ creative, creativesOf }: Feed): void {
  creativesOf.length = 0;
  for (let row = 0; row < creative.count; row += 1)
    (creativesOf[creative.col.unit[row] as number] ??= []).push(row);
}
