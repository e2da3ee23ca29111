/** Feed ads as their desk reads and writes them: spending, counts of creatives, sizes of audiences. */
import type { Tables } from "../compile/table.ts";
import { creativeDay, FEED, FEED_COUNTERS, FEED_DAYS, indexCreatives } from "../world/feed.ts";
import { ensureRows } from "../world/grown.ts";
import { isLost, segmentOf, traitsOf } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { isTied, likenessOf, readOrders, resembles } from "./audience.ts";
import type { Audience, FeedCounters, FeedReader, FeedWriter } from "./contract.ts";
import { purpose, purposeKey } from "@dianzhang/kernel";

export function feedReader(world: World, tables: () => Tables): FeedReader {
  const { feed } = world;
  const { reserveFen, reserveThousandFen } = world.scenario.feedAds;
  return {
    reserveFen,
    reserveThousandFen,
    // At midnight nothing of the new day is spent, though the budgets are made whole a moment later.
    spentTodayFen: (campaign) =>
      world.now % 24 === 0 ? 0 : (feed.campaign.col.spentFen[campaign] ?? 0),
    creative: (creative, days) => countersOf(world, creative, days),
    stopped: (unit) => {
      const at = feed.unit.col.stoppedAt[unit] ?? 0;
      return at === 0 ? null : { tick: at - 1, rule: feed.unit.col.stoppedBy[unit] as number };
    },
    audienceSize: (shop, audience) => sizeOf(world, tables(), shop, audience),
  };
}

export function feedWriter(world: World): FeedWriter {
  const { feed } = world;
  return {
    registerFeedCampaign: (campaign, shop) => {
      const isFirst = feed.campaign.count === 0;
      ensureRows(feed.campaign, campaign + 1);
      feed.campaign.col.shop[campaign] = shop;
      if (isFirst) readOrders(world);
    },
    registerFeedUnit: (unit) => ensureRows(feed.unit, unit + 1),
    registerFeedCreative: (creative, unit) => {
      ensureRows(feed.creative, creative + 1);
      ensureRows(feed.creativeDays, creative + 1);
      ensureRows(feed.creativeTotal, creative + 1);
      feed.creative.col.unit[creative] = unit;
      indexCreatives(feed);
    },
    resumeFeedUnit: (unit) => resume(world, unit),
  };
}

function resume({ feed }: World, unit: number): void {
  const sums = unitTotal(feed, unit);
  const { col } = feed.unit;
  col.stoppedAt[unit] = 0;
  col.fromExposures[unit] = sums[FEED.exposures] as number;
  col.fromClicks[unit] = sums[FEED.clicks] as number;
  col.fromCostFen[unit] = sums[FEED.costFen] as number;
  col.fromOrders[unit] = sums[FEED.orders] as number;
  col.fromSalesFen[unit] = sums[FEED.salesFen] as number;
}

/** The sums of all creatives of a unit since they were made. */
export function unitTotal(feed: World["feed"], unit: number): Float64Array {
  const sums = new Float64Array(FEED_COUNTERS);
  const { value } = feed.creativeTotal.col;
  for (const creative of feed.creativesOf[unit] ?? []) {
    for (let i = 0; i < FEED_COUNTERS; i += 1)
      sums[i] = (sums[i] as number) + (value[creative * FEED_COUNTERS + i] as number);
  }
  return sums;
}

function countersOf(world: World, creative: number, days: number | null): FeedCounters {
  const sums = new Float64Array(FEED_COUNTERS);
  const { feed } = world;
  const add = (value: Int32Array, from: number): void => {
    for (let i = 0; i < FEED_COUNTERS; i += 1)
      sums[i] = (sums[i] as number) + (value[from + i] as number);
  };
  if (creative < feed.creative.count) {
    const today = Math.floor(world.now / 24);
    // At midnight the ring still holds the day eight days ago where today will be.
    const isFresh = world.now % 24 === 0 && world.now > 0;
    const back = Math.min(days ?? 0, FEED_DAYS - 1, today);
    if (days === null) add(feed.creativeTotal.col.value, creative * FEED_COUNTERS);
    else
      for (let day = today - back; day <= today; day += 1)
        if (!isFresh || day !== today) add(feed.creativeDays.col.value, creativeDay(creative, day));
  }
  return {
    exposures: sums[FEED.exposures] as number,
    clicks: sums[FEED.clicks] as number,
    costFen: sums[FEED.costFen] as number,
    orders: sums[FEED.orders] as number,
    salesFen: sums[FEED.salesFen] as number,
  };
}

function sizeOf(world: World, _: Tables, shop: number, audience: Audience): number {
  const { shoppers, feed } = world;
  if (audience.kind === "everyone" || audience.kind === "interest") return shoppers.count;
  const likeness = likenessOf(world);
  let size = 0;
  if (audience.kind === "lookalike") {
    const key = purposeKey(world.seed, purpose("feed/like"));
    for (let shopper = 0; shopper < shoppers.count; shopper += 1) {
      if (isLost(shoppers, shopper)) continue;
      const segment = segmentOf(traitsOf(shoppers, shopper));
      if (resembles(world, likeness, key, { shopper, shop, segment })) size += 1;
    }
    return size;
  }
  for (let row = 0; row < feed.tie.count; row += 1) {
    if (feed.tie.col.shop[row] !== shop || isLost(shoppers, feed.tie.col.shopper[row] as number))
      continue;
    if (isTied(world, likeness, row, audience)) size += 1;
  }
  return size;
}
