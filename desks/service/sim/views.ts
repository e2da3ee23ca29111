/** What the service seat sees: the floor, its own rules, complaints and reviews. */
import { replyRate } from "@dianzhang/desk-kit";
import {
  isPreSale,
  MATTERS,
  needsOf,
  ROBOT_FEN,
  SIZE_CHART,
  TICKETS,
  TALK_FEN,
  WAGE_FEN,
  WORDINGS,
  type ChatLine,
  type DeskContext,
  type Evidence,
  type Matter,
  type Scenario,
  type Turn,
} from "@dianzhang/market";
import {
  ESCALATIONS_A_DAY,
  type CasesView,
  type ChatView,
  type FloorView,
  type GoodsCard,
  type MessageView,
  type SetScript,
  type SetupView,
  type TrialView,
} from "../commands.ts";
import { counterOf, type Counter } from "./cards.ts";
import { comesInSizes, lineFor, takenFor, type Both } from "./lines.ts";
import { readingOf, serviceOf, type Service, type ServiceSlice } from "./slice.ts";

type Context = DeskContext<ServiceSlice>;

/** Conversations shown beside those that are open. */
const SHOWN = 60;
/** Hours over which the marketplace reckons the reply rate. */
const RATED_HOURS = 720;
const NAMELESS: Both = { zh: "", en: "" };

export function floor(context: Context): FloorView {
  const { slice, shop, market } = context;
  const service = serviceOf(slice, shop);
  const chats = market.service.chats(shop, SHOWN);
  const day = Math.floor(market.now / 24);
  const goods = goodsOf(context);
  const counter = counterOf(context, chats);
  return {
    isTaken: service.isTaken,
    isOnDuty: service.isOnDuty,
    now: market.now,
    chats: chats
      .toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen))
      .map((chat) => chatView(context, chat, goods, counter)),
    goods: counter.goods,
    scripts: service.scripts.map(({ answers }, i) => ({
      matter: MATTERS[i] ?? "size",
      answers,
    })),
    escalationsLeft: ESCALATIONS_A_DAY - (service.askedDay === day ? service.askedTimes : 0),
    sizes: SIZE_CHART,
    hasSizes: comesInSizes(market.scenario),
    lately: replyRate(
      market.service
        .said(shop, Math.max(0, market.now - RATED_HOURS) * 3600)
        .map(({ chat, at, by }) => ({
          chat,
          at,
          isBuyer: by === "buyer",
          isPerson: by !== "robot",
        })),
    ),
  };
}

interface Goods {
  readonly listing: number;
  readonly title: string;
  readonly minPriceFen: number;
}

function goodsOf({ shop, market }: Context): ReadonlyMap<number, Goods> {
  const list = market.view(shop, "listing/listing-list", {}) as readonly Goods[];
  return new Map(list.map((one) => [one.listing, one]));
}

function chatView(
  context: Context,
  chat: ChatLine,
  goods: ReadonlyMap<number, Goods>,
  counter: Counter,
): ChatView {
  const { market, slice, shop } = context;
  const { scenario } = market;
  return {
    chat: chat.chat,
    buyer: chat.shopper % 100,
    matter: chat.matter,
    openedAt: chat.openedAt,
    second: chat.openedAt % 3600,
    isOpen: chat.isOpen,
    ending: chat.ending,
    firstS: chat.firstS,
    messages: messagesOf(chat, serviceOf(slice, shop), counter),
    orders: counter.ordersOf(chat.shopper),
    goods: cardOf(context, chat, goods),
    order: chat.order && {
      ...chat.order,
      province: nameOf(scenario.provinces, chat.order.province),
      courier: nameOf(scenario.couriers, chat.order.courier),
    },
    told: chat.told,
    hasShown: chat.hasShown,
  };
}

function nameOf(list: Scenario["provinces"] | Scenario["couriers"], place: number): Both {
  return list[place]?.name ?? NAMELESS;
}

function cardOf({ market }: Context, chat: ChatLine, goods: ReadonlyMap<number, Goods>): GoodsCard {
  const { days, stock } = market.service.facts(chat.chat);
  const one = goods.get(chat.listing);
  return {
    listing: chat.listing,
    title: one?.title ?? "",
    priceFen: one?.minPriceFen ?? 0,
    days: isPreSale(chat.matter) ? days : 0,
    stock,
  };
}

// Answers by the person are as typed; those of machine and hired people are what the script says for this matter.
function messagesOf(chat: ChatLine, service: Service, counter: Counter): MessageView[] {
  const typed = service.typed[chat.chat] ?? [];
  let own = 0;
  let sent = 0;
  // A ticket of hired people has no words of its own.
  const isMute = (turn: Turn): boolean => turn.by === "agent" && turn.card?.kind === "ticket";
  const script = service.scripts[MATTERS.indexOf(chat.matter)]?.answers ?? [];
  return chat.turns.map((turn) => {
    const { at, by, moment, acts, faults, offer } = turn;
    const words = { at, by, moment, acts, faults, offer, card: counter.show(turn.card) };
    if (by === "buyer") return { ...words, text: spoken(chat, turn) };
    const scripted = (): string => (isMute(turn) ? "" : (script[sent++] ?? script.at(-1) ?? ""));
    const text = by === "person" ? (typed[own++] ?? "") : scripted();
    return { ...words, text: { zh: text, en: text } };
  });
}

function spoken(chat: ChatLine, { moment, wording }: Turn): Both {
  return moment === null
    ? NAMELESS
    : lineFor(chat.matter, { moment, wording, measures: chat.told, hasSizes: chat.hasSizes });
}

export function setup({ slice, shop, market }: Context): SetupView {
  const service = serviceOf(slice, shop);
  const reader = market.service;
  return {
    isTaken: service.isTaken,
    scripts: MATTERS.map((matter, i) => scriptView(matter, service.scripts[i], market.scenario)),
    shifts: service.shifts,
    authorityPermille: service.authorityPermille,
    robot: service.robot,
    recognised: MATTERS.map((matter, i) => {
      const own = takenFor(market.scenario).slice(i * WORDINGS, (i + 1) * WORDINGS);
      return {
        matter,
        right: own.filter((one) => one === i).length,
        wrong: own.filter((one) => one >= 0 && one !== i).length,
        of: WORDINGS,
      };
    }),
    goods: counterOf({ slice, shop, market }, []).goods,
    byHour: reader.byHour(shop),
    byMatter: reader.byMatter(shop),
    wages: { ...WAGE_FEN, talk: TALK_FEN, robotDay: ROBOT_FEN },
    figures: reader.figures(shop),
  };
}

function scriptView(
  matter: Matter,
  script: ReturnType<typeof serviceOf>["scripts"][number] | undefined,
  scenario: Scenario,
): SetupView["scripts"][number] {
  const needs = needsOf(matter, comesInSizes(scenario));
  const answers = (script?.answers ?? []).map((text) => {
    const { acts, faults } = readingOf(text);
    return { text, acts, faults };
  });
  const gives = script?.gives ?? { kind: "none" as const, permille: 0 };
  const card = script?.card ?? { kind: "none" as const };
  const ticket = script?.ticket ?? null;
  const done = new Set<string>(answers.flatMap(({ acts }) => acts));
  for (const act of shownBy(matter, card, ticket)) done.add(act);
  if (gives.kind === "return" || gives.kind === "refund") done.add("refund");
  else if (gives.kind !== "none") done.add(gives.kind === "coupon" ? "tell-discount" : gives.kind);
  return {
    matter,
    answers,
    gives,
    card,
    ticket,
    needs,
    met: needs.filter((need) => need.some((act) => done.has(act))).length,
  };
}

// What a card says by itself, and what asking the office is.
function shownBy(
  matter: Matter,
  card: SetScript["card"],
  ticket: SetScript["ticket"],
): readonly string[] {
  const asks = ticket !== null && TICKETS[ticket.kind].matters.includes(matter);
  const followed = !asks
    ? []
    : ticket.kind === "find-parcel"
      ? ["chase", "follow-up"]
      : ticket.kind === "issue-invoice"
        ? ["bill", "follow-up"]
        : ["follow-up"];
  if (card.kind === "order") return matter === "late" ? [...followed, "chase"] : followed;
  if (card.kind === "none") return followed;
  if (matter === "stock") return ["tell-stock"];
  return matter === "gift" || matter === "comparison" ? ["recommend"] : [];
}

export function cases({ slice, shop, market }: Context): CasesView {
  const service = serviceOf(slice, shop);
  const goods = goodsOf({ slice, shop, market });
  const counter = counterOf({ slice, shop, market }, []);
  const reportsFrom = market.service.reportsFrom(shop);
  return {
    now: market.now,
    disputes: market.service.cases(shop).map((one) => {
      const chat = market.service.chat(shop, one.chat);
      return {
        id: one.id,
        chat: one.chat,
        matter: one.matter,
        buyer: (chat?.shopper ?? 0) % 100,
        fen: one.fen,
        openedTick: one.openedTick,
        dueTick: one.dueTick,
        state: one.state,
        evidence: one.evidence,
        has: chat ? evidenceAtHand(chat) : [],
        courierNote: chat?.order?.courierNote ?? "none",
        messages: chat ? messagesOf(chat, service, counter) : [],
      };
    }),
    reviews: market.service.badReviews(shop).map(({ listing, ...one }) => ({
      ...one,
      title: goods.get(listing)?.title ?? "",
      answer: service.answered[one.id] ?? null,
    })),
    reportsFrom: reportsFrom > market.now ? reportsFrom : null,
  };
}

/** A photo only if one was asked for and sent, the courier's note only if there is one; talk and page always. */
export function evidenceAtHand(chat: ChatLine): Evidence[] {
  const found: Evidence[] = ["chat", "page"];
  if (chat.hasShown) found.push("photo");
  if ((chat.order?.courierNote ?? "none") !== "none" || chat.matter === "late")
    found.push("courier");
  return found;
}

export function trial(_: Context, { text }: { readonly text: string }): TrialView {
  const { acts, faults } = readingOf(text);
  return { acts, faults };
}
