/** What the live seat sees: its rooms, one room minute by minute with its barrage, and who follows the shop. */
import { spreadScript, type DeskContext } from "@dianzhang/market";
import {
  BLOCKS,
  type Figures,
  type Minute,
  type Reach,
  type RoomLine,
  type RoomView,
} from "../commands.ts";
import { ownRoom, ownRooms, startOf, type LiveSlice, type RoomRecord } from "./slice.ts";

type Context = DeskContext<LiveSlice>;

export function roomList(ctx: Context): RoomLine[] {
  return ownRooms(ctx.slice, ctx.shop)
    .map((record) => lineOf(ctx, record))
    .toSorted((a, b) => b.startTick - a.startTick || b.room - a.room);
}

function lineOf({ market }: Context, record: RoomRecord): RoomLine {
  const { room, plan, isCancelled } = record;
  const { state, ...figures } = market.live.room(room, plan.items.length);
  return {
    room,
    name: plan.name,
    startTick: startOf(record),
    hours: plan.hours,
    host: plan.host,
    items: plan.items.length,
    state: isCancelled ? "cancelled" : state,
    figures: figures satisfies Figures,
  };
}

export function oneRoom(ctx: Context, { room }: { room: number }): RoomView | null {
  const { slice, shop, market } = ctx;
  const record = ownRoom(slice, shop, room);
  if (!record) return null;
  const { plan } = record;
  const script = plan.script.map(({ kind, item, minutes }) => ({
    kind,
    item: item ?? -1,
    minutes,
  }));
  const air = spreadScript(script, plan.hours);
  const minutes = market.live.minutes(room).map((line): Minute => {
    const item = air.item[line.minute] as number;
    return {
      ...line,
      block: BLOCKS[air.kind[line.minute] as number] ?? "welcome",
      item: item < 0 ? null : item,
    };
  });
  return {
    ...lineOf(ctx, record),
    plan,
    titles: plan.items.map(({ listing }) => {
      const goods = market.view(shop, "listing/listing", { listing }) as {
        readonly title: string;
      } | null;
      return goods?.title ?? "";
    }),
    minutes,
    barrage: market.live.questions(room),
    worst: worstOf(minutes),
  };
}

/** The minute that lost most, those who came taken off; the first of several. */
function worstOf(minutes: readonly Minute[]): Minute | null {
  let worst: Minute | null = null;
  for (const minute of minutes)
    if (worst === null || minute.leaves - minute.joins > worst.leaves - worst.joins) worst = minute;
  return worst;
}

export function audience({ shop, market }: Context): Reach {
  return { followers: market.live.followers(shop) };
}
