/** Asking couriers for everything they owe. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { ClaimLine } from "../commands.ts";

export function collectAll(seat: Seat): Command[] {
  const lines = seat.view("logistics/claims") as readonly ClaimLine[];
  const open = lines.filter(({ state }) => state === "open");
  if (open.length === 0) return [];
  return [{ type: "logistics/claim-parcels", orders: open.map(({ order }) => order) }];
}
