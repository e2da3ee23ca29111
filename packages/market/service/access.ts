/** Customer service as its desk reads and writes it; what buyers keep to themselves stays with them. */
import { mix, NULL_U32, purpose, purposeKey, unitFrom } from "@dianzhang/kernel";
import type { Tables } from "../compile/table.ts";
import type { Emit } from "../run/emit.ts";
import { ensureRows } from "../world/grown.ts";
import { FATE } from "../world/logistics.ts";
import { HOURS, isTaken, TOLD } from "../world/service.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { answer, lineBits } from "./answer.ts";
import { CARD_KINDS } from "./card-contract.ts";
import { cardReader } from "./cards.ts";
import { appeal, stateOf } from "./cases.ts";
import { answerReview, badReviewsOf, reportReview } from "./reviews.ts";
import { bodyOf, hasSizes, matterOf, truthOf } from "./chat.ts";
import {
  ENDINGS,
  EVIDENCE,
  MATTERS,
  MOMENTS,
  OFFERS,
  SPEAKERS,
  type CaseLine,
  type ChatLine,
  type OrderCard,
  type Said,
  type ServiceReader,
  type ServiceWriter,
  type Turn,
} from "./contract.ts";
import { ticketReader, ticketWriter } from "./tickets.ts";
import { actsOf, faultsOf } from "./dialogue.ts";

export function serviceReader(world: World, tables: () => Tables): ServiceReader {
  return {
    ...cardReader(world, tables),
    ...ticketReader(world),
    chats: (shop, most) => latest(world, shop, most),
    chat: (shop, chat) =>
      chat < world.service.chat.count && world.service.chat.col.shop[chat] === shop
        ? lineOf(world, chat)
        : undefined,
    byHour: (shop) => askedIn(world, shop, 0, HOURS),
    byMatter: (shop) => askedIn(world, shop, HOURS, MATTERS.length),
    figures: (shop) => figuresOf(world, shop),
    cases: (shop) => casesOf(world, shop),
    badReviews: (shop) => badReviewsOf(world, shop),
    reportsFrom: (shop) =>
      isTaken(world.service, shop) ? (world.service.seat.col.reportsFrom[shop] as number) : 0,
    said: (shop, since) => saidSince(world, shop, since),
    facts: (chat) => ({
      days: world.service.chat.col.promisedDays[chat] ?? 0,
      stock: world.sku.col.stock[world.service.chat.col.sku[chat] ?? 0] ?? 0,
    }),
  };
}

export function serviceWriter(world: World, emit: Emit): ServiceWriter {
  return {
    ...ticketWriter(world, emit),
    takeSeat: (shop) => {
      ensureRows(world.service.seat, world.shops);
      ensureRows(world.service.asked, world.shops);
      world.service.seat.col.isTaken[shop] = 1;
    },
    answerChat: (shop, chat, reply) => {
      if (world.service.chat.col.shop[chat] === shop) answer(world, emit, chat, "person", reply);
    },
    appealCase: (id, evidence) => appeal(world, id, evidence),
    answerReview: (id, reading) => answerReview(world, id, reading),
    reportReview: (id) => reportReview(world, id),
  };
}

function latest(world: World, shop: number, most: number): ChatLine[] {
  const { chat } = world.service;
  const found: ChatLine[] = [];
  for (let id = chat.count - 1; id >= 0 && found.length < most; id -= 1)
    if (chat.col.shop[id] === shop) found.push(lineOf(world, id));
  return found;
}

/** Last words ask nothing, and nobody can answer them any more. */
const PARTING: ReadonlySet<number> = new Set(
  (["agreed", "bye", "left"] as const).map((moment) => MOMENTS.indexOf(moment)),
);

function saidSince({ service }: World, shop: number, since: number): Said[] {
  const { chat, turn } = service;
  const found: Said[] = [];
  for (let id = chat.count - 1; id >= 0; id -= 1) {
    if (chat.col.shop[id] !== shop) continue;
    if ((chat.col.openedAt[id] as number) < since - 86_400) break;
    const first = found.length;
    for (
      let row = chat.col.last[id] as number;
      row !== NULL_U32;
      row = turn.col.before[row] as number
    ) {
      const at = turn.col.at[row] as number;
      const by = SPEAKERS[turn.col.by[row] as number] ?? "buyer";
      if (at >= since && !PARTING.has(turn.col.moment[row] as number))
        found.push({ chat: id, at, by });
    }
    found.splice(first, found.length - first, ...found.slice(first).reverse());
  }
  return found;
}

function lineOf(world: World, chat: number): ChatLine {
  const { col } = world.service.chat;
  const told = col.told[chat] as number;
  const { heightCm, weightKg } = bodyOf(world, chat);
  const line = col.line[chat] as number;
  const isBefore = (col.matter[chat] as number) < 7;
  return {
    chat,
    matter: matterOf(world, chat),
    shopper: col.shopper[chat] as number,
    listing: col.listing[chat] as number,
    sku: col.sku[chat] as number,
    line: line === NULL_U32 ? null : line,
    order: line === NULL_U32 || isBefore ? null : cardOf(world, line),
    openedAt: col.openedAt[chat] as number,
    isOpen: col.ending[chat] === 0 && col.isOver[chat] === 0,
    ending: ENDINGS[col.ending[chat] as number] ?? "open",
    firstS: col.firstS[chat] === NULL_U32 ? null : (col.firstS[chat] as number),
    turns: turnsOf(world, chat),
    hasSizes: hasSizes(world, chat),
    told: (told & TOLD.details) === 0 ? null : { heightCm, weightKg },
    hasShown: (told & TOLD.evidence) !== 0 && truthOf(world, chat).hasProof,
  };
}

function turnsOf({ service }: World, chat: number): Turn[] {
  const { col } = service.turn;
  const found: Turn[] = [];
  for (
    let row = service.chat.col.last[chat] as number;
    row !== NULL_U32;
    row = col.before[row] as number
  ) {
    const moment = col.moment[row] as number;
    found.push({
      at: col.at[row] as number,
      by: SPEAKERS[col.by[row] as number] ?? "buyer",
      moment: MOMENTS[moment] ?? null,
      wording: col.wording[row] as number,
      acts: actsOf(col.acts[row] as number),
      faults: faultsOf(col.faults[row] as number),
      offer: { kind: OFFERS[col.offer[row] as number] ?? "none", fen: col.offerFen[row] as number },
      card: cardIn(service, row),
    });
  }
  return found.reverse();
}

function cardIn({ turn }: World["service"], row: number): Turn["card"] {
  const kind = CARD_KINDS[turn.col.card[row] as number] ?? "none";
  if (kind === "none") return null;
  return { kind, of: turn.col.cardOf[row] as number, fen: turn.col.cardFen[row] as number };
}

function cardOf(world: World, line: number): OrderCard {
  const col = world.order.col;
  const state = col.state[line] as number;
  const isSigned = state === ORDER_STATE.signed;
  return {
    order: col.head[line] as number,
    at: col.at[line] as number,
    goodsFen: col.goodsFen[line] as number,
    refundedFen: col.refundFen[line] as number,
    province: col.province[line] as number,
    courier: col.courier[line] as number,
    promisedAt: col.promisedAt[line] as number,
    shippedAt: state === ORDER_STATE.paid ? null : (col.shippedAt[line] as number),
    signedAt: isSigned ? (col.signedAt[line] as number) : null,
    // The courier notes what the box looked like in four of five cases.
    courierNote: isSigned ? noteOf(world, line) : "none",
  };
}

function noteOf(world: World, line: number): OrderCard["courierNote"] {
  const key = mix(purposeKey(world.seed, purpose("run/courier-note")));
  if (unitFrom(lineBits(world, key, line, 5)) < 0.2) return "none";
  return world.order.col.fate[line] === FATE.damaged ? "crushed" : "fine";
}

function askedIn({ service }: World, shop: number, from: number, many: number): number[] {
  const cell = shop * service.asked.stride + from;
  return Array.from({ length: many }, (_, i) =>
    isTaken(service, shop) ? (service.asked.col.count[cell + i] as number) : 0,
  );
}

function figuresOf({ service }: World, shop: number): ReturnType<ServiceReader["figures"]> {
  const { col } = service.seat;
  return {
    chats: col.chats[shop] ?? 0,
    preSale: col.preSale[shop] ?? 0,
    bought: col.bought[shop] ?? 0,
    afterSale: col.afterSale[shop] ?? 0,
    solved: col.solved[shop] ?? 0,
    left: col.left[shop] ?? 0,
    wagesFen: col.wagesFen[shop] ?? 0,
    givenFen: col.givenFen[shop] ?? 0,
  };
}

function casesOf(world: World, shop: number): CaseLine[] {
  const { dispute, chat: chats } = world.service;
  const found: CaseLine[] = [];
  for (let id = dispute.count - 1; id >= 0; id -= 1) {
    const chat = dispute.col.chat[id] as number;
    if (chats.col.shop[chat] !== shop) continue;
    const line = chats.col.line[chat] as number;
    found.push({
      id,
      chat,
      matter: matterOf(world, chat),
      line,
      fen: world.order.col.goodsFen[line] as number,
      openedTick: dispute.col.openedTick[id] as number,
      dueTick: dispute.col.dueTick[id] as number,
      state: stateOf(world, id),
      evidence: EVIDENCE.filter((_, i) => ((dispute.col.evidence[id] as number) & (1 << i)) !== 0),
    });
  }
  return found;
}
