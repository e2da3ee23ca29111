/** A conversation's row: how it is opened, what is written of each line, and the chances that belong to it alone. */
import {
  bitsFor,
  exp,
  log,
  mix,
  normalQuantile,
  NULL_U32,
  purpose,
  purposeKey,
  unitFrom,
} from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import type { Category } from "../scenario/schema.ts";
import { ensureRows } from "../world/grown.ts";
import { FATE } from "../world/logistics.ts";
import { addToSeat, HOURS, TOLD } from "../world/service.ts";
import type { World } from "../world/world.ts";
import { CARD_KINDS, type Card } from "./card-contract.ts";
import {
  ENDINGS,
  MATTERS,
  MOMENTS,
  OFFERS,
  PRE_SALE,
  SIZE_CHART,
  SIZE_LABELS,
  SPEAKERS,
  WORDINGS,
  type Matter,
  type Moment,
  type Offer,
  type Speaker,
} from "./contract.ts";
import type { Standing, Truth } from "./dialogue.ts";

export const NOTHING: Offer = { kind: "none", fen: 0 };
/** A buyer who waited this long asks again. */
export const PRESSES_AFTER_S = 45;
const ENDING = { open: ENDINGS.indexOf("open") } as const;

/** What a conversation's draw is for. */
export const CHAT_DRAW = {
  patience: 1,
  wording: 2,
  reserve: 3,
  buys: 4,
  body: 5,
  complains: 6,
  lost: 7,
  keeps: 8,
  court: 9,
  card: 10,
  wait: 16,
  slip: 64,
  ticketHours: 512,
  ticketAnswer: 528,
} as const;

/** 32 bits that belong to one conversation: who wrote, of what, when and why — never how many wrote before. */
export function chatBits(world: World, chat: number, draw: number): number {
  const { shopper, listing, openedAt, matter } = world.service.chat.col;
  const key = purposeKey(world.seed, purpose("run/service"));
  const subject = (shopper[chat] as number) ^ Math.imul(listing[chat] as number, 0x632be5ab);
  const hour = Math.floor((openedAt[chat] as number) / 3600);
  return mix(
    bitsFor(key, subject, hour * 16 + (matter[chat] as number)) + Math.imul(draw, 0x9e3779b1),
  );
}

export function chanceOfChat(world: World, chat: number, draw: number): number {
  return unitFrom(chatBits(world, chat, draw));
}

export function matterOf(world: World, chat: number): Matter {
  return MATTERS[world.service.chat.col.matter[chat] as number] as Matter;
}

export interface Opening {
  readonly shop: number;
  readonly matter: number;
  readonly shopper: number;
  readonly listing: number;
  readonly sku: number;
  /** −1 before buying. */
  readonly line: number;
  readonly at: number;
  readonly priceFen: number;
  readonly want: number;
  readonly days: number;
  readonly channel: number;
  readonly device: number;
  readonly province: number;
}

/** A buyer writes; answers the conversation's number. */
export function openChat(world: World, emit: Emit, opening: Opening): number {
  const { service } = world;
  const { chat } = service;
  const id = chat.count;
  ensureRows(chat, id + 1);
  const { col } = chat;
  col.shop[id] = opening.shop;
  col.matter[id] = opening.matter;
  col.last[id] = NULL_U32;
  col.shopper[id] = opening.shopper;
  col.listing[id] = opening.listing;
  col.sku[id] = opening.sku;
  col.line[id] = opening.line < 0 ? NULL_U32 : opening.line;
  col.channel[id] = opening.channel;
  col.device[id] = opening.device;
  col.province[id] = opening.province;
  col.openedAt[id] = col.spokeAt[id] = opening.at;
  col.priceFen[id] = opening.priceFen;
  col.want[id] = opening.want;
  col.promisedDays[id] = Math.min(255, Math.ceil(opening.days));
  col.firstS[id] = NULL_U32;
  col.isInOrder[id] = 1;
  col.ending[id] = ENDING.open;
  const matter = MATTERS[opening.matter] as Matter;
  col.mood[id] = matter === "hostile" ? -3 : opening.matter < PRE_SALE ? 0 : -1;
  const { patience, patienceSpread, afterSalePatience } = world.parameters.service;
  const spread = normalQuantile(Math.max(1e-6, chanceOfChat(world, id, CHAT_DRAW.patience)));
  const patienceS = exp(log(patience) + patienceSpread * spread);
  const longer = opening.matter < PRE_SALE ? 1 : afterSalePatience;
  col.patienceS[id] = Math.max(5, Math.min(60_000, Math.round(patienceS * longer)));
  const hour = Math.floor(opening.at / 3600) % 24;
  const { asked } = service;
  const cell = opening.shop * asked.stride;
  asked.col.count[cell + hour] = (asked.col.count[cell + hour] as number) + 1;
  const kind = cell + HOURS + opening.matter;
  asked.col.count[kind] = (asked.col.count[kind] as number) + 1;
  addToSeat(service, opening.shop, "chats", 1);
  addToSeat(service, opening.shop, opening.matter < PRE_SALE ? "preSale" : "afterSale", 1);
  speak(world, emit, id, { at: opening.at, moment: "opens" });
  return id;
}

/** A line of the buyer's. */
export function speak(
  world: World,
  emit: Emit,
  chat: number,
  { at, moment }: { readonly at: number; readonly moment: Moment },
): void {
  const place = MOMENTS.indexOf(moment);
  const wording = chatBits(world, chat, CHAT_DRAW.wording + place * 256) % WORDINGS;
  write(world, emit, chat, {
    at,
    by: "buyer",
    moment: place,
    wording,
    acts: 0,
    faults: 0,
    offer: NOTHING,
  });
}

/** A line of whoever answers. */
export function respond(
  world: World,
  emit: Emit,
  chat: number,
  said: {
    readonly at: number;
    readonly by: Speaker;
    readonly acts: number;
    readonly faults: number;
    readonly offer: Offer;
    readonly card?: Card | undefined;
  },
): void {
  write(world, emit, chat, { ...said, moment: 255, wording: 0 });
}

function write(
  { service }: World,
  emit: Emit,
  chat: number,
  line: {
    readonly at: number;
    readonly by: Speaker;
    readonly moment: number;
    readonly wording: number;
    readonly acts: number;
    readonly faults: number;
    readonly offer: Offer;
    readonly card?: Card | undefined;
  },
): void {
  const { turn } = service;
  const row = turn.count;
  ensureRows(turn, row + 1);
  const { at, moment, wording, acts, faults } = line;
  const by = SPEAKERS.indexOf(line.by);
  const offer = OFFERS.indexOf(line.offer.kind);
  const { last } = service.chat.col;
  turn.col.before[row] = last[chat] as number;
  last[chat] = row;
  turn.col.at[row] = at;
  turn.col.by[row] = by;
  turn.col.moment[row] = moment;
  turn.col.wording[row] = wording;
  turn.col.acts[row] = acts;
  turn.col.faults[row] = faults;
  turn.col.offer[row] = offer;
  turn.col.offerFen[row] = line.offer.fen;
  const card = line.card ? CARD_KINDS.indexOf(line.card.kind) : 0;
  const cardOf = line.card?.of ?? NULL_U32;
  turn.col.card[row] = card;
  turn.col.cardOf[row] = cardOf;
  turn.col.cardFen[row] = line.card?.fen ?? 0;
  const shop = service.chat.col.shop[chat] as number;
  // Answers have no moment of their own: the code after the last.
  const code = moment === 255 ? MOMENTS.length : moment;
  emit.chatLines.add(at, shop, chat, by, code, acts, faults, offer, line.offer.fen, card, cardOf);
}

export function standingOf(world: World, chat: number): Standing {
  const { col } = world.service.chat;
  const told = col.told[chat] as number;
  return {
    matter: matterOf(world, chat),
    hasSizes: hasSizes(world, chat),
    acts: col.acts[chat] as number,
    mood: col.mood[chat] as number,
    turns: col.turns[chat] as number,
    toldDetails: (told & TOLD.details) !== 0,
    shown: (told & TOLD.evidence) !== 0,
    isInOrder: col.isInOrder[chat] === 1,
  };
}

export function truthOf(world: World, chat: number): Truth {
  const { col } = world.service.chat;
  const line = col.line[chat] as number;
  const goods = line === NULL_U32 ? 0 : (world.order.col.goodsFen[line] as number);
  const { reserveFrom, reserveSpread } = world.parameters.service;
  const share = reserveFrom + reserveSpread * chanceOfChat(world, chat, CHAT_DRAW.reserve);
  const matter = matterOf(world, chat);
  const hasProof =
    matter === "damaged" ? world.order.col.fate[line] === FATE.damaged : matter !== "scam";
  return {
    size: SIZE_LABELS[bodyOf(world, chat).size] ?? null,
    stock: world.sku.col.stock[col.sku[chat] as number] ?? 0,
    days: col.promisedDays[chat] as number,
    reserveFen: Math.round(goods * share),
    hasProof,
  };
}

/** The buyer's measures: each size fits a band of heights and weights, as the size chart says. */
export function bodyOf(
  world: World,
  chat: number,
): { readonly size: number; readonly heightCm: number; readonly weightKg: number } {
  const bits = mix(
    (world.service.chat.col.shopper[chat] as number) ^ (world.seed * 31 + CHAT_DRAW.body),
  );
  const size = bits & 3;
  const { heightCm, weightKg } = SIZE_CHART[size] ?? SIZE_CHART[0];
  return {
    size,
    heightCm: heightCm[0] + ((bits >>> 4) % (heightCm[1] - heightCm[0] + 1)),
    weightKg: weightKg[0] + ((bits >>> 12) % (weightKg[1] - weightKg[0] + 1)),
  };
}

/** Whether what the talk is about comes in sizes; where it does not, "which size" means room and capacity. */
export function hasSizes({ scenario, listing, service }: World, chat: number): boolean {
  const of = service.chat.col.listing[chat] as number;
  const category = scenario.categories[listing.col.category[of] as number] as Category;
  return category.variants.some(({ id }) => id === "size");
}
