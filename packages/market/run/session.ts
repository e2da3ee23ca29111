/** Shoppers' visits to the marketplace: a need, a way in, a list looked down, a few clicks. */
import { between, bitsFor, mix, NULL_U16, unitFrom } from "@dianzhang/kernel";
import { activityList, feedList, rankList, searchList } from "../compile/lists.ts";
import { CHANNEL } from "../events.ts";
import { LIST } from "../parameters.ts";
import type { Segment } from "../scenario/schema.ts";
import { pick, type Alias } from "../world/alias.ts";
import { chainHead } from "../world/chain.ts";
import { freshMemory, MEMORY, memoryKind, memoryListing, memoryNext } from "../world/memory.ts";
import {
  deviceOf,
  LOST,
  memoryHead,
  needSince,
  priceSenseOf,
  provinceOf,
  segmentOf,
  traitsOf,
} from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import type { DayPlan } from "./arrivals.ts";
import { firstOf, NEAR, patternOf, within } from "./glance.ts";
import { noteDepth, writeExposures, writeSessions } from "./emit.ts";
import { DRAW, isSampled, MAX_CLICKS, OPEN_SECONDS, SCAN_SECONDS } from "./looking.ts";
import { holdsAny } from "./promote.ts";
import type { Queue } from "./queue.ts";
import type { Run } from "./run.ts";
import { lookDownFeed } from "./feed.ts";
import { newlyWanted } from "./kinds.ts";
import { lookDownSponsored } from "./sponsored.ts";
import { visitListing } from "./stroll.ts";
import { typedPlace, writeQuery } from "./typed.ts";

/** Proposals of a category before the last is taken. Assumption. */
const TRIES = 8;
/** Share of sessions that enter by the activity page while a festival lasts. Assumption. */
const ACTIVITY_SHARE = 0.15;
/** Steps along what is remembered that are taken for the whole block. */
const RECALLED = 3;

/** Runs the sessions from `begin` until `end` of the day's plan, first come first served. */
export function runSessions(run: Run, plan: DayPlan, begin: number, end: number): void {
  const { queue } = run;
  for (let from = begin; from < end; from += queue.size) {
    welcome(run, plan, from, Math.min(end, from + queue.size));
    for (let i = 0; i < queue.count; i += 1) serve(run, queue, i);
    writeSessions(run, queue);
    run.world.nextSession += queue.count;
  }
}

/**
 * What a session begins with depends on its shopper alone, and nobody comes twice in an hour; so a block of
 * sessions is begun together: their rows are fetched side by side instead of one after the other.
 */
function welcome(run: Run, plan: DayPlan, from: number, until: number): void {
  const { queue, world, habits } = run;
  const { shoppers } = world;
  const midnight = (world.now - (world.now % 24)) * 3600;
  let count = 0;
  for (let at = from; at < until; at += 1) {
    const shopper = plan.shopper[at] as number;
    const head = memoryHead(shoppers, shopper);
    if (head === LOST) continue;
    queue.shopper[count] = shopper;
    queue.start[count] = midnight + (plan.second[at] as number);
    queue.node[count] = head;
    count += 1;
  }
  queue.count = count;
  recall(world, queue);
  for (let i = 0; i < count; i += 1) {
    const shopper = queue.shopper[i] as number;
    const own = bitsFor(habits.keys.session, shopper, world.now);
    queue.own[i] = own;
    queue.traits[i] = traitsOf(shoppers, shopper);
    queue.keyword[i] = NULL_U16;
    const node = (queue.node[i] as number) < 0 ? -1 : freshMemory(world, shopper);
    if (node >= 0 && looksAgain(run, shopper, node, own)) {
      queue.node[i] = node;
      queue.channel[i] = CHANNEL.direct;
      queue.list[i] = -1;
    } else {
      queue.node[i] = -1;
      enter(run, queue, i, pickCategory(run, shopper, segmentOf(queue.traits[i] as number), own));
    }
  }
  if (run.tables.feed !== null) recallAds(world, queue);
}

// The ads that those who come by the feed have seen are looked up one by one when their turn comes; their places
// are fetched side by side before.
function recallAds({ feed }: World, { next, shopper, channel, count }: Queue): void {
  const { sights } = feed;
  for (let i = 0; i < count; i += 1)
    next[i] = channel[i] === CHANNEL.feed ? chainHead(sights, shopper[i] as number) : -1;
  const who = feed.sight.col.shopper;
  for (let i = 0; i < count; i += 1) {
    const row = next[i] as number;
    if (row >= 0) next[i] = who[row] === shopper[i] ? row : (sights.next[row] as number);
  }
}

// What a shopper remembers hangs on a chain; one step along all chains of the block at a time, so that their
// places are fetched side by side.
function recall(world: World, queue: Queue): void {
  const { next, node, count } = queue;
  for (let i = 0; i < count; i += 1) next[i] = node[i] as number;
  for (let step = 0; step < RECALLED; step += 1) {
    for (let i = 0; i < count; i += 1) {
      const at = next[i] as number;
      next[i] = at < 0 ? -1 : memoryNext(world, at);
    }
  }
}

function looksAgain(run: Run, shopper: number, node: number, own: number): boolean {
  const share = run.habits.returnShare[memoryKind(run.world, node)] as number;
  const draw = unitFrom(mix(own ^ DRAW.again));
  if (draw < share || run.tables.promo === null) return draw < share;
  const shop = run.tables.shopOf[memoryListing(run.world, node)] as number;
  const { returnCoupon, returnMessage } = run.habits.parameters.look;
  const isInCart = memoryKind(run.world, node) === MEMORY.cart;
  const more = isInCart ? returnMessage : returnCoupon;
  return draw < share + more && holdsAny(run, shopper, shop);
}

/**
 * A category is proposed by taste and season and taken with the share its need has grown back; so the choice
 * follows taste × need. After TRIES proposals the last is taken: something is looked at anyway.
 */
function pickCategory(run: Run, shopper: number, segment: number, own: number): number {
  const { world, habits, calendar } = run;
  const day = Math.floor(world.now / 24);
  const wanted = newlyWanted(run, shopper, own);
  if (wanted >= 0) return wanted;
  const proposals = habits.taste[segment * 12 + calendar.month] as Alias;
  // One wish goes with a shopper for a week or longer; what came of it, the need state knows.
  const isWeekly = unitFrom(mix(own ^ DRAW.wish)) < habits.parameters.need.weekly;
  let bits = isWeekly
    ? bitsFor(habits.keys.wish, shopper, Math.floor(day / world.scenario.wishDays))
    : mix(own ^ DRAW.category);
  let chosen = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    chosen = pick(proposals, bits);
    const days = Math.min(511, Math.max(0, day - needSince(world.shoppers, shopper, chosen)));
    bits = mix(bits + 0x9e3779b1);
    if (unitFrom(bits) < (habits.needShare[chosen * 512 + days] as number)) return chosen;
    bits = mix(bits + 0x85ebca6b);
  }
  return chosen;
}

function enter(run: Run, queue: Queue, i: number, category: number): void {
  const { world, habits, calendar } = run;
  const { scenario } = world;
  const own = queue.own[i] as number;
  const traits = queue.traits[i] as number;
  const segment = segmentOf(traits);
  const isFestive = calendar.festival !== null && calendar.festival.urge > 0;
  if (isFestive && unitFrom(mix(own ^ DRAW.activity)) < ACTIVITY_SHARE) {
    queue.channel[i] = CHANNEL.activity;
    queue.list[i] = activityList(scenario, category);
    return;
  }
  const habit = scenario.segments[segment] as Segment;
  if (unitFrom(mix(own ^ DRAW.search)) * 1000 >= habit.searchPermille) {
    queue.channel[i] = CHANNEL.feed;
    queue.list[i] = feedList(scenario, segment, category);
    return;
  }
  const keyword = pick(habits.phrase[category] as Alias, mix(own ^ DRAW.phrase));
  const sense = priceSenseOf(world.shoppers, traits);
  const tier = sense < habits.purseBounds[0] ? 0 : sense < habits.purseBounds[1] ? 1 : 2;
  queue.channel[i] = CHANNEL.search;
  queue.keyword[i] = keyword;
  queue.list[i] = searchList(keyword, tier);
}

function serve(run: Run, queue: Queue, i: number): void {
  const { visitor, world } = run;
  const list = queue.list[i] as number;
  begin(run, queue, i);
  if (list < 0) {
    const node = queue.node[i] as number;
    visitListing(run, visitor, memoryListing(world, node), node);
  } else {
    look(run, list, queue.own[i] as number);
  }
  finish(run, queue, i);
}

/** The visitor becomes the `i`-th of the queue, at the start of the session. */
export function begin(run: Run, queue: Queue, i: number): void {
  const { visitor, world } = run;
  const traits = queue.traits[i] as number;
  visitor.shopper = queue.shopper[i] as number;
  visitor.segment = segmentOf(traits);
  visitor.session = world.nextSession + i;
  visitor.start = queue.start[i] as number;
  visitor.spent = 0;
  visitor.sense = priceSenseOf(world.shoppers, traits);
  visitor.province = provinceOf(traits);
  visitor.device = deviceOf(traits);
  visitor.channel = queue.channel[i] as number;
  visitor.keyword = queue.keyword[i] as number;
  visitor.clicks = 0;
  visitor.pages = 0;
  visitor.orders = 0;
  visitor.exposures = 0;
  visitor.vague = 0;
  if (visitor.channel === CHANNEL.search) {
    const own = queue.own[i] as number;
    visitor.vague = run.habits.typing.vague[typedPlace(own)] as number;
    if (isSampled(own)) writeQuery(run, own);
  }
  visitor.mismatch = visitor.vague;
}

/** What came of it goes back to the queue. */
export function finish({ visitor }: Run, queue: Queue, i: number): void {
  queue.exposures[i] = visitor.exposures;
  queue.clicks[i] = visitor.clicks;
  queue.orders[i] = visitor.orders;
}

// Ads stand in search results and in the feed, and only while somebody advertises.
function look(run: Run, list: number, own: number): void {
  const { ads, feed } = run.tables;
  if (ads !== null && run.visitor.channel === CHANNEL.search) {
    if (lookDownSponsored(run, ads, list, own)) return;
  }
  if (feed !== null && run.visitor.channel === CHANNEL.feed) {
    if (lookDownFeed(run, feed, list, own)) return;
  }
  lookDown(run, list, own);
}

/** Looks from the top down; the eye rests less and less; stops when patience or interest ends (F12, F13). */
function lookDown(run: Run, list: number, own: number): void {
  const { tables, habits, emit, visitor } = run;
  if (tables.ranked[list] === 0) rankList(run.world, tables, list);
  const { item, base, priceTerm, appeal } = tables;
  const { logistic, glances } = habits;
  const key = mix(own ^ DRAW.look);
  const from = list * LIST;
  const taste = visitor.segment * tables.rows.length;
  const { click, look } = habits.parameters;
  const sense = visitor.sense * click.price;
  const patience = habits.patience[mix(own ^ DRAW.patience) >>> 24] as number;
  const length = Math.min(patience, (tables.ranked[list] as number) - 1);
  const pattern = patternOf(key);
  let word = within(glances.near[pattern] as number, length);
  let top = 0;
  let looked = 0;
  let seen = length;
  for (;;) {
    if (word === 0) {
      if (top === NEAR || length <= NEAR) break;
      top = NEAR;
      word = within(glances.far[pattern] as number, length - NEAR);
      continue;
    }
    const place = top + firstOf(word);
    word &= word - 1;
    const slot = from + place;
    const id = item[slot] as number;
    const bits = mix(key ^ Math.imul(id + 1, 0x9e3779b1));
    const utility =
      (base[slot] as number) + (appeal[taste + id] as number) - sense * (priceTerm[id] as number);
    if (utility <= between(logistic, bits)) continue;
    visitor.clicks += 1;
    visitor.spent += (place + 1 - looked) * SCAN_SECONDS + OPEN_SECONDS;
    looked = place + 1;
    emit.clicks[slot] = (emit.clicks[slot] as number) + 1;
    run.clicked[visitor.clicks] = looked;
    const bought = visitListing(run, visitor, id, -1);
    const back =
      unitFrom(mix(bits + 0x51ed27)) < (bought ? look.backAfterPurchase : look.backToList);
    if (back && visitor.clicks < MAX_CLICKS) continue;
    seen = looked;
    break;
  }
  visitor.exposures = seen;
  // A search that finds nothing is a search all the same.
  noteDepth(emit, list, seen);
  if (seen > 0 && isSampled(own)) writeExposures(run, from, seen);
}
