/** When answers, scripts, shifts, appeals and replies to reviews are taken. */
import { readAnswer } from "@dianzhang/desk-kit";
import { accept, reject, type Decision, type Resolved } from "@dianzhang/kernel";
import type { ChatLine, DeskContext } from "@dianzhang/market";
import {
  COUPON_PERMILLE,
  isBeforeBuying,
  ESCALATION_S,
  ESCALATIONS_A_DAY,
  OWN_PERMILLE,
  OWN_REFUND_FEN,
  type AnswerReview,
  type ReportReview,
  type Appeal,
  type Reply,
  type SetRobot,
  type SetScript,
  type SetShifts,
} from "../commands.ts";
import { decideCard } from "./cards.ts";
import { serviceOf, type ServiceSlice } from "./slice.ts";
import { evidenceAtHand } from "./views.ts";
import { waitedMsOf } from "./waited.ts";

type Context = DeskContext<ServiceSlice>;

export function goOnDuty({ slice, shop }: Context): Decision {
  if (serviceOf(slice, shop).isOnDuty) return reject("service/on-duty");
  return accept({ type: "service/went-on-duty" });
}

export function goOffDuty({ slice, shop }: Context): Decision {
  if (!serviceOf(slice, shop).isOnDuty) return reject("service/off-duty");
  return accept({ type: "service/went-off-duty" });
}

export function reply(context: Context, command: Reply, resolved: Resolved): Decision {
  const { slice, shop, market } = context;
  const service = serviceOf(slice, shop);
  const chat = market.service.chat(shop, command.chat);
  if (!chat) return reject("service/no-such-chat", { chat: command.chat });
  if (!service.isOnDuty) return reject("service/off-duty");
  if (!chat.isOpen) return reject("service/chat-over", { chat: command.chat });
  const { kind, fen } = command.offer;
  if (command.text === "" && kind === "none" && command.card.kind === "none")
    return reject("service/says-nothing");
  const shown = decideCard(context, chat, command.card);
  if ("refused" in shown) return shown.refused;
  const refused = kind === "none" ? null : refuseOffer(context, chat, command);
  if (refused) return refused;
  const waitedMs = waitedMsOf(chat, market.now, resolved);
  return accept({
    type: "service/replied",
    chat: command.chat,
    text: command.text,
    reading: readAnswer(command.text),
    offer: { kind, fen: kind === "compensate" || kind === "coupon" ? fen : 0 },
    card: shown.card,
    waitedMs: waitedMs + (command.isEscalated ? ESCALATION_S * 1000 : 0),
    isEscalated: command.isEscalated,
    isRepeated: command.text !== "" && (service.typed[command.chat] ?? []).includes(command.text),
  });
}

// What may be given, and who must be asked first.
function refuseOffer(
  { slice, shop, market }: Context,
  chat: ChatLine,
  command: Reply,
): Decision | null {
  const { kind, fen } = command.offer;
  const service = serviceOf(slice, shop);
  if (kind === "coupon") {
    if (chat.order !== null) return reject("service/coupon-after-sale");
    const price = priceOf(market.view(shop, "listing/listing-list", {}), chat.listing);
    const most = Math.floor((price * COUPON_PERMILLE) / 1000);
    return fen < 1 || fen > most ? reject("service/coupon-too-large", { mostFen: most }) : null;
  }
  if (chat.order === null) return reject("service/nothing-bought");
  const left = chat.order.goodsFen - chat.order.refundedFen;
  if (left <= 0) return reject("service/refunded-already");
  if (kind === "compensate" && (fen < 1 || fen > left))
    return reject("service/compensation-range", { mostFen: left });
  if (kind === "exchange" && market.stock(chat.sku) < 1) return reject("service/no-stock");
  const isOwn =
    kind === "compensate"
      ? fen * 1000 <= left * OWN_PERMILLE
      : kind !== "refund" || left <= OWN_REFUND_FEN;
  if (isOwn) return null;
  if (!command.isEscalated)
    return reject("service/above-authority", { percent: OWN_PERMILLE / 10 });
  const day = Math.floor(market.now / 24);
  const times = service.askedDay === day ? service.askedTimes : 0;
  return times >= ESCALATIONS_A_DAY
    ? reject("service/superior-busy", { times: ESCALATIONS_A_DAY })
    : null;
}

function priceOf(view: unknown, listing: number): number {
  const goods = view as readonly { readonly listing: number; readonly minPriceFen: number }[];
  return goods.find((one) => one.listing === listing)?.minPriceFen ?? 0;
}

export function setScript({ shop, market }: Context, command: SetScript): Decision {
  const { matter, answers, gives, card, ticket } = command;
  const isBefore = isBeforeBuying(matter);
  const isFitting = gives.kind === "none" || (gives.kind === "coupon") === isBefore;
  if (!isFitting) return reject("service/gives-the-other-kind", { kind: gives.kind, matter });
  const isShown = card.kind === "none" || (card.kind === "goods") === isBefore;
  if (!isShown) return reject("service/card-of-the-other-kind");
  if (ticket !== null && isBefore) return reject("service/no-order-to-ask-of");
  if (card.kind === "goods" && card.listing !== null) {
    const { listing } = card;
    const isOwn = market.service.goodsToShow(shop).some((one) => one.listing === listing);
    if (!isOwn) return reject("service/no-such-goods", { listing });
  }
  return accept({ type: "service/script-set", matter, answers, gives, sends: card, opens: ticket });
}

export function setShifts(_: Context, { shifts, authorityPermille }: SetShifts): Decision {
  const wrong = shifts.find(({ from, until }) => from >= until);
  if (wrong) return reject("service/shift-backwards", { from: wrong.from, until: wrong.until });
  return accept({ type: "service/shifts-set", shifts, authorityPermille });
}

export function setRobot(
  _: Context,
  { greets, matters, handsOver, onlyAlone }: SetRobot,
): Decision {
  return accept({
    type: "service/robot-set",
    greets,
    matters: [...new Set(matters)],
    handsOver,
    onlyAlone,
  });
}

export function appeal({ shop, market }: Context, { dispute, evidence }: Appeal): Decision {
  const one = market.service.cases(shop).find(({ id }) => id === dispute);
  if (!one) return reject("service/no-such-dispute", { dispute });
  if (one.state !== "open") return reject("service/dispute-closed", { dispute });
  const chat = market.service.chat(shop, one.chat);
  const has = chat ? evidenceAtHand(chat) : [];
  const missing = evidence.find((piece) => !has.includes(piece));
  if (missing !== undefined) return reject("service/no-such-evidence", { evidence: missing });
  return accept({ type: "service/appealed", dispute, evidence });
}

export function answerReview({ shop, market }: Context, { review, text }: AnswerReview): Decision {
  const one = market.service.badReviews(shop).find(({ id }) => id === review);
  if (!one) return reject("service/no-such-review", { review });
  if (one.isAnswered) return reject("service/review-answered", { review });
  return accept({ type: "service/review-answered", review, text, reading: readAnswer(text) });
}

export function reportReview({ shop, market }: Context, { review }: ReportReview): Decision {
  const one = market.service.badReviews(shop).find(({ id }) => id === review);
  if (!one) return reject("service/no-such-review", { review });
  if (one.report !== "none") return reject("service/review-reported", { review });
  const from = market.service.reportsFrom(shop);
  if (market.now < from) return reject("service/reports-closed", { hours: from - market.now });
  return accept({ type: "service/review-reported", review });
}
