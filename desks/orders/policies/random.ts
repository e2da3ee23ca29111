/** Somebody who clicks about: any rule, any answer, any step on any orders. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import { PACKAGINGS, type QueueRow } from "../commands.ts";

export function clicks(seat: Seat): Command[] {
  const rows = seat.view("orders/queue", { most: 200 }) as readonly QueueRow[];
  const some = (state: QueueRow["state"], nth: number): number[] =>
    rows
      .filter((row) => row.state === state && row.flags.length === 0 && !row.isHeld)
      .filter((_, i) => seat.chance("click", nth, i) < 0.5)
      .map(({ order }) => order);
  const any = rows[Math.floor(seat.chance("any") * rows.length)];
  const wave = 1 + Math.floor(seat.chance("click-wave") * 40);
  const packaging = PACKAGINGS[Math.floor(seat.chance("box") * PACKAGINGS.length)] ?? "ordinary";
  const steps: Command[] = [
    { type: "orders/review", orders: some("paid", 1) },
    { type: "orders/print", orders: some("reviewed", 2) },
    { type: "orders/pick", orders: some("printed", 3), wave },
    { type: "orders/pack", orders: some("picked", 4), packaging, isChecked: wave % 2 === 0 },
    { type: "orders/ship", orders: some("packed", 5) },
    { type: "orders/merge", orders: pairOf(rows) },
  ];
  const told = steps.filter(({ orders }) => (orders as number[]).length > 0);
  if (!any) return told;
  const { order } = any;
  const { couriers } = seat.scenario;
  const courier = couriers[Math.floor(seat.chance("by") * couriers.length)]?.id ?? "";
  const one: Command[] = [
    { type: "orders/hold", orders: [order], isHeld: !any.isHeld },
    { type: "orders/split", order, keep: 1 },
    { type: "orders/set-courier", orders: [order], courier },
    { type: "orders/cancel", orders: [order] },
  ];
  return [...told, ...one.filter((_, i) => seat.chance("one", i) < 0.4)];
}

function pairOf(rows: readonly QueueRow[]): number[] {
  const seen = new Map<number, number>();
  for (const { order, sameBuyerAs, state } of rows) {
    if (state !== "paid" && state !== "reviewed") continue;
    const other = seen.get(sameBuyerAs);
    if (other !== undefined) return [other, order];
    seen.set(sameBuyerAs, order);
  }
  return [];
}
