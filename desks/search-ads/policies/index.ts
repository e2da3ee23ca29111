/** How shopkeepers of different skill buy phrases: by heat, by rule of thumb, by what a click is worth. */
import { goodsOnSale, type Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import {
  TOP_BID_FEN,
  type CampaignLine,
  type KeywordIdea,
  type KeywordLine,
  type Match,
} from "../commands.ts";
import { expert } from "./expert.ts";

/** Ads are begun on the second morning, when there are figures to look at. */
const FIRST_DAY = 24;
/** Day by which a campaign has its groups or has found nothing to buy. */
const SETTLED_DAY = 4;

interface Plan {
  readonly budgetFen: number;
  /** Goods advertised, and phrases of each. */
  readonly goods: number;
  readonly keywords: number;
  readonly match: Match;
  pick(ideas: readonly KeywordIdea[]): readonly KeywordIdea[];
  bidFen(seat: Seat, goods: Goods, slot: number): number;
  /** Phrases that cost more at least are left alone. */
  mostFen(goods: Goods): number;
}

/** The hottest words there are, as broad as they go, at a price that wins; the budget is what it is. */
const naivePlan: Plan = {
  budgetFen: 120_000,
  goods: 8,
  keywords: 4,
  match: "broad",
  pick: (ideas) => ideas,
  bidFen: () => 800,
  mostFen: () => TOP_BID_FEN,
};

/**
 * The most typed words the goods are, hot ones among them, at a little over the least; a modest budget; what never
 * sells is stopped in the end.
 */
const averagePlan: Plan = {
  budgetFen: 5000,
  goods: 6,
  keywords: 8,
  match: "exact",
  pick: (ideas) => ideas.filter(({ fitPermille }) => fitPermille === 1000),
  bidFen: (_, goods) => Math.round(goods.minPriceFen * 0.006),
  mostFen: () => 400,
};

function begin(seat: Seat, plan: Plan): Command[] {
  const goods = showpieces(seat).slice(0, plan.goods);
  if (goods.length === 0) return [];
  const [campaign] = ownCampaigns(seat);
  if (!campaign)
    return [{ type: "search-ads/create-campaign", name: "1", budgetFen: plan.budgetFen }];
  return goods.map((one, slot) => ({
    type: "search-ads/create-group",
    campaign: campaign.campaign,
    listing: one.listing,
    keywords: keywordsFor(seat, plan, one, slot),
  }));
}

// The dearest of each category first, then the next dearest.
function showpieces(seat: Seat): Goods[] {
  const dearest = goodsOnSale(seat).toSorted(
    (a, b) => b.minPriceFen - a.minPriceFen || a.listing - b.listing,
  );
  const nth = new Map<string, number>();
  const rounds = dearest.map((goods) => {
    const round = nth.get(goods.category) ?? 0;
    nth.set(goods.category, round + 1);
    return { goods, round };
  });
  return rounds.toSorted((a, b) => a.round - b.round).map(({ goods }) => goods);
}

function keywordsFor(seat: Seat, plan: Plan, goods: Goods, slot: number) {
  const ideas = seat.view("search-ads/keyword-tool", { listing: goods.listing });
  return plan
    .pick(ideas as readonly KeywordIdea[])
    .filter(({ leastFen }) => leastFen <= plan.mostFen(goods))
    .toSorted((a, b) => b.searches - a.searches || (a.keyword < b.keyword ? -1 : 1))
    .slice(0, plan.keywords)
    .map(({ keyword, leastFen }) => ({
      keyword,
      match: plan.match,
      bidFen: Math.max(leastFen, plan.bidFen(seat, goods, slot)),
    }));
}

function ownCampaigns(seat: Seat): readonly CampaignLine[] {
  return seat.view("search-ads/campaign-list", { days: 7 }) as readonly CampaignLine[];
}

function keeper(plan: Plan, weekly: (seat: Seat) => Command[]): Policy {
  return (seat) => {
    if (seat.now < FIRST_DAY) return [];
    const day = Math.floor(seat.now / 24);
    const [campaign] = ownCampaigns(seat);
    if (!campaign) return begin(seat, plan);
    // Where no phrase was worth its price, the tool is asked again after a week.
    if (campaign.groups.length === 0)
      return day < SETTLED_DAY || day % 7 === 0 ? begin(seat, plan) : [];
    return day % 7 === 0 ? weekly(seat) : [];
  };
}

/** Clicks without one order after which an average shop gives a keyword up. */
const PATIENCE = 60;

function stopLosers(seat: Seat): Command[] {
  const lines = seat.view("search-ads/keyword-report", { days: null }) as readonly KeywordLine[];
  const losers = lines.filter(
    (line) => line.isRunning && line.clicks >= PATIENCE && line.orders === 0,
  );
  if (losers.length === 0) return [];
  const bids = losers.map(({ bid }) => ({ bid, isRunning: false }));
  return [{ type: "search-ads/set-bids", bids }];
}

function randomPlan(seat: Seat): Plan {
  const matches: readonly Match[] = ["exact", "phrase", "broad"];
  return {
    budgetFen: 3000 + Math.floor(seat.chance("ads-budget") * 40_000),
    goods: 1 + Math.floor(seat.chance("ads-goods") * 8),
    keywords: 1 + Math.floor(seat.chance("ads-keywords") * 20),
    match: matches[Math.floor(seat.chance("ads-match") * 3)] as Match,
    pick: (ideas) => ideas,
    bidFen: (_, __, slot) => 10 + Math.floor(seat.chance("ads-bid", slot) * 500),
    mostFen: () => 500,
  };
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random: (seat) => keeper(randomPlan(seat), () => [])(seat),
  naive: keeper(naivePlan, () => []),
  average: keeper(averagePlan, stopLosers),
  expert,
};
