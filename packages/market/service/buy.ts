/** Whether who has asked buys: the goods asked about, or others whose card was sent. */
import { between, exp, log, NULL_U16, NULL_U32 } from "@dianzhang/kernel";
import { piecesOffered } from "../compile/offered.ts";
import { KIND } from "../events.ts";
import { putIn } from "../run/basket.ts";
import { writeSession } from "../run/extra.ts";
import { placeOrder } from "../run/order.ts";
import type { Run } from "../run/run.ts";
import { actOnAll } from "../run/till.ts";
import { desireOf, offerFor } from "../run/visit.ts";
import { lineRow } from "../world/service.ts";
import { LOST, memoryHead, priceSenseOf, segmentOf, traitsOf } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { chatBits, CHAT_DRAW, matterOf } from "./chat.ts";
import { FAULTS, OFFERS, SPEAKERS } from "./contract.ts";

/** Lets a buyer decide after the talk; true when something was bought. */
export function decides(run: Run, chat: number): boolean {
  const { card, want } = run.world.service.chat.col;
  const bits = chatBits(run.world, chat, CHAT_DRAW.buys);
  const { readiness: counts, waitsAt } = run.world.parameters.service;
  const beyond = counts * ((want[chat] as number) - waitsAt);
  const ready = readiness(run, chat, beyond) + couponIn(run, chat);
  if (ready > between(run.habits.logistic, bits) && buyAsked(run, chat)) return true;
  return (card[chat] as number) > 0 && buyCarded(run, chat, (card[chat] as number) - 1);
}

/** Readiness after what was said, in logit units; `beyond` is what the goods are to this buyer (docs/model/service.md). */
function readiness({ world }: Pick<Run, "world">, chat: number, beyond: number): number {
  const numbers = world.parameters.service;
  const { col } = world.service.chat;
  const first = col.firstS[chat] as number;
  let sum = numbers.waitsAt + beyond + numbers.unanswered;
  if (first === NULL_U32) return sum;
  const needs = Math.max(1, col.needs[chat] as number);
  const isMachine = SPEAKERS[col.by[chat] as number] === "robot";
  const share = (col.met[chat] as number) / needs;
  sum += numbers.helps * share * (isMachine ? numbers.machine : 1);
  sum += numbers.quick * exp(-first / numbers.quickFades);
  sum += numbers.mood * (col.mood[chat] as number);
  if (hasFault(world, chat, "over-promise")) sum += numbers.overPromise;
  return (col.card[chat] as number) > 0 ? sum - numbers.distracts : sum;
}

// A coupon is for the goods that were asked about.
function couponIn({ world }: Run, chat: number): number {
  const { offer, givenFen, priceFen } = world.service.chat.col;
  const price = priceFen[chat] as number;
  const off = offer[chat] === OFFERS.indexOf("coupon") ? (givenFen[chat] as number) : 0;
  return off > 0 ? world.parameters.service.coupon * log(price / (price - off)) : 0;
}

function hasFault({ service }: World, chat: number, fault: (typeof FAULTS)[number]): boolean {
  return ((service.chat.col.faults[chat] as number) & (1 << FAULTS.indexOf(fault))) !== 0;
}

function buyAsked(run: Run, chat: number): boolean {
  const { world, tables } = run;
  const { col } = world.service.chat;
  const listing = col.listing[chat] as number;
  const sku = col.sku[chat] as number;
  if (piecesOffered(world, tables, sku) < 1 || tables.rows[listing]?.isPublished !== true)
    return false;
  if (!comeBack(run, chat)) return false;
  const isCoupon = col.offer[chat] === OFFERS.indexOf("coupon");
  const price = col.priceFen[chat] as number;
  const priceFen = isCoupon ? price - (col.givenFen[chat] as number) : price;
  return pay(run, chat, { listing, sku, priceFen, isAlone: isCoupon });
}

// Other goods are weighed as on their own page: what they are to this buyer, and a draw of their own.
function buyCarded(run: Run, chat: number, listing: number): boolean {
  const { world, tables, visitor, habits } = run;
  if (tables.isBuyable[listing] !== 1 || !comeBack(run, chat)) return false;
  const offer = offerFor(run, visitor, listing);
  if (!offer) return false;
  const { sku, priceFen } = offer;
  // Nothing was asked about these: what they are counts in full.
  const beyond = desireOf(run, visitor, offer) - world.parameters.service.waitsAt;
  const ready = readiness(run, chat, beyond);
  if (ready <= between(habits.logistic, chatBits(world, chat, CHAT_DRAW.card))) return false;
  return pay(run, chat, { listing, sku, priceFen, isAlone: false });
}

// Comes back to the shop: a session of its own. Those who never come back do not.
function comeBack({ world, visitor }: Run, chat: number): boolean {
  const { col } = world.service.chat;
  const shopper = col.shopper[chat] as number;
  if (memoryHead(world.shoppers, shopper) === LOST) return false;
  const traits = traitsOf(world.shoppers, shopper);
  visitor.shopper = shopper;
  visitor.segment = segmentOf(traits);
  // In the hour's first minutes, but not before the last word of the talk.
  const bits = chatBits(world, chat, CHAT_DRAW.keeps);
  const spoken = (col.spokeAt[chat] as number) + 60 + (bits % 120);
  visitor.start = Math.max(world.now * 3600 + (bits % 600), spoken);
  visitor.spent = 0;
  visitor.sense = priceSenseOf(world.shoppers, traits);
  visitor.province = col.province[chat] as number;
  visitor.device = col.device[chat] as number;
  visitor.channel = col.channel[chat] as number;
  visitor.keyword = NULL_U16;
  visitor.clicks = visitor.pages = visitor.orders = visitor.exposures = 0;
  visitor.mismatch = visitor.vague = 0;
  return true;
}

function pay(
  run: Run,
  chat: number,
  chosen: {
    readonly listing: number;
    readonly sku: number;
    readonly priceFen: number;
    /** The price stands by itself: nothing else is taken off it. */
    readonly isAlone: boolean;
  },
): boolean {
  const { world, visitor, basket } = run;
  const { col } = world.service.chat;
  visitor.session = world.nextSession;
  world.nextSession += 1;
  basket.lines = 0;
  putIn(basket, chosen.listing, chosen.sku, chosen.priceFen);
  visitor.isLive = chosen.isAlone;
  const line = world.order.count;
  const shop = col.shop[chat] as number;
  actOnAll(run, visitor, KIND.checkout, shop);
  const isPaid = placeOrder(run, visitor, shop);
  visitor.isLive = false;
  if (!isPaid) actOnAll(run, visitor, KIND.abandon, shop);
  writeSession(run);
  if (!isPaid) return false;
  col.line[chat] = line;
  if (chosen.listing === col.listing[chat]) feelBetrayed(world, chat, line);
  return true;
}

// What was promised too much is paid back in satisfaction; a size that fits is worth something.
function feelBetrayed(world: World, chat: number, line: number): void {
  const { betrayed } = world.parameters.service;
  let felt = 0;
  if (hasFault(world, chat, "over-promise")) felt -= betrayed;
  if (hasFault(world, chat, "wrong-size")) felt -= betrayed * 1.5;
  else if (matterOf(world, chat) === "size" && world.service.chat.col.met[chat] === 2) felt += 0.25;
  if (felt !== 0) addFelt(world, line, felt);
}

/** Adds to what a buyer feels about a line. */
export function addFelt({ service }: World, line: number, by: number): void {
  const row = lineRow(service, line);
  service.line.col.felt[row] = (service.line.col.felt[row] as number) + by;
}
