/** What the marketplace's own tools estimate: how often a phrase is typed, what another bid might bring. */
import { exp, normalQuantile, pow } from "@dianzhang/kernel";
import type { DeskContext, Scenario } from "@dianzhang/market";
import type { KeywordIdea, Simulated } from "../commands.ts";
import { ownKeyword, type KeywordRecord, type SearchAdsSlice } from "./slice.ts";

type Context = DeskContext<SearchAdsSlice>;

/** Standard deviation of the logarithm of every estimate. Assumption. */
const NOISE = 0.2;
/** Hundredths of a point an ordinary ad has; click rate of the top place; results scrolled past. Assumptions. */
const USUAL_QUALITY = { platform: 550, contest: 3500 } as const;
const TOP_RATE = 0.18;
const SCROLL = 20;
/** Days an estimate stays the same. */
const WEEK_HOURS = 168;

/** Phrases of the listing's category with estimates; the seat sees no more of them than this. */
export function keywordTool(
  ctx: Context,
  params: { listing: number; title?: string | undefined },
): KeywordIdea[] {
  const { market, shop } = ctx;
  const goods = market.view(shop, "listing/listing", { listing: params.listing }) as {
    readonly title: string;
    readonly category: string;
    readonly attributes: Readonly<Record<string, string>>;
  } | null;
  if (!goods) return [];
  const title = (params.title ?? goods.title).toLowerCase();
  return market.scenario.keywords.flatMap((keyword, place): KeywordIdea[] => {
    if (keyword.category !== goods.category) return [];
    const said = keyword.terms.filter(
      (term, i) => title.includes(term.toLowerCase()) || isFilled(keyword, i, goods.attributes),
    );
    const { meanChargeFen, bidders, reserveFen } = market.ads.phrase(place);
    return [
      {
        keyword: keyword.text,
        level: keyword.level,
        searches: Math.round(searchesADay(ctx, place) * 10) / 10,
        fitPermille: Math.round((1000 * said.length) / keyword.terms.length),
        meanChargeFen: meanChargeFen === 0 ? null : meanChargeFen,
        leastFen: reserveFen,
        bidders,
      },
    ];
  });
}

function isFilled(
  keyword: Scenario["keywords"][number],
  term: number,
  attributes: Readonly<Record<string, string>>,
): boolean {
  const wanted = Object.entries(keyword.wants)[term - 1];
  return wanted !== undefined && attributes[wanted[0]] === wanted[1];
}

/** Days over which searches are averaged. */
const COUNTED_DAYS = 7;

/** Searches a day lately, wrong by a keyed fifth or so that changes every week. */
function searchesADay({ market }: Context, place: number): number {
  const today = Math.floor(market.now / 24);
  const days = Math.min(COUNTED_DAYS, today);
  let typed = 0;
  for (let back = 1; back <= days; back += 1) typed += market.queries(place, back).searches;
  const off = market.chance("keyword-tool", place, Math.floor(market.now / WEEK_HOURS));
  return (typed / Math.max(1, days)) * exp(NOISE * normalQuantile(off));
}

/**
 * What a bid might bring in a day: from the estimated searches, the published mean charge and the own quality
 * score; other shops' bids are not looked at. Empty for a keyword of another shop.
 */
export function simulate(
  ctx: Context,
  params: { bid: number; bids: readonly number[] },
): Simulated[] {
  const record = ownKeyword(ctx.slice, ctx.shop, params.bid);
  return record ? params.bids.map((bidFen) => simulated(ctx, record, bidFen)) : [];
}

function simulated(ctx: Context, record: KeywordRecord, bidFen: number): Simulated {
  const { market } = ctx;
  const quality = market.ads.quality(record.bid);
  const { meanChargeFen, bidders, reserveFen } = market.ads.phrase(record.keyword);
  const { places } = market.scenario.searchAds;
  const usual = Math.max(reserveFen, meanChargeFen);
  const ordinary = USUAL_QUALITY[market.scenario.searchAds.quality];
  const strength = (bidFen * (quality?.hundredths ?? ordinary)) / (usual * ordinary);
  // Rivals' scores are taken to lie around the usual: the stronger the own, the fewer stand above.
  const above = Math.max(0, bidders - 1) / (1 + strength * strength * strength);
  const slot = Math.min(places.length - 1, Math.floor(above));
  const place = places[slot] ?? 1;
  const isShown = above < places.length && bidFen >= reserveFen;
  const seen = isShown ? searchesADay(ctx, record.keyword) * exp(-(place - 1) / SCROLL) : 0;
  const rate = TOP_RATE * pow(place, -0.88) * ((quality?.clicks ?? 500) / 500);
  const clicks = seen * rate;
  // Who stands below sets the price; alone on the page it is the least.
  const priceFen = bidders > 1 ? Math.min(bidFen, usual) : Math.min(bidFen, reserveFen);
  return {
    bidFen,
    exposures: Math.round(seen * 10) / 10,
    clicks: Math.round(clicks * 10) / 10,
    costFen: Math.round(clicks * priceFen),
    place,
    errorPermille: Math.round(1000 * NOISE * 2),
  };
}
