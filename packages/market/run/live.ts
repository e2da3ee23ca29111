/** A live room's hour, minute by minute: who comes in, what is on, who stays, asks, buys and leaves. */
import { bitsFor, mix, unitFrom } from "@dianzhang/kernel";
import { HOST_FEN, type LiveCoupon, type LiveItem } from "../live/contract.ts";
import type { LiveRoom, LiveTables } from "../live/tables.ts";
import { post } from "../settle/ledger.ts";
import { tieOf, makeTie } from "../world/feed.ts";
import { ensureRows } from "../world/grown.ts";
import { addToRoom, airedLately, dropViewer, MOST_ITEMS, ROOM_STATE } from "../world/live.ts";
import { deviceOf, LOST, memoryHead, provinceOf, traitsOf } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { CHANNEL } from "../events.ts";
import { chanceOf, LIVE_DRAW, stepViewer, type Minute } from "./viewer.ts";
import { findMore, followersAt, payForViewers } from "./live-joins.ts";
import type { Run } from "./run.ts";

/** Runs after the hour's own sessions; all its draws are its own. */
export function runLive(run: Run, live: LiveTables): void {
  const { now } = run.world;
  const onAir = live.rooms.filter(
    ({ row }) => row.startTick <= now && now < row.startTick + row.hours,
  );
  for (const room of onAir) runRoom(run, room, onAir.length);
}

function runRoom(run: Run, room: LiveRoom, rooms: number): void {
  const { world } = run;
  const { row } = room;
  const first = (world.now - row.startTick) * 60;
  const { state } = world.live.room.col;
  if (first === 0) state[row.room] = ROOM_STATE.live;
  reseat(run, row.room);
  const weary =
    1 / (1 + airedLately(world.live, row.shop, world.now) / run.habits.parameters.live.quota);
  const coming = followersAt(run, room, first, weary);
  for (let m = 0; m < 60; m += 1) runMinute(run, room, { first, m, rooms, coming, weary });
  const { aired, lastTick } = world.live.room.col;
  aired[row.room] = (aired[row.room] as number) + 1;
  lastTick[row.room] = world.now + 1;
  payForHost(run, room);
  payForViewers(run, room);
  closeSessions(run, room, first + 60 >= row.hours * 60);
  if (first + 60 >= row.hours * 60) state[row.room] = ROOM_STATE.over;
}

interface Hour {
  readonly first: number;
  readonly m: number;
  readonly rooms: number;
  readonly coming: ReadonlyMap<number, readonly number[]>;
  /** What is left of the interest in a shop that has been on air a lot lately. */
  readonly weary: number;
}

function runMinute(run: Run, room: LiveRoom, { first, m, rooms, coming, weary }: Hour): void {
  const { world } = run;
  const { row } = room;
  const minute = minuteOf(run, room, first + m, world.now * 3600 + m * 60);
  for (const shopper of coming.get(first + m) ?? []) join(run, minute, shopper, 0);
  findMore(run, room, minute, weary / (1 + rooms), (shopper, source) =>
    join(run, minute, shopper, source),
  );
  for (const [i, coupon] of row.coupons.entries())
    if (coupon.minute === first + m) giveCoupons(world, row.room, coupon, i);
  const { viewer } = world.live;
  for (let at = viewer.count - 1; at >= 0; at -= 1)
    if (viewer.col.room[at] === row.room) {
      if (stepViewer(run, minute, at)) continue;
      endSession(run, minute.at, at);
      minute.leaves += 1;
      dropViewer(world.live, at);
    }
  closeMinute(run, room, minute, first + m);
}

function minuteOf(run: Run, { row, air, host }: LiveRoom, index: number, at: number): Minute {
  const item = air.item[index] as number;
  const line = row.items[item];
  const sold = run.world.live.item.col.sold[row.room * MOST_ITEMS + Math.max(0, item)] as number;
  return {
    row,
    host,
    at,
    index,
    block: air.kind[index] as number,
    item,
    listing: line?.listing ?? -1,
    since: air.since[index] as number,
    isTold: air.isTold[index] === 1,
    left: line ? leftOf(run, line, sold) : 0,
    joins: 0,
    leaves: 0,
    questions: 0,
    answered: 0,
    clicks: 0,
    orders: 0,
    salesFen: 0,
  };
}

/** Pieces left at what the room asks: of so many at its own price, or as many as there are at the page's. */
function leftOf({ tables }: Run, { listing, priceFen, pieces }: LiveItem, sold: number): number {
  if (tables.isBuyable[listing] !== 1) return 0;
  return priceFen === null ? UNLIMITED : Math.max(0, pieces - sold);
}

const UNLIMITED = 1_000_000;

/** A shopper comes in, unless already there or gone for good. */
function join(run: Run, minute: Minute, shopper: number, source: number): boolean {
  const { world } = run;
  const { viewer, present } = world.live;
  if (memoryHead(world.shoppers, shopper) === LOST || present.has(shopper)) return false;
  present.add(shopper);
  const at = viewer.count;
  ensureRows(viewer, at + 1);
  const { col } = viewer;
  col.room[at] = minute.row.room;
  col.shopper[at] = shopper;
  col.session[at] = world.nextSession++;
  const chance = chanceOf(run, shopper, minute, LIVE_DRAW.second);
  col.start[at] = minute.at + Math.floor(unitFrom(chance) * 60);
  col.source[at] = source;
  col.item[at] = -2;
  col.want[at] = 0;
  col.shown[at] = col.flags[at] = col.clicks[at] = col.orders[at] = 0;
  minute.joins += 1;
  const sources = ["followers", "feed", "paid"] as const;
  addToRoom(world.live, minute.row.room, sources[source] ?? "feed", 1);
  return true;
}

// Those who stayed over the hour begin a session of the new hour.
function reseat({ world }: Run, room: number): void {
  const { viewer } = world.live;
  for (let at = 0; at < viewer.count; at += 1) {
    if (viewer.col.room[at] !== room) continue;
    viewer.col.session[at] = world.nextSession++;
    viewer.col.start[at] = world.now * 3600;
    viewer.col.clicks[at] = viewer.col.orders[at] = 0;
  }
}

function giveCoupons(world: World, room: number, coupon: LiveCoupon, place: number): void {
  const { viewer } = world.live;
  let left = coupon.pieces;
  for (let at = 0; at < viewer.count && left > 0; at += 1) {
    const flags = viewer.col.flags[at] as number;
    if (viewer.col.room[at] !== room || flags >>> 4 !== 0) continue;
    viewer.col.flags[at] = flags | ((place + 1) << 4);
    left -= 1;
    addToRoom(world.live, room, "coupons", 1);
  }
}

/** How fast the judgement of a room follows its last minutes. Assumption. */
const HEAT_KEEP = 0.92;

function closeMinute(run: Run, room: LiveRoom, minute: Minute, index: number): void {
  const { world, emit } = run;
  const { live } = world;
  const { row } = room;
  let viewers = 0;
  for (let at = 0; at < live.viewer.count; at += 1)
    if (live.viewer.col.room[at] === row.room) viewers += 1;
  const { peak, heat } = live.room.col;
  peak[row.room] = Math.max(peak[row.room] as number, viewers);
  const signal = (6 * (minute.clicks + 6 * minute.orders)) / Math.max(10, viewers);
  heat[row.room] = HEAT_KEEP * (heat[row.room] as number) + (1 - HEAT_KEEP) * Math.min(2, signal);
  for (const name of ["leaves", "questions", "answered", "clicks", "orders", "salesFen"] as const)
    addToRoom(live, row.room, name, minute[name]);
  emit.liveMinutes.add(
    minute.at,
    row.shop,
    row.room,
    index,
    minute.block,
    Math.max(0, minute.listing),
    viewers,
    minute.joins,
    minute.leaves,
    minute.questions,
    minute.answered,
    minute.clicks,
    minute.orders,
    minute.salesFen,
  );
  if (row.shop >= world.seats) return;
  const { minute: kept } = live;
  const at = kept.count;
  ensureRows(kept, at + 1);
  kept.col.room[at] = row.room;
  kept.col.minute[at] = index;
  kept.col.viewers[at] = viewers;
  kept.col.joins[at] = minute.joins;
  kept.col.leaves[at] = minute.leaves;
  kept.col.questions[at] = minute.questions;
  kept.col.clicks[at] = minute.clicks;
  kept.col.orders[at] = minute.orders;
  kept.col.salesFen[at] = minute.salesFen;
}

function payForHost({ world, emit }: Run, { row }: LiveRoom): void {
  const fen = HOST_FEN[row.host];
  if (fen === 0) return;
  addToRoom(world.live, row.room, "hostFen", fen);
  const at = world.now * 3600 + 3599;
  post(world, emit, { at, shop: row.shop, order: -1, memo: "live" }, [
    ["broadcasting", fen],
    ["cash", -fen],
  ]);
}

function closeSessions(run: Run, { row }: LiveRoom, isOver: boolean): void {
  const { world } = run;
  const { viewer } = world.live;
  const at = world.now * 3600 + 3599;
  for (let place = viewer.count - 1; place >= 0; place -= 1) {
    if (viewer.col.room[place] !== row.room) continue;
    endSession(run, at, place);
    if (isOver) dropViewer(world.live, place);
  }
}

// One row of the lake; who liked it follows the shop.
function endSession(run: Run, at: number, place: number): void {
  const { world, emit, habits } = run;
  const { viewer, room } = world.live;
  const shopper = viewer.col.shopper[place] as number;
  const traits = traitsOf(world.shoppers, shopper);
  const row = emit.session.open(1);
  const { col } = emit.session;
  col.at[row] = Math.min(at, viewer.col.start[place] as number);
  col.shopper[row] = shopper;
  col.session[row] = viewer.col.session[place] as number;
  col.channel[row] = CHANNEL.live;
  col.device[row] = deviceOf(traits);
  col.province[row] = provinceOf(traits);
  col.exposures[row] = 0;
  col.clicks[row] = viewer.col.clicks[place] as number;
  col.orders[row] = viewer.col.orders[place] as number;
  emit.sessions += 1;
  const shop = room.col.shop[viewer.col.room[place] as number] as number;
  const { follows, followsBuyer } = habits.parameters.live;
  const draw = unitFrom(
    mix(bitsFor(habits.keys.live, shopper, viewer.col.session[place] as number) ^ LIVE_DRAW.follow),
  );
  const odds = (viewer.col.orders[place] as number) > 0 ? followsBuyer : follows;
  if (draw >= odds) return;
  const tie = tieOf(world.feed, shopper, shop);
  const held = tie >= 0 ? tie : makeTie(world.feed, shopper, shop);
  world.feed.tie.col.follows[held] = 1;
}
