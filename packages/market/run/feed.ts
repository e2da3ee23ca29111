/** How shoppers look down the feed with ads among the goods, and what a click on one costs its shop. */
import { between, mix, unitFrom } from "@dianzhang/kernel";
import { feedChargeFen, holdFeedAuction } from "../feed/auction.ts";
import type { FeedCampaignRow, FeedUnitRow } from "../feed/contract.ts";
import type { FeedTables } from "../feed/tables.ts";
import { rankList } from "../compile/lists.ts";
import { CHANNEL } from "../events.ts";
import { LIST } from "../parameters.ts";
import {
  countCreative,
  FEED,
  FEED_CREDIT_SECONDS,
  feedClickKey,
  noteSight,
} from "../world/feed.ts";
import { ensureRows } from "../world/grown.ts";
import { MEMORY, memoryKind, memoryOf } from "../world/memory.ts";
import { noteSponsoredDepth } from "./emit.ts";
import { DRAW, isSampled, MAX_CLICKS, OPEN_SECONDS, SCAN_SECONDS } from "./looking.ts";
import type { Run } from "./run.ts";
import { wasOpened, writeSeen } from "./sponsored.ts";
import { visitListing } from "./stroll.ts";
import type { Visitor } from "./visit.ts";

/** Keeps the draws of an ad's card apart from those of the same goods in the feed itself. */
const AD_CARD = 0x4b1d8e35;
const TURN = 0x6d2b79f5;
/** Audiences after this one are of people who know the shop (contract.ts). */
const LOOKALIKE = 2;

/**
 * The same looking as in a feed without ads (see `lookDown`): ads stand at places of their own and push what is
 * below them down. Answers false when no ad is shown.
 */
export function lookDownFeed(run: Run, feed: FeedTables, list: number, own: number): boolean {
  const { tables, habits, emit, visitor, feedPage, seenPage, world } = run;
  const { segment, shopper } = visitor;
  const category = categoryOf(run, list);
  const bits = mix(own ^ TURN);
  holdFeedAuction(feedPage, world, tables, feed, { shopper, segment, category, bits });
  if (feedPage.count === 0) return false;
  if (tables.ranked[list] === 0) rankList(world, tables, list);
  const { item, base, priceTerm, appeal } = tables;
  const { logistic, notice } = habits;
  const key = mix(own ^ DRAW.look);
  const from = list * LIST;
  const taste = segment * tables.rows.length;
  const { click, look } = habits.parameters;
  const sense = visitor.sense * click.price;
  const patience = habits.patience[mix(own ^ DRAW.patience) >>> 24] as number;
  const { places } = feed.rules;
  let nextAd = 0;
  let natural = 0;
  let looked = 0;
  let seen = 0;
  while (seen < patience) {
    const ad = nextAd < feedPage.count && places[nextAd] === seen + 1 ? nextAd : -1;
    const slot = from + natural;
    const id = ad < 0 ? (item[slot] as number) : listingAt(run, feed, ad);
    if (natural === LIST || id < 0) break;
    if (ad < 0) natural += 1;
    else nextAd += 1;
    seenPage.listing[seen] = id;
    seenPage.ad[seen] = ad;
    seen += 1;
    const chance = mix((ad < 0 ? key : key ^ AD_CARD) ^ Math.imul(id + 1, 0x9e3779b1));
    if (chance >>> 16 >= (notice[seen - 1] as number)) continue;
    const says = ad < 0 ? (base[slot] as number) : saysOf(run, feed, ad, category);
    const utility = says + (appeal[taste + id] as number) - sense * (priceTerm[id] as number);
    if (utility <= between(logistic, mix(chance)) || wasOpened(run, id)) continue;
    visitor.clicks += 1;
    visitor.spent += (seen - looked) * SCAN_SECONDS + OPEN_SECONDS;
    looked = seen;
    run.clicked[visitor.clicks] = seen;
    if (ad < 0) emit.clicks[slot] = (emit.clicks[slot] as number) + 1;
    const bought = ad < 0 ? visitListing(run, visitor, id, -1) : followAd(run, feed, ad, category);
    visitor.channel = CHANNEL.feed;
    visitor.mismatch = 0;
    const back =
      unitFrom(mix(chance + 0x51ed27)) < (bought ? look.backAfterPurchase : look.backToList);
    if (!back || visitor.clicks >= MAX_CLICKS) break;
  }
  visitor.exposures = seen;
  noteSponsoredDepth(emit, list, { natural, ads: feedPage.count });
  for (let ad = 0; ad < nextAd; ad += 1) noteView(run, feed, ad);
  if (isSampled(own)) writeSeen(run, seen, CHANNEL.feed, CHANNEL.feed_ad);
  return true;
}

function categoryOf({ world }: Run, list: number): number {
  const { keywords, categories } = world.scenario;
  return (list - keywords.length * 3) % categories.length;
}

function unitAt({ feedPage }: Run, feed: FeedTables, ad: number): FeedUnitRow {
  return feed.units[feedPage.unit[ad] as number] as FeedUnitRow;
}

function listingAt(run: Run, feed: FeedTables, ad: number): number {
  return unitAt(run, feed, ad).listing;
}

// Weariness counts what was seen before this session; goods of another kind than wanted now please less.
function saysOf(run: Run, feed: FeedTables, ad: number, category: number): number {
  const { feedPage, world, visitor, habits } = run;
  const place = feedPage.creative[ad] as number;
  const { segments } = world.scenario;
  const whole = feed.says[place * segments.length + visitor.segment] as number;
  const isElsewhere = run.tables.categoryOf[listingAt(run, feed, ad)] !== category;
  const { worn, elsewhere } = habits.parameters.feed;
  return whole - worn * (feedPage.worn[ad] as number) - (isElsewhere ? elsewhere : 0);
}

/** Opens the page an ad leads to; who has the goods in the cart already looks at them again. */
function followAd(run: Run, feed: FeedTables, ad: number, category: number): boolean {
  const { visitor, feedPage, world, tables } = run;
  const { listing } = unitAt(run, feed, ad);
  const place = feedPage.creative[ad] as number;
  payFeedClick(run, feed, ad);
  const { wanders, recalls } = run.habits.parameters.feed;
  const isElsewhere = tables.categoryOf[listing] !== category;
  const isTied = (feed.audience[feedPage.unit[ad] as number] as number) > LOOKALIKE;
  visitor.mismatch =
    (feed.breach[place] as number) + (isElsewhere ? wanders : 0) - (isTied ? recalls : 0);
  const node = memoryOf(world, visitor.shopper, listing);
  const isCart = node >= 0 && memoryKind(world, node) === MEMORY.cart;
  return visitListing(run, visitor, listing, isCart ? node : -1);
}

// The price leaves the budget at once, and who came by which creative is kept in mind.
function payFeedClick(run: Run, feed: FeedTables, ad: number): void {
  const { world, visitor, feedPage } = run;
  const charge = feedChargeFen(feedPage, feed, ad);
  const u = feedPage.unit[ad] as number;
  const place = feedPage.creative[ad] as number;
  const at = feed.campaignOf[u] as number;
  const { campaign, shop } = feed.campaigns[at] as FeedCampaignRow;
  const { spentFen } = world.feed.campaign.col;
  spentFen[campaign] = (spentFen[campaign] as number) + charge;
  feed.owedFen[shop] = (feed.owedFen[shop] as number) + charge;
  feed.tally.clicks[place] = (feed.tally.clicks[place] as number) + 1;
  feed.tally.costFen[place] = (feed.tally.costFen[place] as number) + charge;
  visitor.channel = CHANNEL.feed_ad;
  const position = feed.rules.places[ad] as number;
  noteFeedClick(run, feed, { place, charge, position, bidFen: unitAt(run, feed, ad).bidFen });
}

/** A click is written down and remembered for the orders that follow it. */
export function noteFeedClick(
  run: Run,
  feed: FeedTables,
  of: {
    readonly place: number;
    readonly charge: number;
    readonly position: number;
    readonly bidFen: number;
  },
): void {
  const { world, visitor, emit } = run;
  const u = feed.unitOf[of.place] as number;
  const unit = feed.units[u] as FeedUnitRow;
  const at = feed.campaignOf[u] as number;
  const { campaign, shop } = feed.campaigns[at] as FeedCampaignRow;
  const creative = feed.creatives[of.place]?.creative ?? 0;
  emit.feedClicks.add(
    visitor.start + visitor.spent,
    visitor.shopper,
    visitor.session,
    shop,
    unit.listing,
    campaign,
    unit.unit,
    creative,
    feed.audience[u],
    feed.stage[at],
    of.bidFen,
    of.charge,
    of.position,
  );
  const { click, lastClick } = world.feed;
  const row = click.count;
  ensureRows(click, row + 1);
  click.col.at[row] = visitor.start + visitor.spent;
  click.col.shopper[row] = visitor.shopper;
  click.col.shop[row] = shop;
  click.col.creative[row] = creative;
  lastClick.set(feedClickKey(visitor.shopper, shop), row);
}

function noteView({ feedPage, visitor, world }: Run, feed: FeedTables, ad: number): void {
  const place = feedPage.creative[ad] as number;
  const { tally } = feed;
  tally.shown[place] = (tally.shown[place] as number) + 1;
  tally.places[place] = (tally.places[place] as number) + (feed.rules.places[ad] as number);
  noteSight(world.feed, visitor.shopper, feed.creatives[place]?.creative ?? 0, world.now);
}

/** An order is credited to the latest click on a feed ad of the shop, if it is not too long ago. */
export function creditFeedOrder(
  { world }: Run,
  visitor: Visitor,
  order: { readonly shop: number; readonly at: number; readonly goodsFen: number },
): void {
  const { feed } = world;
  const row = feed.lastClick.get(feedClickKey(visitor.shopper, order.shop));
  if (row === undefined) return;
  if (order.at - (feed.click.col.at[row] as number) > FEED_CREDIT_SECONDS) return;
  const day = Math.floor(world.now / 24);
  const creative = feed.click.col.creative[row] as number;
  countCreative(feed, creative, day, FEED.orders, 1);
  countCreative(feed, creative, day, FEED.salesFen, order.goodsFen);
}
