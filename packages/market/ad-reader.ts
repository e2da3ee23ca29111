/** Search ads as the marketplace reports them: counters, quality, what a phrase costs — never another's bid. */
import { partsOf } from "./auction/ad-tables.ts";
import { reserves } from "./auction/reserve.ts";
import { qualityOf } from "./auction/quality.ts";
import type { Tables } from "./compile/table.ts";
import type { AdCounters, AdReader, MarketWriter } from "./desk.ts";
import { AD, AD_COUNTERS, AD_DAYS, bidDay } from "./world/ads.ts";
import { ensureRows } from "./world/grown.ts";
import type { World } from "./world/world.ts";

/** `tables` answers the tables as they stand now. */
export function adReader(world: World, tables: () => Tables): AdReader {
  const { ads } = world;
  const reserveFen = reserves(world.scenario);
  return {
    // At midnight nothing of the new day is spent, though the budgets are made whole a moment later.
    spentTodayFen: (campaign) =>
      world.now % 24 === 0 ? 0 : (ads.campaign.col.spentFen[campaign] ?? 0),
    bid: (bid, days) => daysOf(world, bid, days),
    bidTotal: (bid) =>
      countersAt(
        bid < ads.bidTotal.count ? ads.bidTotal.col.value : NONE,
        bid * AD_COUNTERS.length,
      ),
    terms: (bids) => termsOf(world, bids),
    quality: (bid) => qualityFor(world, tables(), bid),
    phrase: (keyword) => ({
      ...phraseOf(world, tables(), keyword),
      reserveFen: reserveFen[keyword] ?? 0,
    }),
    reserveFen: (keyword) => reserveFen[keyword] ?? 0,
  };
}

/** Room for the counters of campaigns and bids. */
export function adWriter(world: World): Pick<MarketWriter, "registerAdCampaign" | "registerBid"> {
  const { ads } = world;
  return {
    registerAdCampaign: (campaign) => ensureRows(ads.campaign, campaign + 1),
    registerBid: (bid) => {
      ensureRows(ads.bid, bid + 1);
      ensureRows(ads.bidDays, bid + 1);
      ensureRows(ads.bidTotal, bid + 1);
    },
  };
}

const NONE = new Int32Array(0);

function daysOf(world: World, bid: number, days: number): AdCounters {
  const today = Math.floor(world.now / 24);
  const sums = new Float64Array(AD_COUNTERS.length);
  const { value } = world.ads.bidDays.col;
  // At midnight the ring still holds the day eight days ago where today will be.
  const isFresh = world.now % 24 === 0 && world.now > 0;
  const back = Math.min(days, AD_DAYS - 1, today);
  for (let day = today - back; day <= today; day += 1) {
    if (bid >= world.ads.bidDays.count || (isFresh && day === today)) continue;
    const from = bidDay(bid, day);
    for (let i = 0; i < sums.length; i += 1)
      sums[i] = (sums[i] as number) + (value[from + i] as number);
  }
  return countersAt(sums, 0);
}

function countersAt(value: Int32Array | Float64Array, from: number): AdCounters {
  return {
    exposures: value[from + AD.exposures] ?? 0,
    clicks: value[from + AD.clicks] ?? 0,
    costFen: value[from + AD.costFen] ?? 0,
    orders: value[from + AD.orders] ?? 0,
    salesFen: value[from + AD.salesFen] ?? 0,
    places: value[from + AD.places] ?? 0,
  };
}

function termsOf(world: World, bids: ReadonlySet<number>): ReturnType<AdReader["terms"]> {
  const { term, termTotal } = world.ads;
  const found: (AdCounters & { bid: number; keyword: number })[] = [];
  for (let row = 0; row < term.count; row += 1) {
    const bid = term.col.bid[row] as number;
    if (!bids.has(bid)) continue;
    const counted = countersAt(termTotal.col.value, row * AD_COUNTERS.length);
    found.push({ bid, keyword: term.col.keyword[row] as number, ...counted });
  }
  return found;
}

function qualityFor(world: World, tables: Tables, bid: number): ReturnType<AdReader["quality"]> {
  const { ads } = tables;
  const at = ads?.book.bids.get(bid);
  if (!ads || !at) return null;
  const parts = partsOf(world, tables, ads, { bid, group: at.group, query: at.keyword });
  return parts && { ...parts, hundredths: qualityOf(ads.rules.quality, parts) };
}

function phraseOf(
  world: World,
  tables: Tables,
  keyword: number,
): { meanChargeFen: number; bidders: number } {
  const { clicks, costFen } = world.ads.phrase.col;
  const paid = clicks[keyword] ?? 0;
  const shops = new Set<number>();
  const { ads } = tables;
  if (ads) {
    const until = ads.book.from[keyword + 1] ?? 0;
    for (let i = ads.book.from[keyword] ?? 0; i < until; i += 1)
      shops.add(ads.shop[ads.book.group[i] as number] as number);
  }
  const meanChargeFen = paid < 0.5 ? 0 : Math.round((costFen[keyword] ?? 0) / paid);
  return { meanChargeFen, bidders: shops.size };
}
