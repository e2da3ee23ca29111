/** Who has bought in a shop, counted from its orders: whole numbers only, the oldest customer first. */
import { bitsOf, purpose, purposeKey } from "@dianzhang/kernel";
import { isOrder } from "../run/later.ts";
import type { World } from "../world/world.ts";
import { isCustomerMeant, tierOf, type Audience, type ClubRow } from "./contract.ts";
import { layerOf, rfmOf } from "./rfm.ts";

/** One customer; numbers count from 1 in the order of their first orders. */
export interface Customer {
  readonly member: number;
  readonly shopper: number;
  orders: number;
  fen: number;
  /** Seconds of the first and the latest order. */
  readonly firstAt: number;
  lastAt: number;
  /** Line of the latest order. */
  lastLine: number;
  /** Categories bought, a bit each (the first 31). */
  categories: number;
}

/** By shopper, in the order of first orders. Orders waited for (group buys, presales) count once they come about. */
export function rosterOf(world: World, shop: number): ReadonlyMap<number, Customer> {
  const { shop: shops, shopper, goodsFen, at, head, listing } = world.order.col;
  const category = world.listing.col.category;
  const found = new Map<number, Customer>();
  for (let line = 0; line < world.order.count; line += 1) {
    if (shops[line] !== shop || !isOrder(world, line)) continue;
    const who = shopper[line] as number;
    let one = found.get(who);
    if (!one) {
      const firstAt = at[line] as number;
      one = {
        member: found.size + 1,
        shopper: who,
        orders: 0,
        fen: 0,
        firstAt,
        lastAt: firstAt,
        lastLine: line,
        categories: 0,
      };
      found.set(who, one);
    }
    if (head[line] === line) one.orders += 1;
    one.fen += goodsFen[line] as number;
    one.categories |= 1 << Math.min(30, category[listing[line] as number] as number);
    if ((at[line] as number) >= one.lastAt) {
      one.lastAt = at[line] as number;
      one.lastLine = line;
    }
  }
  return found;
}

/** Whole days since the latest order. */
export function silentDays(world: World, { lastAt }: Customer): number {
  return Math.max(0, Math.floor((world.now * 3600 - lastAt) / 86_400));
}

/** Whether a customer of a club belongs to an audience now. */
export function isMeant(
  world: World,
  club: ClubRow,
  audience: Audience,
  customer: Customer,
): boolean {
  const days = silentDays(world, customer);
  const { orders, fen } = customer;
  return isCustomerMeant(audience, customer, {
    days,
    tier: tierOf(club.programme, fen),
    layer: layerOf(rfmOf(club.cuts, { days, orders, fen })),
  });
}

/** The day of the year a shopper was born on, 0 … 364; −1 for who did not say. */
export function birthdayOf(world: World, shopper: number): number {
  const bits = bitsOf(purposeKey(world.seed, purpose("members/birthday")), shopper);
  if ((bits & 1023) >= world.parameters.members.birthdays * 1024) return -1;
  return (bits >>> 10) % 365;
}
