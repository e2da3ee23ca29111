/** Tickets' way: opened in a talk, answered by an office some hours later, told to the buyer in time or too late. */
import { exp, normalQuantile } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import type { Run } from "../run/run.ts";
import { ensureRows } from "../world/grown.ts";
import { FATE } from "../world/logistics.ts";
import { addToSeat, KEPT, keptBy, lineRow, TICKET, type ServiceWorld } from "../world/service.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { answer, leftOf, NO_OFFER, refundGoods } from "./answer.ts";
import { chanceOfChat, CHAT_DRAW, matterOf } from "./chat.ts";
import { OFFERS, type Act, type Matter, type Reading } from "./contract.ts";
import {
  LONG_HOURS,
  OFFICES,
  TICKET_ANSWERS,
  TICKET_KINDS,
  TICKET_STATES,
  TICKETS,
  type TicketAnswer,
  type TicketKind,
  type TicketReader,
  type TicketState,
  type TicketWriter,
} from "./ticket-contract.ts";

export function ticketWriter(world: World, emit: Emit): TicketWriter {
  return {
    openTicket: (shop, chat, asked) => {
      if (world.service.chat.col.shop[chat] === shop)
        open(world, emit, chat, { ...asked, by: "person" });
    },
    tellTicket: (ticket, reading) => tell(world, emit, ticket, reading),
  };
}

interface Asked {
  readonly by: "person" | "agent";
  readonly kind: TicketKind;
  readonly toldHours: number;
  readonly waitedS: number;
}

/** Asks an office, and tells the buyer by when the answer comes. */
export function open(world: World, emit: Emit, chat: number, asked: Asked): void {
  const { ticket, chat: chats } = world.service;
  const row = ticket.count;
  const { by, kind, toldHours, waitedS } = asked;
  const isFit = TICKETS[kind].matters.includes(matterOf(world, chat));
  answer(world, emit, chat, by, {
    reading: {
      ...SILENT,
      acts: isFit ? saidBy(kind) : ["escalate"],
      faults: toldHours > LONG_HOURS ? ["long-wait"] : [],
    },
    offer: NO_OFFER,
    card: { kind: "ticket", of: row, fen: 0, pieces: 0 },
    waitedS,
    isRepeated: false,
  });
  // Whoever is gone by now has no more use for it.
  if (chats.col.ending[chat] !== 0) return;
  ensureRows(ticket, row + 1);
  ticket.col.chat[row] = chat;
  ticket.col.kind[row] = TICKET_KINDS.indexOf(kind);
  ticket.col.isHired[row] = by === "agent" ? 1 : 0;
  ticket.col.openedTick[row] = world.now;
  ticket.col.toldTick[row] = world.now + toldHours;
  ticket.col.answersTick[row] = world.now + hoursFor(world, row);
  if (isFit) chats.col.ticket[chat] = TICKET.open;
  write(world, emit, row);
}

const SILENT = { size: null, days: null, inStock: null } as const;

// Asking the office is the following up; where the office does what the buyer wants, it is that too.
function saidBy(kind: TicketKind): readonly Act[] {
  if (kind === "find-parcel") return ["escalate", "chase", "follow-up"];
  return kind === "issue-invoice" ? ["escalate", "bill", "follow-up"] : ["escalate", "follow-up"];
}

// Log-normal about what it takes, longer with all that lies on the same desk already.
function hoursFor(world: World, row: number): number {
  const { ticket } = world.service;
  const { ticketSpread, ticketLoad } = world.parameters.service;
  const kind = kindOf(world.service, row);
  const { office, hours } = TICKETS[kind];
  let waiting = 0;
  for (let one = 0; one < row; one += 1)
    if (
      stateOf(world.service, one) === "open" &&
      TICKETS[kindOf(world.service, one)].office === office
    )
      waiting += 1;
  const draw = CHAT_DRAW.ticketHours + TICKET_KINDS.indexOf(kind);
  const u = chanceOfChat(world, ticket.col.chat[row] as number, draw);
  const spread = exp(ticketSpread * normalQuantile(Math.max(1e-6, Math.min(1 - 1e-6, u))));
  return Math.max(1, Math.round(hours * spread * (1 + ticketLoad * waiting)));
}

/** Each hour: offices answer what is ready; buyers whose date has passed have had enough. Answers chats to be ended. */
export function runTickets({ world, emit }: Run): readonly number[] {
  const { ticket } = world.service;
  const over: number[] = [];
  for (let row = 0; row < ticket.count; row += 1) {
    const state = stateOf(world.service, row);
    if (state === "open" && (ticket.col.answersTick[row] as number) <= world.now) {
      ticket.col.state[row] = TICKET_STATES.indexOf("answered");
      ticket.col.answer[row] = TICKET_ANSWERS.indexOf(answerOf(world, emit, row));
      write(world, emit, row);
    }
    const chat = ticket.col.chat[row] as number;
    if (state === "told" || state === "late") {
      over.push(chat);
    } else if ((ticket.col.toldTick[row] as number) <= world.now) {
      ticket.col.state[row] = TICKET_STATES.indexOf("late");
      write(world, emit, row);
      breakWord(world, chat);
      over.push(chat);
    }
  }
  return over;
}

// Who was given a date and hears nothing is angrier than who was given none.
function breakWord({ service, parameters }: World, chat: number): void {
  const { mood, ticket } = service.chat.col;
  if (ticket[chat] === TICKET.open) ticket[chat] = TICKET.broken;
  mood[chat] = Math.max(-5, (mood[chat] as number) - parameters.service.wordBroken);
}

/** Hired people on their shift tell what has come of the tickets they opened. */
export function tellHired(world: World, emit: Emit, shop: number, reading: Reading): void {
  const { ticket, chat } = world.service;
  for (let row = 0; row < ticket.count; row += 1) {
    if (ticket.col.isHired[row] === 0 || stateOf(world.service, row) !== "answered") continue;
    if (chat.col.shop[ticket.col.chat[row] as number] === shop) tell(world, emit, row, reading);
  }
}

function tell(world: World, emit: Emit, row: number, reading: Reading): void {
  const { ticket, chat: chats } = world.service;
  const chat = ticket.col.chat[row] as number;
  ticket.col.state[row] = TICKET_STATES.indexOf("told");
  write(world, emit, row);
  const helps = !["refused", "nothing"].includes(answerIn(world.service, row));
  if (chats.col.ticket[chat] === TICKET.open)
    chats.col.ticket[chat] = helps ? TICKET.kept : TICKET.empty;
  const kind = reading.acts.includes("empathise") || reading.acts.includes("follow-up") ? 1 : 0;
  const sour = reading.faults.length > 0 ? 2 : 0;
  const mood = (chats.col.mood[chat] as number) + kind - sour;
  chats.col.mood[chat] = Math.max(-5, Math.min(3, mood));
}

// What the office can find out: mostly what is so, now and then nothing.
function answerOf(world: World, emit: Emit, row: number): TicketAnswer {
  const { col } = world.service.ticket;
  const chat = col.chat[row] as number;
  const line = world.service.chat.col.line[chat] as number;
  const kind = kindOf(world.service, row);
  const draw = CHAT_DRAW.ticketAnswer + TICKET_KINDS.indexOf(kind);
  const u = chanceOfChat(world, chat, draw);
  const matter = matterOf(world, chat);
  const isUnsure = u < world.parameters.service.ticketUnsure;
  switch (kind) {
    case "find-parcel":
      return isUnsure ? "nothing" : whereIs(world, line);
    case "check-packing":
      if (isUnsure) return "nothing";
      return matter === "wrong-item" ? "our-fault" : "packed-right";
    case "count-stock":
      return (world.sku.col.stock[world.order.col.sku[line] as number] as number) > 0
        ? "in-stock"
        : "sold-out";
    case "approve-refund":
      return u < (GRANTS[matter] ?? 0) && refund(world, emit, chat, line) ? "granted" : "refused";
    case "issue-invoice":
      return isUnsure ? "refused" : "issued";
  }
}

/** How often a superior pays the goods back, by what is complained of. Assumption. */
const GRANTS: Readonly<Partial<Record<Matter, number>>> = {
  damaged: 0.9,
  "wrong-item": 0.9,
  "not-as-described": 0.75,
  hostile: 0.7,
  late: 0.4,
  refund: 0.4,
  scam: 0.1,
};

function whereIs({ order }: World, line: number): TicketAnswer {
  const head = order.col.head[line] as number;
  if (order.col.fate[head] === FATE.lost || order.col.state[head] === ORDER_STATE.lost)
    return "lost";
  return order.col.state[head] === ORDER_STATE.signed ? "delivered" : "found";
}

function refund(world: World, emit: Emit, chat: number, line: number): boolean {
  const { service } = world;
  if (keptBy(service, line) !== KEPT.no || leftOf(world, line) <= 0) return false;
  const fen = refundGoods(world, emit, line, world.now * 3600);
  service.line.col.isKept[lineRow(service, line)] = KEPT.refunded;
  service.chat.col.offer[chat] = OFFERS.indexOf("refund");
  service.chat.col.givenFen[chat] = fen;
  addToSeat(service, service.chat.col.shop[chat] as number, "givenFen", fen);
  return true;
}

export function ticketReader({ service }: World): TicketReader {
  return {
    tickets: (shop) => {
      const { ticket, chat: chats } = service;
      return Array.from({ length: ticket.count }, (_, i) => ticket.count - 1 - i)
        .filter((row) => chats.col.shop[ticket.col.chat[row] as number] === shop)
        .map((row) => {
          const said = answerIn(service, row);
          return {
            ticket: row,
            chat: ticket.col.chat[row] as number,
            isHired: ticket.col.isHired[row] === 1,
            kind: kindOf(service, row),
            openedTick: ticket.col.openedTick[row] as number,
            toldTick: ticket.col.toldTick[row] as number,
            state: stateOf(service, row),
            answer: said,
            answeredTick: said === "none" ? null : (ticket.col.answersTick[row] as number),
          };
        });
    },
  };
}

/** The warehouse's record speaks for the shop before the platform. */
export function hasPackingRecord({ service }: World, chat: number): boolean {
  const { ticket } = service;
  for (let row = 0; row < ticket.count; row += 1)
    if (ticket.col.chat[row] === chat && answerIn(service, row) === "packed-right") return true;
  return false;
}

function kindOf({ ticket }: ServiceWorld, row: number): TicketKind {
  return TICKET_KINDS[ticket.col.kind[row] as number] ?? "find-parcel";
}

function stateOf({ ticket }: ServiceWorld, row: number): TicketState {
  return TICKET_STATES[ticket.col.state[row] as number] ?? "open";
}

function answerIn({ ticket }: ServiceWorld, row: number): TicketAnswer {
  return TICKET_ANSWERS[ticket.col.answer[row] as number] ?? "none";
}

function write({ service, now }: World, emit: Emit, row: number): void {
  const { col } = service.ticket;
  const chat = col.chat[row] as number;
  const { office } = TICKETS[kindOf(service, row)];
  emit.tickets.add(
    now * 3600,
    service.chat.col.shop[chat] as number,
    row,
    chat,
    OFFICES.indexOf(office),
    col.kind[row] as number,
    col.state[row] as number,
    col.answer[row] as number,
    col.openedTick[row] as number,
    col.toldTick[row] as number,
  );
}
