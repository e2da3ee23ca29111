/** What events of live rooms change, and the rooms the market compiles. */
import type { DeskEvent } from "@dianzhang/kernel";
import type {
  Contributions,
  LiveRoomRow,
  MarketReader,
  MarketWriter,
  Scenario,
  SpokenText,
} from "@dianzhang/market";
import { QUESTIONS, type AnswerInput, type CouponInput, type RoomPlan } from "../commands.ts";
import { endOf, ownRooms, startOf, type LiveSlice, type RoomRecord } from "./slice.ts";

interface Event extends DeskEvent {
  readonly room: number;
}

export function apply(
  slice: LiveSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const { room } = event as Event;
  const record = slice.rooms[room];
  switch (event.type) {
    case "live/room-planned": {
      const { plan, plannedAt } = event as unknown as RoomRecord;
      slice.rooms.push({ room, shop, plannedAt, plan, isCancelled: false });
      while (slice.byShop.length <= shop) slice.byShop.push([]);
      slice.byShop[shop]?.push(room);
      market.registerRoom(room, shop);
      return;
    }
    case "live/room-edited":
      if (record) record.plan = (event as unknown as { readonly plan: RoomPlan }).plan;
      return;
    case "live/room-cancelled":
      if (record) record.isCancelled = true;
      return;
    case "live/question-answered": {
      const { question, text } = event as unknown as AnswerInput;
      if (record) record.plan = answered(record.plan, { question, text });
      return;
    }
    case "live/coupon-pushed": {
      const { coupon } = event as unknown as { readonly coupon: CouponInput };
      if (record) record.plan = { ...record.plan, coupons: [...record.plan.coupons, coupon] };
    }
  }
}

function answered(plan: RoomPlan, answer: AnswerInput): RoomPlan {
  const others = plan.answers.filter(({ question }) => question !== answer.question);
  return { ...plan, answers: [...others, answer] };
}

/** Rooms that are not called off. What was over when the latest room was planned is left out: it never comes back. */
export function compile(slice: LiveSlice, _: Scenario, out: Contributions): void {
  const latest = slice.rooms.at(-1)?.plannedAt ?? 0;
  const rooms = slice.rooms
    .filter((record) => !record.isCancelled && endOf(record) > latest)
    .map(rowOf);
  if (rooms.length > 0) out.live({ rooms });
  out.spoken({ place: "live", of: (shop) => ownRooms(slice, shop).flatMap(wordsOf) });
}

/** Numbers of a room's texts: one for each question, and the last for what the host promises. */
const TEXTS = 8;
const PLEDGE = TEXTS - 1;

function wordsOf({ room, plan, isCancelled }: RoomRecord): SpokenText[] {
  if (isCancelled) return [];
  const answers = plan.answers.map(({ question, text }): SpokenText => ({
    id: room * TEXTS + QUESTIONS.indexOf(question),
    text,
    counted: [room],
  }));
  if (plan.pledge === "plain") return answers;
  return [...answers, { id: room * TEXTS + PLEDGE, text: "", isBold: true, counted: [room] }];
}

function rowOf(record: RoomRecord): LiveRoomRow {
  const { room, shop, plan, plannedAt } = record;
  const startTick = startOf(record);
  return {
    room,
    shop,
    startTick,
    hours: plan.hours,
    host: plan.host,
    items: plan.items,
    script: plan.script.map(({ kind, item, minutes }) => ({ kind, item: item ?? -1, minutes })),
    answers: plan.answers.map(({ question }) => question),
    pledge: plan.pledge,
    coupons: plan.coupons,
    paidFen: plan.paidFen,
    paidBidFen: plan.paidBidFen,
    isAnnounced: startTick - plannedAt >= 24,
  };
}
