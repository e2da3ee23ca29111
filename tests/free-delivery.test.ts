/** What does "free delivery from ¥60" do to baskets of mugs at ¥39, and what does it cost? */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import { MECHANISMS, type MarketOptions } from "@dianzhang/market";
import { give, openMugShop, rowsOf, tinyMarket } from "@dianzhang/testkit";
import { expect, test } from "vitest";

const MUG = 3900;

interface Sold {
  readonly orders: number;
  /** Share of the orders that hold more than one mug. */
  readonly several: number;
  /** Share of them whose buyer paid freight. */
  readonly paid: number;
}

/** Twelve days of a shop of mugs that asks ¥8 for delivery, none from a sum on. */
function sold(freeOverFen: number | null, options: Partial<MarketOptions> = {}): Sold {
  const market = tinyMarket(desks, { shoppers: 6000, ...options });
  openMugShop(market);
  const freight = { baseFen: 800, freeOverFen, remoteExtraFen: 0 };
  give(market, { type: "storefront/set-freight", ...freight });
  const batches: Batch[] = Array.from({ length: 12 * 24 }, () => market.tick().batches).flat();
  const orders = rowsOf(batches, "orders").filter((row) => row["shop"] === 0);
  const share = (is: (row: (typeof orders)[number]) => boolean): number =>
    orders.filter(is).length / orders.length;
  return {
    orders: orders.length,
    several: share((row) => Number(row["goods_fen"]) > MUG),
    paid: share((row) => Number(row["freight_fen"]) > 0),
  };
}

const never = sold(null);
const near = sold(6000);

test("a second mug that saves the ¥8 is taken more often than one that saves nothing", () => {
  expect(never.orders).toBeGreaterThan(40);
  expect(near.several).toBeGreaterThan(never.several * 1.3);
  expect(never.paid).toBe(1);
  expect(near.paid).toBeCloseTo(1 - near.several, 9);
});

test("a sum nobody reaches with one mug more changes nothing, and without the mechanism ¥60 hardly does", () => {
  const far = sold(60_000);
  expect(Math.abs(far.several - never.several)).toBeLessThan(0.04);
  const off = { overlay: MECHANISMS["free-delivery"] };
  expect(sold(6000, off).several - sold(null, off).several).toBeLessThan(
    (near.several - never.several) / 2,
  );
});

test("free from the first fen on fills no basket: the shop pays for every parcel", () => {
  const all = sold(1);
  expect(all.paid).toBe(0);
  expect(all.several).toBeLessThan(near.several);
});
