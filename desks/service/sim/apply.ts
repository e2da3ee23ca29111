/** What the service's events change: the desk's slice, and what the market works with. */
import type { DeskEvent } from "@dianzhang/kernel";
import {
  MATTERS,
  type Card,
  type Contributions,
  type Evidence,
  type MarketReader,
  type MarketWriter,
  type Matter,
  type Reading,
  type Script,
  type ServiceOffer,
  type SpokenText,
  type TicketKind,
  type Scenario,
} from "@dianzhang/market";
import type { SetRobot, SetShifts } from "../commands.ts";
import { takenFor } from "./lines.ts";
import {
  keepTyped,
  readingOf,
  serviceOf,
  ticketKey,
  type Service,
  type ScriptText,
  type ServiceSlice,
} from "./slice.ts";

interface Given extends Omit<SetRobot, "type">, Omit<SetShifts, "type"> {
  readonly chat: number;
  readonly text: string;
  readonly reading: Reading;
  readonly offer: ServiceOffer;
  readonly card: Card | null;
  readonly waitedMs: number;
  readonly isEscalated: boolean;
  readonly isRepeated: boolean;
  readonly matter: Matter;
  readonly answers: readonly string[];
  readonly gives: ScriptText["gives"];
  readonly sends: ScriptText["card"];
  readonly opens: ScriptText["ticket"];
  readonly dispute: number;
  readonly evidence: readonly Evidence[];
  readonly review: number;
  readonly ticket: number;
  readonly kind: TicketKind;
  readonly toldHours: number;
  readonly note: string;
}

export function apply(
  slice: ServiceSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const service = serviceOf(slice, shop);
  const given = event as unknown as Given;
  if (!service.isTaken) {
    service.isTaken = true;
    market.chats.takeSeat(shop);
  }
  switch (event.type) {
    case "service/went-on-duty":
      service.isOnDuty = true;
      return;
    case "service/went-off-duty":
      service.isOnDuty = false;
      return;
    case "service/replied":
      replied(slice, given, shop, market);
      return;
    case "service/ticket-opened":
      ticketOpened(service, given, shop, market);
      return;
    case "service/ticket-told":
      ticketTold(service, given, market);
      return;
    case "service/script-set":
      service.scripts[MATTERS.indexOf(given.matter)] = {
        answers: given.answers,
        gives: given.gives,
        card: given.sends,
        ticket: given.opens,
      };
      return;
    case "service/shifts-set":
      service.shifts = given.shifts;
      service.authorityPermille = given.authorityPermille;
      return;
    case "service/robot-set":
      service.robot = {
        greets: given.greets,
        matters: given.matters,
        handsOver: given.handsOver,
        onlyAlone: given.onlyAlone,
      };
      return;
    case "service/appealed":
      market.chats.appealCase(given.dispute, given.evidence);
      return;
    case "service/review-answered":
      service.answered[given.review] = given.text;
      market.chats.answerReview(given.review, given.reading);
      return;
    case "service/review-reported":
      market.chats.reportReview(given.review);
  }
}

function ticketOpened(service: Service, given: Given, shop: number, market: MarketWriter): void {
  const { chat, kind, toldHours, waitedMs, note } = given;
  keepTyped(service, chat, "");
  service.tickets[ticketKey(chat, kind)] = { note, told: null };
  const waitedS = Math.round(waitedMs / 1000);
  market.chats.openTicket(shop, chat, { kind, toldHours, waitedS });
}

function ticketTold(service: Service, given: Given, market: MarketWriter): void {
  const key = ticketKey(given.chat, given.kind);
  service.tickets[key] = { note: service.tickets[key]?.note ?? "", told: given.text };
  market.chats.tellTicket(given.ticket, given.reading);
}

function replied(
  slice: ServiceSlice,
  given: Given,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const service = serviceOf(slice, shop);
  keepTyped(service, given.chat, given.text);
  if (given.isEscalated) {
    const day = Math.floor(market.now / 24);
    service.askedTimes = service.askedDay === day ? service.askedTimes + 1 : 1;
    service.askedDay = day;
  }
  market.chats.answerChat(shop, given.chat, {
    reading: given.reading,
    offer: given.offer,
    ...(given.card ? { card: given.card } : {}),
    waitedS: Math.round(given.waitedMs / 1000),
    isRepeated: given.isRepeated,
  });
}

export function compile(slice: ServiceSlice, scenario: Scenario, out: Contributions): void {
  out.spoken({ place: "chat", of: (shop) => typedBy(slice, shop) });
  slice.shops.forEach((service, shop) => {
    if (!service.isTaken) return;
    const { isOnDuty, shifts, robot, scripts, authorityPermille } = service;
    out.service({
      shop,
      isOnDuty,
      shifts,
      scripts: scripts.map(compiled),
      robot: {
        greets: robot.greets,
        handsOver: robot.handsOver,
        onlyAlone: robot.onlyAlone,
        matters: robot.matters.map((matter) => MATTERS.indexOf(matter)),
        takenFor: robot.matters.length > 0 ? takenFor(scenario) : [],
      },
      authorityPermille,
    });
  });
}

function typedBy(slice: ServiceSlice, shop: number): SpokenText[] {
  return Object.entries(serviceOf(slice, shop).typed).map(([chat, texts]) => ({
    id: Number(chat),
    text: texts.filter((text) => text !== "").join(" / "),
    counted: [],
  }));
}

function compiled({ answers, gives, card, ticket }: ScriptText): Script {
  return {
    answers: answers.map(readingOf),
    offer: { kind: gives.kind, fen: gives.permille },
    card,
    ticket,
  };
}
