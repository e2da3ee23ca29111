/** Tickets: what a shop's service asks other offices, and what those can tell — as desk and market share it. */
import type { Matter, Reading } from "./contract.ts";

export const OFFICES = ["warehouse", "courier", "superior", "finance"] as const;
export type Office = (typeof OFFICES)[number];

export const TICKET_KINDS = [
  "find-parcel",
  "check-packing",
  "count-stock",
  "approve-refund",
  "issue-invoice",
] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_STATES = ["open", "answered", "told", "late"] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export const TICKET_ANSWERS = [
  "none",
  "found",
  "delivered",
  "lost",
  "packed-right",
  "our-fault",
  "in-stock",
  "sold-out",
  "granted",
  "refused",
  "issued",
  "nothing",
] as const;
export type TicketAnswer = (typeof TICKET_ANSWERS)[number];

interface Terms {
  readonly office: Office;
  /** Hours such an answer takes when nothing else lies on that desk. Assumption. */
  readonly hours: number;
  /** The matters it has to do with; about others it is no answer. */
  readonly matters: readonly Matter[];
}

export const TICKETS: Readonly<Record<TicketKind, Terms>> = {
  "find-parcel": { office: "courier", hours: 10, matters: ["late"] },
  "check-packing": {
    office: "warehouse",
    hours: 5,
    matters: ["damaged", "wrong-item", "not-as-described", "scam"],
  },
  "count-stock": { office: "warehouse", hours: 3, matters: ["damaged", "wrong-item"] },
  "approve-refund": {
    office: "superior",
    hours: 4,
    matters: ["late", "damaged", "wrong-item", "not-as-described", "refund", "hostile", "scam"],
  },
  "issue-invoice": { office: "finance", hours: 20, matters: ["invoice"] },
};

/** Hours within which a buyer may be told that the answer will come. */
export const TOLD_HOURS = [6, 12, 24, 48, 72] as const;
/** A date later than this is a word nobody likes to hear. */
export const LONG_HOURS = 24;

export interface TicketLine {
  readonly ticket: number;
  readonly chat: number;
  /** Opened by hired people, who tell the buyer themselves. */
  readonly isHired: boolean;
  readonly kind: TicketKind;
  readonly openedTick: number;
  /** The buyer was told that the answer comes by then. */
  readonly toldTick: number;
  readonly state: TicketState;
  /** What the office said; "none" so far. */
  readonly answer: TicketAnswer;
  readonly answeredTick: number | null;
}

export interface TicketReader {
  /** Newest first. */
  tickets(shop: number): readonly TicketLine[];
}

export interface TicketWriter {
  /** Asks an office, and tells the buyer by when. */
  openTicket(
    shop: number,
    chat: number,
    asked: { readonly kind: TicketKind; readonly toldHours: number; readonly waitedS: number },
  ): void;
  /** The buyer hears what came of it. */
  tellTicket(ticket: number, reading: Reading): void;
}
