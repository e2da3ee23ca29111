/** Orders that wait before they are orders: paid for in part or whole, then sent, or called off and settled. */
import { RULE_KINDS, type Group, type Presale } from "../pricing/rule.ts";
import { declareOrder, undoCrossings } from "../border/parcel.ts";
import { hasImports } from "../world/border.ts";
import { putBack } from "../supply/books.ts";
import { post } from "../settle/ledger.ts";
import { queueToPack } from "../world/agenda.ts";
import { forgetKind, forgetListing } from "../world/memory.ts";
import { addTo, setClaim, USED } from "../world/promotions.ts";
import { setNeedSince } from "../world/shoppers.ts";
import { count, ORDER_STATE, type World } from "../world/world.ts";
import { noteOwner } from "./kinds.ts";
import { addOrderLine, takeStock } from "./line.ts";
import { freightFen, routeOrder, weightOf } from "./route.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Takes a piece from the shelf for an order to come; answers its line. `at` is when. */
export function startWaiting(
  run: Run,
  visitor: Visitor,
  rule: Group | Presale,
  what: { readonly sku: number; readonly goodsFen: number; readonly at: number },
): number {
  const { world } = run;
  const { listing, shop } = rule;
  const { sku, goodsFen, at } = what;
  const order = world.order.count;
  const slip = { order, at, shop };
  const line = addOrderLine(run, visitor, slip, { listing, sku, pieces: 1, goodsFen });
  const col = world.order.col;
  col.lines[line] = 1;
  const load = { goodsFen, pieces: 1, weightG: weightOf(world, line) };
  col.freightFen[line] = freightFen(run, shop, visitor.province, load);
  col.state[line] = ORDER_STATE.waiting;
  takeStock(run, sku, listing, 1);
  routeOrder(run, line);
  if (hasImports(world.border)) declareOrder(run, line, false);
  forgetListing(world, visitor.shopper, listing);
  forgetKind(world, visitor.shopper, run.tables.categoryOf[listing] as number);
  setClaim(world.promotions, visitor.shopper, rule.id, USED);
  addTo(world.promotions, rule.id, "claimed", 1);
  addTo(world.promotions, rule.id, "sold", 1);
  return line;
}

/** Holds what a buyer paid ahead: the platform has the money, and the shop owes the goods. */
export function hold({ world, emit }: Run, line: number, fen: number, at: number): void {
  const shop = world.order.col.shop[line] as number;
  post(world, emit, { at, shop, order: line, memo: "deposit" }, [
    ["escrow", fen],
    ["deposit", -fen],
  ]);
}

/** A waiting order that comes about: how it began, what was held for it, and for which campaign. */
export interface Ripe {
  readonly line: number;
  readonly channel: number;
  readonly device: number;
  readonly campaign: number;
  readonly kind: "group" | "presale";
  readonly heldFen: number;
  readonly at: number;
}

/** The rest is paid, the sale is booked, the parcel goes to be packed. */
export function sendOrder(run: Run, ripe: Ripe): void {
  const { world, emit } = run;
  const { line, channel, device, campaign, at, heldFen } = ripe;
  const col = world.order.col;
  const shop = col.shop[line] as number;
  const shopper = col.shopper[line] as number;
  const listing = col.listing[line] as number;
  const sku = col.sku[line] as number;
  const province = col.province[line] as number;
  const goods = col.goodsFen[line] as number;
  const freight = col.freightFen[line] as number;
  const cost = col.costFen[line] as number;
  // The last balance is paid when the campaign, and perhaps every campaign, is over.
  const asked = run.tables.promo?.askedFen ?? run.tables.skuFen;
  const off = Math.max(0, (asked[sku] ?? goods) - goods);
  const paid = goods + freight;
  // As many days after the sale as were promised when it was ordered.
  const promised = at + (col.promisedAt[line] as number) - (col.at[line] as number);
  col.state[line] = ORDER_STATE.paid;
  col.promisedAt[line] = promised;
  // From now on it is an order like any other, paid at this second: deadlines count from here.
  col.at[line] = at;
  const who = [at, line, shopper, col.session[line] as number, shop, channel, device] as const;
  emit.orders.addMixed([...who, province, 1, goods, freight, paid, cost, promised, off]);
  emit.orderLines.add(at, line, shop, listing, sku, 1, goods + off, cost, off);
  emit.discounts.add(at, line, shop, listing, campaign, RULE_KINDS.indexOf(ripe.kind), 1, off);
  queueToPack(world.agenda, shop, line);
  post(world, emit, { at, shop, order: line, memo: "order" }, [
    ["escrow", paid - heldFen],
    ["deposit", heldFen],
    ["sales", -(goods + off)],
    ["discounts", off],
    ["freight_in", -freight],
    ["cogs", cost],
    ["inventory", -cost],
  ]);
  countSale(run, line);
  addTo(world.promotions, campaign, "used", 1);
  addTo(world.promotions, campaign, "orders", 1);
  addTo(world.promotions, campaign, "paidFen", goods);
  addTo(world.promotions, campaign, "offFen", off);
  addTo(world.promotions, campaign, "costFen", cost);
}

function countSale(run: Run, line: number): void {
  const { world, tables } = run;
  const { shop: shops, listing: listings, shopper, goodsFen } = world.order.col;
  const shop = shops[line] as number;
  const listing = listings[line] as number;
  world.shop.col.sold[shop] = (world.shop.col.sold[shop] as number) + 1;
  world.listing.col.sold[listing] = (world.listing.col.sold[listing] as number) + 1;
  count(world, listing, 4, 1);
  count(world, listing, 5, 1);
  count(world, listing, 6, goodsFen[line] as number);
  const category = tables.categoryOf[listing] as number;
  noteOwner(run, shopper[line] as number, category);
  setNeedSince(world.shoppers, shopper[line] as number, category, Math.floor(world.now / 24));
}

/** It comes to nothing: the piece returns to the shelf; what was held goes back, or stays with the shop. */
export function callOff(
  { world, emit }: Run,
  line: number,
  campaign: number,
  held: { readonly fen: number; readonly isKept: boolean },
): void {
  const col = world.order.col;
  const shop = col.shop[line] as number;
  col.state[line] = ORDER_STATE.cancelled;
  const { fen } = held;
  const kept = held.isKept ? fen : 0;
  post(world, emit, { at: world.now * 3600, shop, order: line, memo: "deposit" }, [
    ["deposit", fen],
    ["escrow", -fen],
    ["cash", kept],
    ["forfeits", -kept],
  ]);
  putBack({ world, emit }, line);
  undoCrossings(world, line);
  addTo(world.promotions, campaign, "sold", -1);
}

/** Orders that never came about, or have not yet, do not count as orders. */
export function isOrder(world: World, line: number): boolean {
  return (world.order.col.state[line] as number) < ORDER_STATE.waiting;
}
