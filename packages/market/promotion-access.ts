/** What a desk may read and write of promotions: counts, price history, former buyers; coupons sent, fees paid. */
import { fen } from "@dianzhang/kernel";
import type { CampaignFigures, MarketReader, MarketWriter } from "./desk.ts";
import { isOrder } from "./run/later.ts";
import type { Emit } from "./run/emit.ts";
import { post } from "./settle/ledger.ts";
import { ensureRows } from "./world/grown.ts";
import { MEMORY, remember } from "./world/memory.ts";
import { addTo, claimOf, HELD, lowestFen, setClaim } from "./world/promotions.ts";
import { isLost } from "./world/shoppers.ts";
import type { World } from "./world/world.ts";

export function promotionReader(
  world: World,
): Pick<MarketReader, "campaign" | "lowestFen" | "formerBuyers"> {
  return {
    campaign: (id) => campaignFigures(world, id),
    lowestFen: (listing, days) =>
      fen(lowestFen(world.promotions, listing, Math.floor(world.now / 24), days)),
    formerBuyers: (shop) => buyersOf(world, shop).length,
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
    pushCoupon: (id, shop, pieces, feeFen) => {
      const reached = buyersOf(world, shop).slice(0, pieces);
      for (const { shopper, line } of reached) sendCoupon(world, id, shopper, line);
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

// A message reminds of the shop, whatever was felt about it.
function sendCoupon(world: World, id: number, shopper: number, line: number): void {
  if (claimOf(world.promotions, shopper, id) !== 0 || isLost(world.shoppers, shopper)) return;
  setClaim(world.promotions, shopper, id, HELD);
  addTo(world.promotions, id, "claimed", 1);
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
