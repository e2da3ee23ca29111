/** What the marketplace's own tools estimate: how often a phrase is typed, what another bid might bring. */
import { exp, normalQuantile, pow } from "@dianzhang/kernel";
import type { DeskContext, Scenario } from "@dianzhang/market";
import type { KeywordIdea, Simulated } from "../commands.ts";
import { ownKeyword, type SearchAdsSlice } from "./slice.ts";

type Context = DeskContext<SearchAdsSlice>;

/** Standard deviation of the logarithm of every estimate. Assumption. */
const NOISE = 0.2;
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
 * score; other shops' bids are not looked at. Null for a keyword of another shop.
 */
export function simulate(ctx: Context, params: { bid: number; bidFen: number }): Simulated | null {
  const { slice, shop, market } = ctx;
  const record = ownKeyword(slice, shop, params.bid);
  if (!record) return null;
  const quality = market.ads.quality(record.bid);
  const { meanChargeFen, bidders, reserveFen } = market.ads.phrase(record.keyword);
  const { places } = market.scenario.searchAds;
  const usual = Math.max(reserveFen, meanChargeFen);
  const strength = (params.bidFen * (quality?.hundredths ?? 500)) / (usual * 550);
  // Against rivals whose scores lie around the usual: the share of them that stands above.
  const above = Math.max(0, bidders - 1) / (1 + strength * strength * strength);
  const slot = Math.min(places.length - 1, Math.floor(above));
  const place = places[slot] ?? 1;
  const shown = above < places.length ? searchesADay(ctx, record.keyword) : 0;
  const seen = shown * exp(-(place - 1) / 25);
  const rate = 0.12 * pow(place, -0.88);
  const clicks = seen * rate * ((quality?.clicks ?? 500) / 500);
  const priceFen = Math.min(params.bidFen, Math.max(reserveFen, usual * Math.min(1.5, strength)));
  return {
    bidFen: params.bidFen,
    exposures: Math.round(seen * 10) / 10,
    clicks: Math.round(clicks * 10) / 10,
    costFen: Math.round(clicks * priceFen),
    place,
    errorPermille: Math.round(1000 * NOISE * 2),
  };
}
