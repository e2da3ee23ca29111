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
import { firstOf, NEAR, patternOf, within } from "./glance.ts";
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
  const { tables, habits, visitor, feedPage, seenPage, world } = run;
  const { segment, shopper } = visitor;
  const category = categoryOf(run, list);
  const turn = mix(own ^ TURN);
  holdFeedAuction(feedPage, world, tables, feed, { shopper, segment, category, bits: turn });
  if (feedPage.count === 0) return false;
  if (tables.ranked[list] === 0) rankList(world, tables, list);
  const { base, priceTerm, appeal } = tables;
  const { logistic, glances } = habits;
  const key = mix(own ^ DRAW.look);
  const from = list * LIST;
  const taste = segment * tables.rows.length;
  const { click, look } = habits.parameters;
  const sense = visitor.sense * click.price;
  const patience = habits.patience[mix(own ^ DRAW.patience) >>> 24] as number;
  const length = layOut(run, feed, list, patience);
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
    const id = seenPage.listing[place] as number;
    const ad = seenPage.ad[place] as number;
    const slot = from + (seenPage.natural[place] as number);
    const bits = mix((ad < 0 ? key : key ^ AD_CARD) ^ Math.imul(id + 1, 0x9e3779b1));
    const says = ad < 0 ? (base[slot] as number) : saysOf(run, feed, ad, category);
    const utility = says + (appeal[taste + id] as number) - sense * (priceTerm[id] as number);
    if (utility <= between(logistic, bits) || wasOpened(run, id)) continue;
    visitor.spent += (place + 1 - looked) * SCAN_SECONDS + OPEN_SECONDS;
    looked = place + 1;
    const bought = openAt(run, feed, { place, slot, category });
    const back =
      unitFrom(mix(bits + 0x51ed27)) < (bought ? look.backAfterPurchase : look.backToList);
    if (back && visitor.clicks < MAX_CLICKS) continue;
    seen = looked;
    break;
  }
  leave(run, feed, list, seen, own);
  return true;
}

function leave(run: Run, feed: FeedTables, list: number, seen: number, own: number): void {
  const { places } = feed.rules;
  const shown = run.feedPage.count;
  run.visitor.exposures = seen;
  let met = 0;
  while (met < shown && (places[met] as number) <= seen) noteView(run, feed, met++);
  noteSponsoredDepth(run.emit, list, { natural: seen - met, ads: shown });
  if (isSampled(own)) writeSeen(run, seen, CHANNEL.feed, CHANNEL.feed_ad);
}

// Opens what was clicked at a place of the page, and pays for it where it is an ad; answers whether it was bought.
function openAt(
  run: Run,
  feed: FeedTables,
  at: { readonly place: number; readonly slot: number; readonly category: number },
): boolean {
  const { visitor, emit, seenPage } = run;
  const ad = seenPage.ad[at.place] as number;
  visitor.clicks += 1;
  run.clicked[visitor.clicks] = at.place + 1;
  if (ad < 0) emit.clicks[at.slot] = (emit.clicks[at.slot] as number) + 1;
  const bought =
    ad < 0
      ? visitListing(run, visitor, seenPage.listing[at.place] as number, -1)
      : followAd(run, feed, ad, at.category);
  visitor.channel = CHANNEL.feed;
  visitor.mismatch = 0;
  return bought;
}

/** Lays ads and goods out on the page, down to where patience ends; answers how many stand there. */
function layOut(run: Run, feed: FeedTables, list: number, patience: number): number {
  const { tables, feedPage, seenPage } = run;
  const { places } = feed.rules;
  const results = (tables.ranked[list] as number) - 1;
  let ad = 0;
  let natural = 0;
  let length = 0;
  for (; length < patience; length += 1) {
    const isAd = ad < feedPage.count && places[ad] === length + 1;
    if (!isAd && natural === results) break;
    seenPage.natural[length] = natural;
    seenPage.ad[length] = isAd ? ad : -1;
    seenPage.listing[length] = isAd
      ? listingAt(run, feed, ad)
      : (tables.item[list * LIST + natural] as number);
    if (isAd) ad += 1;
    else natural += 1;
  }
  return length;
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

// Shown to somebody who knows the shop; what one has looked at is of interest wherever one is.
function isReminder({ feedPage }: Run, feed: FeedTables, ad: number): boolean {
  return (feed.audience[feedPage.unit[ad] as number] as number) > LOOKALIKE;
}

function isOther(run: Run, feed: FeedTables, ad: number, category: number): boolean {
  return run.tables.categoryOf[listingAt(run, feed, ad)] !== category;
}

// Weariness counts what was seen before this session; goods of another kind than wanted now please less.
function saysOf(run: Run, feed: FeedTables, ad: number, category: number): number {
  const { feedPage, world, visitor, habits } = run;
  const place = feedPage.creative[ad] as number;
  const { segments } = world.scenario;
  const whole = feed.says[place * segments.length + visitor.segment] as number;
  const isElsewhere = !isReminder(run, feed, ad) && isOther(run, feed, ad, category);
  const { worn, elsewhere } = habits.parameters.feed;
  return whole - worn * (feedPage.worn[ad] as number) - (isElsewhere ? elsewhere : 0);
}

/** Opens the page an ad leads to; who has the goods in the cart already looks at them again. */
function followAd(run: Run, feed: FeedTables, ad: number, category: number): boolean {
  const { visitor, feedPage, world } = run;
  const { listing } = unitAt(run, feed, ad);
  const place = feedPage.creative[ad] as number;
  payFeedClick(run, feed, ad);
  const { wanders, recalls } = run.habits.parameters.feed;
  const isTied = isReminder(run, feed, ad);
  const isElsewhere = !isTied && isOther(run, feed, ad, category);
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
  tally.fresh[place] = (tally.fresh[place] as number) + 1 / (1 + (feedPage.worn[ad] as number));
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
