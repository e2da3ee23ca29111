/** How a basket is paid: one till, one order, several lines. */
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import { KIND } from "../events.ts";
import { cartsOf } from "../world/memory.ts";
import { settleAside } from "./aside.ts";
import { act, gaveUpAt } from "./act.ts";
import { putIn, type Basket } from "./basket.ts";
import { placeOrder } from "./order.ts";
import { goalNear } from "./promote.ts";
import type { Run } from "./run.ts";
import { offerFor, type Visitor } from "./visit.ts";

/** Goes to the till with what is in the basket; answers whether it was paid. */
export function settleBasket(run: Run, visitor: Visitor, shop: number): boolean {
  const { basket, world, habits } = run;
  takeCartsAlong(run, visitor, shop);
  actOnAll(run, visitor, KIND.checkout, shop);
  const draw = bitsFor(
    habits.keys.till,
    visitor.shopper ^ Math.imul(shop + 1, 0x632be5ab),
    world.now,
  );
  const pay = habits.parameters.buy.pay * (1 - regret(run, visitor, shop));
  if (unitFrom(draw) < pay) {
    const { promo } = run.tables;
    const joined = promo ? settleAside(run, visitor, promo, shop) : 0;
    if (basket.lines > 0 && placeOrder(run, visitor, shop)) return true;
    if (joined > 0) return true;
  }
  gaveUpAt(run, visitor, shop);
  actOnAll(run, visitor, KIND.abandon, shop);
  basket.lines = 0;
  return false;
}

// Who has come near a threshold and does not reach it sometimes leaves everything.
function regret(run: Run, visitor: Visitor, shop: number): number {
  const { promo } = run.tables;
  if (!promo) return 0;
  const near = goalNear(run, visitor, promo, shop);
  return run.habits.parameters.buy.nearMiss * near * near;
}

// Who pays for one thing looks at what else lies in the cart from this shop.
function takeCartsAlong(run: Run, visitor: Visitor, shop: number): void {
  const { world, tables, basket, habits } = run;
  for (const listing of cartsOf(world, visitor.shopper)) {
    if (tables.shopOf[listing] !== shop) continue;
    if (tables.isBuyable[listing] === 0 || holds(basket, listing)) continue;
    const draw = bitsFor(
      habits.keys.join,
      visitor.shopper ^ Math.imul(listing, 0x632be5ab),
      world.now,
    );
    if (unitFrom(draw) >= habits.parameters.buy.join) continue;
    const offer = offerFor(run, visitor, listing);
    if (offer) putIn(basket, listing, offer.sku, offer.priceFen);
  }
}

function holds(basket: Basket, listing: number): boolean {
  for (let i = 0; i < basket.lines; i += 1) if (basket.listing[i] === listing) return true;
  return false;
}

/** Writes down the same of every line of the basket. */
export function actOnAll(run: Run, visitor: Visitor, kind: number, shop: number): void {
  const { basket } = run;
  for (let i = 0; i < basket.lines; i += 1) {
    act(run, visitor, kind, {
      shop,
      listing: basket.listing[i] as number,
      sku: basket.sku[i] as number,
      priceFen: basket.priceFen[i] as number,
    });
  }
}
