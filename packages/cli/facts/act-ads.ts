/** What shops of the advertising arms do: banners elsewhere, or half as much again for every ad. */
import type { Command } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";

/** How much more is bid and set aside by the shops with an even number. */
const MORE = 1.5;
/** Highest bids of the two desks. */
const TOP_FEN = 9999;

interface Unit {
  readonly unit: number;
  readonly bidFen: number;
}

interface FeedCampaign {
  readonly campaign: number;
  readonly name: string;
  readonly startDay: number;
  readonly stages: readonly { readonly kind: string; readonly budgetFen: number }[];
  readonly units: readonly Unit[];
}

interface SearchCampaign {
  readonly campaign: number;
  readonly budgetFen: number;
}

interface Bid {
  readonly bid: number;
  readonly bidFen: number;
}

export function advertiseInArm(arm: "banners" | "more-ads", market: Market): void {
  for (let shop = 0; shop < market.shops; shop += 1) {
    if (arm === "banners") showBanners(market, shop);
    else if (shop % 2 === 0) raise(market, shop);
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

function raise(market: Market, shop: number): void {
  const feeds = market.view(shop, "feed-ads/campaign-list", {}) as readonly FeedCampaign[];
  for (const { campaign, stages, units } of feeds) {
    const dearer = stages.map((one) => ({ ...one, budgetFen: more(one.budgetFen, 1e8) }));
    give(market, shop, { type: "feed-ads/set-campaign", campaign, stages: dearer });
    for (const { unit, bidFen } of units)
      give(market, shop, { type: "feed-ads/set-unit", unit, bidFen: more(bidFen, TOP_FEN) });
  }
  const searches = market.view(shop, "search-ads/campaign-list", {}) as readonly SearchCampaign[];
  for (const { campaign, budgetFen } of searches)
    give(market, shop, {
      type: "search-ads/set-campaign",
      campaign,
      budgetFen: more(budgetFen, 1e8),
    });
  const lines = market.view(shop, "search-ads/keyword-report", {}) as readonly Bid[];
  const bids = lines.map(({ bid, bidFen }) => ({ bid, bidFen: more(bidFen, TOP_FEN) }));
  if (bids.length > 0) give(market, shop, { type: "search-ads/set-bids", bids });
}

function more(fen: number, mostFen: number): number {
  return Math.min(mostFen, Math.round(fen * MORE));
}

function give(market: Market, shop: number, command: Command): void {
  const decision = market.decide(shop, command);
  if (decision.ok) market.apply(shop, decision.events);
}
