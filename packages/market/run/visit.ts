/** What a shopper does on a listing's page: waits, reads, wants, puts in the cart, asks, chooses — or leaves. */
import { between, bitsFor, bitsOf, exp, log, mix, NULL_U16, unitFrom } from "@dianzhang/kernel";
import { buyerFreightFen } from "../compile/freight.ts";
import { piecesOffered } from "../compile/offered.ts";
import { loadMs, shareThatWaits } from "../compile/page.ts";
import { CHANNEL, KIND } from "../events.ts";
import type { Category, Segment } from "../scenario/schema.ts";
import { forget, MEMORY, memoryKind, memoryPriceFen, remember } from "../world/memory.ts";
import { needSince } from "../world/shoppers.ts";
import { count } from "../world/world.ts";
import { openEnquiry } from "../service/open.ts";
import { MAX_PAGES, putIn } from "./basket.ts";
import { basketPull, cartHope, claimCoupons, mayTake, reckonOffer } from "./promote.ts";
import { act } from "./act.ts";
import { freightPull } from "./free-delivery.ts";
import { noteTie } from "./ties.ts";
import { routeOffer } from "./route.ts";
import type { Run } from "./run.ts";
import { writeScreens } from "./screens.ts";

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
  /** Pages opened so far. */
  pages: number;
  orders: number;
  exposures: number;
  /** How far the page falls short of what was typed, in logit units; told of pages that an ad led to. */
  mismatch: number;
  /** The same of what was typed: few words say little of what is wanted, many words much; 0 on average. */
  vague: number;
  /** The 32 bits of chance of the page that is open; each use of them is mixed with one of DRAW. */
  page: number;
  /** Buys in a live room: at its price alone, and so many pieces at most (0 = as many as there are). */
  isLive: boolean;
  most: number;
}

/** What each draw on a page is for. */
const DRAW = {
  patience: 0x1b873593,
  dwell: 0x2545f491,
  scroll: 0x3c6ef372,
  want: 0x510e527f,
} as const;

/** What a listing costs and promises this visitor. */
export interface Offer {
  listing: number;
  sku: number;
  priceFen: number;
  freightFen: number;
  days: number;
  /** What the courier's name is worth to who reads it. */
  trust: number;
}

/**
 * Opens a listing's page; `node` is the memory that led here, or −1. Answers the milliseconds waited for it, or
 * −1 when the visitor left before it came, or there was nothing to see. What is chosen goes into the basket.
 */
export function openPage(run: Run, visitor: Visitor, listing: number, node: number): number {
  const { world, tables, habits } = run;
  if (tables.isBuyable[listing] !== 1) {
    if (node >= 0) forget(world, visitor.shopper, node);
    return -1;
  }
  const subject = visitor.shopper ^ Math.imul(listing, 0x632be5ab);
  visitor.page = bitsFor(habits.keys.page, subject, world.now);
  const line = bitsOf(habits.keys.line, visitor.shopper);
  const waited = loadMs(habits.loading, visitor.device, tables.pageKb[listing] as number, line);
  const patience = unitFrom(mix(visitor.page ^ DRAW.patience));
  const stays = patience < shareThatWaits(habits.loading, visitor.device, waited);
  countVisit(run, visitor, listing);
  const dwell = stays ? read(run, visitor, listing) : 1;
  const depth = stays ? scrollDepth(visitor) : 0;
  writeVisit(run, visitor, listing, dwell, depth, waited);
  if (stays) {
    const shop = tables.shopOf[listing] as number;
    writeScreens(run, visitor, { listing, shop, seconds: dwell, depth });
  }
  visitor.spent += dwell;
  if (!stays) return -1;
  const offer = offerFor(run, visitor, listing);
  if (offer) choose(run, visitor, offer, node);
  return waited;
}

/** A card lies over what one watches, all there at once, and is looked at for some 12 seconds. Assumptions. */
const CARD = { middle: 10, spread: 0.6, longest: 45 } as const;

/** Opens a card without leaving what one watches: it is a visit of the page. */
export function openCard(run: Run, visitor: Visitor, listing: number, bits: number): void {
  const own = between(run.habits.normal, mix(bits ^ DRAW.patience));
  const seconds = Math.round(CARD.middle * exp(CARD.spread * own));
  const dwell = Math.max(2, Math.min(CARD.longest, seconds));
  countVisit(run, visitor, listing);
  writeVisit(run, visitor, listing, dwell, Math.min(100, 20 + 2 * dwell), 0);
  visitor.spent += dwell;
}

function writeVisit(
  { emit, tables }: Run,
  visitor: Visitor,
  page: number,
  dwell: number,
  reached: number,
  waited: number,
): void {
  const row = emit.visit.open(1);
  const { at, shopper, session, shop, listing, channel, keyword, device, province } =
    emit.visit.col;
  const { dwell_s, depth, load_ms } = emit.visit.col;
  at[row] = visitor.start + visitor.spent;
  shopper[row] = visitor.shopper;
  session[row] = visitor.session;
  shop[row] = tables.shopOf[page] as number;
  listing[row] = page;
  channel[row] = visitor.channel;
  const isSearch = visitor.channel === CHANNEL.search || visitor.channel === CHANNEL.search_ad;
  keyword[row] = isSearch ? visitor.keyword : NULL_U16;
  device[row] = visitor.device;
  province[row] = visitor.province;
  dwell_s[row] = dwell;
  depth[row] = reached;
  load_ms[row] = waited;
}

function countVisit(run: Run, visitor: Visitor, listing: number): void {
  const { world, basket } = run;
  if (visitor.pages < MAX_PAGES) basket.seen[visitor.pages] = listing;
  visitor.pages += 1;
  count(world, listing, 1, 1);
  const shop = run.tables.shopOf[listing] as number;
  if (world.feed.isTracked[shop] === 1) noteTie(run, visitor.shopper, shop, false);
  const isFromList = visitor.channel <= CHANNEL.activity || isAd(visitor.channel);
  if (isFromList) count(world, listing, 8, 1);
}

function isAd(channel: number): boolean {
  return channel === CHANNEL.search_ad || channel === CHANNEL.feed_ad;
}

// Favourite, question, cart, purchase: each its own keyed comparison with a logistic draw.
function choose(run: Run, visitor: Visitor, offer: Offer, node: number): void {
  const { world, basket, habits } = run;
  const { buy } = habits.parameters;
  const { listing } = offer;
  const { promo } = run.tables;
  let want = desireOf(run, visitor, offer);
  if (promo && claimCoupons(run, visitor, promo, { offer, want }))
    want = desireOf(run, visitor, offer);
  const bits = mix(visitor.page ^ DRAW.want);
  if (isChosen(run, bits, buy.favourite + buy.favouriteSlope * want)) {
    actOn(run, visitor, offer, KIND.favourite);
    count(world, listing, 3, 1);
    remember(world, visitor.shopper, MEMORY.favourite, listing, offer.sku, offer.priceFen);
  }
  if (isChosen(run, mix(bits + 1), buy.ask + 0.4 * want)) {
    actOn(run, visitor, offer, KIND.ask);
    // Whoever is answered decides after the answer, and not on this page.
    if (run.tables.service !== null && openEnquiry(run, visitor, offer, want)) return;
  }
  const shop = run.tables.shopOf[listing] as number;
  const pull = promo && basket.lines > 0 ? basketPull(run, visitor, promo, offer) : 0;
  const hope = promo && promo.carted.size > 0 ? cartHope(run, visitor.shopper, promo, shop) : 0;
  const further = basket.lines > 0 ? buy.more + freightPull(run, visitor, shop, offer.priceFen) : 0;
  const pressed = want + urge(run, visitor) + further + pull;
  const takes =
    node >= 0
      ? lookedAgain(run, visitor, offer, { want, pressed, node, bits: mix(bits + 2) })
      : (run.calendar.festival?.carting ?? 0) + want + hope + buy.cart >
          between(habits.logistic, mix(bits + 3))
        ? fillCart(run, visitor, offer) &&
          isChosen(run, mix(bits + 4), buy.checkout + buy.checkoutSlope * pressed)
        : isChosen(run, mix(bits + 6), buy.direct + pressed);
  if (takes) putIn(basket, listing, offer.sku, offer.priceFen);
}

function fillCart(run: Run, visitor: Visitor, offer: Offer): true {
  const { listing } = offer;
  actOn(run, visitor, offer, KIND.cart);
  count(run.world, listing, 2, 1);
  const shop = run.tables.shopOf[listing] as number;
  if (run.world.feed.isTracked[shop] === 1) noteTie(run, visitor.shopper, shop, true);
  remember(run.world, visitor.shopper, MEMORY.cart, listing, offer.sku, offer.priceFen);
  return true;
}

interface Again {
  readonly want: number;
  readonly pressed: number;
  readonly node: number;
  readonly bits: number;
}

// A cart looked at again is bought, kept or cleared; a fallen price wins some back.
function lookedAgain(run: Run, visitor: Visitor, offer: Offer, again: Again): boolean {
  const { buy } = run.habits.parameters;
  const { want, pressed, node, bits } = again;
  if (memoryKind(run.world, node) !== MEMORY.cart) {
    if (!isChosen(run, bits, buy.cart + want)) return false;
    fillCart(run, visitor, offer);
    return isChosen(run, mix(bits + 1), buy.checkout + buy.checkoutSlope * pressed);
  }
  const saved = log(memoryPriceFen(run.world, node) / offer.priceFen);
  const wins = buy.returned + buy.checkoutSlope * pressed + buy.priceDrop * Math.max(0, saved);
  if (isChosen(run, mix(bits + 3), wins)) return true;
  if (unitFrom(mix(bits + 5)) < 0.35) forget(run.world, visitor.shopper, node);
  return false;
}

/** A festival presses deal lovers harder to pay today; it hardly changes what they like. */
function urge(run: Run, visitor: Visitor): number {
  const { festival } = run.calendar;
  if (!festival) return 0;
  return festival.urge * (0.6 + (run.world.scenario.segments[visitor.segment] as Segment).deal);
}

/** The variant this shopper would take; another one when it is sold out or off sale, for half of them (F51). */
export function offerFor(run: Run, visitor: Visitor, listing: number): Offer | null {
  const { world, tables, habits } = run;
  const from = tables.skuFrom[listing] as number;
  const variants = tables.skuCount[listing] as number;
  const liking = bitsFor(habits.keys.sku, visitor.shopper, listing);
  const first = ((liking >>> 17) * variants) >>> 15;
  if (tables.promo && !mayTake(run, visitor, tables.promo, listing)) return null;
  for (let i = 0; i < variants; i += 1) {
    const place = first + i < variants ? first + i : first + i - variants;
    const sku = tables.skuIds[from + place] as number;
    if (piecesOffered(world, tables, sku) > 0) {
      if (i > 0 && (liking & 0x10000) !== 0) return null;
      return price(run, visitor, listing, sku);
    }
  }
  return null;
}

// One offer is looked at at a time: the same one is filled anew.
function price(run: Run, visitor: Visitor, listing: number, sku: number): Offer {
  const { offer, tables, habits } = run;
  const zone = habits.zone[visitor.province] as number;
  const shop = tables.shopOf[listing] as number;
  offer.listing = listing;
  offer.sku = sku;
  offer.priceFen = tables.skuFen[sku] as number;
  if (tables.promo) reckonOffer(run, visitor, tables.promo, offer);
  const { routes } = tables;
  if (routes !== null && routes.rows[shop] !== undefined) {
    routeOffer(run, visitor, routes, offer, shop);
  } else {
    const rule = tables.shops[shop]?.freight;
    offer.freightFen = rule ? buyerFreightFen(rule, offer.priceFen, zone) : 0;
    offer.days = habits.promisedDays[visitor.province] as number;
    offer.trust = 0;
  }
  if (tables.promo)
    offer.days += Math.max(0, (tables.promo.waitUntil[listing] as number) - run.world.now) / 24;
  return offer;
}

/** Readiness to buy in logit units: fit, taste, quality, price, freight, delivery, reviews, trust, need, memory. */
export function desireOf(run: Run, visitor: Visitor, offer: Offer): number {
  const { world, tables, habits } = run;
  const { buy } = habits.parameters;
  const { listing } = offer;
  const category = tables.categoryOf[listing] as number;
  const fit = between(habits.normal, bitsFor(habits.keys.fit, visitor.shopper, listing));
  const days = Math.floor(world.now / 24) - needSince(world.shoppers, visitor.shopper, category);
  const need = habits.needLog[category * 512 + Math.min(511, Math.max(0, days))] as number;
  // Most SKUs ask the listing's tag price and most goods travel free: the logarithms are there already.
  const priceTerm =
    offer.priceFen === tables.tagFen[listing]
      ? (tables.priceTerm[listing] as number)
      : log(offer.priceFen / referenceFen(run, category));
  const freightTerm = offer.freightFen === 0 ? 0 : log(1 + offer.freightFen / offer.priceFen);
  return (
    buy.fit * fit +
    buy.taste * (tables.appeal[visitor.segment * tables.rows.length + listing] as number) +
    buy.quality *
      (habits.qualitySense[visitor.segment] as number) *
      (tables.quality[listing] as number) -
    buy.price * visitor.sense * priceTerm -
    buy.freight * visitor.sense * freightTerm -
    buy.delivery * (habits.deliverySense[visitor.segment] as number) * (offer.days - 3) +
    buy.courier * offer.trust +
    (tables.buyTerm[listing] as number) +
    buy.need * need -
    visitor.mismatch
  );
}

function referenceFen({ world }: Run, category: number): number {
  return (world.scenario.categories[category] as Category).referencePriceFen;
}

function read(run: Run, visitor: Visitor, listing: number): number {
  const draw = mix(visitor.page ^ DRAW.dwell);
  const richness = run.tables.richness[listing] as number;
  return Math.max(1, Math.min(1200, Math.round(between(run.habits.dwell, draw) * richness)));
}

// Percent of the page reached; 54 on average (F17), sharper exits near the top.
function scrollDepth(visitor: Visitor): number {
  const u = unitFrom(mix(visitor.page ^ DRAW.scroll));
  return Math.round(100 * Math.min(1, 0.2 + Math.sqrt(u * u * u)));
}

function isChosen(run: Run, bits: number, utility: number): boolean {
  return utility > between(run.habits.logistic, bits);
}

function actOn(run: Run, visitor: Visitor, offer: Offer, kind: number): void {
  const { listing } = offer;
  const shop = run.tables.shopOf[listing] as number;
  act(run, visitor, kind, { shop, listing, sku: offer.sku, priceFen: offer.priceFen });
}
