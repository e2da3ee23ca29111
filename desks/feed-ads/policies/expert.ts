/** How an expert uses the feed: who is near first, several creatives side by side, bids by what a click is worth. */
import { bestGoods, profitPerOrder, worthOfVisit, type Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, Seat } from "@dianzhang/market";
import {
  TOP_BID_FEN,
  type AudienceKind,
  type CampaignLine,
  type NewCreative,
  type UnitLine,
} from "../commands.ts";

/** The third morning: there are visitors to come back to. */
const FIRST_DAY = 48;
/** Days between two looks at the report. */
const ROUND_DAYS = 3;
/** Orders in all for one that the report credits: who came once looks round, comes back, lifts the goods' rank. */
const LATER = 2.4;
/** Part of a click's worth that is offered for it. */
const SHADE = 0.85;
/** How much readier to buy an audience is than a usual visitor. Assumption of the trade, corrected by figures. */
const READY: Readonly<Partial<Record<AudienceKind, number>>> = {
  interest: 1,
  visitors: 2.4,
  carts: 6,
};
const GOODS = 10;
const NEAR_GOODS = 10;
const LEAST_BID_FEN = 20;

export const expert: Policy = (seat) => {
  if (seat.now < FIRST_DAY) return [];
  const [campaign] = seat.view("feed-ads/campaign-list", {
    days: null,
  }) as readonly CampaignLine[];
  if (!campaign) return start(seat);
  if (campaign.units.length === 0) return open(seat, campaign);
  if (Math.floor(seat.now / 24) % ROUND_DAYS !== 0) return [];
  return campaign.units.flatMap((unit) => review(seat, unit));
};

function start(seat: Seat): Command[] {
  if (bestGoods(seat).length === 0) return [];
  const stages = [
    { kind: "test", days: 4, budgetFen: 8000 },
    { kind: "ramp", days: 4, budgetFen: 15_000 },
    { kind: "hold", days: null, budgetFen: 25_000 },
  ];
  return [{ type: "feed-ads/create-campaign", name: "1", stages, isEven: true }];
}

function open(seat: Seat, { campaign }: CampaignLine): Command[] {
  const goods = bestGoods(seat);
  const interest = goods.slice(0, GOODS).map((one) => unitFor(seat, campaign, one, "interest"));
  const near = goods
    .slice(0, NEAR_GOODS)
    .flatMap((one) => [
      unitFor(seat, campaign, one, "carts"),
      unitFor(seat, campaign, one, "visitors"),
    ]);
  const rule = { measure: "roi-below", value: 1200, costFen: 8000, clicks: 80 };
  return [
    ...[...interest, ...near].flat(),
    { type: "feed-ads/set-rules", campaign, rules: [rule] },
  ];
}

function unitFor(seat: Seat, campaign: number, goods: Goods, kind: AudienceKind): Command[] {
  const bidFen = bidFor(worthOfVisit(seat, goods) * (READY[kind] ?? 1));
  if (bidFen < LEAST_BID_FEN) return [];
  return [
    {
      type: "feed-ads/create-unit",
      campaign,
      listing: goods.listing,
      audience: { kind, days: 15 },
      bidFen,
      cap: kind === "interest" ? 3 : 2,
      isOptimised: true,
      creatives: creativesFor(goods, kind),
    },
  ];
}

// Three ways to say it where there is enough to tell them apart; one where there is not.
function creativesFor(goods: Goods, kind: AudienceKind): NewCreative[] {
  const words = goods.title.slice(0, 16);
  const plain: NewCreative = {
    pitch: "plain",
    picture: "listing",
    upload: null,
    text: `${words} 1`,
  };
  if (kind !== "interest") return [plain];
  return [
    plain,
    { pitch: "style", picture: "listing", upload: null, text: `${words} 2` },
    { pitch: "plain", picture: "listing", upload: null, text: `${words} 3` },
  ];
}

function bidFor(worthFen: number): number {
  return Math.min(TOP_BID_FEN, Math.round(worthFen * LATER * SHADE));
}

/** Clicks whose outcome is taken on trust before a unit's own figures count more. */
const TRUST = 120;

function review(seat: Seat, unit: UnitLine): Command[] {
  const goods = bestGoods(seat).find(({ listing }) => listing === unit.listing);
  if (!goods) return [];
  const profit = Math.max(0, profitPerOrder(seat, goods));
  const usual =
    (worthOfVisit(seat, goods) * (READY[unit.audience.kind] ?? 1)) / Math.max(1, profit);
  const share = (unit.orders + TRUST * usual) / (unit.clicks + TRUST);
  const bidFen = bidFor(share * profit);
  const isRunning = bidFen >= LEAST_BID_FEN;
  const commands: Command[] = losers(unit).map((creative) => ({
    type: "feed-ads/set-creative",
    creative,
    isRunning: false,
  }));
  if (!isRunning && unit.isRunning)
    commands.push({ type: "feed-ads/set-unit", unit: unit.unit, isRunning: false });
  else if (isRunning && Math.abs(bidFen - unit.bidFen) > 3)
    commands.push({ type: "feed-ads/set-unit", unit: unit.unit, bidFen });
  return commands;
}

function losers({ creatives }: UnitLine): number[] {
  const running = creatives.filter((one) => one.isRunning);
  if (running.length < 2) return [];
  const best = running.toSorted((a, b) => (b.rateLow ?? 0) - (a.rateLow ?? 0))[0];
  return running
    .filter((one) => one !== best && (one.rateHigh ?? Infinity) < (best?.rateLow ?? 0))
    .map(({ creative }) => creative);
}
