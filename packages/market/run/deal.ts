/** How the rule book settles a basket at the till: prices, flash limits, coupons used, gifts, and who took what off. */
import { flashPiecesLeft, type Promoted } from "../compile/promote.ts";
import { lineOffFen, type BillLine } from "../pricing/bill.ts";
import { priceBasket } from "../pricing/price.ts";
import { RULE_KINDS, type RuleKind, type ShopBook } from "../pricing/rule.ts";
import { addTo, claimOf, setClaim, USED } from "../world/promotions.ts";
import type { Run } from "./run.ts";
import { fillBill, piecesFor, rightsOf } from "./promote.ts";
import { addOrderLine, takeStock, type Slip } from "./line.ts";
import type { Visitor } from "./visit.ts";

/** A buyer takes no more than may be had: not what is kept back, and in a flash sale only what the sale grants. */
export function capPieces(
  run: Run,
  visitor: Visitor,
  promo: Promoted,
  { i, pieces }: { readonly i: number; readonly pieces: number },
): number {
  const listing = run.basket.listing[i] as number;
  const capped = Math.min(pieces, piecesFor(run, visitor, promo, listing));
  const flash = promo.flash[listing] as number;
  const book = promo.books.get(run.tables.shopOf[listing] as number);
  if (flash < 0 || !book) return capped;
  const left = rightsOf(run.world, book, visitor).flashLeft(flash);
  return left > 0 ? Math.min(capped, left) : capped;
}

/** The share of a piece's price that a second piece of this line would save. */
export function savedOnSecond(run: Run, visitor: Visitor, promo: Promoted, i: number): number {
  const { basket, world, tables } = run;
  const listing = basket.listing[i] as number;
  const book = promo.books.get(tables.shopOf[listing] as number);
  if (!book || (book.reductions.length === 0 && book.coupons.length === 0)) return 0;
  const { bill } = run.reckoning;
  const rights = rightsOf(world, book, visitor);
  fillBill(run, promo, bill);
  priceBasket(book, bill, rights);
  const one = bill.paidFen;
  const line = bill.lines[i];
  if (!line) return 0;
  line.quantity += 1;
  priceBasket(book, bill, rights);
  const saved = 1 - (bill.paidFen - one) / Math.max(1, basket.priceFen[i] as number);
  return Math.max(0, Math.min(1, saved));
}

/** Prices the pieces that were settled; the till's bill holds the result. */
export function priceBasketLines(run: Run, visitor: Visitor, book: ShopBook): void {
  const { basket, world, tables } = run;
  const { promo } = tables;
  if (!promo) return;
  const { bill } = run.reckoning;
  bill.count = 0;
  const places: number[] = [];
  for (let i = 0; i < basket.lines; i += 1) {
    if (basket.pieces[i] === 0) continue;
    const line = bill.lines[bill.count] as BillLine;
    line.listing = basket.listing[i] as number;
    line.sku = basket.sku[i] as number;
    line.tagFen = promo.askedFen[line.sku] as number;
    line.quantity = basket.pieces[i] as number;
    bill.count += 1;
    places.push(i);
  }
  priceBasket(book, bill, rightsOf(world, book, visitor));
  places.forEach((i, n) => {
    const line = bill.lines[n] as BillLine;
    basket.paidFen[i] = line.paidFen;
    basket.offFen[i] = lineOffFen(line);
  });
}

/** Packs the gift the bill has earned; answers its row, or −1. It costs the buyer nothing and the shop its goods. */
export function addGiftLine(run: Run, visitor: Visitor, book: ShopBook, slip: Slip): number {
  const { world, emit, reckoning } = run;
  const rule = book.gifts.find((one) => one.id === reckoning.bill.gift);
  if (!rule || (world.sku.col.stock[rule.giftSku] as number) <= 0) return -1;
  const { giftListing: listing, giftSku: sku } = rule;
  const line = addOrderLine(run, visitor, slip, { listing, sku, pieces: 1, goodsFen: 0 });
  const costFen = world.order.col.costFen[line] as number;
  emit.orderLines.add(slip.at, slip.order, slip.shop, listing, sku, 1, 0, costFen, 0);
  takeStock(run, sku, listing, 1);
  addTo(world.promotions, rule.id, "sold", 1);
  return line;
}

/** Writes down which campaign took what off which line, and counts it; answers what coupons took. */
export function bookPromotions(
  run: Run,
  visitor: Visitor,
  book: ShopBook,
  sum: {
    readonly order: number;
    readonly at: number;
    readonly goods: number;
    readonly cost: number;
  },
): number {
  const { world, reckoning } = run;
  const { bill } = reckoning;
  const took = new Map<number, number>();
  const note = (
    line: BillLine,
    campaign: number,
    kind: RuleKind,
    pieces: number,
    off: number,
  ): void => {
    if (campaign < 0) return;
    took.set(campaign, (took.get(campaign) ?? 0) + off);
    const { listing } = line;
    const shop = run.tables.shopOf[listing] as number;
    const code = RULE_KINDS.indexOf(kind);
    run.emit.discounts.add(sum.at, sum.order, shop, listing, campaign, code, pieces, off);
  };
  const reduction = book.reductions.find((rule) => rule.id === bill.reduction);
  let coupons = 0;
  for (let i = 0; i < bill.count; i += 1) {
    const line = bill.lines[i] as BillLine;
    const flashOff = line.flashPieces * line.tagFen - line.flashFen;
    note(line, line.flash, "flash", line.flashPieces, flashOff);
    const isMember = book.memberPrices.some((rule) => rule.id === line.cut);
    const cut = isMember ? "member-price" : "price-cut";
    note(line, line.cut, cut, line.quantity - line.flashPieces, line.itemOffFen - flashOff);
    if (line.bundleOffFen > 0) note(line, line.bundle, "bundle", line.quantity, line.bundleOffFen);
    if (line.shopOffFen > 0 && reduction)
      note(line, reduction.id, reduction.kind, line.quantity, line.shopOffFen);
    if (line.couponOffFen > 0) note(line, bill.coupon, "coupon", line.quantity, line.couponOffFen);
    coupons += line.couponOffFen;
    if (line.flash >= 0) takeFlash(run, visitor.shopper, book, line);
  }
  if (bill.gift >= 0) took.set(bill.gift, 0);
  if (bill.coupon >= 0) {
    setClaim(world.promotions, visitor.shopper, bill.coupon, USED);
    addTo(world.promotions, bill.coupon, "used", 1);
  }
  for (const [campaign, off] of took) {
    addTo(world.promotions, campaign, "orders", 1);
    addTo(world.promotions, campaign, "paidFen", sum.goods);
    addTo(world.promotions, campaign, "offFen", off);
    addTo(world.promotions, campaign, "costFen", sum.cost);
  }
  return coupons;
}

function takeFlash(run: Run, shopper: number, book: ShopBook, line: BillLine): void {
  const { promotions } = run.world;
  addTo(promotions, line.flash, "sold", line.flashPieces);
  const own = claimOf(promotions, shopper, line.flash);
  setClaim(promotions, shopper, line.flash, own + line.flashPieces);
  // The card goes back to its price with the next hour.
  if (flashPiecesLeft(run.world, book, line.flash) <= 0) run.world.isDirty = true;
}
