/** What the live desk remembers: the plan of every room of every shop, by dense ids. */
import type { RoomPlan } from "../commands.ts";

export interface RoomRecord {
  readonly room: number;
  readonly shop: number;
  /** When it was planned: followers are told the day before it begins, if there is one. */
  readonly plannedAt: number;
  plan: RoomPlan;
  isCancelled: boolean;
}

export interface LiveSlice {
  readonly rooms: RoomRecord[];
  /** Shop → ids of its rooms. */
  readonly byShop: number[][];
}

export function newSlice(): LiveSlice {
  return { rooms: [], byShop: [] };
}

export function ownRooms(slice: LiveSlice, shop: number): readonly RoomRecord[] {
  return (slice.byShop[shop] ?? []).map((id) => slice.rooms[id] as RoomRecord);
}

export function ownRoom(slice: LiveSlice, shop: number, room: number): RoomRecord | undefined {
  const record = slice.rooms[room];
  return record?.shop === shop ? record : undefined;
}

export function startOf({ plan }: RoomRecord): number {
  return plan.day * 24 + plan.hour;
}

export function endOf(record: RoomRecord): number {
  return startOf(record) + record.plan.hours;
}
