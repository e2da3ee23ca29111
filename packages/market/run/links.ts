/** Which link a visitor follows from a page inside a shop, and what it does to interest in going on. */
import { log, mix, unitFrom } from "@dianzhang/kernel";
import { RELATED, type SiteLinks } from "../compile/site-links.ts";
import { needSince } from "../world/shoppers.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** No link is followed. */
export const NO_LINK = -1;
/** The link leads to goods that are not to be had. */
export const DEAD_LINK = -2;
/** Prices further apart than this are another kind of goods. */
const LIKE_PRICE = 0.35;

/** A listing that the page at hand leads to, NO_LINK, or DEAD_LINK. */
export function linkFrom(run: Run, links: SiteLinks, from: number, bits: number): number {
  const { stroll } = run.habits.parameters;
  const count = links.count[from] as number;
  if (count === 0 || unitFrom(bits) >= stroll.related) return NO_LINK;
  const u = unitFrom(mix(bits + 1));
  // Cards stand in a row: the first is taken up most.
  const to = links.related[from * RELATED + Math.floor(count * u * Math.sqrt(u))] as number;
  return run.tables.isBuyable[to] === 1 ? to : DEAD_LINK;
}

/** A listing of the shop's front page, or NO_LINK. */
export function showcased(run: Run, links: SiteLinks, from: number, bits: number): number {
  const shown = links.showcase.get(run.tables.shopOf[from] as number);
  if (!shown || unitFrom(bits) >= run.habits.parameters.stroll.showcase) return NO_LINK;
  const to = shown[mix(bits + 1) % shown.length] as number;
  return run.tables.isBuyable[to] === 1 ? to : NO_LINK;
}

/** Goods like these are compared; others are looked at as far as they are needed. */
export function interestIn(run: Run, visitor: Visitor, from: number, to: number): number {
  const { tables, habits, world } = run;
  const { likeThese, others, othersNeed } = habits.parameters.stroll;
  const category = tables.categoryOf[to] as number;
  if (category === tables.categoryOf[from]) {
    const apart = log((tables.tagFen[to] as number) / Math.max(1, tables.tagFen[from] as number));
    return Math.abs(apart) < LIKE_PRICE ? likeThese : 0;
  }
  const days = Math.floor(world.now / 24) - needSince(world.shoppers, visitor.shopper, category);
  const need = habits.needLog[category * 512 + Math.min(511, Math.max(0, days))] as number;
  return others + othersNeed * need;
}
