/** What the service desk remembers of each shop. */
import { readAnswer } from "@dianzhang/desk-kit";
import { MATTERS, type Matter, type Reading } from "@dianzhang/market";
import type { OfferId, SetRobot, SetScript, SetShifts } from "../commands.ts";
import library from "./scripts.json" with { type: "json" };

export interface ScriptText {
  readonly answers: readonly string[];
  readonly gives: { readonly kind: OfferId; readonly permille: number };
  readonly card: SetScript["card"];
  readonly ticket: SetScript["ticket"];
}

export interface Service {
  isTaken: boolean;
  isOnDuty: boolean;
  shifts: SetShifts["shifts"];
  authorityPermille: number;
  robot: Omit<SetRobot, "type">;
  scripts: ScriptText[];
  /** Conversation → what was typed in it, in order. */
  typed: Record<string, string[]>;
  /** Answers to reviews. */
  answered: Record<string, string>;
  /** Ticket (by its talk and kind) → what was noted for the office, what the buyer was told. */
  tickets: Record<string, { readonly note: string; readonly told: string | null }>;
  /** The day a superior was last asked, and how often that day. */
  askedDay: number;
  askedTimes: number;
}

export interface ServiceSlice {
  readonly shops: Service[];
}

/** Conversations whose words are kept. */
const MOST_KEPT = 300;

export function newSlice(shops: number): ServiceSlice {
  return {
    shops: Array.from({ length: shops }, () => ({
      isTaken: false,
      isOnDuty: false,
      shifts: [],
      authorityPermille: 100,
      robot: { greets: false, matters: [], handsOver: true, onlyAlone: false },
      scripts: MATTERS.map((matter) => ({
        answers: library[matter],
        gives: { kind: "none" as const, permille: 0 },
        card: { kind: "none" as const },
        ticket: null,
      })),
      typed: {},
      answered: {},
      tickets: {},
      askedDay: -1,
      askedTimes: 0,
    })),
  };
}

export function serviceOf(slice: ServiceSlice, shop: number): Service {
  return slice.shops[shop] as Service;
}

export function keepTyped(service: Service, chat: number, text: string): void {
  (service.typed[chat] ??= []).push(text);
  const chats = Object.keys(service.typed);
  const [oldest] = chats;
  if (chats.length > MOST_KEPT && oldest !== undefined) delete service.typed[oldest];
}

export function ticketKey(chat: number, kind: string): string {
  return `${chat} ${kind}`;
}

export function scriptOf(service: Service, matter: Matter): ScriptText {
  return service.scripts[MATTERS.indexOf(matter)] as ScriptText;
}

const read = new Map<string, Reading>();
/** Texts that are kept read; a library holds a few dozen. */
const MOST_READ = 4000;

/** What a text does; read once. */
export function readingOf(text: string): Reading {
  const known = read.get(text);
  if (known) return known;
  if (read.size >= MOST_READ) read.clear();
  const reading = readAnswer(text);
  read.set(text, reading);
  return reading;
}
