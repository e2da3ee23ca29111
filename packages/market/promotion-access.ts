/** What a desk may read and write of promotions: counts, price history, former buyers; coupons sent, fees paid. */
import { fen } from "@dianzhang/kernel";
import type { CampaignFigures, MarketReader, MarketWriter } from "./desk.ts";
import { RETURN_DAYS } from "./parameters.ts";
import { isOrder } from "./run/later.ts";
import type { Emit } from "./run/emit.ts";
import { post } from "./settle/ledger.ts";
import { ensureRows } from "./world/grown.ts";
import {
  MEMORY,
  memoryKind,
  memoryListing,
  memoryNext,
  memoryTick,
  remember,
} from "./world/memory.ts";
import { addTo, claimOf, HELD, lowestFen, setClaim } from "./world/promotions.ts";
import { isLost, memoryHead } from "./world/shoppers.ts";
import type { World } from "./world/world.ts";

export function promotionReader(
  world: World,
): Pick<MarketReader, "campaign" | "lowestFen" | "formerBuyers" | "cartHolders"> {
  return {
    campaign: (id) => campaignFigures(world, id),
    lowestFen: (listing, days) =>
      fen(lowestFen(world.promotions, listing, Math.floor(world.now / 24), days)),
    formerBuyers: (shop) => buyersOf(world, shop).length,
    cartHolders: (listings) => cartHoldersOf(world, listings).length,
  };
}

export function promotionWriter(
  world: World,
  emit: Emit,
): Pick<MarketWriter, "registerCampaign" | "pushCoupon" | "payPromotionFee"> {
  return {
    registerCampaign: (id) => {
      ensureRows(world.promotions.campaign, id + 1);
    },
    pushCoupon: (id, shop, { listings, pieces, feeFen }) => {
      const holders = listings === null ? [] : cartHoldersOf(world, listings).slice(0, pieces);
      for (const shopper of holders) giveCoupon(world, id, shopper);
      const buyers = listings === null ? buyersOf(world, shop).slice(0, pieces) : [];
      for (const { shopper, line } of buyers) sendCoupon(world, id, shopper, line);
      const reached = [...holders, ...buyers];
      payPromotion(world, emit, shop, reached.length * feeFen);
      return reached.length;
    },
    payPromotionFee: (shop, paid) => payPromotion(world, emit, shop, paid),
  };
}

function campaignFigures(world: World, id: number): CampaignFigures {
  const { claimed, used, sold, orders, paidFen, offFen, costFen } = world.promotions.campaign.col;
  return {
    claimed: claimed[id] ?? 0,
    used: used[id] ?? 0,
    sold: sold[id] ?? 0,
    orders: orders[id] ?? 0,
    paidFen: paidFen[id] ?? 0,
    offFen: offFen[id] ?? 0,
    costFen: costFen[id] ?? 0,
  };
}

/** The shop's buyers, latest first, each with a line of the latest order. */
function buyersOf(world: World, shop: number): { shopper: number; line: number }[] {
  const { shop: shops, shopper } = world.order.col;
  const found = new Map<number, number>();
  for (let line = world.order.count - 1; line >= 0; line -= 1) {
    if (shops[line] !== shop || !isOrder(world, line) || found.has(shopper[line] as number))
      continue;
    found.set(shopper[line] as number, line);
  }
  return [...found].map(([who, line]) => ({ shopper: who, line }));
}

/** Whoever has one of the listings in a cart that is still alive; the latest cart first, then by number. */
function cartHoldersOf(world: World, listings: readonly number[]): number[] {
  const wanted = new Set(listings);
  const found: { shopper: number; tick: number }[] = [];
  for (let shopper = 0; shopper < world.shoppers.count; shopper += 1) {
    let latest = -1;
    let node = memoryHead(world.shoppers, shopper);
    for (; node >= 0; node = memoryNext(world, node)) {
      if (memoryKind(world, node) !== MEMORY.cart || !wanted.has(memoryListing(world, node)))
        continue;
      const tick = memoryTick(world, node);
      if (world.now - tick <= RETURN_DAYS * 24) latest = Math.max(latest, tick);
    }
    if (latest >= 0) found.push({ shopper, tick: latest });
  }
  return found
    .toSorted((a, b) => b.tick - a.tick || a.shopper - b.shopper)
    .map((one) => one.shopper);
}

function giveCoupon(world: World, id: number, shopper: number): boolean {
  if (claimOf(world.promotions, shopper, id) !== 0 || isLost(world.shoppers, shopper)) return false;
  setClaim(world.promotions, shopper, id, HELD);
  addTo(world.promotions, id, "claimed", 1);
  return true;
}

// A message reminds of the shop, whatever was felt about it.
function sendCoupon(world: World, id: number, shopper: number, line: number): void {
  if (!giveCoupon(world, id, shopper)) return;
  const { listing, sku } = world.order.col;
  remember(world, shopper, MEMORY.shop, listing[line] as number, sku[line] as number, 0);
}

function payPromotion(world: World, emit: Emit, shop: number, fee: number): void {
  if (fee === 0) return;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "promotion" }, [
    ["promotion_fees", fee],
    ["cash", -fee],
  ]);
}
