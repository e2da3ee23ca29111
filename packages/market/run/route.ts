/** Which warehouse and courier an offer and an order go by, and what the buyer pays for it. */
import { ROAD } from "../border/contract.ts";
import { onTopFen } from "../border/parcel.ts";
import { buyerFreightFen } from "../compile/freight.ts";
import { classFor, courierAt, routeAt, type Routes } from "../compile/routes.ts";
import { templateFen, weightClass, type Load } from "../logistics.ts";
import { drawDown, hasImports, keepCrossing } from "../world/border.ts";
import { addPieces, piecesAt, piecesAway } from "../world/logistics.ts";
import type { World } from "../world/world.ts";
import type { Run } from "./run.ts";
import type { Offer, Visitor } from "./visit.ts";

/** Fills in days, freight and the courier's name of an offer by a shop that has decided how it sends. */
export function routeOffer(
  run: Run,
  visitor: Visitor,
  routes: Routes,
  offer: Offer,
  shop: number,
): void {
  const category = run.tables.categoryOf[offer.listing] as number;
  const size = classFor(routes, shop, {
    weightClass: routes.classOf[category] as number,
    goodsFen: offer.priceFen,
  });
  const depot = nearestWith(run.world, routes, shop, visitor.province, size, offer.sku, 1);
  offer.days = routes.days[routeAt(routes, shop, depot, visitor.province, size)] as number;
  offer.trust = routes.trust[courierAt(routes, shop, visitor.province, size)] as number;
  const load = {
    goodsFen: offer.priceFen,
    pieces: 1,
    weightG: routes.weightG[category] as number,
  };
  offer.freightFen = freightFen(run, shop, visitor.province, load);
  if (depot > run.world.scenario.depots.length)
    offer.freightFen += onTopFen(run, shop, offer.listing, offer.priceFen);
}

/** What a buyer in a province pays for delivery of a load. */
export function freightFen(run: Run, shop: number, province: number, load: Load): number {
  const { routes, shops } = run.tables;
  const template = routes?.rows[shop]?.template;
  if (routes && template)
    return templateFen(template, routes.group[shop * routes.provinces + province] as number, load);
  const rule = shops[shop]?.freight;
  return rule ? buyerFreightFen(rule, load.goodsFen, run.habits.zone[province] as number) : 0;
}

// The warehouse with the pieces that is soonest there; the shop's own where they tie.
function nearestWith(
  world: World,
  routes: Routes,
  shop: number,
  province: number,
  size: number,
  sku: number,
  pieces: number,
): number {
  const places = routes.places[shop];
  if (!places || places.length === 0) return 0;
  const { logistics } = world;
  const home = (world.sku.col.stock[sku] as number) - piecesAway(logistics, sku);
  let best = home >= pieces ? 0 : -1;
  for (const depot of places) {
    if (piecesAt(logistics, sku, depot) < pieces) continue;
    const hours = routes.hours[routeAt(routes, shop, depot, province, size)] as number;
    if (best < 0 || hours < (routes.hours[routeAt(routes, shop, best, province, size)] as number))
      best = depot;
  }
  return Math.max(0, best);
}

/**
 * Settles where an order's parcel leaves from and when it is promised, after its pieces have left the shelves.
 * Every line is taken from the same warehouse if it lies there, else from home, else from wherever it lies.
 */
export function routeOrder(run: Run, order: number): void {
  const { world, tables } = run;
  const { routes } = tables;
  const col = world.order.col;
  const shop = col.shop[order] as number;
  if (!routes?.rows[shop]) return;
  const province = col.province[order] as number;
  const until = order + Math.max(1, col.lines[order] as number);
  const size = sizeOf(world, routes, order);
  // The pieces are gone from the SKU's stock already: the first line looks for none more than are left.
  const depot = nearestLeft(run, routes, order, size);
  let from = depot;
  for (let line = order; line < until; line += 1)
    from = Math.max(from, takePieces(world, line, depot));
  // What one line waits for from beyond the border the whole order waits for.
  const days = routes.days[routeAt(routes, shop, from, province, size)] as number;
  for (let line = order; line < until; line += 1) {
    col.depot[line] = from;
    col.courier[line] = courierAt(routes, shop, province, size);
    col.promisedAt[line] = (col.at[line] as number) + days * 86_400;
  }
}

/** The class an order's parcel goes by. */
export function sizeOf(world: World, routes: Routes, order: number): number {
  return classFor(routes, world.order.col.shop[order] as number, {
    weightClass: weightClass(weightOf(world, order)),
    goodsFen: goodsOf(world, order),
  });
}

function nearestLeft(run: Run, routes: Routes, order: number, size: number): number {
  const { world } = run;
  const col = world.order.col;
  const shop = col.shop[order] as number;
  const sku = col.sku[order] as number;
  const stock = world.sku.col.stock;
  const pieces = col.quantity[order] as number;
  stock[sku] = (stock[sku] as number) + pieces;
  const found = nearestWith(world, routes, shop, col.province[order] as number, size, sku, pieces);
  stock[sku] = (stock[sku] as number) - pieces;
  return found;
}

// Answers the shelf beyond the border that pieces came from; 0 when none did.
function takePieces(world: World, line: number, depot: number): number {
  const { logistics } = world;
  const sku = world.order.col.sku[line] as number;
  const isFar = (place: number): boolean => place > world.scenario.depots.length;
  let missing = world.order.col.quantity[line] as number;
  let far = 0;
  const take = (place: number): void => {
    const taken = takeFrom(world, line, { place, wanted: missing, isFar: isFar(place) });
    if (taken > 0 && isFar(place)) far = place;
    missing -= taken;
  };
  if (depot > 0) take(depot);
  const home = (world.sku.col.stock[sku] as number) + missing - piecesAway(logistics, sku);
  const atHome = Math.min(missing, Math.max(0, home));
  if (hasImports(world.border)) drawDown(world.border, { sku, road: ROAD.general, pieces: atHome });
  missing -= atHome;
  for (let other = 1; other <= logistics.depot.stride && missing > 0; other += 1) take(other);
  return far;
}

function takeFrom(
  world: World,
  line: number,
  from: { readonly place: number; readonly wanted: number; readonly isFar: boolean },
): number {
  const sku = world.order.col.sku[line] as number;
  const pieces = Math.min(from.wanted, piecesAt(world.logistics, sku, from.place));
  if (pieces <= 0) return 0;
  addPieces(world.logistics, sku, from.place, -pieces);
  if (from.isFar) {
    const road = from.place - world.scenario.depots.length;
    drawDown(world.border, { sku, road, pieces });
    keepCrossing(world.border, { line, road, pieces });
  }
  return pieces;
}

/** Grams of all lines of an order. */
export function weightOf(world: World, order: number): number {
  const col = world.order.col;
  let weightG = 0;
  for (let line = order; line < order + Math.max(1, col.lines[order] as number); line += 1) {
    const category = world.listing.col.category[col.listing[line] as number] as number;
    weightG += (world.scenario.categories[category]?.weightG ?? 0) * (col.quantity[line] as number);
  }
  return weightG;
}

/** What an order's goods were sold for, all lines together. */
export function goodsOf(world: World, order: number): number {
  const col = world.order.col;
  let goods = 0;
  for (let line = order; line < order + Math.max(1, col.lines[order] as number); line += 1)
    goods += col.goodsFen[line] as number;
  return goods;
}
