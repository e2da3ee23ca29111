/** What the market remembers of live rooms: what each came to, who is in one, and which orders came from one. */
import { ensureRows, grown, type Grown } from "./grown.ts";

/** Items of a line-up. */
export const MOST_ITEMS = 12;
export const ROOM_STATE = { planned: 0, live: 1, over: 2 } as const;

const roomSpec = {
  shop: Uint16Array,
  state: Uint8Array,
  peak: Uint32Array,
  followers: Uint32Array,
  feed: Uint32Array,
  paid: Uint32Array,
  leaves: Uint32Array,
  questions: Uint32Array,
  answered: Uint32Array,
  clicks: Uint32Array,
  orders: Uint32Array,
  salesFen: Float64Array,
  marginFen: Float64Array,
  hostFen: Int32Array,
  paidFen: Int32Array,
  /** Of it, taken from the cash. */
  billedFen: Int32Array,
  /** How well the room holds and sells, smoothed; the feed sends people by it. */
  heat: Float32Array,
  coupons: Uint32Array,
  /** Hours held, and the tick of the latest one + 1. */
  aired: Uint8Array,
  lastTick: Uint32Array,
};
const itemSpec = { sold: Uint32Array };
/** Who is in a room now. */
const viewerSpec = {
  room: Uint32Array,
  shopper: Uint32Array,
  session: Uint32Array,
  start: Uint32Array,
  source: Uint8Array,
  item: Int16Array,
  /** Readiness to buy the item that is on, without the room. */
  want: Float32Array,
  /** Minutes of showing seen of it. */
  shown: Uint8Array,
  /** FLAG bits. */
  flags: Uint8Array,
  clicks: Uint8Array,
  orders: Uint8Array,
};
/** Minutes and questions of rooms run by people. */
const minuteSpec = {
  room: Uint32Array,
  minute: Uint16Array,
  viewers: Uint16Array,
  joins: Uint16Array,
  leaves: Uint16Array,
  questions: Uint16Array,
  clicks: Uint16Array,
  orders: Uint16Array,
  salesFen: Uint32Array,
};
const questionSpec = {
  room: Uint32Array,
  minute: Uint16Array,
  question: Uint8Array,
  item: Int16Array,
  isAnswered: Uint8Array,
  viewer: Uint8Array,
};
/** Per listing: orders from rooms today, which ranking does not learn from. */
const todaySpec = { orders: Uint16Array };
/** Order lines from a room, and how much more was promised than is there. */
const lineSpec = { line: Uint32Array, over: Float32Array };

/** Two more bits (16, 32) hold which coupon is in hand, from 1. */
export const FLAG = { judged: 1, unanswered: 2, answered: 4, bought: 8 } as const;

export interface LiveWorld {
  readonly room: Grown<typeof roomSpec>;
  readonly item: Grown<typeof itemSpec>;
  readonly viewer: Grown<typeof viewerSpec>;
  readonly minute: Grown<typeof minuteSpec>;
  readonly question: Grown<typeof questionSpec>;
  readonly line: Grown<typeof lineSpec>;
  readonly today: Grown<typeof todaySpec>;
  /** Derived: order line → row of `line`. */
  readonly lineAt: Map<number, number>;
  /** Derived: who sits in a room now; nobody sits in two. */
  readonly present: Set<number>;
}

export const LIVE_TABLES = [
  "room",
  "item",
  "viewer",
  "minute",
  "question",
  "line",
  "today",
] as const;

export function newLive(): LiveWorld {
  return {
    room: grown(roomSpec, 16),
    item: grown(itemSpec, 16, MOST_ITEMS),
    viewer: grown(viewerSpec, 64),
    minute: grown(minuteSpec, 64),
    question: grown(questionSpec, 64),
    line: grown(lineSpec, 64),
    today: grown(todaySpec, 64),
    lineAt: new Map(),
    present: new Set(),
  };
}

/** Hours a shop has been on air in the seven days before a tick. */
export function airedLately({ room }: LiveWorld, shop: number, now: number): number {
  const { shop: shops, aired, lastTick } = room.col;
  let hours = 0;
  for (let id = 0; id < room.count; id += 1)
    if (shops[id] === shop && (lastTick[id] as number) > now - 168) hours += aired[id] as number;
  return hours;
}

/** After the tables were read from a snapshot. */
export function indexLive(live: LiveWorld): void {
  live.lineAt.clear();
  for (let row = 0; row < live.line.count; row += 1)
    live.lineAt.set(live.line.col.line[row] as number, row);
  live.present.clear();
  for (let row = 0; row < live.viewer.count; row += 1)
    live.present.add(live.viewer.col.shopper[row] as number);
}

export function noteLiveLine(
  live: LiveWorld,
  {
    line,
    listing,
    over,
  }: { readonly line: number; readonly listing: number; readonly over: number },
): void {
  ensureRows(live.today, listing + 1);
  live.today.col.orders[listing] = (live.today.col.orders[listing] as number) + 1;
  const row = live.line.count;
  ensureRows(live.line, row + 1);
  live.line.col.line[row] = line;
  live.line.col.over[row] = over;
  live.lineAt.set(line, row);
}

/** Takes a viewer's row out; the last one moves into its place, so the order is that of comings and goings. */
export function dropViewer(live: LiveWorld, row: number): void {
  const { viewer, present } = live;
  present.delete(viewer.col.shopper[row] as number);
  const last = viewer.count - 1;
  const columns = Object.values(viewer.col);
  for (const column of columns) {
    column[row] = column[last] as number;
    column[last] = 0;
  }
  viewer.count = last;
}

export function addToRoom(
  live: LiveWorld,
  room: number,
  column: keyof typeof roomSpec,
  amount: number,
): void {
  const cells = live.room.col[column];
  cells[room] = (cells[room] as number) + amount;
}
