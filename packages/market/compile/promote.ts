/** What promotions make of the tables: single prices with them, badges, what is kept back, when it changes. */
import { addLine, newBill, type Bill, type Rights } from "../pricing/bill.ts";
import { priceBasket } from "../pricing/price.ts";
import {
  booksAt,
  counts,
  type Coupon,
  type Flash,
  type Group,
  type Presale,
  type Rule,
  type ShopBook,
} from "../pricing/rule.ts";
import type { World } from "../world/world.ts";
import { firstShown, variantsShown } from "./offered.ts";
import type { Tables } from "./table.ts";

/** Only made when some shop has a campaign that is not over. */
export interface Promoted {
  /** Shop → its rules that hold now. */
  readonly books: ReadonlyMap<number, ShopBook>;
  /** Per SKU: the tag before all promotions. */
  readonly askedFen: Int32Array;
  /** Per SKU, for one piece alone: with every rule but coupons; the same without flash sales. */
  readonly netFen: Int32Array;
  readonly plainFen: Int32Array;
  /** Per listing: its lowest tag before promotions, and its lowest single price with them. */
  readonly baseFen: Int32Array;
  readonly lowFen: Int32Array;
  /** Per listing: the flash sale that runs now, or −1. */
  readonly flash: Int32Array;
  /** Per listing: the tick from which what is bought ahead is paid and sent; 0 = at once. */
  readonly waitUntil: Int32Array;
  /** Listing → flash sales not over, for which pieces are kept back. */
  readonly kept: ReadonlyMap<number, readonly Flash[]>;
  /** Per listing: the largest share of a price that shop reductions and coupons promise, 0 … 1. */
  readonly badge: Float32Array;
  /** Per listing: 1 when it was accepted for a festival that runs. */
  readonly festive: Uint8Array;
  /** Shop → coupons it has sent into carts lately; whoever got one puts more into carts, hoping for another. */
  readonly carted: ReadonlyMap<number, readonly number[]>;
  /** The next hour at which some rule begins or ends, or hope fades. */
  readonly changesAt: number;
  /** Numbers of the rules that are running or to come. */
  readonly open: ReadonlySet<number>;
  readonly bill: Bill;
}

/** Gathers the rules; null when no campaign is running or to come. */
export function promoted(world: World, tables: Tables, rules: readonly Rule[]): Promoted | null {
  const { now } = world;
  const open = rules.filter((rule) => rule.until > now);
  const carted = cartedLately(rules, now);
  if (open.length === 0 && carted.size === 0) return null;
  const kept = new Map<number, Flash[]>();
  for (const rule of open)
    if (rule.kind === "flash") kept.set(rule.listing, [...(kept.get(rule.listing) ?? []), rule]);
  const made: Promoted = {
    books: booksAt(open, now),
    askedFen: tables.skuFen.slice(),
    netFen: tables.skuFen.slice(),
    plainFen: tables.skuFen.slice(),
    baseFen: tables.tagFen.slice(),
    lowFen: tables.tagFen.slice(),
    flash: new Int32Array(tables.rows.length).fill(-1),
    waitUntil: new Int32Array(tables.rows.length),
    kept,
    badge: new Float32Array(tables.rows.length),
    festive: new Uint8Array(tables.rows.length),
    carted,
    changesAt: Math.min(...rules.flatMap(turnsOf).filter((at) => at > now)),
    open: new Set(open.map((rule) => rule.id)),
    bill: newBill(1),
  };
  for (const row of tables.rows) {
    const book = made.books.get(row.shop);
    if (book) promoteListing(world, tables, made, book, row.listing);
  }
  return made;
}

/** Hours for which a coupon sent into a cart is remembered as what carts bring. Assumption. */
const HOPE_HOURS = 21 * 24;

/** Hours at which a rule makes the tables others: it begins, it ends, what it sent into carts is forgotten. */
function turnsOf(rule: Rule): readonly number[] {
  const { from, until } = rule;
  return isCarting(rule) ? [from, until, from + HOPE_HOURS] : [from, until];
}

function isCarting(rule: Rule): rule is Rule & { readonly kind: "coupon" } {
  return rule.kind === "coupon" && rule.way === "carted";
}

function cartedLately(rules: readonly Rule[], now: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const rule of rules) {
    if (!isCarting(rule) || rule.from > now || now >= rule.from + HOPE_HOURS) continue;
    found.set(rule.shop, [...(found.get(rule.shop) ?? []), rule.id]);
  }
  return found;
}

function promoteListing(
  world: World,
  tables: Tables,
  made: Promoted,
  book: ShopBook,
  listing: number,
): void {
  const from = tables.skuFrom[listing] as number;
  const until = from + (tables.skuCount[listing] as number);
  const nobody: Rights = {
    flashLeft: () => 0,
    holdsCoupon: () => false,
    isMember: () => false,
    giftsLeft: () => 0,
  };
  const anybody: Rights = { ...nobody, flashLeft: (id) => flashPiecesLeft(world, book, id) };
  const shown = new Set(variantsShown(tables.rows[listing]?.skus ?? []).map(({ sku }) => sku));
  let lowest = 0;
  let low = 0;
  for (let at = from; at < until; at += 1) {
    const sku = tables.skuIds[at] as number;
    const tagFen = made.askedFen[sku] as number;
    made.bill.count = 0;
    addLine(made.bill, { listing, sku, tagFen, quantity: 1 });
    priceBasket(book, made.bill, nobody);
    made.plainFen[sku] = made.bill.paidFen;
    priceBasket(book, made.bill, anybody);
    made.netFen[sku] = made.bill.paidFen;
    const isShown = shown.has(sku);
    if (isShown && (low === 0 || made.bill.paidFen < low)) low = made.bill.paidFen;
    const line = made.bill.lines[0];
    if (line && line.flash >= 0) made.flash[listing] = line.flash;
    // The card and the list show the price of the piece itself; what the basket earns is told by a badge.
    const cardFen = tagFen - (line?.itemOffFen ?? 0);
    tables.skuFen[sku] = cardFen;
    if (isShown && (lowest === 0 || cardFen < lowest)) lowest = cardFen;
  }
  tables.tagFen[listing] = lowest;
  made.lowFen[listing] = low;
  const ahead = book.waits.find((rule) => rule.id === made.flash[listing]);
  if (ahead?.kind === "presale") made.waitUntil[listing] = ahead.until;
  // A flash sale is told of like a promise: its share off, for as long as there are pieces.
  const rush = (made.flash[listing] as number) < 0 ? 0 : 1 - lowest / tagOf(tables, made, listing);
  made.badge[listing] = Math.max(rush, promisedShare(world, book, listing, lowest));
  if (book.cuts.some((cut) => cut.festival !== null && cut.listings.includes(listing)))
    made.festive[listing] = 1;
}

function tagOf(tables: Tables, made: Promoted, listing: number): number {
  return made.askedFen[firstShown(tables, listing)] as number;
}

/** Pieces of a flash sale nobody has bought yet. */
export function flashPiecesLeft(world: World, book: ShopBook, id: number): number {
  const rule = [...book.flashes, ...book.waits].find((one) => one.id === id);
  return rule ? piecesLeft(world, rule) : 0;
}

export function piecesLeft(world: World, rule: Flash | Group | Presale): number {
  return Math.max(0, rule.pieces - (world.promotions.campaign.col.sold[rule.id] ?? 0));
}

/** Whether a coupon can still be claimed. */
export function couponsLeft(world: World, rule: Coupon): boolean {
  return (
    rule.way === "claimed" && (world.promotions.campaign.col.claimed[rule.id] ?? 0) < rule.pieces
  );
}

// The best share off that a reduction or coupon promises: at its threshold, or at this price if that is higher.
function promisedShare(world: World, book: ShopBook, listing: number, fen: number): number {
  let best = 0;
  const offer = (cutFen: number, overFen: number): void => {
    best = Math.max(best, Math.min(0.5, cutFen / Math.max(overFen, fen, 1)));
  };
  for (const rule of book.reductions) {
    if (!counts(rule.listings, listing)) continue;
    if (rule.kind === "full-cut") for (const tier of rule.tiers) offer(tier.cutFen, tier.overFen);
    else
      for (const tier of rule.tiers)
        best = Math.max(best, Math.min(0.5, (1 - tier.payPermille / 1000) / tier.pieces));
  }
  for (const rule of book.coupons)
    if (couponsLeft(world, rule) && counts(rule.listings, listing))
      offer(rule.cutFen, rule.overFen);
  for (const rule of book.gifts) if (counts(rule.listings, listing)) best = Math.max(best, 0.05);
  return best;
}
