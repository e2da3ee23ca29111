/** Where a tick's events are written, and the exact hourly counts of what was seen in each list. */
import {
  BatchBuilder,
  ColumnBuilder,
  NULL_U16,
  type Batch,
  type TableSpec,
} from "@dianzhang/kernel";
import { activityList, listCount, TIERS } from "../compile/lists.ts";
import type { Tables } from "../compile/table.ts";
import {
  ACCOUNTS,
  ACTION,
  AD_CLICKS,
  AD_HOURLY,
  CHANNEL,
  CHANNELS,
  DEVICES,
  DISCOUNTS,
  EXPOSURE,
  EXPOSURE_HOURLY,
  FATES,
  KINDS,
  LEDGER,
  LISTING_DAY,
  MATCH_TYPES,
  MEMOS,
  ORDER_LINES,
  ORDERS,
  PARCELS,
  QUERIES,
  SCREENS,
  RETURN_REASONS,
  SESSION,
  VISIT,
} from "../events.ts";
import { RETURNS, REVIEWS, SATISFACTION } from "../settle/events.ts";
import {
  FEED_CLICKS,
  FEED_HOURLY,
  FEED_STOPS,
  LIVE_MINUTES,
  LIVE_QUESTIONS,
} from "../reach-events.ts";
import { AUDIENCES, PLACEMENTS, RULE_MEASURES } from "../feed/contract.ts";
import { BLOCKS, QUESTIONS } from "../live/contract.ts";
import { LIST } from "../parameters.ts";
import { RULE_KINDS } from "../pricing/rule.ts";
import { originsOf } from "../logistics.ts";
import type { Scenario } from "../scenario/schema.ts";
import { deviceOf, provinceOf } from "../world/shoppers.ts";
import { countQuery } from "../world/queries.ts";
import { count, type World } from "../world/world.ts";
import type { Queue } from "./queue.ts";
import { newSeatEmit, seatBuilders, type SeatEmit } from "./seat-emit.ts";
import type { Run } from "./run.ts";

type ColumnOf<Table> = Table extends TableSpec<infer Name> ? Name : never;

export interface Emit extends SeatEmit {
  readonly exposure: ColumnBuilder<ColumnOf<typeof EXPOSURE>>;
  readonly exposureHourly: ColumnBuilder<ColumnOf<typeof EXPOSURE_HOURLY>>;
  readonly session: ColumnBuilder<ColumnOf<typeof SESSION>>;
  readonly visit: ColumnBuilder<ColumnOf<typeof VISIT>>;
  readonly action: BatchBuilder;
  readonly orders: BatchBuilder;
  readonly orderLines: BatchBuilder;
  readonly discounts: BatchBuilder;
  readonly parcels: BatchBuilder;
  readonly reviews: BatchBuilder;
  readonly satisfaction: BatchBuilder;
  readonly returns: BatchBuilder;
  readonly ledger: BatchBuilder;
  readonly listingDay: BatchBuilder;
  readonly adClicks: BatchBuilder;
  readonly adHourly: BatchBuilder;
  readonly feedClicks: BatchBuilder;
  readonly feedHourly: BatchBuilder;
  readonly feedStops: BatchBuilder;
  readonly queries: BatchBuilder;
  readonly screens: BatchBuilder;
  readonly liveMinutes: BatchBuilder;
  readonly liveQuestions: BatchBuilder;
  /** Sessions that scrolled to each depth, per list; and clicks per slot. Cleared when counted. */
  readonly depth: Uint32Array;
  readonly clicks: Uint32Array;
  /** Per list: one more than the deepest place looked at, 0 where nobody looked. */
  readonly reached: Uint8Array;
  /** The same depths of sessions that met ads, per list and number of ads; made when the first are met. */
  under: Uint32Array | null;
  /** Per list: which numbers of ads were met, a bit each. */
  readonly met: Uint8Array;
  readonly adPlaces: readonly number[];
  readonly feedPlaces: readonly number[];
  readonly searchLists: number;
  /** Scratch of counting, per listing: in the list group at hand, and in the hour. */
  sums: Sums;
  /** Exact totals since the market opened. */
  exposures: number;
  sessions: number;
}

export function newEmit(scenario: Scenario): Emit {
  const keyword = scenario.keywords.map((one) => one.text);
  const channel = CHANNELS;
  const device = DEVICES;
  const province = scenario.provinces.map((one) => one.id);
  const courier = scenario.couriers.map((one) => one.id);
  const lists = listCount(scenario);
  return {
    exposure: new ColumnBuilder(EXPOSURE, { channel, keyword }),
    exposureHourly: new ColumnBuilder(EXPOSURE_HOURLY, { channel, keyword }),
    session: new ColumnBuilder(SESSION, { channel, device, province }),
    visit: new ColumnBuilder(VISIT, { channel, keyword, device, province }),
    action: new BatchBuilder(ACTION, { kind: KINDS }),
    orders: new BatchBuilder(ORDERS, { channel, device, province }),
    orderLines: new BatchBuilder(ORDER_LINES),
    discounts: new BatchBuilder(DISCOUNTS, { promotion: RULE_KINDS }),
    parcels: new BatchBuilder(PARCELS, {
      courier,
      province,
      origin: originsOf(scenario),
      fate: FATES,
    }),
    reviews: new BatchBuilder(REVIEWS),
    satisfaction: new BatchBuilder(SATISFACTION),
    returns: new BatchBuilder(RETURNS, { reason: RETURN_REASONS }),
    ledger: new BatchBuilder(LEDGER, { account: ACCOUNTS, memo: MEMOS }),
    listingDay: new BatchBuilder(LISTING_DAY, {
      category: scenario.categories.map((one) => one.id),
    }),
    adClicks: new BatchBuilder(AD_CLICKS, {
      keyword,
      query: keyword,
      match: MATCH_TYPES,
      audience: scenario.segments.map((one) => one.id),
    }),
    queries: new BatchBuilder(QUERIES, { keyword }),
    screens: new BatchBuilder(SCREENS),
    adHourly: new BatchBuilder(AD_HOURLY, { keyword, query: keyword, match: MATCH_TYPES }),
    feedClicks: new BatchBuilder(FEED_CLICKS, { audience: AUDIENCES }),
    feedHourly: new BatchBuilder(FEED_HOURLY, { audience: AUDIENCES, placement: PLACEMENTS }),
    feedStops: new BatchBuilder(FEED_STOPS, { measure: RULE_MEASURES }),
    ...newSeatEmit(scenario),
    liveMinutes: new BatchBuilder(LIVE_MINUTES, { block: BLOCKS }),
    liveQuestions: new BatchBuilder(LIVE_QUESTIONS, { question: QUESTIONS }),
    depth: new Uint32Array(lists * (LIST + 1)),
    clicks: new Uint32Array(lists * LIST),
    reached: new Uint8Array(lists),
    under: null,
    met: new Uint8Array(lists),
    adPlaces: scenario.searchAds.places,
    feedPlaces: scenario.feedAds.places,
    searchLists: scenario.keywords.length * TIERS,
    sums: newSums(0),
    exposures: 0,
    sessions: 0,
  };
}

/** A session looked down a list as far as its `seen`-th result. */
export function noteDepth(emit: Emit, list: number, seen: number): void {
  const slot = list * (LIST + 1) + seen;
  emit.depth[slot] = (emit.depth[slot] as number) + 1;
  if ((emit.reached[list] as number) <= seen) emit.reached[list] = seen + 1;
}

/** The same with ads in the list, each of which pushed what stands below it down a place. */
export function noteSponsoredDepth(
  emit: Emit,
  list: number,
  { natural, ads }: { readonly natural: number; readonly ads: number },
): void {
  const most = mostAds(emit);
  emit.under ??= new Uint32Array(emit.reached.length * most * (LIST + 1));
  const slot = (list * most + ads - 1) * (LIST + 1) + natural;
  emit.under[slot] = (emit.under[slot] as number) + 1;
  emit.met[list] = (emit.met[list] as number) | (1 << (ads - 1));
  noteDepth(emit, list, natural);
}

function mostAds({ adPlaces, feedPlaces }: Emit): number {
  return Math.max(adPlaces.length, feedPlaces.length);
}

/** One row for every session of the block. */
export function writeSessions(run: Run, queue: Queue): void {
  const { emit, world } = run;
  const { count } = queue;
  const first = emit.session.open(count);
  const { at, shopper, session, channel, device, province, exposures, clicks, orders } =
    emit.session.col;
  emit.sessions += count;
  for (let i = 0, row = first; i < count; i += 1, row += 1) {
    const traits = queue.traits[i] as number;
    at[row] = queue.start[i] as number;
    shopper[row] = queue.shopper[i] as number;
    session[row] = world.nextSession + i;
    channel[row] = queue.channel[i] as number;
    device[row] = deviceOf(traits);
    province[row] = provinceOf(traits);
    exposures[row] = queue.exposures[i] as number;
    clicks[row] = queue.clicks[i] as number;
    orders[row] = queue.orders[i] as number;
  }
}

/** All exposures of the session under way, of the list whose first slot is `from`. */
export function writeExposures(run: Run, from: number, seen: number): void {
  const { emit, tables, visitor, clicked: places } = run;
  const first = emit.exposure.open(seen);
  const { at, shopper, session, shop, listing, channel, keyword, position, clicked } =
    emit.exposure.col;
  let next = 1;
  for (let i = 0, row = first; i < seen; i += 1, row += 1) {
    const id = tables.item[from + i] as number;
    const isClicked = next <= visitor.clicks && places[next] === i + 1;
    if (isClicked) next += 1;
    at[row] = visitor.start + i * 2;
    shopper[row] = visitor.shopper;
    session[row] = visitor.session;
    shop[row] = tables.shopOf[id] as number;
    listing[row] = id;
    channel[row] = visitor.channel;
    keyword[row] = visitor.keyword;
    position[row] = i + 1;
    clicked[row] = isClicked ? 1 : 0;
  }
}

/** Counts per listing: of the lists that make one row together, and of the hour. */
interface Sums {
  readonly seen: Uint32Array;
  readonly clicked: Uint32Array;
  readonly places: Uint32Array;
  readonly hourSeen: Uint32Array;
  readonly hourPlaces: Uint32Array;
  /** Listings seen in the group at hand; only the first `count` entries hold. */
  readonly found: Uint32Array;
  count: number;
  /** Sessions that looked at the group's lists, and their clicks. */
  looked: number;
  chosen: number;
}

function newSums(listings: number): Sums {
  return {
    seen: new Uint32Array(listings),
    clicked: new Uint32Array(listings),
    places: new Uint32Array(listings),
    hourSeen: new Uint32Array(listings),
    hourPlaces: new Uint32Array(listings),
    found: new Uint32Array(listings),
    count: 0,
    looked: 0,
    chosen: 0,
  };
}

/** Turns the depth histograms into exact hourly rows and into the listings' counters. */
export function countExposures(world: World, tables: Tables, emit: Emit): void {
  const searchLists = world.scenario.keywords.length * TIERS;
  const firstActivity = activityList(world.scenario, 0);
  if (emit.sums.seen.length < tables.rows.length) emit.sums = newSums(tables.rows.length * 2);
  const { sums } = emit;
  for (let list = 0; list < emit.reached.length; list += 1) {
    if (emit.reached[list] !== 0) addList(tables, emit, list);
    const isSearch = list < searchLists;
    // The three purses of one phrase are one row; every other list stands for itself.
    if (isSearch && list % TIERS < TIERS - 1) continue;
    if (isSearch && sums.looked > 0) {
      countQuery(world, Math.floor(list / TIERS), "searches", sums.looked);
      countQuery(world, Math.floor(list / TIERS), "clicks", sums.chosen);
    }
    sums.looked = sums.chosen = 0;
    if (sums.count === 0) continue;
    writeHourly(world, tables, emit, {
      channel: isSearch ? CHANNEL.search : list < firstActivity ? CHANNEL.feed : CHANNEL.activity,
      keyword: isSearch ? Math.floor(list / TIERS) : NULL_U16,
    });
  }
  for (let id = 0; id < tables.rows.length; id += 1) {
    if (sums.hourSeen[id] === 0) continue;
    count(world, id, 0, sums.hourSeen[id] as number);
    count(world, id, 7, sums.hourPlaces[id] as number);
    sums.hourSeen[id] = sums.hourPlaces[id] = 0;
  }
}

function addList(tables: Tables, emit: Emit, list: number): void {
  const { depth, clicks } = emit;
  const { seen, clicked, places, found } = emit.sums;
  let looking = 0;
  for (let d = (emit.reached[list] as number) - 1; d >= 1; d -= 1) {
    looking += depth[list * (LIST + 1) + d] as number;
    depth[list * (LIST + 1) + d] = 0;
    const slot = list * LIST + d - 1;
    const id = tables.item[slot] as number;
    if (id < 0) continue;
    if (seen[id] === 0) found[emit.sums.count++] = id;
    seen[id] = (seen[id] as number) + looking;
    clicked[id] = (clicked[id] as number) + (clicks[slot] as number);
    places[id] = (places[id] as number) + looking * d;
    emit.sums.chosen += clicks[slot] as number;
    clicks[slot] = 0;
    emit.exposures += looking;
  }
  // Who saw nothing but ads has searched all the same.
  emit.sums.looked += looking + (depth[list * (LIST + 1)] as number);
  depth[list * (LIST + 1)] = 0;
  emit.reached[list] = 0;
  if (emit.under !== null && emit.met[list] !== 0) pushDown(tables, emit, list, emit.under);
}

// A natural result below k ads stands k places lower than its rank.
function pushDown(tables: Tables, emit: Emit, list: number, under: Uint32Array): void {
  const { places } = emit.sums;
  const most = mostAds(emit);
  const sold = list < emit.searchLists ? emit.adPlaces : emit.feedPlaces;
  const met = emit.met[list] as number;
  emit.met[list] = 0;
  for (let ads = 1; ads <= most; ads += 1) {
    if ((met & (1 << (ads - 1))) === 0) continue;
    const from = (list * most + ads - 1) * (LIST + 1);
    let looking = 0;
    for (let d = LIST; d >= 1; d -= 1) {
      looking += under[from + d] as number;
      if (looking === 0) continue;
      under[from + d] = 0;
      let above = 0;
      while (above < ads && (sold[above] as number) - above <= d) above += 1;
      const id = tables.item[list * LIST + d - 1] as number;
      places[id] = (places[id] as number) + looking * above;
    }
    under[from] = 0;
  }
}

function writeHourly(
  world: World,
  tables: Tables,
  emit: Emit,
  where: { readonly channel: number; readonly keyword: number },
): void {
  const { sums } = emit;
  const first = emit.exposureHourly.open(sums.count);
  const { at, shop, listing, channel, keyword, exposures, clicks, position_sum } =
    emit.exposureHourly.col;
  for (let i = 0, row = first; i < sums.count; i += 1, row += 1) {
    const id = sums.found[i] as number;
    at[row] = world.now * 3600;
    shop[row] = tables.shopOf[id] as number;
    listing[row] = id;
    channel[row] = where.channel;
    keyword[row] = where.keyword;
    exposures[row] = sums.seen[id] as number;
    clicks[row] = sums.clicked[id] as number;
    position_sum[row] = sums.places[id] as number;
    sums.hourSeen[id] = (sums.hourSeen[id] as number) + (sums.seen[id] as number);
    sums.hourPlaces[id] = (sums.hourPlaces[id] as number) + (sums.places[id] as number);
    sums.seen[id] = sums.clicked[id] = sums.places[id] = 0;
  }
  sums.count = 0;
}

/** All rows of the tick, tables in their fixed order; empty tables are left out. */
export function takeBatches(emit: Emit): Batch[] {
  const builders = [
    emit.exposure,
    emit.exposureHourly,
    emit.session,
    emit.visit,
    emit.action,
    emit.orders,
    emit.orderLines,
    emit.parcels,
    emit.reviews,
    emit.returns,
    emit.ledger,
    emit.listingDay,
    emit.adClicks,
    emit.adHourly,
    emit.feedClicks,
    emit.feedHourly,
    emit.feedStops,
    emit.liveMinutes,
    emit.liveQuestions,
    emit.satisfaction,
    emit.discounts,
    emit.queries,
    emit.screens,
    ...seatBuilders(emit),
  ];
  return builders.filter((builder) => builder.rows > 0).map((builder) => builder.take());
}
