/** A member comes to the shop because of a message or of points: a visit of its own, beside the baseline ones. */
import { mix, NULL_U32 } from "@dianzhang/kernel";
import { serveExtra } from "../run/extra.ts";
import type { Run } from "../run/run.ts";
import { wishFor } from "../social/content.ts";
import { countPlan } from "../world/members.ts";
import { addTo, claimOf, HELD, setClaim } from "../world/promotions.ts";

/** `plan` −1 for an exchange of points. */
export function enter(
  run: Run,
  by: {
    readonly shopper: number;
    readonly listing: number;
    readonly bits: number;
    readonly plan: number;
    readonly channel: number;
  },
): void {
  const { world, tables, emit } = run;
  const { shopper, listing, bits, plan, channel } = by;
  const start = world.now * 3600 + (mix(bits + 3) % 3000);
  const { trust } = world.parameters.members;
  const served = serveExtra(run, { shopper, start, listing, channel, mismatch: -trust });
  if (!served) return;
  const shop = tables.shopOf[listing] as number;
  const led = plan < 0 ? NULL_U32 : plan;
  emit.memberVisits.add(start, shopper, served.session, shop, listing, led, served.orders);
  if (plan < 0) return;
  countPlan(world.members, plan, "visits");
  if (served.orders > 0) countPlan(world.members, plan, "orders", served.orders);
}

/** Puts a coupon into a shopper's hands, once. */
export function give({ world }: Run, coupon: number, shopper: number): boolean {
  if (claimOf(world.promotions, shopper, coupon) !== 0) return false;
  setClaim(world.promotions, shopper, coupon, HELD);
  addTo(world.promotions, coupon, "claimed", 1);
  return true;
}

/** What a member needs most of a shop's goods on sale; −1 without any. */
export function mostWanted(run: Run, shop: number, shopper: number): number {
  const { aisle, isBuyable } = run.tables;
  let best = -1;
  let most = -Infinity;
  const from = run.tables.rows.find((row) => row?.shop === shop)?.listing;
  if (from === undefined) return -1;
  const until = aisle.shopUntil[from] as number;
  for (let i = aisle.shopFrom[from] as number; i < until; i += 1) {
    const listing = aisle.goods[i] as number;
    if (isBuyable[listing] !== 1) continue;
    const wish = wishFor(run, shopper, listing);
    if (wish > most) {
      most = wish;
      best = listing;
    }
  }
  return best;
}
