/** How a purchase becomes an order: stock goes down, money is held, the shop has a parcel to pack. */
import { bitsFor, log, unitFrom } from "@dianzhang/kernel";
import { KIND } from "../events.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import { post } from "../settle/ledger.ts";
import { forgetListing } from "../world/memory.ts";
import { queueToPack } from "../world/agenda.ts";
import { setNeedSince } from "../world/shoppers.ts";
import { ensureRows } from "../world/grown.ts";
import { count, ORDER_STATE } from "../world/world.ts";
import type { Run } from "./run.ts";
import type { Offer, Visitor } from "./visit.ts";

/** Deal lovers take a second or third piece when the price is below what they remember (F42). */
const STOCK_UP = 1.6;
/** How much of a recovery time each further piece satisfies. Assumption. */
const FURTHER_PIECE = 0.7;

/** Pays for the offer; answers false when the last piece went to somebody else. */
export function placeOrder(run: Run, visitor: Visitor, offer: Offer): boolean {
  const { world, emit } = run;
  const { sku, row } = offer;
  const stock = world.sku.col.stock[sku] as number;
  if (stock <= 0) return false;
  const pieces = Math.min(stock, howMany(run, visitor, offer));
  const goods = offer.priceFen * pieces;
  const cost = (world.sku.col.costFen[sku] as number) * pieces;
  const at = visitor.start + visitor.spent + 20;
  const order = writeOrder(run, visitor, offer, { at, pieces, goods, cost });
  queueToPack(world.agenda, row.shop, order);
  takeStock(run, sku, row.listing, pieces);
  post(world, emit, { at, shop: row.shop, order, memo: "order" }, [
    ["escrow", goods + offer.freightFen],
    ["sales", -goods],
    ["freight_in", -offer.freightFen],
    ["cogs", cost],
    ["inventory", -cost],
  ]);
  const { listing } = row;
  world.listing.col.sold[listing] = (world.listing.col.sold[listing] as number) + pieces;
  world.shop.col.sold[row.shop] = (world.shop.col.sold[row.shop] as number) + 1;
  count(world, listing, 4, 1);
  count(world, listing, 5, pieces);
  count(world, listing, 6, goods);
  visitor.orders += 1;
  satisfyNeed(run, visitor, row.category, pieces);
  forgetListing(world, visitor.shopper, listing);
  return true;
}

interface Basket {
  readonly at: number;
  readonly pieces: number;
  readonly goods: number;
  readonly cost: number;
}

// The order's own columns, and its rows in the lake.
function writeOrder(run: Run, visitor: Visitor, offer: Offer, basket: Basket): number {
  const { world, emit } = run;
  const { at, pieces, goods, cost } = basket;
  const { shopper, session, channel, device, province } = visitor;
  const { shop, listing } = offer.row;
  const { sku, priceFen, freightFen } = offer;
  const order = world.order.count;
  const promised = at + offer.days * 86_400;
  ensureRows(world.order, order + 1);
  const col = world.order.col;
  col.at[order] = at;
  col.shopper[order] = shopper;
  col.session[order] = session;
  col.shop[order] = shop;
  col.listing[order] = listing;
  col.sku[order] = sku;
  col.quantity[order] = pieces;
  col.goodsFen[order] = goods;
  col.freightFen[order] = freightFen;
  col.costFen[order] = cost;
  col.province[order] = province;
  col.promisedAt[order] = promised;
  col.state[order] = ORDER_STATE.paid;
  const paid = goods + freightFen;
  const who = [at, order, shopper, session, shop, channel, device, province] as const;
  emit.orders.add(...who, pieces, goods, freightFen, paid, cost, promised);
  emit.orderLines.add(at, order, shop, listing, sku, pieces, priceFen, cost);
  emit.action.add(at, shopper, session, shop, listing, sku, KIND.pay, pieces, priceFen);
  return order;
}

function howMany(run: Run, visitor: Visitor, offer: Offer): number {
  const { world, tables, habits } = run;
  const segment = world.scenario.segments[visitor.segment] as Segment;
  const gain = Math.max(0, tables.memoryTerm[offer.row.listing] as number);
  const more = 0.04 + STOCK_UP * segment.deal * gain;
  const draw = unitFrom(
    bitsFor(
      habits.keys.quantity,
      visitor.shopper ^ Math.imul(offer.row.listing, 0x632be5ab),
      world.now,
    ),
  );
  if (draw >= more) return 1;
  return 2 + Math.min(2, Math.floor(log(draw / more) / log(0.25)));
}

function takeStock(run: Run, sku: number, listing: number, pieces: number): void {
  const { world, tables } = run;
  const stock = world.sku.col.stock;
  stock[sku] = (stock[sku] as number) - pieces;
  if ((stock[sku] as number) > 0) return;
  const from = tables.skuFrom[listing] as number;
  const until = from + (tables.skuCount[listing] as number);
  for (let i = from; i < until; i += 1)
    if ((stock[tables.skuIds[i] as number] as number) > 0) return;
  // Sold out: the card stays in the lists until the day ends, and those who open it find nothing to buy.
  tables.isBuyable[listing] = 0;
}

// A need bought ahead starts growing back only later: that is the dip after a promotion.
function satisfyNeed(run: Run, visitor: Visitor, category: number, pieces: number): void {
  const { world } = run;
  const needDays = (world.scenario.categories[category] as Category).needDays;
  const ahead = Math.round((pieces - 1) * FURTHER_PIECE * needDays);
  setNeedSince(world.shoppers, visitor.shopper, category, Math.floor(world.now / 24) + ahead);
}
