/** What a card does in a conversation: answers, tempts, distracts, wears — or shows a stranger's order. */
import { NULL_U32 } from "@dianzhang/kernel";
import { piecesOffered, variantsShown } from "../compile/offered.ts";
import type { Tables } from "../compile/table.ts";
import type { ListingRow } from "../desk.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { matterOf, standingOf } from "./chat.ts";
import type { Card, CardReader, GoodsToShow, OrderToShow, ParcelState } from "./card-contract.ts";
import {
  PRE_SALE,
  type Act,
  type Fault,
  type Matter,
  type Reading,
  type ScriptCard,
} from "./contract.ts";
import { bitsOfActs, needsOf } from "./dialogue.ts";

/** More goods cards than these in one conversation are pushed at the buyer; more order cards, repeated. */
const MOST = { goods: 2, order: 1 } as const;

interface Shown {
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
}

/** An answer with what its card says and does wrong; the buyer hears both at once. */
export function withCard(world: World, chat: number, reading: Reading, card: Card): Reading {
  if (card.kind === "ticket") return reading;
  const shown =
    card.kind === "goods" ? showGoods(world, chat, reading, card) : showOrder(world, chat, card);
  const { goodsCards, orderCards } = world.service.chat.col;
  const sent = (card.kind === "goods" ? goodsCards : orderCards)[chat] as number;
  const pushes: Fault[] = sent >= MOST[card.kind] ? ["pushy"] : [];
  return {
    ...reading,
    acts: [...reading.acts, ...shown.acts],
    faults: [...reading.faults, ...shown.faults, ...pushes],
  };
}

/** Remembers that a card was sent; other goods than those asked about are what the buyer looks at next. */
export function keepCard({ service }: World, chat: number, card: Card): void {
  const { goodsCards, orderCards, card: shown, listing } = service.chat.col;
  if (card.kind === "ticket") return;
  const sent = card.kind === "goods" ? goodsCards : orderCards;
  sent[chat] = Math.min(255, (sent[chat] as number) + 1);
  if (card.kind === "goods" && card.of !== listing[chat]) shown[chat] = card.of + 1;
}

function showGoods(world: World, chat: number, reading: Reading, card: Card): Shown {
  const { col } = world.service.chat;
  const matter = matterOf(world, chat);
  const isOther = card.of !== col.listing[chat];
  const acts: Act[] = ["show-goods"];
  const isBefore = (col.matter[chat] as number) < PRE_SALE;
  if (!isBefore) return { acts, faults: ["wrong-card"] };
  if (card.pieces < 1) return { acts, faults: ["wrong-card"] };
  if (matter === "stock") acts.push("tell-stock");
  if (matter === "gift" || matter === "comparison") acts.push("recommend");
  const isFit = !isOther || isWelcome(world, chat, { matter, reading, card });
  return { acts, faults: isFit ? [] : ["wrong-card"] };
}

// Other goods are welcome where the question leaves room for them; dearer ones and those of another kind never are.
function isWelcome(
  world: World,
  chat: number,
  sent: { readonly matter: Matter; readonly reading: Reading; readonly card: Card },
): boolean {
  const { listing, priceFen } = world.service.chat.col;
  const { matter, reading, card } = sent;
  const { category } = world.listing.col;
  if (category[card.of] !== category[listing[chat] as number]) return false;
  const asked = priceFen[chat] as number;
  if (card.fen > asked * world.parameters.service.cardDearer) return false;
  if (matter === "discount") return card.fen < asked;
  if (matter === "delivery") return false;
  if (matter === "size" || matter === "material") return isAnswered(world, chat, reading);
  return true;
}

// Whoever asked for a size or the cloth wants that first: something else instead of it is no answer.
function isAnswered(world: World, chat: number, reading: Reading): boolean {
  const standing = standingOf(world, chat);
  const said = standing.acts | bitsOfActs(reading.acts);
  const needs = needsOf(standing.matter, standing.hasSizes);
  return needs.every((need) => (bitsOfActs(need) & said) !== 0);
}

// Where the parcel is answers who waits for it, once it has left; to others it says nothing they asked.
function showOrder(world: World, chat: number, card: Card): Shown {
  const { shopper, line } = world.service.chat.col;
  const acts: Act[] = ["show-order"];
  if (world.order.col.shopper[card.of] !== shopper[chat]) return { acts, faults: ["leak"] };
  if (matterOf(world, chat) !== "late") return { acts, faults: [] };
  const about = line[chat] as number;
  const isMeant = about !== NULL_U32 && world.order.col.head[about] === card.of;
  if (!isMeant || stateOf(world, card.of) === "waiting") return { acts, faults: ["wrong-card"] };
  return { acts: [...acts, "chase"], faults: [] };
}

/** The card of a script as it is sent in this conversation; undefined where there is none to send. */
export function cardOfScript(
  world: World,
  tables: Tables,
  chat: number,
  asked: ScriptCard,
): Card | undefined {
  const { shop, listing, line } = world.service.chat.col;
  if (asked.kind === "none") return undefined;
  if (asked.kind !== "goods") {
    const about = line[chat] as number;
    if (about === NULL_U32) return undefined;
    const { order, paidFen } = toShow(world, world.order.col.head[about] as number);
    return { kind: "order", of: order, fen: paidFen, pieces: 0 };
  }
  const of = asked.listing ?? (listing[chat] as number);
  const row = tables.rows[of];
  if (!row || row.shop !== shop[chat]) return undefined;
  const shown = goodsCard(world, tables, row);
  return shown.isOnSale
    ? { kind: "goods", of, fen: shown.priceFen, pieces: shown.stock }
    : undefined;
}

export function cardReader(world: World, tables: () => Tables): CardReader {
  return {
    goodsToShow: (shop) => goodsOf(world, tables(), shop),
    orderToShow: (shop, order) => {
      const { head, shop: of } = world.order.col;
      const isOwn = order < world.order.count && of[order] === shop && head[order] === order;
      return isOwn ? toShow(world, order) : undefined;
    },
    ordersToShow: (shop, shoppers) => {
      const { head, shop: of, shopper } = world.order.col;
      const found: OrderToShow[] = [];
      for (let line = world.order.count - 1; line >= 0; line -= 1)
        if (of[line] === shop && head[line] === line && shoppers.has(shopper[line] as number))
          found.push(toShow(world, line));
      return found;
    },
  };
}

function goodsOf(world: World, tables: Tables, shop: number): GoodsToShow[] {
  return tables.rows
    .filter((row) => row?.shop === shop)
    .map((row) => goodsCard(world, tables, row));
}

function goodsCard(world: World, tables: Tables, row: ListingRow): GoodsToShow {
  // What one piece alone costs now, as its page reckons for whoever holds no coupon.
  const asked = tables.promo?.netFen ?? tables.skuFen;
  const { listing, title, picture, isPublished, skus } = row;
  const isOffered = skus.some(({ isOff }) => isOff !== true);
  return {
    listing,
    title,
    picture,
    priceFen: Math.min(...variantsShown(skus).map(({ sku }) => asked[sku] as number)),
    stock: skus.reduce((sum, { sku }) => sum + piecesOffered(world, tables, sku), 0),
    isOnSale:
      isPublished && isOffered && (world.law.goods.col.takenDownUntil[listing] ?? 0) <= world.now,
  };
}

function toShow(world: World, order: number): OrderToShow {
  const { col } = world.order;
  const lines = Math.max(1, col.lines[order] as number);
  let paidFen = 0;
  for (let line = order; line < order + lines; line += 1) paidFen += col.goodsFen[line] as number;
  const state = stateOf(world, order);
  return {
    order,
    shopper: col.shopper[order] as number,
    listing: col.listing[order] as number,
    lines,
    at: col.at[order] as number,
    paidFen,
    state,
    courier: col.courier[order] as number,
    promisedAt: col.promisedAt[order] as number,
    signedAt: state === "signed" ? (col.signedAt[order] as number) : null,
  };
}

function stateOf({ order }: World, of: number): ParcelState {
  switch (order.col.state[of]) {
    case ORDER_STATE.packed:
      return "under-way";
    case ORDER_STATE.signed:
      return "signed";
    case ORDER_STATE.lost:
      return "lost";
    case ORDER_STATE.cancelled:
      return "cancelled";
    default:
      return "waiting";
  }
}
