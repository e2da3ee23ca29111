/** What shoppers and the platform keep of a day's promotions: hours below the tag, and the lowest price asked. */
import { log } from "@dianzhang/kernel";
import type { Tables } from "../compile/table.ts";
import { ensureRows } from "../world/grown.ts";
import { dropClaims, PRICE_DAYS, priceAt } from "../world/promotions.ts";
import type { World } from "../world/world.ts";

/** After an hour: listings whose single price was below their tag while it lasted. */
export function noteDeals(world: World, tables: Tables): void {
  const { promo } = tables;
  if (!promo) return;
  const { deal } = world.promotions;
  ensureRows(deal, tables.rows.length);
  const { hours, logFen, lowFen } = deal.col;
  for (const row of tables.onSale) {
    const id = row.listing;
    const low = promo.lowFen[id] as number;
    if (low >= (promo.baseFen[id] as number)) continue;
    hours[id] = (hours[id] as number) + 1;
    logFen[id] = (logFen[id] as number) + log(low);
    if (lowFen[id] === 0 || low < (lowFen[id] as number)) lowFen[id] = low;
  }
}

/**
 * The logarithm of the price a shopper met over the day: the tag for the hours without, the deal for the hours
 * with one; no price counts above what is believed. A sale of two hours hardly teaches, one that never ends does.
 */
export function askedOverTheDay(
  world: World,
  tables: Tables,
  listing: number,
  believedFen: number,
): number {
  const { hours, logFen } = world.promotions.deal.col;
  const tag = tables.promo?.baseFen[listing] ?? tables.tagFen[listing] ?? 1;
  const asked = log(Math.min(tag, believedFen));
  const dealHours = listing < world.promotions.deal.count ? (hours[listing] as number) : 0;
  if (dealHours === 0) return asked;
  const deal = Math.min(asked, (logFen[listing] as number) / dealHours);
  return asked + (Math.min(24, dealHours) / 24) * (deal - asked);
}

/** At a day's end: the lowest price every listing on sale was asked for, promotions counted. */
export function notePrices(world: World, tables: Tables): void {
  const { deal, price } = world.promotions;
  ensureRows(price, tables.rows.length);
  const day = Math.floor(world.now / 24);
  for (let id = 0; id < price.count; id += 1) price.col.lowestFen[priceAt(id, day)] = 0;
  for (const row of tables.onSale) {
    const id = row.listing;
    const tag = tables.promo?.baseFen[id] ?? (tables.tagFen[id] as number);
    const low = id < deal.count ? (deal.col.lowFen[id] as number) : 0;
    price.col.lowestFen[id * PRICE_DAYS + (day % PRICE_DAYS)] = low > 0 ? Math.min(low, tag) : tag;
  }
}

/** When a day begins: yesterday's hours are learned from, coupons of finished campaigns are waste paper. */
export function forgetDeals(world: World, tables: Tables): void {
  const { deal, claim } = world.promotions;
  if (deal.count > 0) {
    deal.col.hours.fill(0);
    deal.col.logFen.fill(0);
    deal.col.lowFen.fill(0);
  }
  if (claim.count === 0) return;
  const open = tables.promo?.open;
  // Who once got a coupon for a full cart hopes for the next for a while (F44).
  const hoped = new Set([...(tables.promo?.carted.values() ?? [])].flat());
  dropClaims(world.promotions, (campaign) => !open?.has(campaign) && !hoped.has(campaign));
}
