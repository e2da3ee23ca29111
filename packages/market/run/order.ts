/** How a basket becomes an order: stock goes down, money is held, the shop has a parcel to pack. */
import { bitsFor, log, unitFrom } from "@dianzhang/kernel";
import { buyerFreightFen } from "../compile/freight.ts";
import { KIND } from "../events.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import { post } from "../settle/ledger.ts";
import { forgetKind, forgetListing } from "../world/memory.ts";
import { queueToPack } from "../world/agenda.ts";
import { ensureRows } from "../world/grown.ts";
import { setNeedSince } from "../world/shoppers.ts";
import { count, ORDER_STATE } from "../world/world.ts";
import type { Run } from "./run.ts";
import { creditOrder } from "./sponsored.ts";
import type { Visitor } from "./visit.ts";

/** Pays for the basket; answers false when every last piece went to somebody else. */
export function placeOrder(run: Run, visitor: Visitor, shop: number): boolean {
  const { world, emit, basket } = run;
  const order = world.order.count;
  const at = visitor.start + visitor.spent + 20;
  let goods = 0;
  let cost = 0;
  let pieces = 0;
  for (let i = 0; i < basket.lines; i += 1) {
    const line = writeLine(run, visitor, i, { order, at, shop });
    if (line < 0) continue;
    const { goodsFen, costFen, quantity } = world.order.col;
    goods += goodsFen[line] as number;
    cost += costFen[line] as number;
    pieces += quantity[line] as number;
  }
  if (pieces === 0) return false;
  const col = world.order.col;
  const rule = run.tables.shops[shop]?.freight;
  const zone = world.scenario.provinces[visitor.province]?.zone ?? 1;
  const freight = rule ? buyerFreightFen(rule, goods, zone) : 0;
  col.lines[order] = world.order.count - order;
  col.freightFen[order] = freight;
  const { shopper, session, channel, device, province } = visitor;
  const promised = col.promisedAt[order] as number;
  const who = [at, order, shopper, session, shop, channel, device, province] as const;
  emit.orders.add(...who, pieces, goods, freight, goods + freight, cost, promised);
  queueToPack(world.agenda, shop, order);
  post(world, emit, { at, shop, order, memo: "order" }, [
    ["escrow", goods + freight],
    ["sales", -goods],
    ["freight_in", -freight],
    ["cogs", cost],
    ["inventory", -cost],
  ]);
  world.shop.col.sold[shop] = (world.shop.col.sold[shop] as number) + 1;
  visitor.orders += 1;
  creditOrder(run, visitor, { shop, at, goodsFen: goods });
  return true;
}

// One line of the basket: its columns, its rows in the lake, its need satisfied. Answers its row, or −1.
function writeLine(
  run: Run,
  visitor: Visitor,
  i: number,
  { order, at, shop }: { readonly order: number; readonly at: number; readonly shop: number },
): number {
  const { world, emit, basket, habits } = run;
  const listing = basket.listing[i] as number;
  const sku = basket.sku[i] as number;
  const priceFen = basket.priceFen[i] as number;
  const stock = world.sku.col.stock[sku] as number;
  if (stock <= 0) return -1;
  const pieces = Math.min(stock, howMany(run, visitor, listing));
  const { shopper, session, province } = visitor;
  const line = world.order.count;
  ensureRows(world.order, line + 1);
  const col = world.order.col;
  col.head[line] = order;
  col.lines[line] = 0;
  col.at[line] = at;
  col.shopper[line] = shopper;
  col.session[line] = session;
  col.shop[line] = shop;
  col.listing[line] = listing;
  col.sku[line] = sku;
  col.quantity[line] = pieces;
  col.goodsFen[line] = priceFen * pieces;
  col.freightFen[line] = 0;
  col.costFen[line] = (world.sku.col.costFen[sku] as number) * pieces;
  col.province[line] = province;
  col.promisedAt[line] = at + (habits.promisedDays[province] as number) * 86_400;
  col.state[line] = ORDER_STATE.paid;
  emit.orderLines.add(at, order, shop, listing, sku, pieces, priceFen, col.costFen[line] as number);
  emit.action.add(at, shopper, session, shop, listing, sku, KIND.pay, pieces, priceFen);
  takeStock(run, sku, listing, pieces);
  const { paidFen } = world.listing.col;
  if (priceFen > (paidFen[listing] as number)) paidFen[listing] = priceFen;
  world.listing.col.sold[listing] = (world.listing.col.sold[listing] as number) + pieces;
  count(world, listing, 4, 1);
  count(world, listing, 5, pieces);
  count(world, listing, 6, priceFen * pieces);
  const category = run.tables.categoryOf[listing] as number;
  satisfyNeed(run, visitor, category, pieces);
  forgetListing(world, shopper, listing);
  forgetKind(world, shopper, category);
  return line;
}

function howMany(run: Run, visitor: Visitor, listing: number): number {
  const { world, tables, habits } = run;
  const { need } = habits.parameters;
  const segment = world.scenario.segments[visitor.segment] as Segment;
  const gain = Math.max(0, tables.memoryTerm[listing] as number);
  const more = need.secondPiece + need.stockUp * segment.deal * gain;
  const draw = unitFrom(
    bitsFor(habits.keys.quantity, visitor.shopper ^ Math.imul(listing, 0x632be5ab), world.now),
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
  const ahead = Math.round((pieces - 1) * run.habits.parameters.need.furtherPiece * needDays);
  setNeedSince(world.shoppers, visitor.shopper, category, Math.floor(world.now / 24) + ahead);
}
