/** The market as a desk may read and write it: cash, stock, ratings, counters — nothing latent. */
import { drawFor, fen, purpose, purposeKey, tick, type Fen, type Tick } from "@dianzhang/kernel";
import type { CampaignFigures, Counters, MarketReader, MarketWriter } from "./desk.ts";
import type { Emit } from "./run/emit.ts";
import { dayFrom } from "./settle/learn.ts";
import { post } from "./settle/ledger.ts";
import { ensureRows } from "./world/grown.ts";
import { MEMORY, remember } from "./world/memory.ts";
import { addTo, claimOf, HELD, lowestFen, setClaim } from "./world/promotions.ts";
import { isLost } from "./world/shoppers.ts";
import { waitingToPack } from "./world/agenda.ts";
import { COUNTERS, HISTORY_DAYS, TODAY_CELLS, type World } from "./world/world.ts";

export function marketAccess(
  world: World,
  emit: Emit,
  view: (shop: number, name: string, params: unknown) => unknown,
): MarketReader & MarketWriter {
  return {
    scenario: world.scenario,
    get now(): Tick {
      return tick(world.now);
    },
    shops: world.shops,
    cash: (shop): Fen => fen(world.shop.col.cashFen[shop] ?? 0),
    income: (shop): Fen => fen(world.shop.col.incomeFen[shop] ?? 0),
    stock: (sku) => world.sku.col.stock[sku] ?? 0,
    incoming: (sku) => world.sku.col.incoming[sku] ?? 0,
    sold: (listing) => world.listing.col.sold[listing] ?? 0,
    rating: (listing) => ratingOf(world, listing),
    counters: (listing, days) => countersOf(world, listing, days),
    orders: (shop) => ordersOf(world, shop),
    campaign: (id) => campaignFigures(world, id),
    lowestFen: (listing, days): Fen =>
      fen(lowestFen(world.promotions, listing, Math.floor(world.now / 24), days)),
    formerBuyers: (shop) => buyersOf(world, shop).length,
    chance: (name, subject, occasion) =>
      drawFor(purposeKey(world.seed, purpose(`seat/${name}`)), subject, occasion),
    view,
    registerListing: (listing, shop, category) => {
      ensureRows(world.listing, listing + 1);
      ensureRows(world.today, listing + 1);
      ensureRows(world.history, listing + 1);
      world.listing.col.shop[listing] = shop;
      world.listing.col.category[listing] = category;
    },
    registerSku: (sku, shop, listing, unitCostFen) => {
      ensureRows(world.sku, sku + 1);
      world.sku.col.shop[sku] = shop;
      world.sku.col.listing[sku] = listing;
      world.sku.col.costFen[sku] = unitCostFen;
    },
    payForPictures: (shop, paid) => {
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "pictures" }, [
        ["photography", paid],
        ["cash", -paid],
      ]);
    },
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
    buyStock: (shop, sku, quantity, unitCostFen) => {
      // On the first day the supplier's van is at the door; later goods take the lead time.
      const arrives = world.now < 24 ? world.now : world.now + world.scenario.supplyLeadHours;
      const row = world.receipt.count;
      ensureRows(world.receipt, row + 1);
      world.receipt.col.tick[row] = arrives;
      world.receipt.col.sku[row] = sku;
      world.receipt.col.quantity[row] = quantity;
      world.sku.col.incoming[sku] = (world.sku.col.incoming[sku] as number) + quantity;
      const paid = quantity * unitCostFen;
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "stock-purchase" }, [
        ["inventory", paid],
        ["cash", -paid],
      ]);
    },
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
    if (shops[line] !== shop || found.has(shopper[line] as number)) continue;
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

function ratingOf(world: World, listing: number): { permille: number; count: number } {
  const count = world.listing.col.reviews[listing] ?? 0;
  const stars = world.listing.col.stars[listing] ?? 0;
  return { permille: count === 0 ? 0 : Math.round((stars * 1000) / count), count };
}

function countersOf(world: World, listing: number, days: number): Counters {
  const today = Math.floor(world.now / 24);
  const back = Math.min(days, HISTORY_DAYS - 2, today);
  const sums = new Float64Array(COUNTERS.length);
  addCounters(sums, world.today.col.value, listing * TODAY_CELLS);
  for (let day = today - back; day < today; day += 1)
    addCounters(sums, world.history.col.value, dayFrom(listing, day));
  return Object.fromEntries(COUNTERS.map((name, i) => [name, sums[i]])) as unknown as Counters;
}

function addCounters(sums: Float64Array, counts: Int32Array, from: number): void {
  for (let i = 0; i < sums.length; i += 1)
    sums[i] = (sums[i] as number) + (counts[from + i] as number);
}

function ordersOf(
  world: World,
  shop: number,
): { toShip: number; inTransit: number; signed: number } {
  const { inTransit, signed } = world.shop.col;
  return {
    toShip: waitingToPack(world.agenda, shop),
    inTransit: inTransit[shop] ?? 0,
    signed: signed[shop] ?? 0,
  };
}
