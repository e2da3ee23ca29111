/** One minute of one viewer in a live room: what is on holds or bores, a question, a look at the card, a purchase. */
import { between, bitsFor, log, mix, NULL_U16 } from "@dianzhang/kernel";
import { BLOCKS, QUESTIONS, type LiveRoomRow } from "../live/contract.ts";
import type { Segment } from "../scenario/schema.ts";
import { ensureRows } from "../world/grown.ts";
import { addToRoom, FLAG, MOST_ITEMS, noteLiveLine } from "../world/live.ts";
import { deviceOf, priceSenseOf, provinceOf, segmentOf, traitsOf } from "../world/shoppers.ts";
import { CHANNEL, KIND } from "../events.ts";
import { putIn } from "./basket.ts";
import { placeOrder } from "./order.ts";
import type { Run } from "./run.ts";
import { actOnAll } from "./till.ts";
import { desireOf, offerFor, openCard } from "./visit.ts";

/** What each draw is for. */
export const LIVE_DRAW = {
  comes: 0x1b873593,
  finds: 0x27d4eb2f,
  paid: 0x2545f491,
  second: 0x3c6ef372,
  stay: 0x4f1bbcdc,
  ask: 0x510e527f,
  about: 0x61c88647,
  click: 0x7f4a7c15,
  buy: 0x85ebca6b,
  follow: 0x9216d5d9,
} as const;

/** What is on in the minute at hand, and what it comes to. */
export interface Minute {
  readonly row: LiveRoomRow;
  readonly host: number;
  readonly at: number;
  readonly index: number;
  readonly block: number;
  /** Place in the line-up, or −1. */
  readonly item: number;
  readonly listing: number;
  readonly since: number;
  readonly isTold: boolean;
  /** Pieces left at the room's price. */
  left: number;
  joins: number;
  leaves: number;
  questions: number;
  answered: number;
  clicks: number;
  orders: number;
  salesFen: number;
}

export function chanceOf(run: Run, shopper: number, minute: Minute, what: number): number {
  const occasion = minute.row.room * 300 + minute.index;
  return mix(bitsFor(run.habits.keys.live, shopper, occasion) ^ what);
}

/** How well a host holds and sells, and after how many minutes their strength goes. Assumptions. */
const HOLDS = [0, 0.25, 0.5] as const;
const SELLS = [0, 0.15, 0.3] as const;
const TIRES = [45, 110, 150] as const;
/** What a minute of each block does to leaving (welcome, demo, reveal, answer, urge), in logit units. Assumption. */
const HOLD_OF = [0.1, 0.3, 0.5, 0.2, -0.1] as const;

/** Answers whether the viewer stays. */
export function stepViewer(run: Run, minute: Minute, at: number): boolean {
  const { viewer } = run.world.live;
  const shopper = viewer.col.shopper[at] as number;
  seat(run, minute, at);
  if (viewer.col.item[at] !== minute.item) turnTo(run, minute, at);
  if (BLOCKS[minute.block] === "demo")
    viewer.col.shown[at] = Math.min(255, (viewer.col.shown[at] as number) + 1);
  if (minute.item >= 0) {
    if (minute.isTold) judge(run, at);
    ask(run, minute, at, shopper);
    if (click(run, minute, at, shopper)) buy(run, minute, at, shopper);
  }
  const leave = leaving(run, minute, at);
  return between(run.habits.logistic, chanceOf(run, shopper, minute, LIVE_DRAW.stay)) > leave;
}

function seat({ world, visitor }: Run, minute: Minute, at: number): void {
  const { col } = world.live.viewer;
  const shopper = col.shopper[at] as number;
  const traits = traitsOf(world.shoppers, shopper);
  visitor.shopper = shopper;
  visitor.segment = segmentOf(traits);
  visitor.session = col.session[at] as number;
  visitor.start = Math.max(minute.at, col.start[at] as number);
  visitor.spent = 0;
  visitor.sense = priceSenseOf(world.shoppers, traits);
  visitor.province = provinceOf(traits);
  visitor.device = deviceOf(traits);
  visitor.channel = CHANNEL.live;
  visitor.keyword = NULL_U16;
  visitor.clicks = 0;
  visitor.pages = 0;
  visitor.orders = 0;
  visitor.exposures = 0;
  visitor.mismatch = 0;
}

// Another thing is on: what it is worth to this viewer is reckoned once.
function turnTo(run: Run, minute: Minute, at: number): void {
  const { col } = run.world.live.viewer;
  col.item[at] = minute.item;
  col.shown[at] = 0;
  // Only the coupon goes along.
  col.flags[at] = (col.flags[at] as number) & 48;
  col.want[at] = -3;
  if (minute.item < 0 || run.tables.isBuyable[minute.listing] !== 1) return;
  const offer = offerFor(run, run.visitor, minute.listing);
  if (!offer) return;
  const tag = offer.priceFen;
  const priceFen = priceFor(minute, at, run, tag);
  offer.priceFen = priceFen;
  const { deal } = run.world.scenario.segments[run.visitor.segment] as Segment;
  const off = Math.max(0, log(tag / priceFen));
  col.want[at] =
    desireOf(run, run.visitor, offer) + run.habits.parameters.live.deal * off * (0.4 + deal);
}

// A price heard before one knows what it is for is judged as a number.
function judge(run: Run, at: number): void {
  const { shown, flags, want } = run.world.live.viewer.col;
  const own = flags[at] as number;
  if ((own & FLAG.judged) !== 0) return;
  flags[at] = own | FLAG.judged;
  const known = Math.min(1, (shown[at] as number) / 3);
  want[at] = (want[at] as number) - run.habits.parameters.live.shock * (1 - known);
}

/** The room's price while there are pieces, less a coupon in hand. */
function priceFor(minute: Minute, at: number, run: Run, pageFen: number): number {
  const line = minute.row.items[minute.item];
  const room = line?.priceFen ?? null;
  const priceFen = room !== null && minute.left > 0 ? Math.min(room, pageFen) : pageFen;
  const held = ((run.world.live.viewer.col.flags[at] as number) >>> 4) - 1;
  const coupon = held >= 0 ? minute.row.coupons[held] : undefined;
  if (!coupon || priceFen < coupon.overFen) return priceFen;
  return Math.max(1, priceFen - coupon.cutFen);
}

/** Strength left: 1 at the start, falling once the host is tired. */
function strength(minute: Minute): number {
  const over = Math.max(0, minute.index - (TIRES[minute.host] as number));
  return Math.max(0.2, 1 - over / 60);
}

// The logit of leaving in this minute.
function leaving(run: Run, minute: Minute, at: number): number {
  const { leave, bores, sated } = run.habits.parameters.live;
  const { want, flags } = run.world.live.viewer.col;
  const interest = Math.max(-1, Math.min(1, ((want[at] as number) - 1) / 2));
  const own = flags[at] as number;
  let utility = leave - 0.8 * interest - (HOLD_OF[minute.block] as number);
  utility -= (HOLDS[minute.host] as number) * strength(minute);
  utility += bores * Math.max(0, minute.since - 9);
  if (minute.item < 0) return utility + 0.12 * Math.max(0, minute.since - 3);
  // Until the price is told one waits for it; who has heard it and does not want it goes.
  if (!minute.isTold) utility -= minute.since < 8 ? 0.3 : 0;
  else if (interest < 0.2) utility += sated;
  if (minute.isTold && minute.left === 0) utility += 0.5;
  if ((own & FLAG.unanswered) !== 0) utility += 0.35;
  if (BLOCKS[minute.block] === "urge") utility += 0.08 * Math.max(0, minute.since - 6);
  return utility;
}

// A question each for a thing; prepared answers are given at once.
function ask(run: Run, minute: Minute, at: number, shopper: number): void {
  const { live } = run.world;
  const { flags, want } = live.viewer.col;
  const own = flags[at] as number;
  if ((own & (FLAG.answered | FLAG.unanswered)) !== 0) return;
  const { asks } = run.habits.parameters.live;
  const bits = chanceOf(run, shopper, minute, LIVE_DRAW.ask);
  if (asks + 0.4 * (want[at] as number) <= between(run.habits.logistic, bits)) return;
  const place = (chanceOf(run, shopper, minute, LIVE_DRAW.about) >>> 16) % QUESTIONS.length;
  const question = QUESTIONS[place] as (typeof QUESTIONS)[number];
  const isAnswered = minute.row.answers.includes(question);
  flags[at] = own | (isAnswered ? FLAG.answered : FLAG.unanswered);
  minute.questions += 1;
  if (isAnswered) minute.answered += 1;
  const { room, shop } = minute.row;
  run.emit.liveQuestions.add(
    run.visitor.start,
    shop,
    room,
    shopper,
    place,
    minute.listing,
    isAnswered ? 1 : 0,
  );
  if (shop >= run.world.seats) return;
  const row = live.question.count;
  ensureRows(live.question, row + 1);
  live.question.col.room[row] = room;
  live.question.col.minute[row] = minute.index;
  live.question.col.question[row] = place;
  live.question.col.item[row] = minute.item;
  live.question.col.isAnswered[row] = isAnswered ? 1 : 0;
  live.question.col.viewer[row] = shopper % 100;
}

// Opens the card below the picture: to look, or on the way to buy.
function click(run: Run, minute: Minute, at: number, shopper: number): boolean {
  const { col } = run.world.live.viewer;
  if (((col.flags[at] as number) & FLAG.bought) !== 0) return false;
  if (run.tables.isBuyable[minute.listing] !== 1) return false;
  const { clicks } = run.habits.parameters.live;
  const told = minute.isTold ? 0.6 : 0;
  const bits = chanceOf(run, shopper, minute, LIVE_DRAW.click);
  const utility = clicks + 0.6 * (col.want[at] as number) + told + nudge(run, minute, at);
  if (utility <= between(run.habits.logistic, bits)) return false;
  minute.clicks += 1;
  col.clicks[at] = Math.min(255, (col.clicks[at] as number) + 1);
  openCard(run, run.visitor, minute.listing, bits);
  return minute.isTold;
}

// What the room adds to readiness: what was shown, the host, scarcity told of, answers, a bold promise.
function nudge(run: Run, minute: Minute, at: number): number {
  const { learns, urges, answers, bold } = run.habits.parameters.live;
  const { shown, flags } = run.world.live.viewer.col;
  const own = flags[at] as number;
  const line = minute.row.items[minute.item];
  const isFew = line !== undefined && line.priceFen !== null;
  const scarce = isFew ? 1 - minute.left / line.pieces : 0;
  let sum = learns * Math.min(1, (shown[at] as number) / 4);
  sum += (SELLS[minute.host] as number) * strength(minute);
  if (BLOCKS[minute.block] === "urge") sum += urges * (0.4 + 0.6 * scarce);
  if (BLOCKS[minute.block] === "reveal") sum += 0.3;
  if ((own & FLAG.answered) !== 0) sum += answers;
  if ((own & FLAG.unanswered) !== 0) sum -= answers;
  return minute.row.pledge === "bold" ? sum + bold : sum;
}

function buy(run: Run, minute: Minute, at: number, shopper: number): void {
  const { world, visitor, basket } = run;
  const { col } = world.live.viewer;
  const { buys, boldReturns } = run.habits.parameters.live;
  const utility = buys + (col.want[at] as number) + nudge(run, minute, at);
  const bits = chanceOf(run, shopper, minute, LIVE_DRAW.buy);
  if (utility <= between(run.habits.logistic, bits)) return;
  const offer = offerFor(run, visitor, minute.listing);
  if (!offer) return;
  const priceFen = priceFor(minute, at, run, offer.priceFen);
  const isRoomPrice = priceFen < offer.priceFen;
  basket.lines = 0;
  putIn(basket, minute.listing, offer.sku, priceFen);
  visitor.most = isRoomPrice && minute.left > 0 ? minute.left : 0;
  visitor.isLive = true;
  const line = world.order.count;
  actOnAll(run, visitor, KIND.checkout, minute.row.shop);
  const isPaid = placeOrder(run, visitor, minute.row.shop);
  visitor.isLive = false;
  visitor.most = 0;
  if (!isPaid) return actOnAll(run, visitor, KIND.abandon, minute.row.shop);
  const { quantity, goodsFen, costFen } = world.order.col;
  const pieces = quantity[line] as number;
  const { sold } = world.live.item.col;
  const cell = minute.row.room * MOST_ITEMS + minute.item;
  sold[cell] = (sold[cell] as number) + pieces;
  minute.left = Math.max(0, minute.left - pieces);
  minute.orders += 1;
  minute.salesFen += goodsFen[line] as number;
  addToRoom(
    world.live,
    minute.row.room,
    "marginFen",
    (goodsFen[line] as number) - (costFen[line] as number),
  );
  // A coupon is used once.
  col.flags[at] = ((col.flags[at] as number) & 15) | FLAG.bought;
  col.orders[at] = Math.min(255, (col.orders[at] as number) + 1);
  const over = minute.row.pledge === "bold" ? boldReturns : 0;
  noteLiveLine(world.live, { line, listing: minute.listing, over });
}
