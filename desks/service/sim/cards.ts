/** Which cards may be sent, and how those that were sent are shown. */
import { reject, type Decision } from "@dianzhang/kernel";
import type { Card, ChatLine, DeskContext, OrderToShow, Turn } from "@dianzhang/market";
import type { CardSent, CardView, GoodsChoice, OrderChoice } from "../commands.ts";
import type { ServiceSlice } from "./slice.ts";

type Context = DeskContext<ServiceSlice>;

/** Orders of a buyer that are offered to be sent. */
const OFFERED = 5;

/** The card with what it shows now; null without one; or why it may not be sent. */
export function decideCard(
  { shop, market }: Context,
  chat: ChatLine,
  sent: CardSent,
): { readonly card: Card | null } | { readonly refused: Decision } {
  if (sent.kind === "none") return { card: null };
  if (sent.kind === "goods") {
    const { listing } = sent;
    const goods = market.service.goodsToShow(shop).find((one) => one.listing === listing);
    if (!goods) return { refused: reject("service/no-such-goods", { listing }) };
    if (!goods.isOnSale) return { refused: reject("service/goods-off-sale", { listing }) };
    return { card: { kind: "goods", of: listing, fen: goods.priceFen, pieces: goods.stock } };
  }
  const { order } = sent;
  const found = market.service.orderToShow(shop, order);
  if (!found) return { refused: reject("service/no-such-order", { order }) };
  if (found.shopper !== chat.shopper && !sent.isPasted)
    return { refused: reject("service/another-buyers-order", { order }) };
  return { card: { kind: "order", of: order, fen: found.paidFen, pieces: 0 } };
}

/** What the cards of these conversations are drawn from: read once for all of them. */
export interface Counter {
  readonly goods: readonly GoodsChoice[];
  ordersOf(shopper: number): readonly OrderChoice[];
  show(card: Turn["card"]): CardView | null;
}

export function counterOf({ shop, market }: Context, chats: readonly ChatLine[]): Counter {
  const all = market.service.goodsToShow(shop);
  const titles = new Map(all.map((one) => [one.listing, one]));
  const shoppers = new Set(chats.map(({ shopper }) => shopper));
  const orders = market.service.ordersToShow(shop, shoppers);
  const asked = market.service.tickets(shop);
  const choice = (one: OrderToShow): OrderChoice => ({
    order: one.order,
    title: titles.get(one.listing)?.title ?? "",
    lines: one.lines,
    at: one.at,
    paidFen: one.paidFen,
    state: one.state,
    courier: market.scenario.couriers[one.courier]?.name ?? { zh: "", en: "" },
    promisedAt: one.promisedAt,
    signedAt: one.signedAt,
    days: Math.max(0, Math.ceil(((one.signedAt ?? market.now * 3600) - one.at) / 86_400)),
  });
  return {
    goods: all
      .filter(({ isOnSale }) => isOnSale)
      .map(({ listing, title, picture, priceFen, stock }) => ({
        listing,
        title,
        picture,
        priceFen,
        stock,
      })),
    ordersOf: (shopper) =>
      orders
        .filter((one) => one.shopper === shopper)
        .slice(0, OFFERED)
        .map(choice),
    show: (card) => {
      if (card === null) return null;
      if (card.kind === "ticket") {
        const ticket = asked.find((one) => one.ticket === card.of);
        if (!ticket) return null;
        const { kind: asks, toldTick } = ticket;
        return { kind: "ticket", ticket: card.of, asks, toldTick };
      }
      if (card.kind === "order") {
        const order = market.service.orderToShow(shop, card.of);
        return order ? { kind: "order", ...choice(order), paidFen: card.fen } : null;
      }
      const { title = "", picture = null, stock = 0 } = titles.get(card.of) ?? {};
      return { kind: "goods", listing: card.of, title, picture, priceFen: card.fen, stock };
    },
  };
}
