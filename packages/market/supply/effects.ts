/** What bad pieces do to those who get them. */
import { bitsFor, purpose, purposeKey, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { occasionOf, subjectOf } from "../settle/order-key.ts";
import { keepBad } from "../world/supply.ts";
import type { World } from "../world/world.ts";

/** At the signature: was there a bad piece in it? Kept, for everything that follows asks again. */
export function markBad({ world }: Run, line: number): void {
  const sku = world.order.col.sku[line] as number;
  const share = sku < world.supply.book.count ? (world.supply.book.col.badShare[sku] as number) : 0;
  if (share === 0) return;
  const key = purposeKey(world.seed, purpose("supply/bad-line"));
  const u = unitFrom(bitsFor(key, subjectOf(world, line), occasionOf(world, line)));
  const pieces = world.order.col.quantity[line] as number;
  if (u * 1_000_000 < share * pieces) keepBad(world.supply, line);
}

/** Taken from the satisfaction of a line. */
export function badLoss(world: World, line: number): number {
  if (world.supply.badLines.size === 0) return 0;
  return world.supply.badLines.has(line) ? world.parameters.supply.badLoss : 0;
}

/** How many times likelier a line comes back. */
export function badReturns(world: World, line: number): number {
  if (world.supply.badLines.size === 0) return 1;
  return world.supply.badLines.has(line) ? world.parameters.supply.badReturns : 1;
}
