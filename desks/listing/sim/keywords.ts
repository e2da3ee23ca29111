/** What does the keyword tool say: how much a phrase is searched, by how many it is served, what comes of it? */
import { exp, normalQuantile } from "@dianzhang/kernel";
import { wordsInTitle, type DeskContext, type Queries, type Scenario } from "@dianzhang/market";
import type { KeywordLine } from "../commands.ts";
import type { ListingSlice } from "./slice.ts";

type Context = DeskContext<ListingSlice>;

const WEEK = 7;
/** Nothing is said of what comes of fewer searches a week. */
const FEW = 20;
/** Standard deviation of the logarithm of an estimate, and of a trade report's guess. Assumption. */
const ERROR = 0.18;
const GUESS_ERROR = 0.35;

/** Empty for a category the market does not have. */
export function keywords(ctx: Context, { category }: { category: string }): KeywordLine[] {
  const { market, shop } = ctx;
  const { scenario } = market;
  const index = scenario.categories.findIndex((one) => one.id === category);
  if (index < 0) return [];
  const served = servedBy(ctx, index);
  return scenario.keywords.flatMap((keyword, k) => {
    if (keyword.category !== category) return [];
    const goods = served.get(k) ?? [];
    const week = total(market, k, 1);
    return [
      {
        phrase: keyword.text,
        level: keyword.level,
        ...searchesOf(market, k),
        trendPermille: trendOf(market, k),
        competition: goods.length,
        clickRate: rate(week.clicks, week.searches),
        orderRate: rate(week.orders, week.searches),
        own: goods.filter((owner) => owner === shop).length,
      },
    ];
  });
}

/** Searches of a phrase a day, as the tool estimates them. */
export function searchesOf(
  market: Context["market"],
  phrase: number,
): { searches: number; isGuess: boolean } {
  const days = Math.min(WEEK, Math.floor(market.now / 24));
  if (days < 2) {
    const guess = guessOf(market.scenario, phrase) * error(market, phrase, 0, GUESS_ERROR);
    return { searches: twoFigures(guess), isGuess: true };
  }
  const mean = total(market, phrase, 1).searches / days;
  const today = Math.floor(market.now / 24);
  return { searches: twoFigures(mean * error(market, phrase, today, ERROR)), isGuess: false };
}

// Phrase → the shops of the goods on sale that hold all its words.
function servedBy({ slice, market }: Context, category: number): Map<number, number[]> {
  const id = market.scenario.categories[category]?.id;
  const served = new Map<number, number[]>();
  for (const { isPublished, category: own, title, attributes, shop } of slice.listings) {
    if (!isPublished || own !== id) continue;
    const { phrases } = wordsInTitle(market.scenario, { title, attributes, category });
    for (const { keyword, match } of phrases) {
      if (match !== "exact" && match !== "high") continue;
      served.set(keyword, [...(served.get(keyword) ?? []), shop]);
    }
  }
  return served;
}

/** Seven finished days, the last of them `from` days ago. */
function total(market: Context["market"], phrase: number, from: number): Queries {
  const sum = { searches: 0, clicks: 0, orders: 0 };
  for (let back = from; back < from + WEEK; back += 1) {
    const day = market.queries(phrase, back);
    sum.searches += day.searches;
    sum.clicks += day.clicks;
    sum.orders += day.orders;
  }
  return sum;
}

function trendOf(market: Context["market"], phrase: number): number | null {
  if (market.now < 2 * WEEK * 24) return null;
  const before = total(market, phrase, 1 + WEEK).searches;
  if (before === 0) return null;
  return Math.round((1000 * total(market, phrase, 1).searches) / before - 1000);
}

/** What a trade report would say before the first day: what such a market's shoppers usually type. */
function guessOf(scenario: Scenario, phrase: number): number {
  const keyword = scenario.keywords[phrase] as Scenario["keywords"][number];
  const category = scenario.categories.find((one) => one.id === keyword.category);
  const demand = scenario.categories.reduce((sum, one) => sum + one.demand, 0);
  const volume = scenario.keywords
    .filter((one) => one.category === keyword.category)
    .reduce((sum, one) => sum + one.volume, 0);
  const shares = scenario.segments.reduce((sum, one) => sum + one.share, 0);
  const search = scenario.segments.reduce(
    (sum, one) => sum + (one.share / shares) * (one.searchPermille / 1000),
    0,
  );
  const visits = scenario.shoppers * scenario.sessionsPerShopperDay * search;
  return (visits * ((category?.demand ?? 0) / demand) * keyword.volume) / volume;
}

function error(market: Context["market"], phrase: number, day: number, sigma: number): number {
  return exp(sigma * normalQuantile(market.chance("keyword-tool", phrase, day)));
}

function rate(part: number, of: number): number | null {
  return of < FEW ? null : Number((part / of).toFixed(3));
}

/** Estimates carry two figures: 1,273 is said as 1,300. */
function twoFigures(value: number): number {
  return value < 0.1 ? 0 : Number(value.toPrecision(2));
}
