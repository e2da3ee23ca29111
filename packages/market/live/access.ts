/** Live rooms as their desk reads and writes them. */
import { ensureRows } from "../world/grown.ts";
import { addToRoom, MOST_ITEMS, ROOM_STATE } from "../world/live.ts";
import { isLost } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { readOrders } from "../feed/audience.ts";
import {
  QUESTIONS,
  type LiveFigures,
  type LiveMinute,
  type LiveQuestion,
  type LiveReader,
  type LiveWriter,
} from "./contract.ts";

export function liveReader(world: World): LiveReader {
  return {
    room: (room, items) => figuresOf(world, room, items),
    minutes: (room) => minutesOf(world, room),
    questions: (room) => questionsOf(world, room),
    followers: (shop) => followersOf(world, shop),
  };
}

export function liveWriter(world: World): LiveWriter {
  return {
    registerRoom: (room, shop) => {
      const { live, feed } = world;
      const isFirst = live.room.count === 0 && feed.campaign.count === 0;
      ensureRows(live.room, room + 1);
      ensureRows(live.item, room + 1);
      live.room.col.shop[room] = shop;
      addToRoom(live, room, "heat", 0.3);
      if (isFirst) readOrders(world);
    },
  };
}

function figuresOf({ live }: World, room: number, items: number): LiveFigures {
  const { col } = live.room;
  const of = (name: keyof typeof col): number => col[name][room] ?? 0;
  const state = of("state");
  let viewers = 0;
  for (let row = 0; row < live.viewer.count; row += 1)
    if (live.viewer.col.room[row] === room) viewers += 1;
  const joinsBySource = [of("followers"), of("feed"), of("paid")];
  return {
    state: state === ROOM_STATE.planned ? "planned" : state === ROOM_STATE.live ? "live" : "over",
    viewers,
    peak: of("peak"),
    joins: joinsBySource.reduce((sum, one) => sum + one, 0),
    joinsBySource,
    leaves: of("leaves"),
    questions: of("questions"),
    answered: of("answered"),
    clicks: of("clicks"),
    orders: of("orders"),
    salesFen: of("salesFen"),
    marginFen: of("marginFen"),
    hostFen: of("hostFen"),
    paidFen: of("paidFen"),
    sold: Array.from({ length: items }, (_, i) => live.item.col.sold[room * MOST_ITEMS + i] ?? 0),
  };
}

function minutesOf({ live }: World, room: number): LiveMinute[] {
  const { col } = live.minute;
  const found: LiveMinute[] = [];
  for (let row = 0; row < live.minute.count; row += 1) {
    if (col.room[row] !== room) continue;
    found.push({
      minute: col.minute[row] as number,
      viewers: col.viewers[row] as number,
      joins: col.joins[row] as number,
      leaves: col.leaves[row] as number,
      questions: col.questions[row] as number,
      clicks: col.clicks[row] as number,
      orders: col.orders[row] as number,
      salesFen: col.salesFen[row] as number,
    });
  }
  return found;
}

function questionsOf({ live }: World, room: number): LiveQuestion[] {
  const { col } = live.question;
  const found: LiveQuestion[] = [];
  for (let row = 0; row < live.question.count; row += 1) {
    if (col.room[row] !== room) continue;
    found.push({
      minute: col.minute[row] as number,
      question: QUESTIONS[col.question[row] as number] ?? "size",
      item: col.item[row] as number,
      isAnswered: col.isAnswered[row] === 1,
      viewer: col.viewer[row] as number,
    });
  }
  return found;
}

/** Shoppers who follow the shop or have bought there. */
function followersOf({ feed, shoppers }: World, shop: number): number {
  const { shop: shops, orders, follows, shopper } = feed.tie.col;
  let count = 0;
  for (let row = 0; row < feed.tie.count; row += 1) {
    if (shops[row] !== shop || isLost(shoppers, shopper[row] as number)) continue;
    if (orders[row] !== 0 || follows[row] === 1) count += 1;
  }
  return count;
}
