/** How a visitor goes on inside a shop: interest walks up and down, and the visit ends when it is gone (F19). */
import { between, mix, unitFrom } from "@dianzhang/kernel";
import { CHANNEL } from "../events.ts";
import { MAX_PAGES } from "./basket.ts";
import { DEAD_LINK, interestIn, linkFrom, NO_LINK, showcased } from "./links.ts";
import { goalNear } from "./promote.ts";
import { freightGoal } from "./free-delivery.ts";
import type { Run } from "./run.ts";
import { settleBasket } from "./till.ts";
import { openPage, type Visitor } from "./visit.ts";

/** What the draw of a page is for that decides how interest goes on. */
const STROLL = 0x61c88647;
/** Places on the shelf looked at for something not yet seen. */
const TRIES = 4;

/**
 * Opens a listing's page, then others of the same shop, and pays once for all that was chosen there; `node` is
 * the memory that led here, or −1. Answers whether something was paid for.
 *
 * The value of the next page is a random walk with a downward drift: so the number of pages is a first passage
 * time, inverse Gaussian (the law of surfing). Waiting for slow pages uses interest up.
 */
export function visitListing(run: Run, visitor: Visitor, listing: number, node: number): boolean {
  const { basket, habits, tables } = run;
  const { stroll } = habits.parameters;
  basket.lines = 0;
  let waited = openPage(run, visitor, listing, node);
  if (waited < 0) return false;
  const shop = tables.shopOf[listing] as number;
  const entered = visitor.channel;
  let interest = stroll.start;
  let at = listing;
  let taken = 0;
  for (;;) {
    if (basket.lines > taken) interest += stroll.taken;
    taken = basket.lines;
    if (taken > 0) interest += stroll.goal * nearestGoal(run, visitor, shop);
    const bits = mix(visitor.page ^ STROLL);
    interest +=
      stroll.spread * between(habits.normal, bits) - stroll.drift - (stroll.wait * waited) / 1000;
    if (interest <= 0) break;
    const led = tables.links === null ? NO_LINK : linkFrom(run, tables.links, at, mix(bits + 2));
    if (led === DEAD_LINK) interest -= stroll.deadLink;
    const isLed =
      led >= 0 && visitor.pages < MAX_PAGES && !wasSeen(basket.seen, visitor.pages, led);
    if (isLed) interest += interestIn(run, visitor, at, led);
    if (interest <= 0) break;
    at = isLed ? led : nextInShop(run, visitor, at, mix(bits + 1));
    if (at < 0) break;
    visitor.channel = CHANNEL.shop;
    waited = openPage(run, visitor, at, -1);
    visitor.channel = entered;
    if (waited < 0) break;
  }
  return basket.lines > 0 && settleBasket(run, visitor, shop);
}

// A threshold of the shop's campaigns, or free delivery, whichever is nearer.
function nearestGoal(run: Run, visitor: Visitor, shop: number): number {
  const { promo } = run.tables;
  const promised = promo ? goalNear(run, visitor, promo, shop) : 0;
  return Math.max(promised, freightGoal(run, visitor, shop));
}

// Best sellers stand first and are taken up more often; mostly of the same kind.
function nextInShop(run: Run, visitor: Visitor, from: number, bits: number): number {
  const { tables, habits, basket } = run;
  const { aisle } = tables;
  if (visitor.pages >= MAX_PAGES) return -1;
  const isSameKind = unitFrom(bits) < habits.parameters.stroll.sameCategory;
  if (!isSameKind && tables.links !== null) {
    const shown = showcased(run, tables.links, from, mix(bits + 3));
    if (shown >= 0 && !wasSeen(basket.seen, visitor.pages, shown)) return shown;
  }
  const begin = (isSameKind ? aisle.kindFrom[from] : aisle.shopFrom[from]) as number;
  const end = (isSameKind ? aisle.kindUntil[from] : aisle.shopUntil[from]) as number;
  let draw = bits;
  for (let tried = 0; tried < TRIES; tried += 1) {
    draw = mix(draw + 0x9e3779b1);
    const u = unitFrom(draw);
    const found = aisle.goods[begin + Math.floor((end - begin) * u * Math.sqrt(u))] as number;
    if (tables.isBuyable[found] === 1 && !wasSeen(basket.seen, visitor.pages, found)) return found;
  }
  return -1;
}

function wasSeen(seen: Int32Array, pages: number, listing: number): boolean {
  for (let i = 0; i < pages; i += 1) if (seen[i] === listing) return true;
  return false;
}
