/** What the market remembers of conversations with buyers; empty where no shop has a service. */
import type { ByteReader, Writer } from "@dianzhang/kernel";
import { ensureRows, grown, loadGrown, saveGrown, type Grown } from "./grown.ts";

const chatSpec = {
  shop: Uint16Array,
  /** Its latest line; NULL_U32 = none. */
  last: Uint32Array,
  matter: Uint8Array,
  ending: Uint8Array,
  shopper: Uint32Array,
  listing: Uint32Array,
  sku: Uint32Array,
  /** The order line it is about; NULL_U32 before buying. */
  line: Uint32Array,
  channel: Uint8Array,
  device: Uint8Array,
  province: Uint8Array,
  openedAt: Uint32Array,
  /** When the buyer spoke last; an answer's second is this and the wait. */
  spokeAt: Uint32Array,
  priceFen: Int32Array,
  /** Readiness without an answer, and seconds the buyer waits: nobody's to see. */
  want: Float32Array,
  patienceS: Uint16Array,
  mood: Int16Array,
  /** TOLD bits. */
  told: Uint8Array,
  acts: Uint32Array,
  faults: Uint16Array,
  turns: Uint8Array,
  /** Everything is said; the end is settled when the clock goes on. */
  isOver: Uint8Array,
  isSettled: Uint8Array,
  needs: Uint8Array,
  met: Uint8Array,
  isInOrder: Uint8Array,
  /** Seconds to the first answer; NULL_U32 = none yet. */
  firstS: Uint32Array,
  by: Uint8Array,
  offer: Uint8Array,
  givenFen: Int32Array,
  promisedDays: Uint8Array,
  /** Other goods whose card was sent last, and one: 0 = none; how many cards of each kind. */
  card: Uint32Array,
  goodsCards: Uint8Array,
  orderCards: Uint8Array,
  /** What a ticket opened in it has come to: TICKET. */
  ticket: Uint8Array,
};
const turnSpec = {
  /** The line of the same conversation before it; NULL_U32 = none. */
  before: Uint32Array,
  at: Uint32Array,
  by: Uint8Array,
  moment: Uint8Array,
  wording: Uint8Array,
  acts: Uint32Array,
  faults: Uint16Array,
  offer: Uint8Array,
  offerFen: Int32Array,
  card: Uint8Array,
  cardOf: Uint32Array,
  cardFen: Int32Array,
};
/** Buyers who will write at a tick about a line. */
const pendingSpec = { tick: Uint32Array, line: Uint32Array, matter: Uint8Array };
/** What a conversation changed about a line of an order. */
const lineSpec = { line: Uint32Array, felt: Float32Array, isKept: Uint8Array };
const caseSpec = {
  chat: Uint32Array,
  openedTick: Uint32Array,
  dueTick: Uint32Array,
  state: Uint8Array,
  evidence: Uint8Array,
};
/** What other offices were asked, and by when the buyer was told to hear of it. */
const ticketSpec = {
  chat: Uint32Array,
  kind: Uint8Array,
  /** Hired people opened it, and will tell of it. */
  isHired: Uint8Array,
  openedTick: Uint32Array,
  toldTick: Uint32Array,
  answersTick: Uint32Array,
  state: Uint8Array,
  answer: Uint8Array,
};
/** Reviews of three stars or fewer; `line` is NULL_U32 for those of people who bought nothing. */
const reviewSpec = {
  line: Uint32Array,
  shop: Uint16Array,
  listing: Uint32Array,
  stars: Uint8Array,
  at: Uint32Array,
  isAnswered: Uint8Array,
  /** What a report to the platform has come to: REPORT; and the tick it is decided at. */
  report: Uint8Array,
  decidedTick: Uint32Array,
};
const SUMS = ["chats", "preSale", "bought", "afterSale", "solved", "left"] as const;
export type Sum = (typeof SUMS)[number];
const seatSpec = {
  isTaken: Uint8Array,
  chats: Uint32Array,
  preSale: Uint32Array,
  bought: Uint32Array,
  afterSale: Uint32Array,
  solved: Uint32Array,
  left: Uint32Array,
  wagesFen: Int32Array,
  givenFen: Int32Array,
  /** Reviews may be reported from this tick on. */
  reportsFrom: Uint32Array,
};
/** Shop × hour of day, then matters: how many came. */
const asked = { count: Uint32Array };
export const HOURS = 24;

export const TOLD = { details: 1, evidence: 2, pressed: 4, greeted: 8 } as const;
/** No ticket; an office is asked; the buyer heard in time, of something or of nothing; the date passed. */
export const TICKET = { none: 0, open: 1, kept: 2, empty: 3, broken: 4 } as const;
/** Nobody reported it; the platform looks at it; taken down; it stays. */
export const REPORT = { none: 0, asked: 1, removed: 2, stays: 3 } as const;
/** What became of a line: nothing; the buyer keeps it; the money went back already. */
export const KEPT = { no: 0, kept: 1, refunded: 2 } as const;

export interface ServiceWorld {
  readonly chat: Grown<typeof chatSpec>;
  readonly turn: Grown<typeof turnSpec>;
  readonly pending: Grown<typeof pendingSpec>;
  readonly line: Grown<typeof lineSpec>;
  readonly dispute: Grown<typeof caseSpec>;
  readonly review: Grown<typeof reviewSpec>;
  readonly ticket: Grown<typeof ticketSpec>;
  readonly seat: Grown<typeof seatSpec>;
  readonly asked: Grown<typeof asked>;
  /** Derived: order line → row of `line`; first chat that may still be open. */
  readonly lineAt: Map<number, number>;
  openFrom: number;
}

const TABLES = [
  "chat",
  "turn",
  "pending",
  "line",
  "dispute",
  "review",
  "ticket",
  "seat",
  "asked",
] as const;

export function newService(): ServiceWorld {
  return {
    chat: grown(chatSpec, 16),
    turn: grown(turnSpec, 16),
    pending: grown(pendingSpec, 16),
    line: grown(lineSpec, 16),
    dispute: grown(caseSpec, 16),
    review: grown(reviewSpec, 16),
    ticket: grown(ticketSpec, 16),
    seat: grown(seatSpec, 16),
    asked: grown(asked, 16, HOURS + 16),
    lineAt: new Map(),
    openFrom: 0,
  };
}

/** Whether any shop of the market has a service. */
export function hasService({ seat }: ServiceWorld): boolean {
  return seat.count > 0;
}

export function isTaken({ seat }: ServiceWorld, shop: number): boolean {
  return shop < seat.count && seat.col.isTaken[shop] === 1;
}

export function saveService(out: Writer, service: ServiceWorld): void {
  for (const name of TABLES) saveGrown(out, `service.${name}`, service[name]);
  out.json("service.openFrom", service.openFrom);
}

export function loadService(from: ByteReader, service: ServiceWorld): void {
  for (const name of TABLES) loadGrown(from, `service.${name}`, service[name]);
  service.openFrom = from.json("service.openFrom") as number;
  for (let row = 0; row < service.line.count; row += 1)
    service.lineAt.set(service.line.col.line[row] as number, row);
}

/** The row that holds what service changed about a line; made when it is first asked for. */
export function lineRow(service: ServiceWorld, line: number): number {
  const known = service.lineAt.get(line);
  if (known !== undefined) return known;
  const row = service.line.count;
  ensureRows(service.line, row + 1);
  service.line.col.line[row] = line;
  service.lineAt.set(line, row);
  return row;
}

/** What service added to how a buyer feels about a line; 0 where nobody spoke. */
export function feltBy({ line, lineAt }: ServiceWorld, of: number): number {
  const row = lineAt.get(of);
  return row === undefined ? 0 : (line.col.felt[row] as number);
}

export function keptBy({ line, lineAt }: ServiceWorld, of: number): number {
  const row = lineAt.get(of);
  return row === undefined ? KEPT.no : (line.col.isKept[row] as number);
}

/** Somebody will write about a line at a tick. */
export function expect(
  { pending }: ServiceWorld,
  tick: number,
  line: number,
  matter: number,
): void {
  const row = pending.count;
  ensureRows(pending, row + 1);
  pending.col.tick[row] = tick;
  pending.col.line[row] = line;
  pending.col.matter[row] = matter;
}

/** Takes out who writes at a tick, in order of line and matter. */
export function takeExpected(
  { pending }: ServiceWorld,
  now: number,
): { readonly line: number; readonly matter: number }[] {
  const { tick, line, matter } = pending.col;
  const found: { line: number; matter: number }[] = [];
  let kept = 0;
  for (let row = 0; row < pending.count; row += 1) {
    if ((tick[row] as number) <= now) {
      found.push({ line: line[row] as number, matter: matter[row] as number });
      continue;
    }
    tick[kept] = tick[row] as number;
    line[kept] = line[row] as number;
    matter[kept] = matter[row] as number;
    kept += 1;
  }
  pending.count = kept;
  return found.sort((a, b) => a.line - b.line || a.matter - b.matter);
}

export function addToSeat(
  service: ServiceWorld,
  shop: number,
  sum: Sum | "wagesFen" | "givenFen",
  by: number,
): void {
  const column = service.seat.col[sum];
  column[shop] = (column[shop] as number) + by;
}
