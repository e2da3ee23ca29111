/** What a shopper does on a listing's page: reads, wants, puts in the cart, asks, pays — or leaves. */
import { between, bitsFor, log, mix, unitFrom } from "@dianzhang/kernel";
import { buyerFreightFen } from "../compile/freight.ts";
import { memoryEffect } from "../compile/terms.ts";
import type { ListingRow } from "../desk.ts";
import { KIND } from "../events.ts";
import { BUY, PAY_SHARE } from "../parameters.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import { forget, MEMORY, memoryKind, memoryPriceFen, remember } from "../world/memory.ts";
import { needSince } from "../world/shoppers.ts";
import { count } from "../world/world.ts";
import { placeOrder } from "./order.ts";
import type { Run } from "./run.ts";

/** One session under way. */
export interface Visitor {
  shopper: number;
  segment: number;
  session: number;
  start: number;
  /** Seconds since the start. */
  spent: number;
  sense: number;
  province: number;
  device: number;
  channel: number;
  keyword: number;
  clicks: number;
  orders: number;
  exposures: number;
}

/** What a listing costs and promises this visitor. */
export interface Offer {
  readonly row: ListingRow;
  readonly sku: number;
  readonly priceFen: number;
  readonly freightFen: number;
  readonly days: number;
}

/** Visits a listing; `node` is the memory that led here, or −1. Answers whether something was paid for. */
export function visitListing(run: Run, visitor: Visitor, listing: number, node: number): boolean {
  const { world, tables, emit } = run;
  const row = tables.rows[listing];
  if (!row || tables.isBuyable[listing] === 0) {
    if (node >= 0) forget(world, visitor.shopper, node);
    return false;
  }
  const at = visitor.start + visitor.spent;
  const dwell = read(run, visitor, row);
  emit.visit.add(
    at,
    visitor.shopper,
    visitor.session,
    row.shop,
    listing,
    visitor.channel,
    visitor.keyword,
    visitor.device,
    visitor.province,
    dwell,
    scrollDepth(run, visitor, listing),
  );
  count(world, listing, 1, 1);
  visitor.spent += dwell;
  const offer = makeOffer(run, visitor, row);
  if (!offer) return false;
  const want = desire(run, visitor, offer);
  const bits = bitsFor(
    run.habits.keys.want,
    visitor.shopper ^ Math.imul(listing, 0x632be5ab),
    world.now,
  );
  if (isChosen(run, bits, BUY.favourite + BUY.favouriteSlope * want)) {
    act(run, visitor, offer, KIND.favourite);
    count(world, listing, 3, 1);
    remember(world, visitor.shopper, MEMORY.favourite, listing, offer.sku, offer.priceFen);
  }
  if (isChosen(run, mix(bits + 1), BUY.ask + 0.4 * want)) act(run, visitor, offer, KIND.ask);
  if (node >= 0) return lookedAgain(run, visitor, offer, want, node, mix(bits + 2));
  const carting = run.calendar.festival?.carting ?? 0;
  const pressed = want + urge(run, visitor);
  if (isChosen(run, mix(bits + 3), BUY.cart + want + carting)) {
    act(run, visitor, offer, KIND.cart);
    count(world, listing, 2, 1);
    remember(world, visitor.shopper, MEMORY.cart, listing, offer.sku, offer.priceFen);
    return (
      isChosen(run, mix(bits + 4), BUY.checkout + BUY.checkoutSlope * pressed) &&
      checkOut(run, visitor, offer, mix(bits + 5))
    );
  }
  return (
    isChosen(run, mix(bits + 6), BUY.direct + pressed) &&
    checkOut(run, visitor, offer, mix(bits + 7))
  );
}

// A cart looked at again is bought, kept or cleared; a fallen price wins some back.
function lookedAgain(
  run: Run,
  visitor: Visitor,
  offer: Offer,
  want: number,
  node: number,
  bits: number,
): boolean {
  const kind = memoryKind(run.world, node);
  if (kind !== MEMORY.cart) {
    if (!isChosen(run, bits, BUY.cart + want)) return false;
    act(run, visitor, offer, KIND.cart);
    count(run.world, offer.row.listing, 2, 1);
    remember(run.world, visitor.shopper, MEMORY.cart, offer.row.listing, offer.sku, offer.priceFen);
    return (
      isChosen(
        run,
        mix(bits + 1),
        BUY.checkout + BUY.checkoutSlope * (want + urge(run, visitor)),
      ) && checkOut(run, visitor, offer, mix(bits + 2))
    );
  }
  const saved = log(memoryPriceFen(run.world, node) / offer.priceFen);
  const wins =
    BUY.returned +
    BUY.checkoutSlope * (want + urge(run, visitor)) +
    BUY.priceDrop * Math.max(0, saved);
  if (isChosen(run, mix(bits + 3), wins)) return checkOut(run, visitor, offer, mix(bits + 4));
  if (unitFrom(mix(bits + 5)) < 0.35) forget(run.world, visitor.shopper, node);
  return false;
}

/** A festival presses deal lovers harder to pay today; it hardly changes what they like. */
function urge(run: Run, visitor: Visitor): number {
  const { festival } = run.calendar;
  if (!festival) return 0;
  return festival.urge * (0.6 + (run.world.scenario.segments[visitor.segment] as Segment).deal);
}

function checkOut(run: Run, visitor: Visitor, offer: Offer, bits: number): boolean {
  act(run, visitor, offer, KIND.checkout);
  if (unitFrom(bits) < PAY_SHARE && placeOrder(run, visitor, offer)) return true;
  act(run, visitor, offer, KIND.abandon);
  return false;
}

/** The variant this shopper would take; another one when it is sold out, for half of them (F51). */
function makeOffer(run: Run, visitor: Visitor, row: ListingRow): Offer | null {
  const { world, tables, habits } = run;
  const from = tables.skuFrom[row.listing] as number;
  const variants = tables.skuCount[row.listing] as number;
  const liking = bitsFor(habits.keys.sku, visitor.shopper, row.listing);
  const first = liking % variants;
  const stock = world.sku.col.stock;
  for (let i = 0; i < variants; i += 1) {
    const sku = tables.skuIds[from + ((first + i) % variants)] as number;
    if ((stock[sku] as number) > 0) {
      if (i > 0 && (liking & 0x10000) !== 0) return null;
      return price(run, visitor, row, sku);
    }
  }
  return null;
}

function price(run: Run, visitor: Visitor, row: ListingRow, sku: number): Offer {
  const { scenario } = run.world;
  const priceFen = run.tables.skuFen[sku] as number;
  const zone = scenario.provinces[visitor.province]?.zone ?? 1;
  const rule = run.tables.shops[row.shop]?.freight;
  const freightFen = rule ? buyerFreightFen(rule, priceFen, zone) : 0;
  return {
    row,
    sku,
    priceFen,
    freightFen,
    days: run.habits.promisedDays[visitor.province] as number,
  };
}

/** Readiness to buy in logit units: fit, taste, quality, price, freight, delivery, reviews, trust, need, memory. */
function desire(run: Run, visitor: Visitor, offer: Offer): number {
  const { world, tables, habits } = run;
  const { row } = offer;
  const listing = row.listing;
  const segment = world.scenario.segments[visitor.segment] as Segment;
  const category = world.scenario.categories[row.category] as Category;
  const fit = between(habits.normal, bitsFor(habits.keys.fit, visitor.shopper, listing));
  const days =
    Math.floor(world.now / 24) - needSince(world.shoppers, visitor.shopper, row.category);
  const need = habits.needShare[row.category * 512 + Math.min(511, Math.max(0, days))] as number;
  // Most SKUs ask the listing's tag price and most goods travel free: the logarithms are there already.
  const priceTerm =
    offer.priceFen === tables.tagFen[listing]
      ? (tables.priceTerm[listing] as number)
      : log(offer.priceFen / category.referencePriceFen);
  const freightTerm = offer.freightFen === 0 ? 0 : log(1 + offer.freightFen / offer.priceFen);
  return (
    BUY.fit * fit +
    BUY.taste * (tables.appeal[visitor.segment * tables.rows.length + listing] as number) +
    BUY.quality * segment.quality * (tables.quality[listing] as number) -
    BUY.price * visitor.sense * priceTerm -
    BUY.freight * visitor.sense * freightTerm -
    BUY.delivery * segment.delivery * (offer.days - 3) +
    (tables.buyTerm[listing] as number) +
    BUY.need * log(need) +
    memoryEffect(tables.memoryTerm[listing] as number, BUY.memoryGain, BUY.memoryLoss)
  );
}

function read(run: Run, visitor: Visitor, row: ListingRow): number {
  const draw = bitsFor(
    run.habits.keys.dwell,
    visitor.shopper ^ Math.imul(row.listing, 0x632be5ab),
    run.world.now,
  );
  const richness = 0.8 + 0.4 * (row.picturePermille / 1000);
  return Math.max(1, Math.min(1200, Math.round(between(run.habits.dwell, draw) * richness)));
}

// Percent of the page reached; 54 on average (F17), sharper exits near the top.
function scrollDepth(run: Run, visitor: Visitor, listing: number): number {
  const u = unitFrom(
    bitsFor(
      run.habits.keys.scroll,
      visitor.shopper ^ Math.imul(listing, 0x632be5ab),
      run.world.now,
    ),
  );
  return Math.round(100 * Math.min(1, 0.12 + 0.88 * Math.sqrt(u * u * u) * 1.2));
}

function isChosen(run: Run, bits: number, utility: number): boolean {
  return utility > between(run.habits.logistic, bits);
}

export function act(run: Run, visitor: Visitor, offer: Offer, kind: number): void {
  run.emit.action.add(
    visitor.start + visitor.spent,
    visitor.shopper,
    visitor.session,
    offer.row.shop,
    offer.row.listing,
    offer.sku,
    kind,
    1,
    offer.priceFen,
  );
}
