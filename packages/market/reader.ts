/** The market as a desk may read and write it: cash, stock, ratings, counters — nothing latent. */
import { drawFor, fen, purpose, purposeKey, tick, type Fen, type Tick } from "@dianzhang/kernel";
import { reachReader, reachWriter } from "./reach-access.ts";
import type { Tables } from "./compile/table.ts";
import { emphasisOn } from "./compile/search-season.ts";
import type { Counters, MarketReader, MarketWriter } from "./desk.ts";
import { supplyReader, supplyWriter } from "./supply/access.ts";
import { orderDeskReader, orderDeskWriter } from "./orders/access.ts";
import { parcelReader, parcelWriter } from "./parcel-access.ts";
import { returnShare, usualCoverFen } from "./returns-promise.ts";
import { promotionReader, promotionWriter } from "./promotion-access.ts";
import { frontsOf } from "./front.ts";
import type { Emit } from "./run/emit.ts";
import { dayFrom } from "./settle/learn.ts";
import { post } from "./settle/ledger.ts";
import { serviceReader, serviceWriter } from "./service/access.ts";
import { borderAccess } from "./border/access.ts";
import { lawReader, lawWriter } from "./law/access.ts";
import { membersReader, membersWriter } from "./members/access.ts";
import { socialReader, socialWriter } from "./social/access.ts";
import { cardOf } from "./compile/terms.ts";
import { forgetViews } from "./world/ads.ts";
import { ensureRows } from "./world/grown.ts";
import { waitingToPack } from "./world/agenda.ts";
import { waitingOnDesk } from "./world/desk-work.ts";
import { addReceipt } from "./world/logistics.ts";
import { queriesOf } from "./world/queries.ts";
import { COUNTERS, HISTORY_DAYS, TODAY_CELLS, type World } from "./world/world.ts";

export function marketAccess(
  world: World,
  emit: Emit,
  view: (shop: number, name: string, params: unknown) => unknown,
  tables: () => Tables,
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
    returns: (shop) => ({
      share: returnShare(world, shop),
      coverFen: fen(usualCoverFen(world, shop)),
    }),
    counters: (listing, days) => countersOf(world, listing, days),
    searchEmphasis: (day) => emphasisOn(world.scenario, world.seed, day),
    queries: (phrase, back) => queriesOf(world, phrase, back),
    card: (listing) => cardOf(tables(), listing),
    fronts: (shop) => frontsOf(world, tables(), shop),
    orders: (shop) => ordersOf(world, shop),
    ...reachReader(world, tables),
    social: socialReader(world),
    talk: socialWriter(world, emit),
    service: serviceReader(world, tables),
    chats: serviceWriter(world, emit),
    members: membersReader(world),
    club: membersWriter(world, emit),
    law: lawReader(world, tables),
    court: lawWriter(world, emit),
    ...borderAccess(world, emit),
    parcels: parcelReader(world),
    desk: orderDeskReader(world),
    supply: supplyReader(world),
    ...promotionReader(world),
    chance: (name, subject, occasion) =>
      drawFor(purposeKey(world.seed, purpose(`seat/${name}`)), subject, occasion),
    view,
    ...listingWriter(world),
    ...reachWriter(world),
    ...moneyWriter(world, emit),
    ...promotionWriter(world, emit),
    ...parcelWriter(world, emit),
    ...orderDeskWriter(world, emit),
    ...supplyWriter(world, emit),
    ...stockWriter(world, emit),
  };
}

function moneyWriter(
  world: World,
  emit: Emit,
): Pick<MarketWriter, "payForPictures" | "holdGuarantee" | "forgetName"> {
  return {
    forgetName: (shop) => forgetViews(world.ads, shop),
    payForPictures: (shop, paid) => {
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "pictures" }, [
        ["photography", paid],
        ["cash", -paid],
      ]);
    },
    holdGuarantee: (shop, held) => {
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "guarantee" }, [
        ["guarantee", held],
        ["cash", -held],
      ]);
    },
  };
}

function stockWriter(world: World, emit: Emit): Pick<MarketWriter, "buyStock"> {
  return {
    buyStock: (shop, sku, quantity, unitCostFen) => {
      // On the first day the supplier's van is at the door; later goods take the lead time.
      const arrives = world.now < 24 ? world.now : world.now + world.scenario.supplyLeadHours;
      addReceipt(world, { tick: arrives, sku, quantity, depot: 0 });
      world.sku.col.incoming[sku] = (world.sku.col.incoming[sku] as number) + quantity;
      const paid = quantity * unitCostFen;
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "stock-purchase" }, [
        ["inventory", paid],
        ["cash", -paid],
      ]);
    },
  };
}

function listingWriter(
  world: World,
): Pick<MarketWriter, "registerListing" | "doubtMerit" | "returnToLists" | "registerSku"> {
  return {
    registerListing: (listing, shop, category) => {
      ensureRows(world.listing, listing + 1);
      ensureRows(world.today, listing + 1);
      ensureRows(world.history, listing + 1);
      world.listing.col.shop[listing] = shop;
      world.listing.col.category[listing] = category;
    },
    returnToLists: (listing) => {
      world.listing.col.isDelisted[listing] = 0;
    },
    doubtMerit: (listing) => {
      const { seen, clicked, bought } = world.listing.col;
      for (const learned of [seen, clicked, bought])
        learned[listing] = (learned[listing] as number) * world.parameters.search.kept;
    },
    registerSku: (sku, shop, listing, unitCostFen) => {
      ensureRows(world.sku, sku + 1);
      world.sku.col.shop[sku] = shop;
      world.sku.col.listing[sku] = listing;
      world.sku.col.costFen[sku] = unitCostFen;
    },
  };
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
  const of = (counter: number): number => sums[counter] as number;
  return {
    exposures: of(0),
    visits: of(1),
    carts: of(2),
    favourites: of(3),
    orders: of(4),
    units: of(5),
    salesFen: of(6),
    places: of(7),
    clicks: of(8),
  };
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
    toShip: waitingToPack(world.agenda, shop) + waitingOnDesk(world.desk, shop),
    inTransit: inTransit[shop] ?? 0,
    signed: signed[shop] ?? 0,
  };
}
