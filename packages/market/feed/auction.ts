/** Which ads stand in the feed of one shopper: bid × expected clicks, among those who may be shown and still spend. */
import { between, exp, knots, mix, normalQuantile } from "@dianzhang/kernel";
import { chargeFen } from "../auction/gsp.ts";
import type { Tables } from "../compile/table.ts";
import { chainHead } from "../world/chain.ts";
import { wornNow } from "../world/feed.ts";
import type { World } from "../world/world.ts";
import { isTied, resembles } from "./audience.ts";
import type { FeedCampaignRow, FeedUnitRow } from "./contract.ts";
import type { FeedTables } from "./tables.ts";

/** Scratch: the winners of the auction at hand and the first loser, best score first. */
export interface FeedPage {
  /** Winners; one more entry may hold the first loser. */
  count: number;
  entries: number;
  readonly unit: Int32Array;
  /** Place of the creative in the tables. */
  readonly creative: Int32Array;
  readonly quality: Int32Array;
  /** How worn the creative is for who looks. */
  readonly worn: Float32Array;
  readonly score: Float64Array;
  readonly shop: Int32Array;
  /** What the rest of the platform's advertisers offer for this shopper: who scores less is not shown. */
  outside: number;
}

const MOST = 9;

export function newFeedPage(): FeedPage {
  return {
    count: 0,
    entries: 0,
    unit: new Int32Array(MOST + 1),
    creative: new Int32Array(MOST + 1),
    quality: new Int32Array(MOST + 1),
    worn: new Float32Array(MOST + 1),
    score: new Float64Array(MOST + 1),
    shop: new Int32Array(MOST + 1),
    outside: 0.5,
  };
}

/** Who looks at the feed, and of which category the feed is. */
export interface Looking {
  readonly shopper: number;
  readonly segment: number;
  readonly category: number;
  /** 32 bits of chance for the turn of creatives. */
  readonly bits: number;
}

const LOOKALIKE = 2;
/** Keeps the outside offers' draw apart. */
const OUTSIDE = 0x3243f6a8;
const NORMAL = knots(normalQuantile);

/** Fills the page. A shop takes one place at most; a campaign takes part while its budget bears the whole bid. */
export function holdFeedAuction(
  page: FeedPage,
  world: World,
  tables: Tables,
  feed: FeedTables,
  looking: Looking,
): void {
  page.count = page.entries = 0;
  page.outside = outsideScore(feed, looking);
  const { shopper, segment } = looking;
  const cold = feed.cold[looking.category] as Int32Array;
  const best = cold.length === 0 ? 0 : (feed.bound[cold[0] as number] as number);
  if (best <= page.outside && feed.warm.length === 0) return;
  recallSights(world, feed, shopper);
  const wanted = feed.rules.places.length + 1;
  for (let i = 0; i < cold.length; i += 1) {
    const u = cold[i] as number;
    // The strongest stand first: below the outside offers, or a full page, nobody else gets in.
    const most = feed.bound[u] as number;
    if (most <= page.outside) break;
    if (page.entries === wanted && most < (page.score[wanted - 1] as number)) break;
    const kind = feed.audience[u] as number;
    if (kind === LOOKALIKE) {
      const { shop } = feed.campaigns[feed.campaignOf[u] as number] as FeedCampaignRow;
      if (!resembles(world, feed.likeness, feed.likeKey, { shopper, shop, segment })) continue;
    }
    consider(page, world, tables, feed, { u, bits: looking.bits });
  }
  if (feed.warm.length > 0) considerTied(page, world, tables, feed, looking);
  page.count = Math.min(page.entries, feed.rules.places.length);
  for (let n = 0; n < page.count; n += 1)
    page.worn[n] = feed.worn[page.creative[n] as number] as number;
  forgetSights(feed);
}

// Shops outside this market bid for the same eyes: a share of what such goods cost, more for some shoppers.
function outsideScore(feed: FeedTables, { category, bits }: Looking): number {
  const spread = feed.rules.outsideSpread * between(NORMAL, mix(bits ^ OUTSIDE));
  return Math.round((feed.outsideFen[category] as number) * exp(spread)) * feed.usualRate;
}

function considerTied(
  page: FeedPage,
  world: World,
  tables: Tables,
  feed: FeedTables,
  { shopper, bits }: Looking,
): void {
  const { shopper: who, shop } = world.feed.tie.col;
  const { next } = world.feed.ties;
  for (let row = chainHead(world.feed.ties, shopper); row >= 0; row = next[row] as number) {
    if (who[row] !== shopper) continue;
    const units = feed.warm[shop[row] as number];
    if (units === undefined) continue;
    for (let i = 0; i < units.length; i += 1) {
      const u = units[i] as number;
      const { audience } = feed.units[u] as FeedUnitRow;
      if (isTied(world, feed.likeness, row, audience))
        consider(page, world, tables, feed, { u, bits });
    }
  }
}

function consider(
  page: FeedPage,
  world: World,
  tables: Tables,
  feed: FeedTables,
  { u, bits }: { readonly u: number; readonly bits: number },
): void {
  const unit = feed.units[u] as FeedUnitRow;
  const place = feed.campaignOf[u] as number;
  const { campaign, shop } = feed.campaigns[place] as FeedCampaignRow;
  const { bidFen } = unit;
  if ((feed.views[u] as number) >= unit.cap || !maySpend(world, feed, { place, campaign, bidFen }))
    return;
  if (world.feed.unit.col.stoppedAt[unit.unit] !== 0 || tables.isBuyable[unit.listing] !== 1)
    return;
  if ((world.shop.col.cashFen[shop] as number) - (feed.owedFen[shop] as number) < bidFen) return;
  const creative = turnOf(feed, u, unit.isOptimised, bits);
  const quality = expectedNow(world, feed, creative);
  if (bidFen * quality <= page.outside) return;
  enter(page, feed.rules.places.length + 1, {
    u,
    creative,
    quality,
    score: bidFen * quality,
    shop,
  });
}

function maySpend(
  world: World,
  feed: FeedTables,
  { place, campaign, bidFen }: { place: number; campaign: number; bidFen: number },
): boolean {
  const spent = world.feed.campaign.col.spentFen[campaign] as number;
  return spent + bidFen <= (feed.limitFen[place] as number);
}

/** One view in five goes to the others, so that the platform goes on learning. Assumption. */
const EXPLORES = 0.2 * 4294967296;

/** Which creative's turn it is: the best by what is expected, or each as often as the others. */
export function turnOf(feed: FeedTables, u: number, isOptimised: boolean, bits: number): number {
  const first = feed.firstCreative[u] as number;
  const count = feed.creativeCount[u] as number;
  if (count === 1) return first;
  const draw = mix(bits + Math.imul(u + 1, 0x9e3779b1));
  if (!isOptimised || draw < EXPLORES) return first + ((mix(draw) >>> 16) % count);
  let best = first;
  for (let c = first + 1; c < first + count; c += 1)
    if ((feed.expected[c] as number) > (feed.expected[best] as number)) best = c;
  return best;
}

/** Clicks expected in 100,000 views, less for those who have seen it before. */
function expectedNow(world: World, feed: FeedTables, creative: number): number {
  const worn = feed.worn[creative] as number;
  const whole = feed.expected[creative] as number;
  if (worn === 0) return whole;
  return Math.max(1, Math.floor(whole / (1 + world.parameters.feed.worn * worn)));
}

interface Entry {
  readonly u: number;
  readonly creative: number;
  readonly quality: number;
  readonly score: number;
  readonly shop: number;
}

// Equal scores fall back to the older unit. A shop's better ad takes the place of its other one.
function enter(page: FeedPage, wanted: number, entry: Entry): void {
  let held = 0;
  while (held < page.entries && page.shop[held] !== entry.shop) held += 1;
  let place = page.entries;
  if (held < page.entries) place = held;
  else if (place === wanted) place = wanted - 1;
  if (place < page.entries && !isAhead(page, place, entry)) return;
  if (held === page.entries && page.entries < wanted) page.entries += 1;
  while (place > 0 && isAhead(page, place - 1, entry)) {
    page.unit[place] = page.unit[place - 1] as number;
    page.creative[place] = page.creative[place - 1] as number;
    page.quality[place] = page.quality[place - 1] as number;
    page.score[place] = page.score[place - 1] as number;
    page.shop[place] = page.shop[place - 1] as number;
    place -= 1;
  }
  page.unit[place] = entry.u;
  page.creative[place] = entry.creative;
  page.quality[place] = entry.quality;
  page.score[place] = entry.score;
  page.shop[place] = entry.shop;
}

function isAhead(page: FeedPage, place: number, entry: Entry): boolean {
  const other = page.score[place] as number;
  return entry.score !== other ? entry.score > other : entry.u < (page.unit[place] as number);
}

/** What a click on the `n`-th ad costs: the next score ÷ its own expected clicks, half up, no more than its bid. */
export function feedChargeFen(page: FeedPage, feed: FeedTables, n: number): number {
  const { bidFen } = feed.units[page.unit[n] as number] as FeedUnitRow;
  return chargeFen(
    {
      bidFen,
      quality: page.quality[n] as number,
      nextScore: Math.max(page.outside, n + 1 < page.entries ? (page.score[n + 1] as number) : 0),
    },
    { reserveFen: feed.rules.reserveFen, incrementFen: 0 },
  );
}

/** Puts what this shopper has seen beside the creatives and units. */
export function recallSights(world: World, feed: FeedTables, shopper: number): void {
  const { shopper: who, creative, at, today } = world.feed.sight.col;
  const { next } = world.feed.sights;
  const day = Math.floor(world.now / 24);
  for (let row = chainHead(world.feed.sights, shopper); row >= 0; row = next[row] as number) {
    if (who[row] !== shopper) continue;
    const place = feed.placeOf[creative[row] as number] ?? -1;
    if (place < 0) continue;
    feed.worn[place] = wornNow(world.feed, row, world.now);
    const u = feed.unitOf[place] as number;
    if (Math.floor((at[row] as number) / 24) === day)
      feed.views[u] = (feed.views[u] as number) + (today[row] as number);
    feed.touched[feed.touchedCount++] = place;
  }
}

/** The next shopper has seen other things. */
export function forgetSights(feed: FeedTables): void {
  for (let i = 0; i < feed.touchedCount; i += 1) {
    const place = feed.touched[i] as number;
    feed.worn[place] = 0;
    feed.views[feed.unitOf[place] as number] = 0;
  }
  feed.touchedCount = 0;
}
