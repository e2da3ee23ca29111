/** What shops of the advertising arms do: banners elsewhere, twice the advertising, or half of it. */
import type { Command } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";

/** What the shops with an even number set aside of what they did. */
const FACTOR = { "more-ads": 2, "less-ads": 0.5 } as const;
/** Lowest bid of the two desks. */
const LEAST_FEN = 20;
/** Share of a week's budgets that counts as used up: more of the same is bought then, at the same bids. */
const USED = 0.85;
/** Highest bids of the two desks. */
const TOP_FEN = 9999;

interface Unit {
  readonly unit: number;
  readonly bidFen: number;
}

interface FeedCampaign {
  readonly campaign: number;
  readonly name: string;
  readonly budgetFen: number;
  readonly costFen: number;
  readonly stages: readonly { readonly kind: string; readonly budgetFen: number }[];
  readonly units: readonly Unit[];
}

interface SearchCampaign {
  readonly campaign: number;
  readonly budgetFen: number;
  readonly costFen: number;
}

interface Bid {
  readonly bid: number;
  readonly bidFen: number;
}

export function advertiseInArm(arm: "banners" | keyof typeof FACTOR, market: Market): void {
  for (let shop = 0; shop < market.shops; shop += 1) {
    if (arm === "banners") showBanners(market, shop);
    else if (shop % 2 === 0) scale(market, shop, FACTOR[arm]);
  }
}

// Everybody elsewhere sees the shop's first goods, at the usual price of a thousand views.
function showBanners(market: Market, shop: number): void {
  const [goods] = market.view(shop, "listing/listing-list", {}) as readonly {
    readonly listing: number;
  }[];
  if (!goods) return;
  const stages = [{ kind: "hold", days: null, budgetFen: 10_000 }];
  give(market, shop, {
    type: "feed-ads/create-campaign",
    name: "banners",
    placement: "off-site",
    stages,
  });
  const own = market.view(shop, "feed-ads/campaign-list", {}) as readonly FeedCampaign[];
  const made = own.find(({ name }) => name === "banners");
  if (!made) return;
  give(market, shop, {
    type: "feed-ads/create-unit",
    campaign: made.campaign,
    listing: goods.listing,
    audience: { kind: "everyone" },
    bidFen: 600,
    creatives: [{ pitch: "plain", picture: "listing", text: "banner" }],
  });
}

// Who uses the budget up buys more (or less) of the same; who does not has to bid more to be seen more.
function scale(market: Market, shop: number, factor: number): void {
  const times = (fen: number, mostFen: number): number =>
    Math.max(LEAST_FEN, Math.min(mostFen, Math.round(fen * factor)));
  const week = { days: 7 };
  const feeds = market.view(shop, "feed-ads/campaign-list", week) as readonly FeedCampaign[];
  for (const one of feeds) {
    const stages = one.stages.map((stage) => ({
      ...stage,
      budgetFen: times(stage.budgetFen, 1e8),
    }));
    give(market, shop, { type: "feed-ads/set-campaign", campaign: one.campaign, stages });
    if (isUsedUp(one)) continue;
    for (const { unit, bidFen } of one.units)
      give(market, shop, { type: "feed-ads/set-unit", unit, bidFen: times(bidFen, TOP_FEN) });
  }
  const searches = market.view(shop, "search-ads/campaign-list", week) as readonly SearchCampaign[];
  for (const { campaign, budgetFen } of searches)
    give(market, shop, {
      type: "search-ads/set-campaign",
      campaign,
      budgetFen: times(budgetFen, 1e8),
    });
  if (searches.every(isUsedUp)) return;
  const lines = market.view(shop, "search-ads/keyword-report", {}) as readonly Bid[];
  const bids = lines.map(({ bid, bidFen }) => ({ bid, bidFen: times(bidFen, TOP_FEN) }));
  if (bids.length > 0) give(market, shop, { type: "search-ads/set-bids", bids });
}

function isUsedUp({ budgetFen, costFen }: Omit<SearchCampaign, "campaign">): boolean {
  return costFen >= USED * 7 * budgetFen;
}

function give(market: Market, shop: number, command: Command): void {
  const decision = market.decide(shop, command);
  if (decision.ok) market.apply(shop, decision.events);
}
