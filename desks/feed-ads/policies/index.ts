/** How shopkeepers of different skill show their goods in the feed: to everybody loudly, by habit, to who is near. */
import { goodsOnSale, type Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import {
  AUDIENCES,
  PITCHES,
  TOP_BID_FEN,
  type AudienceKind,
  type CampaignLine,
  type NewCreative,
  type Pitch,
  type RuleInput,
} from "../commands.ts";
import { expert } from "./expert.ts";

/** Ads are begun on the third morning, when there are figures to look at. */
const FIRST_DAY = 48;

interface Plan {
  readonly budgetFen: number;
  readonly isEven: boolean;
  readonly goods: number;
  readonly audience: AudienceKind;
  readonly pitch: Pitch;
  readonly cap: number;
  readonly rules: readonly RuleInput[];
  /** For a thousand views off the platform, and what a day of them may cost; null = none. */
  readonly banners: { readonly bidFen: number; readonly budgetFen: number } | null;
  bidFen(goods: Goods): number;
}

/** Everybody is to see it, as often as it takes, in the loudest words, and all over the web too. */
const naivePlan: Plan = {
  budgetFen: 30_000,
  isEven: false,
  goods: 8,
  audience: "everyone",
  pitch: "hype",
  cap: 20,
  rules: [],
  banners: { bidFen: 2000, budgetFen: 20_000 },
  bidFen: () => 400,
};

/** Who looks at such goods now, at a modest price and budget; what does not earn its cost is stopped. */
const averagePlan: Plan = {
  budgetFen: 4000,
  isEven: true,
  goods: 4,
  audience: "interest",
  pitch: "plain",
  cap: 4,
  rules: [{ measure: "roi-below", value: 1500, costFen: 6000, clicks: 60 }],
  banners: null,
  bidFen: (goods) => Math.max(20, Math.round(goods.minPriceFen * 0.005)),
};

function campaigns(plan: Plan): Command[] {
  const hold = (budgetFen: number) => [{ kind: "hold", days: null, budgetFen }];
  const { budgetFen, isEven, banners } = plan;
  const feed = {
    type: "feed-ads/create-campaign",
    name: "1",
    stages: hold(budgetFen),
    isEven,
  };
  if (!banners) return [feed];
  const stages = hold(banners.budgetFen);
  return [
    feed,
    { type: "feed-ads/create-campaign", name: "2", placement: "off-site", stages, isEven },
  ];
}

function fill(seat: Seat, plan: Plan, { campaign, placement }: CampaignLine): Command[] {
  const isFeed = placement === "feed";
  const goods = dearest(seat).slice(0, isFeed ? plan.goods : 1);
  const units = goods.map((one): Command => ({
    type: "feed-ads/create-unit",
    campaign,
    listing: one.listing,
    audience: { kind: plan.audience, days: 15 },
    bidFen: Math.min(TOP_BID_FEN, isFeed ? plan.bidFen(one) : (plan.banners?.bidFen ?? 0)),
    cap: plan.cap,
    creatives: [creativeFor(one, plan.pitch)],
  }));
  if (plan.rules.length === 0) return units;
  return [...units, { type: "feed-ads/set-rules", campaign, rules: plan.rules }];
}

/** The first letters of the goods' own title. */
export function creativeFor(goods: Goods, pitch: Pitch): NewCreative {
  return { pitch, picture: "listing", upload: null, text: goods.title.slice(0, 20).padEnd(2, "·") };
}

// The dearest of each category first, then the next dearest.
function dearest(seat: Seat): Goods[] {
  const sorted = goodsOnSale(seat).toSorted(
    (a, b) => b.minPriceFen - a.minPriceFen || a.listing - b.listing,
  );
  const nth = new Map<string, number>();
  return sorted
    .map((goods) => {
      const round = nth.get(goods.category) ?? 0;
      nth.set(goods.category, round + 1);
      return { goods, round };
    })
    .toSorted((a, b) => a.round - b.round)
    .map(({ goods }) => goods);
}

function keeper(planOf: (seat: Seat) => Plan): Policy {
  return (seat) => {
    if (seat.now < FIRST_DAY || goodsOnSale(seat).length === 0) return [];
    const own = seat.view("feed-ads/campaign-list") as readonly CampaignLine[];
    if (own.length === 0) return campaigns(planOf(seat));
    const empty = own.filter(({ units }) => units.length === 0);
    return empty.flatMap((campaign) => fill(seat, planOf(seat), campaign));
  };
}

function randomPlan(seat: Seat): Plan {
  const one = <Kind>(all: readonly Kind[], purpose: string): Kind =>
    all[Math.floor(seat.chance(purpose) * all.length)] as Kind;
  return {
    budgetFen: 3000 + Math.floor(seat.chance("feed-budget") * 30_000),
    isEven: seat.chance("feed-even") < 0.5,
    goods: 1 + Math.floor(seat.chance("feed-goods") * 6),
    audience: one(AUDIENCES, "feed-audience"),
    pitch: one(PITCHES, "feed-pitch"),
    cap: 1 + Math.floor(seat.chance("feed-cap") * 20),
    rules: [],
    banners: null,
    bidFen: (goods) => 20 + Math.floor(seat.chance("feed-bid", goods.listing) * 400),
  };
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random: keeper(randomPlan),
  naive: keeper(() => naivePlan),
  average: keeper(() => averagePlan),
  expert,
};
