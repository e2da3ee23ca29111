/** One shopper's visit to the marketplace: a need, a way in, a list looked down, a few clicks. */
import { bitsFor, mix, NULL_U16, unitFrom } from "@dianzhang/kernel";
import { activityList, feedList, searchList } from "../compile/lists.ts";
import { CHANNEL } from "../events.ts";
import { BACK_AFTER_PURCHASE, BACK_TO_LIST, CLICK, LIST, RETURN_SHARE } from "../parameters.ts";
import type { Segment } from "../scenario/schema.ts";
import { freshMemory } from "../world/memory.ts";
import { deviceOf, priceSenseOf, provinceOf, segmentOf, traitsOf } from "../world/shoppers.ts";
import type { Run } from "./run.ts";
import { visitListing } from "./stroll.ts";
import type { Visitor } from "./visit.ts";

/** Sessions whose exposures are all written out: one in ten, by key. */
const SAMPLE = 0.1 * 4294967296;
/** Proposals of a category before the last is taken. Assumption. */
const TRIES = 8;
/** Nobody opens more from one list. Assumption. */
export const MAX_CLICKS = 6;
/** Share of sessions that enter by the activity page while a festival lasts. Assumption. */
const ACTIVITY_SHARE = 0.15;

export function runSession(run: Run, shopper: number, second: number): void {
  const { world, habits, emit } = run;
  const { shoppers } = world;
  const now = world.now;
  const traits = traitsOf(shoppers, shopper);
  const segment = segmentOf(traits);
  const bits = bitsFor(habits.keys.channel, shopper, now);
  const visitor: Visitor = {
    shopper,
    segment,
    session: world.nextSession,
    start: now * 3600 + second,
    spent: 0,
    sense: priceSenseOf(shoppers, traits),
    province: provinceOf(traits),
    device: deviceOf(traits),
    channel: CHANNEL.search,
    keyword: NULL_U16,
    clicks: 0,
    pages: 0,
    orders: 0,
    exposures: 0,
    isReturn: false,
  };
  world.nextSession += 1;
  emit.sessions += 1;
  const node = freshMemory(world, shopper);
  if (
    node >= 0 &&
    unitFrom(mix(bits + 1)) < (RETURN_SHARE[world.memory.col.kind[node] as number] as number)
  ) {
    lookAgain(run, visitor, node);
  } else {
    const category = pickCategory(run, shopper, segment);
    const list = enter(run, visitor, category, bits);
    lookDown(run, visitor, list);
  }
  emit.session.add(
    visitor.start,
    shopper,
    visitor.session,
    visitor.channel,
    visitor.device,
    visitor.province,
    visitor.exposures,
    visitor.clicks,
    visitor.orders,
  );
}

function lookAgain(run: Run, visitor: Visitor, node: number): void {
  visitor.channel = CHANNEL.direct;
  visitor.isReturn = true;
  visitListing(run, visitor, run.world.memory.col.listing[node] as number, node);
}

/**
 * A category is proposed by taste and season and taken with the share its need has grown back; so the choice
 * follows taste × need. After TRIES proposals the last is taken: something is looked at anyway.
 */
function pickCategory(run: Run, shopper: number, segment: number): number {
  const { world, habits, calendar } = run;
  const { shoppers } = world;
  const day = Math.floor(world.now / 24);
  const proposals = habits.taste[segment * 12 + calendar.month] as Uint16Array;
  const needs = shopper * shoppers.categories;
  let bits = bitsFor(habits.keys.category, shopper, world.now);
  let chosen = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    chosen = proposals[bits >>> 20] as number;
    const days = Math.min(511, Math.max(0, day - (shoppers.needSince[needs + chosen] as number)));
    bits = mix(bits + 0x9e3779b1);
    if (unitFrom(bits) < (habits.needShare[chosen * 512 + days] as number)) return chosen;
    bits = mix(bits + 0x85ebca6b);
  }
  return chosen;
}

function enter(run: Run, visitor: Visitor, category: number, bits: number): number {
  const { world, habits, calendar } = run;
  const { scenario } = world;
  if (calendar.festival && calendar.festival.urge > 0 && unitFrom(mix(bits + 2)) < ACTIVITY_SHARE) {
    visitor.channel = CHANNEL.activity;
    return activityList(scenario, category);
  }
  const habit = scenario.segments[visitor.segment] as Segment;
  if (unitFrom(mix(bits + 3)) * 1000 >= habit.searchPermille) {
    visitor.channel = CHANNEL.feed;
    return feedList(scenario, visitor.segment, category);
  }
  const phrases = habits.phrase[category] as Uint16Array;
  visitor.keyword = phrases[
    bitsFor(habits.keys.phrase, visitor.shopper, world.now) >>> 20
  ] as number;
  const tier =
    visitor.sense < habits.purseBounds[0] ? 0 : visitor.sense < habits.purseBounds[1] ? 1 : 2;
  return searchList(visitor.keyword, tier);
}

/** Looks from the top down; the eye rests less and less; stops when patience or interest ends (F12, F13). */
function lookDown(run: Run, visitor: Visitor, list: number): void {
  const { world, tables, habits, emit } = run;
  const { item, base, priceTerm, appeal } = tables;
  const { glance, notice } = habits;
  const key = bitsFor(habits.keys.look, visitor.shopper, world.now);
  const from = list * LIST;
  const taste = visitor.segment * tables.rows.length;
  const sense = visitor.sense * CLICK.price;
  const patience = habits.patience[
    bitsFor(habits.keys.patience, visitor.shopper, world.now) >>> 24
  ] as number;
  let seen = 0;
  for (; seen < patience; seen += 1) {
    const id = item[from + seen] as number;
    if (id < 0) break;
    const bits = mix(key ^ Math.imul(id + 1, 0x9e3779b1));
    if (bits >>> 16 >= (notice[seen] as number)) continue;
    const utility =
      (base[from + seen] as number) +
      (appeal[taste + id] as number) -
      sense * (priceTerm[id] as number);
    if (utility <= (glance[bits & 0x1fff] as number)) continue;
    visitor.clicks += 1;
    visitor.spent = seen * 2 + 3;
    const slot = from + seen;
    emit.clicks[slot] = (emit.clicks[slot] as number) + 1;
    run.clicked[visitor.clicks] = seen;
    const bought = visitListing(run, visitor, id, -1);
    const back = unitFrom(mix(bits + 0x51ed27)) < (bought ? BACK_AFTER_PURCHASE : BACK_TO_LIST);
    if (!back || visitor.clicks >= MAX_CLICKS) {
      seen += 1;
      break;
    }
  }
  visitor.exposures = seen;
  if (seen === 0) return;
  const slot = list * (LIST + 1) + seen;
  emit.depth[slot] = (emit.depth[slot] as number) + 1;
  if (emit.isTouched[list] === 0) {
    emit.isTouched[list] = 1;
    emit.touched.push(list);
  }
  if (bitsFor(habits.keys.sample, visitor.shopper, world.now) < SAMPLE)
    writeExposures(run, visitor, from, seen);
}

function writeExposures(run: Run, visitor: Visitor, from: number, seen: number): void {
  let next = 1;
  for (let i = 0; i < seen; i += 1) {
    const id = run.tables.item[from + i] as number;
    const isClicked = next <= visitor.clicks && run.clicked[next] === i;
    if (isClicked) next += 1;
    run.emit.exposure.add(
      visitor.start + i * 2,
      visitor.shopper,
      visitor.session,
      run.tables.rows[id]?.shop ?? 0,
      id,
      visitor.channel,
      visitor.keyword,
      i + 1,
      isClicked ? 1 : 0,
    );
  }
}
