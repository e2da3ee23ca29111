/** How people of different skill run a service: money for quiet in office hours, an evening shift, a floor that is reckoned out. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import {
  COUPON_PERMILLE,
  isBeforeBuying,
  MATTER_IDS,
  OFFER_IDS,
  OWN_PERMILLE,
  STAFF_IDS,
  TICKET_KIND_IDS,
  TOLD_WITHIN,
  type CardSent,
  type CasesView,
  type ChatView,
  type FloorView,
  type MatterId,
  type SetupView,
  type TicketView,
} from "../commands.ts";
import { expert } from "./expert.ts";
import library from "../text.answers.json" with { type: "json" };

/** Somebody in office hours who says what stands there, and pays: everybody who complains, all of it, asked for nothing. */
const naive: Policy = (seat) => {
  if (seat.now !== 0) return [];
  const { scripts } = seat.view("service/setup") as SetupView;
  return [
    {
      type: "service/set-shifts",
      shifts: [{ staff: "temp", people: 1, from: 9, until: 18 }],
      authorityPermille: OWN_PERMILLE,
    },
    ...scripts.map(({ matter, answers }): Command => ({
      type: "service/set-script",
      matter,
      answers: answers.map(({ text }) => text),
      gives: isBeforeBuying(matter)
        ? matter === "discount"
          ? { kind: "coupon", permille: COUPON_PERMILLE }
          : { kind: "none", permille: 0 }
        : { kind: "refund", permille: 0 },
    })),
  ];
};

/** A shared seat from morning to midnight, answers that say something, no money given; complaints get the talk shown. */
const average: Policy = (seat) => {
  if (seat.now !== 0) return showTalks(seat);
  return [
    { type: "service/set-robot", greets: true, matters: [], handsOver: true },
    {
      type: "service/set-shifts",
      shifts: [{ staff: "temp", people: 1, from: 9, until: 24 }],
      authorityPermille: 100,
    },
    ...MATTER_IDS.map((matter): Command => script(matter, library.average[matter])),
  ];
};

function showTalks(seat: Seat): Command[] {
  return (seat.view("service/cases") as CasesView).disputes
    .filter(({ state }) => state === "open")
    .map(({ id }): Command => ({ type: "service/appeal", dispute: id, evidence: ["chat"] }));
}

function script(matter: MatterId, answers: readonly (readonly string[])[]): Command {
  const back = matter === "damaged" || matter === "not-as-described" || matter === "refund";
  const kind = matter === "wrong-item" ? "exchange" : back ? "return" : "none";
  return {
    type: "service/set-script",
    matter,
    answers: answers.flat(),
    gives: { kind, permille: 0 },
  };
}

const random: Policy = (seat: Seat) => {
  if (seat.now !== 0) return atRandom(seat);
  const from = Math.floor(seat.chance("from") * 20);
  const staff = STAFF_IDS[Math.floor(seat.chance("staff") * STAFF_IDS.length)] ?? "temp";
  return [
    {
      type: "service/set-robot",
      greets: seat.chance("greets") < 0.5,
      matters: MATTER_IDS.filter((_, i) => seat.chance("matter", i) < 0.4),
      handsOver: seat.chance("over") < 0.5,
    },
    {
      type: "service/set-shifts",
      shifts: [{ staff, people: 1 + Math.floor(seat.chance("people") * 3), from, until: from + 4 }],
      authorityPermille: Math.floor(seat.chance("authority") * 300),
    },
    ...MATTER_IDS.filter((_, i) => seat.chance("script", i) < 0.3).map((matter): Command =>
      scriptAtRandom(seat, matter),
    ),
  ];
};

// Any card and any ticket with the usual words.
function scriptAtRandom(seat: Seat, matter: MatterId): Command {
  const { goods } = seat.view("service/setup") as SetupView;
  const nth = MATTER_IDS.indexOf(matter);
  const listing = goods[Math.floor(seat.chance("goods", nth) * 2 * goods.length)]?.listing ?? null;
  const sends = seat.chance("sends", nth) < 0.6;
  const card = isBeforeBuying(matter) ? { kind: "goods", listing } : { kind: "order" };
  const kind = oneOf(TICKET_KIND_IDS, seat.chance("asks", nth));
  const toldHours = oneOf(TOLD_WITHIN, seat.chance("until", nth));
  return {
    ...script(matter, library.average[matter]),
    card: sends ? card : { kind: "none" },
    ticket: isBeforeBuying(matter) || sends ? null : { kind, toldHours },
  };
}

// Now and then a bad review is reported, whoever wrote it.
function reportsAtRandom(seat: Seat): Command[] {
  const { reviews } = seat.view("service/cases") as CasesView;
  return reviews
    .filter(({ id, report }) => report === "none" && seat.chance("report", id) < 0.3)
    .slice(0, 2)
    .map(({ id }): Command => ({ type: "service/report-review", review: id }));
}

// Sits down or gets up, and answers whoever waits with anything and something.
function atRandom(seat: Seat): Command[] {
  const view = seat.view("service/floor") as FloorView;
  const { isOnDuty, chats } = view;
  const day = Math.floor(seat.now / 24);
  const reports = reportsAtRandom(seat);
  if (!isOnDuty)
    return seat.chance("sits", 0, day) < 0.3
      ? [...reports, { type: "service/go-on-duty" }]
      : reports;
  const answers = chats
    .filter(({ isOpen }) => isOpen)
    .slice(0, 6)
    .map((one): Command => {
      const { chat, matter, order } = one;
      const kind =
        OFFER_IDS[Math.floor(seat.chance("offer", chat, day) * OFFER_IDS.length)] ?? "none";
      const worth = order?.goodsFen ?? 2000;
      return {
        type: "service/reply",
        chat,
        text: library.average[matter].flat().join(" "),
        offer: { kind, fen: Math.round(worth * seat.chance("fen", chat, day) * 0.5) },
        card: cardAtRandom(seat, view, one),
        isEscalated: seat.chance("asks", chat, day) < 0.5,
      };
    });
  const asked = [...reports, ...ticketsAtRandom(seat, view), ...answers];
  return seat.chance("leaves", 0, day) < 0.3 ? [...asked, { type: "service/go-off-duty" }] : asked;
}

// Asks any office about some, and tells whoever an answer has come for.
function ticketsAtRandom(seat: Seat, { chats }: FloorView): Command[] {
  const opened = chats
    .filter(({ isOpen, order }) => isOpen && order !== null)
    .slice(0, 2)
    .map(({ chat }): Command => ({
      type: "service/open-ticket",
      chat,
      kind: oneOf(TICKET_KIND_IDS, seat.chance("ticket", chat)),
      toldHours: oneOf(TOLD_WITHIN, seat.chance("told", chat)),
    }));
  const told = (seat.view("service/tickets") as readonly TicketView[])
    .filter(({ state }) => state === "answered")
    .slice(0, 3)
    .map(({ ticket }): Command => ({
      type: "service/tell-ticket",
      ticket,
      text: library.expert.late.join(" "),
    }));
  return [...opened, ...told];
}

function oneOf<T>(list: readonly [T, ...T[]], chance: number): T {
  return list[Math.floor(chance * list.length)] ?? list[0];
}

function cardAtRandom(seat: Seat, { goods }: FloorView, { chat, orders }: ChatView): CardSent {
  const draw = seat.chance("card", chat, seat.now);
  const listing = goods[Math.floor(draw * 2 * goods.length)]?.listing;
  if (listing !== undefined) return { kind: "goods", listing };
  const order = orders[0]?.order;
  if (draw > 0.75 && order !== undefined) return { kind: "order", order, isPasted: draw > 0.9 };
  return { kind: "none" };
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
