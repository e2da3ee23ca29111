/** What an hour and a day of feed ads come to: rows, counters, the bill, and the units that rules stop. */
import type { Tables } from "../compile/table.ts";
import { CHANNEL } from "../events.ts";
import { unitTotal } from "../feed/access.ts";
import { readOrders } from "../feed/audience.ts";
import {
  PLACEMENTS,
  RULE_MEASURES,
  type FeedCampaignRow,
  type FeedUnitRow,
  type StopRule,
} from "../feed/contract.ts";
import type { FeedTables } from "../feed/tables.ts";
import type { Emit } from "../run/emit.ts";
import { countCreative, creativeDay, FEED, FEED_COUNTERS, forgetOld } from "../world/feed.ts";
import { noteViews } from "../world/ads.ts";
import { count, type World } from "../world/world.ts";
import { post } from "./ledger.ts";
import { NULL_U16 } from "@dianzhang/kernel";

/** Runs after the hour's sessions: exact rows, the clicks' cost from each shop's cash, then the rules. */
export function settleFeedHour(world: World, tables: Tables, feed: FeedTables, emit: Emit): void {
  for (let place = 0; place < feed.creatives.length; place += 1)
    if (feed.tally.shown[place] !== 0) settleCreative(world, tables, feed, emit, place);
  feed.owedFen.forEach((fen, shop) => {
    if (fen === 0) return;
    feed.owedFen[shop] = 0;
    const at = world.now * 3600 + 3599;
    post(world, emit, { at, shop, order: -1, memo: "feed-ads" }, [
      ["advertising", fen],
      ["cash", -fen],
    ]);
  });
  feed.units.forEach((unit, u) => applyRules(world, feed, emit, { unit, u }));
}

function settleCreative(
  world: World,
  tables: Tables,
  feed: FeedTables,
  emit: Emit,
  place: number,
): void {
  const { tally } = feed;
  const u = feed.unitOf[place] as number;
  const { unit, listing } = feed.units[u] as FeedUnitRow;
  const at = feed.campaignOf[u] as number;
  const { campaign, shop, placement } = feed.campaigns[at] as FeedCampaignRow;
  const creative = feed.creatives[place]?.creative ?? 0;
  const shown = tally.shown[place] as number;
  const clicks = tally.clicks[place] as number;
  const costFen = tally.costFen[place] as number;
  const places = tally.places[place] as number;
  emit.feedHourly.add(
    world.now * 3600,
    shop,
    listing,
    campaign,
    unit,
    creative,
    feed.audience[u],
    PLACEMENTS.indexOf(placement),
    feed.stage[at],
    shown,
    clicks,
    places,
    costFen,
  );
  const day = Math.floor(world.now / 24);
  countCreative(world.feed, creative, day, FEED.exposures, shown);
  countCreative(world.feed, creative, day, FEED.places, places);
  if (clicks > 0) countCreative(world.feed, creative, day, FEED.clicks, clicks);
  if (costFen > 0) countCreative(world.feed, creative, day, FEED.costFen, costFen);
  if (placement === "feed") writeExposed(world, tables, emit, { listing, shown, clicks, places });
  // What promises more than its page holds makes no good name.
  if (feed.breach[place] === 0) noteViews(world.ads, shop, tally.fresh[place] as number);
  tally.fresh[place] =
    tally.shown[place] =
    tally.clicks[place] =
    tally.costFen[place] =
    tally.places[place] =
      0;
}

// Views in the feed are views of the goods; a banner elsewhere shows the shop, not a card.
function writeExposed(
  world: World,
  tables: Tables,
  emit: Emit,
  of: { listing: number; shown: number; clicks: number; places: number },
): void {
  const row = emit.exposureHourly.open(1);
  const { col } = emit.exposureHourly;
  col.at[row] = world.now * 3600;
  col.shop[row] = tables.shopOf[of.listing] as number;
  col.listing[row] = of.listing;
  col.channel[row] = CHANNEL.feed_ad;
  col.keyword[row] = NULL_U16;
  col.exposures[row] = of.shown;
  col.clicks[row] = of.clicks;
  col.position_sum[row] = of.places;
  count(world, of.listing, 0, of.shown);
  count(world, of.listing, 7, of.places);
  emit.exposures += of.shown;
}

// Every rule is asked every hour; the first that holds stops the unit.
function applyRules(
  world: World,
  feed: FeedTables,
  emit: Emit,
  { unit, u }: { readonly unit: FeedUnitRow; readonly u: number },
): void {
  const { rules, campaign, shop } = feed.campaigns[feed.campaignOf[u] as number] as FeedCampaignRow;
  const { col } = world.feed.unit;
  if (rules.length === 0 || col.stoppedAt[unit.unit] !== 0) return;
  const sums = unitTotal(world.feed, unit.unit);
  const since = {
    exposures: (sums[FEED.exposures] as number) - (col.fromExposures[unit.unit] as number),
    clicks: (sums[FEED.clicks] as number) - (col.fromClicks[unit.unit] as number),
    costFen: (sums[FEED.costFen] as number) - (col.fromCostFen[unit.unit] as number),
    orders: (sums[FEED.orders] as number) - (col.fromOrders[unit.unit] as number),
    salesFen: (sums[FEED.salesFen] as number) - (col.fromSalesFen[unit.unit] as number),
  };
  const rule = rules.findIndex((one) => holds(one, since));
  if (rule < 0) return;
  const { measure, value } = rules[rule] as StopRule;
  col.stoppedAt[unit.unit] = world.now + 1;
  col.stoppedBy[unit.unit] = rule;
  emit.feedStops.add(
    world.now * 3600 + 3599,
    shop,
    campaign,
    unit.unit,
    rule,
    RULE_MEASURES.indexOf(measure),
    value,
    since.exposures,
    since.clicks,
    since.costFen,
    since.orders,
    since.salesFen,
  );
}

/** What a unit has come to since it was last set running. */
export interface SinceRunning {
  readonly exposures: number;
  readonly clicks: number;
  readonly costFen: number;
  readonly orders: number;
  readonly salesFen: number;
}

/** Whether a rule stops a unit that has come to this much. Whole numbers only. */
export function holds({ measure, value, costFen, clicks }: StopRule, sums: SinceRunning): boolean {
  if (sums.costFen < costFen || sums.clicks < clicks) return false;
  if (measure === "roi-below") return sums.salesFen * 1000 < value * sums.costFen;
  if (measure === "click-rate-below")
    return sums.exposures > 0 && sums.clicks * 10_000 < value * sums.exposures;
  return sums.costFen > 0 && sums.costFen > value * sums.orders;
}

/** Runs at the first hour of a day: budgets are whole again, expected clicks learn, audiences are refreshed. */
export function startFeedDay(world: World): void {
  const { feed } = world;
  const { keepAds } = world.parameters.learn;
  const day = Math.floor(world.now / 24);
  feed.campaign.col.spentFen.fill(0);
  const { seen, clicked } = feed.creative.col;
  const { value } = feed.creativeDays.col;
  for (let creative = 0; creative < feed.creative.count; creative += 1) {
    const before = creativeDay(creative, day - 1);
    seen[creative] =
      (seen[creative] as number) * keepAds + (value[before + FEED.exposures] as number);
    clicked[creative] =
      (clicked[creative] as number) * keepAds + (value[before + FEED.clicks] as number);
    const from = creativeDay(creative, day);
    value.fill(0, from, from + FEED_COUNTERS);
  }
  readOrders(world);
  if (day % 7 === 0) forgetOld(feed, world.now);
}
