/** When a room may be planned, changed, called off or helped along — and what each refusal names. */
import { accept, reject, type Decision, type Refusal } from "@dianzhang/kernel";
import type { DeskContext } from "@dianzhang/market";
import {
  DAYS_AHEAD,
  HOST_FEN,
  MOST_COUPONS,
  type AnswerQuestion,
  type BeatInput,
  type CancelRoom,
  type EditRoom,
  type PlanRoom,
  type PushCoupon,
  type RoomPlan,
} from "../commands.ts";
import { endOf, ownRoom, ownRooms, startOf, type LiveSlice, type RoomRecord } from "./slice.ts";

export type Context = DeskContext<LiveSlice>;

export function planRoom(ctx: Context, { type: _, ...plan }: PlanRoom): Decision {
  const bad = badPlan(ctx, plan, -1);
  if (bad) return bad;
  return accept({
    type: "live/room-planned",
    room: ctx.slice.rooms.length,
    plannedAt: ctx.market.now,
    plan,
  });
}

export function editRoom(ctx: Context, { type: _, room, ...plan }: EditRoom): Decision {
  const record = ownRoom(ctx.slice, ctx.shop, room);
  if (!record || record.isCancelled) return reject("live/no-such-room", { room });
  if (startOf(record) <= ctx.market.now) return reject("live/already-begun", { room });
  const bad = badPlan(ctx, plan, room);
  if (bad) return bad;
  return accept({ type: "live/room-edited", room, plan });
}

export function cancelRoom({ slice, shop, market }: Context, { room }: CancelRoom): Decision {
  const record = ownRoom(slice, shop, room);
  if (!record || record.isCancelled) return reject("live/no-such-room", { room });
  if (startOf(record) <= market.now) return reject("live/already-begun", { room });
  return accept({ type: "live/room-cancelled", room });
}

export function answerQuestion(ctx: Context, command: AnswerQuestion): Decision {
  const { room, question, text } = command;
  const record = openRoom(ctx, room);
  if ("ok" in record) return record;
  return accept({ type: "live/question-answered", room, question, text });
}

export function pushCoupon(ctx: Context, command: PushCoupon): Decision {
  const { room, minute, cutFen, overFen, pieces } = command;
  const record = openRoom(ctx, room);
  if ("ok" in record) return record;
  const { plan } = record;
  if (plan.coupons.length >= MOST_COUPONS)
    return reject("live/too-many-coupons", { most: MOST_COUPONS });
  const gone = Math.max(0, (ctx.market.now - startOf(record)) * 60);
  if (minute < gone || minute >= plan.hours * 60)
    return reject("live/minute-gone", { minute, from: gone, until: plan.hours * 60 });
  const dear = deepCoupon([{ cutFen, overFen }]);
  if (dear) return dear;
  return accept({
    type: "live/coupon-pushed",
    room,
    coupon: { minute, cutFen, overFen, pieces },
  });
}

// A room that is not over and not called off.
function openRoom({ slice, shop, market }: Context, room: number): RoomRecord | Refusal {
  const record = ownRoom(slice, shop, room);
  if (!record || record.isCancelled) return reject("live/no-such-room", { room });
  if (endOf(record) <= market.now) return reject("live/room-over", { room });
  return record;
}

function badPlan(ctx: Context, plan: RoomPlan, but: number): Refusal | null {
  const { market } = ctx;
  const start = plan.day * 24 + plan.hour;
  if (start <= market.now) return reject("live/in-the-past", { day: plan.day + 1 });
  if (plan.day > Math.floor(market.now / 24) + DAYS_AHEAD)
    return reject("live/too-far-ahead", { days: DAYS_AHEAD });
  if (plan.hour + plan.hours > 24) return reject("live/past-midnight", { hours: plan.hours });
  return (
    clash(ctx, start, start + plan.hours, but) ??
    badItems(ctx, plan) ??
    badScript(plan) ??
    deepCoupon(plan.coupons) ??
    cannotPay(ctx, plan)
  );
}

function clash({ slice, shop }: Context, from: number, until: number, but: number): Refusal | null {
  const other = ownRooms(slice, shop).find(
    (record) =>
      !record.isCancelled && record.room !== but && startOf(record) < until && from < endOf(record),
  );
  return other ? reject("live/already-on-air", { name: other.plan.name }) : null;
}

function badItems({ market, shop }: Context, { items }: RoomPlan): Refusal | null {
  const seen = new Set<number>();
  for (const { listing, priceFen } of items) {
    const goods = market.view(shop, "listing/listing", { listing }) as {
      readonly title: string;
      readonly minPriceFen: number;
    } | null;
    if (goods === null) return reject("live/not-own-listing", { listing });
    if (seen.has(listing)) return reject("live/item-twice", { title: goods.title });
    seen.add(listing);
    if (priceFen !== null && priceFen > goods.minPriceFen)
      return reject("live/dearer-than-page", {
        title: goods.title,
        priceFen,
        pageFen: goods.minPriceFen,
      });
  }
  return null;
}

function badScript({ script, items, hours }: RoomPlan): Refusal | null {
  const minutes = script.reduce((sum, beat) => sum + beat.minutes, 0);
  if (minutes > hours * 60) return reject("live/script-too-long", { minutes, most: hours * 60 });
  const lost = script.find((beat) => beat.item !== null && beat.item >= items.length);
  if (lost) return reject("live/no-such-item", { item: (lost.item ?? 0) + 1 });
  const bare = script.find((beat: BeatInput) => beat.kind !== "welcome" && beat.item === null);
  if (bare) return reject("live/block-without-item", {});
  return null;
}

// More than two thirds off would be a gift.
function deepCoupon(
  coupons: readonly { readonly cutFen: number; readonly overFen: number }[],
): Refusal | null {
  const bad = coupons.find(({ cutFen, overFen }) => cutFen * 3 > overFen * 2);
  if (!bad) return null;
  return reject("live/coupon-too-deep", { cutFen: bad.cutFen, overFen: bad.overFen });
}

function cannotPay({ market, shop }: Context, plan: RoomPlan): Refusal | null {
  const costFen = HOST_FEN[plan.host] * plan.hours + plan.paidFen;
  const cashFen = market.cash(shop);
  return costFen > cashFen ? reject("live/not-enough-cash", { costFen, cashFen }) : null;
}
