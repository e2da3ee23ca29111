/** An answer reaches the buyer: patience, mood, what is given, and the buyer's next line. */
import { squareShelves } from "../border/shelves.ts";
import { noteMove } from "../world/supply.ts";
import { bitsFor, NULL_U32 } from "@dianzhang/kernel";
import { parcelPriceFen, zoneFrom } from "../logistics.ts";
import { isPaidOut } from "../returns-promise.ts";
import type { Emit } from "../run/emit.ts";
import type { Courier } from "../scenario/schema.ts";
import { post } from "../settle/ledger.ts";
import { addToSeat, KEPT, keptBy, lineRow, TOLD } from "../world/service.ts";
import type { World } from "../world/world.ts";
import { keepCard, withCard } from "./cards.ts";
import {
  chatBits,
  CHAT_DRAW,
  PRESSES_AFTER_S,
  respond,
  speak,
  standingOf,
  truthOf,
} from "./chat.ts";
import {
  ENDINGS,
  OFFERS,
  SPEAKERS,
  type Ending,
  type Offer,
  type Reply,
  type Speaker,
} from "./contract.ts";
import { bitsOfActs, hear, isPaid, type Heard } from "./dialogue.ts";

export const NO_OFFER: Offer = { kind: "none", fen: 0 };

/** Lets a buyer hear an answer. Nothing happens in a conversation that is over. */
export function answer(world: World, emit: Emit, chat: number, by: Speaker, reply: Reply): void {
  const { col } = world.service.chat;
  if (!isTalking(world, chat)) return;
  const spoke = col.spokeAt[chat] as number;
  const at = spoke + Math.max(1, Math.round(reply.waitedS));
  if (reply.waitedS > PRESSES_AFTER_S && ((col.told[chat] as number) & TOLD.pressed) === 0) {
    col.told[chat] = (col.told[chat] as number) | TOLD.pressed;
    speak(world, emit, chat, { at: spoke + PRESSES_AFTER_S, moment: "presses" });
  }
  if (reply.waitedS > patienceOf(world, chat)) {
    respond(world, emit, chat, { at, by, acts: 0, faults: 0, offer: NO_OFFER });
    speak(world, emit, chat, { at, moment: "left" });
    finish(world, chat, "left");
    return;
  }
  const offer = offerable(world, chat, reply.offer);
  const { card } = reply;
  const reading = card ? withCard(world, chat, reply.reading, card) : reply.reading;
  const heard = hear(standingOf(world, chat), truthOf(world, chat), {
    reading,
    offer,
    isRepeated: reply.isRepeated,
  });
  respond(world, emit, chat, {
    at,
    by,
    acts: bitsOfActs(reading.acts),
    faults: heard.faults,
    offer,
    card,
  });
  if (card) keepCard(world, chat, card);
  if (col.firstS[chat] === NULL_U32) col.firstS[chat] = at - (col.openedAt[chat] as number);
  col.by[chat] = SPEAKERS.indexOf(by);
  note(world, chat, heard);
  if (offer.kind === "coupon") keepOffer(world, chat, offer);
  if (heard.isTaken && isPaid(offer)) give(world, emit, chat, offer, at);
  const thinks = 3 + (chatBits(world, chat, CHAT_DRAW.wait + (col.turns[chat] as number)) % 6);
  speak(world, emit, chat, { at: at + thinks, moment: heard.moment });
  col.spokeAt[chat] = at + thinks;
  // What it comes to is settled when the clock goes on.
  if (heard.isOver) col.isOver[chat] = 1;
}

/** The buyer is still there and waits for an answer. */
export function isTalking(world: World, chat: number): boolean {
  const { ending, isOver } = world.service.chat.col;
  return ending[chat] === 0 && isOver[chat] === 0;
}

function note(world: World, chat: number, heard: Heard): void {
  const { col } = world.service.chat;
  col.turns[chat] = (col.turns[chat] as number) + 1;
  col.acts[chat] = heard.acts;
  col.faults[chat] = (col.faults[chat] as number) | heard.faults;
  col.mood[chat] = heard.mood;
  col.needs[chat] = heard.needs;
  col.met[chat] = heard.met;
  col.isInOrder[chat] = heard.isInOrder ? 1 : 0;
  const told = col.told[chat] as number;
  if (heard.moment === "details") col.told[chat] = told | TOLD.details;
  if (heard.moment === "evidence" || heard.moment === "no-evidence")
    col.told[chat] = told | TOLD.evidence;
}

export function patienceOf(world: World, chat: number): number {
  const { patienceS, told, firstS } = world.service.chat.col;
  const isGreeted = ((told[chat] as number) & TOLD.greeted) !== 0;
  const isAnswered = firstS[chat] !== NULL_U32;
  return (patienceS[chat] as number) * (isGreeted ? 1.5 : 1) * (isAnswered ? 1.5 : 1);
}

export function finish(world: World, chat: number, ending: Ending): void {
  world.service.chat.col.ending[chat] = ENDINGS.indexOf(ending);
}

// What cannot be given (again) is words.
function offerable(world: World, chat: number, offer: Offer): Offer {
  const { col } = world.service.chat;
  if (offer.kind === "none" || (col.offer[chat] as number) !== 0) return NO_OFFER;
  const line = col.line[chat] as number;
  if (line === NULL_U32)
    return offer.kind === "coupon" && offer.fen < (col.priceFen[chat] as number) ? offer : NO_OFFER;
  if (offer.kind === "coupon") return NO_OFFER;
  if (keptBy(world.service, line) !== KEPT.no || leftOf(world, line) <= 0) return NO_OFFER;
  if (offer.kind === "exchange" && (world.sku.col.stock[col.sku[chat] as number] as number) < 1)
    return NO_OFFER;
  return offer.kind === "compensate"
    ? { kind: offer.kind, fen: Math.min(offer.fen, leftOf(world, line)) }
    : offer;
}

/** What was paid for a line's goods and has not gone back. */
export function leftOf({ order }: World, line: number): number {
  return (order.col.goodsFen[line] as number) - (order.col.refundFen[line] as number);
}

function keepOffer(world: World, chat: number, { kind, fen }: Offer): void {
  world.service.chat.col.offer[chat] = OFFERS.indexOf(kind);
  world.service.chat.col.givenFen[chat] = fen;
}

// Money, goods or the word to send them back; once in a conversation.
function give(world: World, emit: Emit, chat: number, offer: Offer, at: number): void {
  const { service } = world;
  const { col } = service.chat;
  const line = col.line[chat] as number;
  const shop = col.shop[chat] as number;
  const row = lineRow(service, line);
  const entry = { at, shop, order: line, memo: "service" } as const;
  let fen = 0;
  if (offer.kind === "compensate") {
    fen = offer.fen;
    post(world, emit, entry, [
      ["service", fen],
      ["cash", -fen],
    ]);
    service.line.col.isKept[row] = KEPT.kept;
  } else if (offer.kind === "refund") {
    fen = leftOf(world, line);
    refundGoods(world, emit, line, at);
    service.line.col.isKept[row] = KEPT.refunded;
  } else if (offer.kind === "exchange") {
    const fee = returnFreight(world, line);
    const sku = col.sku[chat] as number;
    const cost = world.sku.col.costFen[sku] as number;
    world.sku.col.stock[sku] = (world.sku.col.stock[sku] as number) - 1;
    noteMove(world.supply, sku, "exchanged", -1);
    squareShelves(world, sku);
    world.isDirty = true;
    fen = cost + fee;
    post(world, emit, entry, [
      ["service", fen],
      ["inventory", -cost],
      ["cash", -fee],
    ]);
    service.line.col.isKept[row] = KEPT.kept;
  }
  addToSeat(service, shop, "givenFen", fen);
  keepOffer(world, chat, { kind: offer.kind, fen });
}

function returnFreight(world: World, line: number): number {
  const { scenario, order } = world;
  const courier = scenario.couriers[0] as Courier;
  const zone = zoneFrom(scenario, 0, order.col.province[line] as number);
  return parcelPriceFen(courier, { zone, weightG: 1000, offPermille: 0 });
}

/** The goods' price goes back, from what the platform holds or, after the payout, from the till. */
export function refundGoods(world: World, emit: Emit, line: number, at: number): number {
  const { goodsFen, refundFen, shop } = world.order.col;
  const fen = leftOf(world, line);
  if (fen <= 0) return 0;
  refundFen[line] = goodsFen[line] as number;
  const from = isPaidOut(world, line) ? "cash" : "escrow";
  post(world, emit, { at, shop: shop[line] as number, order: line, memo: "refund" }, [
    ["refunds", fen],
    [from, -fen],
  ]);
  return fen;
}

/** A keyed chance about a line of an order, on an occasion of its own. */
export function lineBits(world: World, key: number, line: number, occasion: number): number {
  const { shopper, listing, at } = world.order.col;
  const subject = (shopper[line] as number) ^ Math.imul(listing[line] as number, 0x632be5ab);
  return bitsFor(key, subject, Math.floor((at[line] as number) / 3600) * 32 + occasion);
}
