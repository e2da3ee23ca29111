/** Banners on pages off the platform: many pass them by, few click, and who clicks comes without having meant to. */
import { between, bitsFor, exp, mix, unitFrom } from "@dianzhang/kernel";
import { belongs } from "../feed/audience.ts";
import { forgetSights, recallSights, turnOf } from "../feed/auction.ts";
import type { FeedCampaignRow, FeedUnitRow } from "../feed/contract.ts";
import type { FeedTables } from "../feed/tables.ts";
import { CHANNEL } from "../events.ts";
import { noteSight, tieOf } from "../world/feed.ts";
import { LOST, memoryHead, segmentOf, traitsOf } from "../world/shoppers.ts";
import { writeSessions } from "./emit.ts";
import { noteFeedClick } from "./feed.ts";
import type { Queue } from "./queue.ts";
import type { Run } from "./run.ts";
import { begin, finish } from "./session.ts";
import { visitListing } from "./stroll.ts";

/** Spread of what other advertisers offer for a thousand views, in logarithms. Assumption. */
const PRICE_SPREAD = 0.5;
/** Keeps the draws of a passing shopper apart. */
const DRAW = { who: 0x1f123bb5, price: 0x5f356495, turn: 0x2c9277b5, click: 0x7ed55d16 } as const;

/** Runs after the hour's own sessions; its draws are its own, so nobody's visit changes because of it. */
export function runBanners(run: Run, feed: FeedTables): void {
  const { queue } = run;
  queue.count = 0;
  for (let i = 0; i < feed.offSite.length; i += 1) showUnit(run, feed, feed.offSite[i] as number);
  flush(run, feed, queue);
}

function showUnit(run: Run, feed: FeedTables, u: number): void {
  const { world, habits } = run;
  const unit = feed.units[u] as FeedUnitRow;
  const at = feed.campaignOf[u] as number;
  const row = feed.campaigns[at] as FeedCampaignRow;
  if (world.feed.unit.col.stoppedAt[unit.unit] !== 0) return;
  const { hourCurve } = world.scenario;
  const whole = hourCurve.reduce((sum, share) => sum + share, 0);
  const share = (hourCurve[world.now % 24] as number) / whole;
  const passing = Math.round(world.shoppers.count * habits.parameters.feed.passes * share);
  for (let n = 0; n < passing; n += 1) {
    const bits = mix(bitsFor(habits.keys.banner, unit.unit * 65_536 + n, world.now));
    const priceFen = outsidePriceFen(run, feed, bits);
    if (unit.bidFen < priceFen) continue;
    if (run.tables.isBuyable[unit.listing] !== 1) return;
    if (!maySpend(run, feed, at, priceFen)) return;
    passBy(run, feed, { u, at, row, bits, priceFen });
  }
}

// The best offer of the rest of the world for a thousand views: the price when the own bid is higher.
function outsidePriceFen({ habits }: Run, { rules }: FeedTables, bits: number): number {
  const spread = PRICE_SPREAD * between(habits.normal, mix(bits ^ DRAW.price));
  return Math.max(rules.reserveThousandFen, Math.round(rules.usualThousandFen * exp(spread)));
}

// A view costs thousandths of a fen; only whole fen are taken, and never more than the budget holds.
function maySpend({ world }: Run, feed: FeedTables, at: number, priceFen: number): boolean {
  const { campaign, shop } = feed.campaigns[at] as FeedCampaignRow;
  const { parts, spentFen } = world.feed.campaign.col;
  const due = Math.floor(((parts[campaign] as number) + priceFen) / 1000);
  const spent = spentFen[campaign] as number;
  if (spent + due > (feed.limitFen[at] as number)) return false;
  return (world.shop.col.cashFen[shop] as number) - (feed.owedFen[shop] as number) >= due;
}

interface Passing {
  readonly u: number;
  readonly at: number;
  readonly row: FeedCampaignRow;
  readonly bits: number;
  readonly priceFen: number;
}

function passBy(run: Run, feed: FeedTables, { u, row, bits, priceFen }: Passing): void {
  const { world, queue } = run;
  const { shop } = row;
  const unit = feed.units[u] as FeedUnitRow;
  const shopper = Math.floor(unitFrom(mix(bits ^ DRAW.who)) * world.shoppers.count);
  if (memoryHead(world.shoppers, shopper) === LOST) return;
  const traits = traitsOf(world.shoppers, shopper);
  const segment = segmentOf(traits);
  const who = { shopper, shop, segment, category: -1, own: 0 };
  if (!belongs(world, feed.likeness, feed.likeKey, who, unit.audience)) return;
  recallSights(world, feed, shopper);
  const isCapped = (feed.views[u] as number) >= unit.cap;
  const place = turnOf(feed, u, unit.isOptimised, bits ^ DRAW.turn);
  const worn = feed.worn[place] as number;
  forgetSights(feed);
  if (isCapped) return;
  charge(run, feed, { place, row, priceFen });
  noteSight(world.feed, shopper, feed.creatives[place]?.creative ?? 0, world.now);
  if (
    unitFrom(mix(bits ^ DRAW.click)) >=
    clickOdds(run, feed, { place, shopper, shop, segment, worn })
  )
    return;
  const second = world.now * 3600 + (mix(bits) % 3600);
  enqueue(run, feed, queue, { shopper, traits, place, second, bits });
}

function charge(
  { world }: Run,
  feed: FeedTables,
  of: { place: number; row: FeedCampaignRow; priceFen: number },
): void {
  const { tally } = feed;
  const { campaign, shop } = of.row;
  tally.shown[of.place] = (tally.shown[of.place] as number) + 1;
  const { parts, spentFen } = world.feed.campaign.col;
  const owed = (parts[campaign] as number) + of.priceFen;
  const fen = Math.floor(owed / 1000);
  parts[campaign] = owed - fen * 1000;
  if (fen === 0) return;
  spentFen[campaign] = (spentFen[campaign] as number) + fen;
  feed.owedFen[shop] = (feed.owedFen[shop] as number) + fen;
  tally.costFen[of.place] = (tally.costFen[of.place] as number) + fen;
}

function clickOdds(
  { world, habits, tables }: Run,
  feed: FeedTables,
  of: { place: number; shopper: number; shop: number; segment: number; worn: number },
): number {
  const { banner, knows, worn } = habits.parameters.feed;
  const { click } = habits.parameters;
  const says = feed.says[of.place * world.scenario.segments.length + of.segment] as number;
  const { listing } = feed.units[feed.unitOf[of.place] as number] as FeedUnitRow;
  const taste = tables.appeal[of.segment * tables.rows.length + listing] as number;
  const isKnown = tieOf(world.feed, of.shopper, of.shop) >= 0;
  // A usual card says click.base + feed + 1: what is above it draws more than the usual banner.
  const above = says + taste - (click.base + click.feed - click.adLabel) - USUAL_CARD;
  return (banner / 100_000) * exp(above + (isKnown ? knows : 0) - worn * of.worn);
}

/** What the card of usual goods says beyond its base, in logit units. Assumption. */
const USUAL_CARD = 1.2;

function enqueue(
  run: Run,
  feed: FeedTables,
  queue: Queue,
  of: { shopper: number; traits: number; place: number; second: number; bits: number },
): void {
  if (queue.count === queue.size) flush(run, feed, queue);
  const i = queue.count;
  queue.shopper[i] = of.shopper;
  queue.traits[i] = of.traits;
  queue.start[i] = of.second;
  queue.own[i] = of.bits;
  queue.keyword[i] = 0xffff;
  queue.channel[i] = CHANNEL.banner;
  queue.list[i] = -1;
  queue.node[i] = of.place;
  queue.count = i + 1;
}

function flush(run: Run, feed: FeedTables, queue: Queue): void {
  for (let i = 0; i < queue.count; i += 1) land(run, feed, queue, i);
  if (queue.count > 0) writeSessions(run, queue);
  run.world.nextSession += queue.count;
  queue.count = 0;
}

// Comes from elsewhere, in the middle of something else: less ready to buy than who came to shop.
function land(run: Run, feed: FeedTables, queue: Queue, i: number): void {
  const place = queue.node[i] as number;
  const { listing, bidFen } = feed.units[feed.unitOf[place] as number] as FeedUnitRow;
  begin(run, queue, i);
  run.visitor.mismatch = (feed.breach[place] as number) + run.habits.parameters.feed.wanders;
  run.visitor.clicks = 1;
  feed.tally.clicks[place] = (feed.tally.clicks[place] as number) + 1;
  noteFeedClick(run, feed, { place, charge: 0, position: 0, bidFen });
  visitListing(run, run.visitor, listing, -1);
  finish(run, queue, i);
}
