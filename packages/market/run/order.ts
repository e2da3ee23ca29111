/** How a basket becomes an order: stock goes down, money is held, the shop has a parcel to pack. */
import { bitsFor, log, unitFrom } from "@dianzhang/kernel";
import { piecesOffered } from "../compile/offered.ts";
import { CHANNEL, KIND } from "../events.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import { declareOrder, mostPieces } from "../border/parcel.ts";
import { hasImports } from "../world/border.ts";
import { post } from "../settle/ledger.ts";
import { forgetKind, forgetListing } from "../world/memory.ts";
import { queueToPack } from "../world/agenda.ts";
import { countQuery } from "../world/queries.ts";
import { noteOwner } from "./kinds.ts";
import { setNeedSince } from "../world/shoppers.ts";
import { count } from "../world/world.ts";
import { addGiftLine, bookPromotions, capPieces, priceBasketLines, savedOnSecond } from "./deal.ts";
import { paidAt } from "./act.ts";
import { addOrderLine, takeStock, type Slip } from "./line.ts";
import { freightPiece } from "./free-delivery.ts";
import { freightFen, routeOrder, weightOf } from "./route.ts";
import type { Run } from "./run.ts";
import { creditFeedOrder } from "./feed.ts";
import { creditPost } from "../social/credit.ts";
import { creditOrder } from "./sponsored.ts";
import type { Visitor } from "./visit.ts";

/** Pays for the basket; answers false when every last piece went to somebody else. */
export function placeOrder(run: Run, visitor: Visitor, shop: number): boolean {
  const { world, emit, basket } = run;
  const order = world.order.count;
  const at = paidAt(run, visitor, shop);
  for (let i = 0; i < basket.lines; i += 1) settleLine(run, visitor, i);
  // The price of a live room stands by itself: nothing else is taken off it.
  const book = visitor.isLive ? undefined : run.tables.promo?.books.get(shop);
  if (book) priceBasketLines(run, visitor, book);
  let goods = 0;
  let off = 0;
  let cost = 0;
  let pieces = 0;
  for (let i = 0; i < basket.lines; i += 1) {
    if (basket.pieces[i] === 0) continue;
    const line = writeLine(run, visitor, i, { order, at, shop });
    goods += basket.paidFen[i] as number;
    off += basket.offFen[i] as number;
    cost += world.order.col.costFen[line] as number;
    pieces += basket.pieces[i] as number;
  }
  if (pieces === 0) return false;
  const gift = book ? addGiftLine(run, visitor, book, { order, at, shop }) : -1;
  if (gift >= 0) cost += world.order.col.costFen[gift] as number;
  const coupons = book ? bookPromotions(run, visitor, book, { order, at, goods, cost }) : 0;
  const col = world.order.col;
  col.lines[order] = world.order.count - order;
  routeOrder(run, order);
  const load = { goodsFen: goods, pieces, weightG: weightOf(world, order) };
  const onTop = hasImports(world.border) ? declareOrder(run, order, true) : 0;
  const freight = freightFen(run, shop, visitor.province, load) + onTop;
  col.freightFen[order] = freight;
  const { shopper, session, channel, device, province } = visitor;
  const promised = col.promisedAt[order] as number;
  const who = [at, order, shopper, session, shop, channel, device, province] as const;
  emit.orders.addMixed([...who, pieces, goods, freight, goods + freight, cost, promised, off]);
  queueToPack(world.agenda, shop, order);
  post(world, emit, { at, shop, order, memo: "order" }, [
    ["escrow", goods + freight],
    ["sales", -(goods + off)],
    ["discounts", off - coupons],
    ["coupons", coupons],
    ["freight_in", onTop - freight],
    ["import_taxes", -onTop],
    ["cogs", cost],
    ["inventory", -cost],
  ]);
  world.shop.col.sold[shop] = (world.shop.col.sold[shop] as number) + 1;
  visitor.orders += 1;
  creditOrder(run, visitor, { shop, at, goodsFen: goods });
  if (world.feed.click.count > 0) creditFeedOrder(run, visitor, { shop, at, goodsFen: goods });
  creditPost(run, { shopper, shop, at, goodsFen: goods });
  if (channel === CHANNEL.search || channel === CHANNEL.search_ad)
    countQuery(world, visitor.keyword, "orders", 1);
  return true;
}

// How many pieces of a line there are to have, at the price of the page.
function settleLine(run: Run, visitor: Visitor, i: number): void {
  const { world, basket, tables } = run;
  const listing = basket.listing[i] as number;
  const stock = piecesOffered(world, tables, basket.sku[i] as number);
  let pieces = stock <= 0 ? 0 : Math.min(stock, howMany(run, visitor, listing, i));
  if (tables.promo) pieces = capPieces(run, visitor, tables.promo, { i, pieces });
  if (pieces > 1 && hasImports(world.border)) {
    const shop = tables.shopOf[listing] as number;
    const priceFen = basket.priceFen[i] as number;
    pieces = Math.min(pieces, mostPieces(run, { shop, listing, priceFen }));
  }
  if (visitor.most > 0) pieces = Math.min(pieces, visitor.most);
  basket.pieces[i] = pieces;
  basket.paidFen[i] = (basket.priceFen[i] as number) * pieces;
  const tagFen = tables.skuFen[basket.sku[i] as number] as number;
  basket.offFen[i] = visitor.isLive
    ? Math.max(0, tagFen - (basket.priceFen[i] as number)) * pieces
    : 0;
}

// One line of the basket: its columns, its rows in the lake, its need satisfied. Answers its row.
function writeLine(run: Run, visitor: Visitor, i: number, slip: Slip): number {
  const { world, emit, basket } = run;
  const { order, at, shop } = slip;
  const listing = basket.listing[i] as number;
  const sku = basket.sku[i] as number;
  const pieces = basket.pieces[i] as number;
  const paid = basket.paidFen[i] as number;
  const off = basket.offFen[i] as number;
  const line = addOrderLine(run, visitor, slip, { listing, sku, pieces, goodsFen: paid });
  const costFen = world.order.col.costFen[line] as number;
  const tag = (paid + off) / pieces;
  const each = Math.floor(paid / pieces);
  emit.orderLines.add(at, order, shop, listing, sku, pieces, tag, costFen, off);
  const { shopper, session } = visitor;
  emit.action.add(at, shopper, session, shop, listing, sku, KIND.pay, pieces, each);
  takeStock(run, sku, listing, pieces);
  const { paidFen } = world.listing.col;
  if (each > (paidFen[listing] as number)) paidFen[listing] = each;
  world.listing.col.sold[listing] = (world.listing.col.sold[listing] as number) + pieces;
  count(world, listing, 4, 1);
  count(world, listing, 5, pieces);
  count(world, listing, 6, paid);
  const category = run.tables.categoryOf[listing] as number;
  satisfyNeed(run, visitor, category, pieces);
  forgetListing(world, shopper, listing);
  forgetKind(world, shopper, category);
  return line;
}

function howMany(run: Run, visitor: Visitor, listing: number, i: number): number {
  const { world, tables, habits } = run;
  const { need } = habits.parameters;
  const segment = world.scenario.segments[visitor.segment] as Segment;
  const gain = Math.max(0, tables.memoryTerm[listing] as number);
  const { promo } = tables;
  // What is saved on the second piece counts like a price below the remembered one.
  const saved = promo ? savedOnSecond(run, visitor, promo, i) : 0;
  const shop = tables.shopOf[listing] as number;
  const freed = freightPiece(run, visitor, shop, run.basket.priceFen[i] as number);
  const more = need.secondPiece + need.stockUp * segment.deal * (gain + saved) + freed;
  const draw = unitFrom(
    bitsFor(habits.keys.quantity, visitor.shopper ^ Math.imul(listing, 0x632be5ab), world.now),
  );
  if (draw >= more) return 1;
  return 2 + Math.min(2, Math.floor(log(draw / more) / log(0.25)));
}

// A need bought ahead starts growing back only later: that is the dip after a promotion.
function satisfyNeed(run: Run, visitor: Visitor, category: number, pieces: number): void {
  const { world } = run;
  noteOwner(run, visitor.shopper, category);
  const needDays = (world.scenario.categories[category] as Category).needDays;
  const ahead = Math.round((pieces - 1) * run.habits.parameters.need.furtherPiece * needDays);
  setNeedSince(world.shoppers, visitor.shopper, category, Math.floor(world.now / 24) + ahead);
}
