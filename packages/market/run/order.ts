/** How a purchase becomes an order: stock goes down, money is held, the shop has a parcel to pack. */
import { bitsFor, log, unitFrom } from "@dianzhang/kernel";
import { KIND } from "../events.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import { post } from "../settle/ledger.ts";
import { forgetListing } from "../world/memory.ts";
import { queueToPack } from "../world/agenda.ts";
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
  const order = world.order.count;
  ensureRows(world.order, order + 1);
  const col = world.order.col;
  col.at[order] = at;
  col.shopper[order] = visitor.shopper;
  col.session[order] = visitor.session;
  col.shop[order] = row.shop;
  col.listing[order] = row.listing;
  col.sku[order] = sku;
  col.quantity[order] = pieces;
  col.goodsFen[order] = goods;
  col.freightFen[order] = offer.freightFen;
  col.costFen[order] = cost;
  col.province[order] = visitor.province;
  col.promisedAt[order] = at + offer.days * 86_400;
  col.state[order] = ORDER_STATE.paid;
  queueToPack(world.agenda, row.shop, order);
  takeStock(run, sku, row.listing, pieces);
  emit.orders.add(
    at, order, visitor.shopper, visitor.session, row.shop, visitor.channel, visitor.device, visitor.province, pieces,
    goods, offer.freightFen, goods + offer.freightFen, cost, col.promisedAt[order] as number,
  );
  emit.orderLines.add(at, order, row.shop, row.listing, sku, pieces, offer.priceFen, cost);
  emit.action.add(at, visitor.shopper, visitor.session, row.shop, row.listing, sku, KIND.pay, pieces, offer.priceFen);
  post(world, emit, { at, shop: row.shop, order, memo: "order" }, [
    ["escrow", goods + offer.freightFen], ["sales", -goods], ["freight_in", -offer.freightFen],
    ["cogs", cost], ["inventory", -cost],
  ]);
  world.listing.col.sold[row.listing] = (world.listing.col.sold[row.listing] as number) + pieces;
  world.shop.col.sold[row.shop] = (world.shop.col.sold[row.shop] as number) + 1;
  count(world, row.listing, 4, 1);
  count(world, row.listing, 5, pieces);
  count(world, row.listing, 6, goods);
  visitor.orders += 1;
  satisfyNeed(run, visitor, row.category, pieces);
  forgetListing(world, visitor.shopper, row.listing);
  return true;
}

function howMany(run: Run, visitor: Visitor, offer: Offer): number {
  const { world, tables, habits } = run;
  const segment = world.scenario.segments[visitor.segment] as Segment;
  const gain = Math.max(0, tables.memoryTerm[offer.row.listing] as number);
  const more = 0.04 + STOCK_UP * segment.deal * gain;
  const draw = unitFrom(bitsFor(habits.keys.quantity, visitor.shopper ^ Math.imul(offer.row.listing, 0x632be5ab), world.now));
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
  for (let i = from; i < until; i += 1) if ((stock[tables.skuIds[i] as number] as number) > 0) return;
  // Sold out: the card stays in the lists until the day ends, and those who open it find nothing to buy.
  tables.isBuyable[listing] = 0;
}

// A need bought ahead starts growing back only later: that is the dip after a promotion.
function satisfyNeed(run: Run, visitor: Visitor, category: number, pieces: number): void {
  const { world } = run;
  const needDays = (world.scenario.categories[category] as Category).needDays;
  const ahead = Math.round((pieces - 1) * FURTHER_PIECE * needDays);
  world.shoppers.needSince[visitor.shopper * world.shoppers.categories + category] = Math.floor(world.now / 24) + ahead;
}
