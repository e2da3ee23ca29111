/** Who comes into a live room: followers who were told, people the feed sends, viewers paid for. */
import { between, bitsFor, exp, log, mix, unitFrom } from "@dianzhang/kernel";
import type { LiveRoom } from "../live/tables.ts";
import { post } from "../settle/ledger.ts";
import { POOL_MEMBERS } from "../parameters.ts";
import { addToRoom } from "../world/live.ts";
import { segmentOf, traitsOf } from "../world/shoppers.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import type { Run } from "./run.ts";
import { LIVE_DRAW, type Minute } from "./viewer.ts";

/** How much more the feed sends to a room with such a host. Assumption. */
const FAME = [0.8, 1.1, 2] as const;
/** Viewers bought in a minute at most. Assumption. */
const MOST_PAID = 8;
/** Spread of what other rooms offer for a viewer, in logarithms. Assumption. */
const PAID_SPREAD = 0.5;

/** Followers and buyers who come, by the minute of the room they come in; the hour's part of them. */
export function followersAt(
  run: Run,
  { row }: LiveRoom,
  first: number,
  weary: number,
): ReadonlyMap<number, readonly number[]> {
  const { world, habits } = run;
  const { tie } = world.feed;
  const { comes, announced } = habits.parameters.live;
  const told = row.isAnnounced ? announced : 1;
  const odds = comes * told * weary * eveningOf(run, row.startTick % 24);
  const found = new Map<number, number[]>();
  for (let at = 0; at < tie.count; at += 1) {
    if (tie.col.shop[at] !== row.shop) continue;
    if (tie.col.orders[at] === 0 && tie.col.follows[at] === 0) continue;
    const shopper = tie.col.shopper[at] as number;
    const bits = mix(bitsFor(habits.keys.live, shopper, row.room) ^ LIVE_DRAW.comes);
    if (unitFrom(bits) >= odds) continue;
    // Most come while the message is fresh.
    const minute = Math.floor(-18 * log(unitFrom(mix(bits))));
    if (minute < first || minute >= first + 60) continue;
    found.set(minute, [...(found.get(minute) ?? []), shopper]);
  }
  return found;
}

// An hour's share of the day against the mean hour.
function eveningOf({ world }: Run, hour: number): number {
  const { hourCurve } = world.scenario;
  const whole = hourCurve.reduce((sum, share) => sum + share, 0);
  return (24 * (hourCurve[hour] as number)) / whole;
}

/**
 * Strangers of this minute: those the feed sends by how well the room does, then those paid for. `share`: rooms on
 * air at the same time share those who look for one, and the feed tires of a shop that is always on.
 */
export function findMore(
  run: Run,
  room: LiveRoom,
  minute: Minute,
  share: number,
  join: (shopper: number, source: number) => boolean,
): void {
  const { world, habits } = run;
  const { finds } = habits.parameters.live;
  const { row } = room;
  const heat = world.live.room.col.heat[row.room] as number;
  const mean =
    ((finds * Math.min(POOL_MEMBERS, world.shoppers.count)) / 10_000) *
    eveningOf(run, world.now % 24) *
    (0.6 + 0.6 * heat) *
    (FAME[room.host] as number) *
    2 *
    share;
  const key = mix(bitsFor(habits.keys.live, row.room, minute.index) ^ LIVE_DRAW.finds);
  const wanted = Math.floor(mean) + (unitFrom(key) < mean - Math.floor(mean) ? 1 : 0);
  for (let n = 0; n < wanted; n += 1) {
    const shopper = someone(run, mix(key + n + 1), minute);
    if (shopper >= 0) join(shopper, 1);
  }
  if (row.paidFen > 0) buyViewers(run, room, minute, key, join);
}

// Taken from all shoppers, likelier the more their kind wants what is on.
function someone(run: Run, bits: number, minute: Minute): number {
  const { world, tables } = run;
  const shopper = Math.floor(unitFrom(mix(bits)) * world.shoppers.count);
  if (minute.listing < 0) return shopper;
  const segment = world.scenario.segments[segmentOf(traitsOf(world.shoppers, shopper))] as Segment;
  const category = world.scenario.categories[
    tables.categoryOf[minute.listing] as number
  ] as Category;
  const liking = (segment.categories[category.id] ?? 1) / 1.5;
  return unitFrom(mix(bits + 0x9e3779b1)) < liking ? shopper : -1;
}

function buyViewers(
  run: Run,
  { row }: LiveRoom,
  minute: Minute,
  key: number,
  join: (shopper: number, source: number) => boolean,
): void {
  const { world, habits } = run;
  const limit = Math.floor((row.paidFen * (minute.index + 1)) / (row.hours * 60));
  const { paidFen } = world.live.room.col;
  for (let n = 0; n < MOST_PAID; n += 1) {
    const bits = mix((key ^ LIVE_DRAW.paid) + n);
    const spread = PAID_SPREAD * between(habits.normal, bits);
    const priceFen = Math.max(10, Math.round(habits.parameters.live.viewerFen * exp(spread)));
    if (row.paidBidFen < priceFen) continue;
    if ((paidFen[row.room] as number) + priceFen > limit) return;
    const shopper = someone(run, mix(bits + 1), minute);
    if (shopper >= 0 && join(shopper, 2)) addToRoom(world.live, row.room, "paidFen", priceFen);
  }
}

/** The hour's paid viewers are taken from the shop's cash. */
export function payForViewers({ world, emit }: Run, { row }: LiveRoom): void {
  const { paidFen, billedFen } = world.live.room.col;
  const fen = (paidFen[row.room] as number) - (billedFen[row.room] as number);
  if (fen === 0) return;
  billedFen[row.room] = paidFen[row.room] as number;
  const at = world.now * 3600 + 3599;
  post(world, emit, { at, shop: row.shop, order: -1, memo: "live" }, [
    ["advertising", fen],
    ["cash", -fen],
  ]);
}
