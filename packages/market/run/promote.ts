/** What a visitor makes of a shop's promotions: coupons claimed, prices reckoned, a threshold in reach. */
import { bitsFor, exp, unitFrom } from "@dianzhang/kernel";
import { piecesOffered } from "../compile/offered.ts";
import { couponsLeft, flashPiecesLeft, piecesLeft, type Promoted } from "../compile/promote.ts";
import { KIND } from "../events.ts";
import { addLine, newBill, type Bill, type BillLine, type Rights } from "../pricing/bill.ts";
import { priceBasket } from "../pricing/price.ts";
import { counts, flashEnd, type ShopBook } from "../pricing/rule.ts";
import type { Segment } from "../scenario/schema.ts";
import { spentAt } from "./buyers.ts";
import { MEMORY, remember } from "../world/memory.ts";
import { addTo, claimOf, HELD, setClaim } from "../world/promotions.ts";
import type { World } from "../world/world.ts";
import { act } from "./act.ts";
import { MAX_LINES } from "./basket.ts";
import type { Run } from "./run.ts";
import type { Offer, Visitor } from "./visit.ts";

/** The second a visitor is at. */
export function secondOf({ start, spent }: Visitor): number {
  return start + spent;
}

/** What this visitor may use of a shop's book now. */
export function rightsOf(world: World, book: ShopBook, visitor: Visitor): Rights {
  const { promotions } = world;
  const { shopper } = visitor;
  return {
    flashLeft: (id) => {
      const waits = book.waits.find((one) => one.id === id);
      if (waits) {
        const isIn = claimOf(promotions, shopper, id) !== 0;
        return isIn ? 0 : Math.min(1, piecesLeft(world, waits));
      }
      const rule = book.flashes.find((one) => one.id === id);
      if (!rule || secondOf(visitor) >= flashEnd(rule)) return 0;
      const own = rule.perBuyer - claimOf(promotions, shopper, id);
      return Math.max(0, Math.min(own, flashPiecesLeft(world, book, id)));
    },
    holdsCoupon: (id) => claimOf(promotions, shopper, id) === HELD,
    isMember: (id) => {
      const rule = book.memberPrices.find((one) => one.id === id);
      return rule !== undefined && spentAt(world, rule.shop, shopper) >= rule.fromFen;
    },
    giftsLeft: (id) => giftsLeft(world, book, id),
  };
}

function giftsLeft(world: World, book: ShopBook, id: number): number {
  const rule = book.gifts.find((one) => one.id === id);
  if (!rule) return 0;
  const given = world.promotions.campaign.col.sold[id] ?? 0;
  return Math.min(rule.pieces - given, world.sku.col.stock[rule.giftSku] ?? 0);
}

/** The single price this visitor reckons with on the page, with the coupons at hand, and as a member. */
export function reckonOffer(run: Run, visitor: Visitor, promo: Promoted, offer: Offer): void {
  const { world, tables } = run;
  const book = promo.books.get(tables.shopOf[offer.listing] as number);
  if (!book) return;
  const flash = promo.flash[offer.listing] as number;
  const rights = rightsOf(world, book, visitor);
  const isLate = flash >= 0 && rights.flashLeft(flash) <= 0;
  offer.priceFen = (isLate ? promo.plainFen : promo.netFen)[offer.sku] as number;
  if (book.coupons.length === 0 && book.memberPrices.length === 0) return;
  const isOwn =
    book.coupons.some((rule) => rights.holdsCoupon(rule.id)) ||
    book.memberPrices.some((rule) => rights.isMember(rule.id));
  if (!isOwn) return;
  const { bill } = promo;
  bill.count = 0;
  addLine(bill, lineOf(promo, offer));
  priceBasket(book, bill, rights);
  offer.priceFen = bill.paidFen;
}

function lineOf(
  promo: Promoted,
  offer: Offer,
): Pick<BillLine, "listing" | "sku" | "tagFen" | "quantity"> {
  const { listing, sku } = offer;
  return { listing, sku, tagFen: promo.askedFen[sku] as number, quantity: 1 };
}

/**
 * Coupons on the page are taken by whoever thinks of buying (`want`), and hunts for deals; the others seldom
 * trouble. That is why coupons pay where cuts do not (F49). Answers whether the price is another one now.
 */
export function claimCoupons(
  run: Run,
  visitor: Visitor,
  promo: Promoted,
  on: { readonly offer: Offer; readonly want: number },
): boolean {
  const { world, habits, tables } = run;
  const { offer, want } = on;
  const book = promo.books.get(tables.shopOf[offer.listing] as number);
  if (!book || book.coupons.length === 0) return false;
  const { buy } = habits.parameters;
  const thinks = 1 / (1 + exp(-(buy.claimWant + want)));
  let isAnother = false;
  const segment = world.scenario.segments[visitor.segment] as Segment;
  for (const rule of book.coupons) {
    if (!counts(rule.listings, offer.listing) || !couponsLeft(world, rule)) continue;
    if (claimOf(world.promotions, visitor.shopper, rule.id) !== 0) continue;
    const subject = visitor.shopper ^ Math.imul(rule.id + 1, 0x632be5ab);
    // A threshold far above the goods looks out of reach.
    const reach = Math.min(1, (2 * offer.priceFen) / Math.max(1, rule.overFen));
    const odds = (buy.claim + buy.claimDeal * segment.deal) * reach * thinks;
    if (unitFrom(bitsFor(habits.keys.claim, subject, world.now)) >= odds) continue;
    setClaim(world.promotions, visitor.shopper, rule.id, HELD);
    addTo(world.promotions, rule.id, "claimed", 1);
    act(run, visitor, KIND.claim, {
      shop: rule.shop,
      listing: offer.listing,
      sku: offer.sku,
      priceFen: rule.cutFen,
    });
    if (!couponsLeft(world, rule)) world.isDirty = true;
    isAnother = true;
  }
  // A coupon in hand keeps the thing in mind.
  if (isAnother)
    remember(world, visitor.shopper, MEMORY.favourite, offer.listing, offer.sku, offer.priceFen);
  if (isAnother) reckonOffer(run, visitor, promo, offer);
  return isAnother;
}

/** Whether the visitor may take a piece: what is kept back for a flash sale is sold in it alone. */
export function mayTake(run: Run, visitor: Visitor, promo: Promoted, listing: number): boolean {
  return piecesFor(run, visitor, promo, listing) > 0;
}

/** Pieces of a listing this shopper may have: flash pieces due to them, and what is not kept back. */
export function piecesFor(run: Run, visitor: Visitor, promo: Promoted, listing: number): number {
  const { world, tables } = run;
  const { shopper } = visitor;
  const flashes = promo.kept.get(listing);
  if (!flashes) return Number.MAX_SAFE_INTEGER;
  const { sold } = world.promotions.campaign.col;
  const from = tables.skuFrom[listing] as number;
  const until = from + (tables.skuCount[listing] as number);
  let free = 0;
  for (let at = from; at < until; at += 1)
    free += piecesOffered(world, tables, tables.skuIds[at] as number);
  let own = 0;
  for (const rule of flashes) {
    // What is left when it is over is on sale like the rest.
    if (secondOf(visitor) >= flashEnd(rule)) continue;
    const left = Math.max(0, rule.pieces - (sold[rule.id] as number));
    free -= left;
    if (world.now < rule.from) continue;
    own = Math.min(left, Math.max(0, rule.perBuyer - claimOf(world.promotions, shopper, rule.id)));
  }
  return Math.max(0, free) + own;
}

/** The till's scratch: one bill for baskets, one to ask "and with one more?". */
export interface Reckoning {
  readonly bill: Bill;
  readonly more: Bill;
}

export function newReckoning(): Reckoning {
  return { bill: newBill(MAX_LINES), more: newBill(MAX_LINES + 1) };
}

/** What pulls an item into a basket that is not empty: what it really adds to the bill, and a threshold nearer. */
export function basketPull(run: Run, visitor: Visitor, promo: Promoted, offer: Offer): number {
  const { basket, world, tables, habits } = run;
  const { bill, more } = run.reckoning;
  const book = promo.books.get(tables.shopOf[offer.listing] as number);
  if (!book || basket.lines === 0) return 0;
  const rights = rightsOf(world, book, visitor);
  fillBill(run, promo, bill);
  fillBill(run, promo, more);
  if (addLine(more, lineOf(promo, offer)) < 0) return 0;
  priceBasket(book, bill, rights);
  priceBasket(book, more, rights);
  const saved = 1 - (more.paidFen - bill.paidFen) / offer.priceFen;
  const { saving, gradient } = habits.parameters.buy;
  const near = nearness(book, more, rights);
  return saving * Math.max(0, Math.min(1.5, saved)) + gradient * near * near;
}

/** The basket as it stands, one piece a line unless quantities are settled. */
export function fillBill(run: Run, promo: Promoted, bill: Bill): void {
  const { basket } = run;
  bill.count = 0;
  for (let i = 0; i < basket.lines; i += 1) {
    const sku = basket.sku[i] as number;
    const quantity = Math.max(1, basket.pieces[i] as number);
    const listing = basket.listing[i] as number;
    addLine(bill, { listing, sku, tagFen: promo.askedFen[sku] as number, quantity });
  }
}

/**
 * How near a basket is to the first threshold it has not reached, 0 … 1; 0 when one is reached already. The
 * nearer the goal, the stronger it pulls (goal gradient).
 */
export function nearness(book: ShopBook, bill: Bill, rights: Rights): number {
  if (bill.reduction >= 0) return 0;
  let best = 0;
  for (const rule of book.reductions) {
    const [first] = rule.tiers;
    if (!first) continue;
    const [have, goal] =
      "overFen" in first
        ? [amountOf(bill, rule.listings), first.overFen]
        : [piecesOf(bill, rule.listings), first.pieces];
    if (have < goal) best = Math.max(best, have / goal);
  }
  for (const rule of book.coupons) {
    if (bill.coupon >= 0 || !rights.holdsCoupon(rule.id)) continue;
    const have = amountOf(bill, rule.listings);
    if (have < rule.overFen) best = Math.max(best, have / rule.overFen);
  }
  return best;
}

function amountOf(bill: Bill, listings: readonly number[] | null): number {
  let fen = 0;
  for (let i = 0; i < bill.count; i += 1) {
    const line = bill.lines[i] as BillLine;
    if (counts(listings, line.listing)) fen += line.paidFen - line.flashFen;
  }
  return fen;
}

function piecesOf(bill: Bill, listings: readonly number[] | null): number {
  let pieces = 0;
  for (let i = 0; i < bill.count; i += 1) {
    const line = bill.lines[i] as BillLine;
    if (counts(listings, line.listing)) pieces += line.quantity - line.flashPieces;
  }
  return pieces;
}

/** How near the basket is to a threshold it has not reached; what keeps one looking round. */
export function goalNear(run: Run, visitor: Visitor, promo: Promoted, shop: number): number {
  const book = promo.books.get(shop);
  if (!book || (book.reductions.length === 0 && book.coupons.length === 0)) return 0;
  const { bill } = run.reckoning;
  const rights = rightsOf(run.world, book, visitor);
  fillBill(run, promo, bill);
  priceBasket(book, bill, rights);
  return nearness(book, bill, rights);
}

/** What putting goods into the cart promises to whoever got a coupon that way before, in logit units (F44). */
export function cartHope(run: Run, shopper: number, promo: Promoted, shop: number): number {
  const sent = promo.carted.get(shop);
  if (!sent) return 0;
  const { promotions } = run.world;
  return sent.some((id) => claimOf(promotions, shopper, id) !== 0)
    ? run.habits.parameters.buy.hope
    : 0;
}

/** Whether the shopper holds a coupon of this shop that still counts. */
export function holdsAny(run: Run, shopper: number, shop: number): boolean {
  const book = run.tables.promo?.books.get(shop);
  if (!book) return false;
  return book.coupons.some((rule) => claimOf(run.world.promotions, shopper, rule.id) === HELD);
}
