/** When campaigns, units, creatives and rules may be made or changed — and what each refusal names. */
import { accept, reject, type Decision, type Refusal } from "@dianzhang/kernel";
import { findClaims, type DeskContext } from "@dianzhang/market";
import {
  CAMPAIGN_UNITS,
  LEAST_BUDGET_FEN,
  PICTURE_FEN,
  SHOP_CAMPAIGNS,
  TOP_BID_FEN,
  TOP_THOUSAND_FEN,
  UNIT_CREATIVES,
  type AddCreative,
  type CreateCampaign,
  type CreateUnit,
  type NewCreative,
  type Picture,
  type Placement,
  type SetCampaign,
  type SetCreative,
  type SetRules,
  type SetUnit,
  type StageInput,
} from "../commands.ts";
import {
  creativesOf,
  ownCampaign,
  ownCampaigns,
  ownCreative,
  ownUnit,
  type CreativeRecord,
  type FeedAdsSlice,
} from "./slice.ts";

export type Context = DeskContext<FeedAdsSlice>;

export function createCampaign(
  { slice, shop, market }: Context,
  command: CreateCampaign,
): Decision {
  const own = ownCampaigns(slice, shop);
  if (own.length >= SHOP_CAMPAIGNS)
    return reject("feed-ads/too-many-campaigns", { most: SHOP_CAMPAIGNS });
  if (own.some(({ name }) => name === command.name))
    return reject("feed-ads/name-taken", { name: command.name });
  const bad = badStages(command.stages);
  if (bad) return bad;
  const { name, placement, stages, isEven } = command;
  return accept({
    type: "feed-ads/campaign-created",
    campaign: slice.campaigns.length,
    name,
    placement,
    stages,
    isEven,
    startDay: Math.floor(market.now / 24),
  });
}

export function setCampaign({ slice, shop, market }: Context, command: SetCampaign): Decision {
  const record = ownCampaign(slice, shop, command.campaign);
  if (!record) return noCampaign(command.campaign);
  const bad = command.stages ? badStages(command.stages) : null;
  if (bad) return bad;
  const { name, stages, isEven, isRunning } = command;
  return accept({
    type: "feed-ads/campaign-set",
    campaign: record.campaign,
    name: name ?? record.name,
    stages: stages ?? record.stages,
    startDay: stages ? Math.floor(market.now / 24) : record.startDay,
    isEven: isEven ?? record.isEven,
    isRunning: isRunning ?? record.isRunning,
  });
}

export function createUnit(ctx: Context, command: CreateUnit): Decision {
  const { slice, shop, market } = ctx;
  const record = ownCampaign(slice, shop, command.campaign);
  if (!record) return noCampaign(command.campaign);
  if (record.units.length >= CAMPAIGN_UNITS)
    return reject("feed-ads/too-many-units", { most: CAMPAIGN_UNITS });
  const { listing, audience, bidFen, cap, isOptimised } = command;
  if (market.view(shop, "listing/listing", { listing }) === null)
    return reject("feed-ads/not-own-listing", { listing });
  if (record.placement === "off-site" && audience.kind === "interest")
    return reject("feed-ads/no-interest-off-site", {});
  const bad = badBid(ctx, record.placement, bidFen) ?? badCreatives(ctx, command.creatives);
  if (bad) return bad;
  const unit = slice.units.length;
  return accept({
    type: "feed-ads/unit-created",
    campaign: record.campaign,
    unit,
    listing,
    audience,
    bidFen,
    cap,
    isOptimised,
    creatives: command.creatives.map((one, i) => shotFor(ctx, unit, listing, one, i)),
  });
}

export function setUnit(ctx: Context, command: SetUnit): Decision {
  const { slice, shop } = ctx;
  const record = ownUnit(slice, shop, command.unit);
  if (!record) return reject("feed-ads/no-such-unit", { unit: command.unit });
  const { bidFen, cap, isOptimised, isRunning } = command;
  const { placement } = slice.campaigns[record.campaign] as { readonly placement: Placement };
  const bad = bidFen === undefined ? null : badBid(ctx, placement, bidFen);
  if (bad) return bad;
  return accept({
    type: "feed-ads/unit-set",
    unit: record.unit,
    bidFen: bidFen ?? record.bidFen,
    cap: cap ?? record.cap,
    isOptimised: isOptimised ?? record.isOptimised,
    isRunning: isRunning ?? record.isRunning,
    isResumed: isRunning === true,
  });
}

export function addCreative(ctx: Context, command: AddCreative): Decision {
  const { slice, shop } = ctx;
  const record = ownUnit(slice, shop, command.unit);
  if (!record) return reject("feed-ads/no-such-unit", { unit: command.unit });
  if (creativesOf(slice, record).length >= UNIT_CREATIVES)
    return reject("feed-ads/too-many-creatives", { most: UNIT_CREATIVES });
  const { pitch, picture, text } = command;
  const bad = badCreatives(ctx, [{ pitch, picture, text }]);
  if (bad) return bad;
  const made = shotFor(ctx, record.unit, record.listing, { pitch, picture, text }, 0);
  return accept({ type: "feed-ads/creative-added", ...made });
}

export function setCreative({ slice, shop }: Context, command: SetCreative): Decision {
  const record = ownCreative(slice, shop, command.creative);
  if (!record) return reject("feed-ads/no-such-creative", { creative: command.creative });
  const { creative, isRunning } = command;
  return accept({ type: "feed-ads/creative-set", creative, isRunning });
}

export function setRules({ slice, shop }: Context, command: SetRules): Decision {
  const record = ownCampaign(slice, shop, command.campaign);
  if (!record) return noCampaign(command.campaign);
  // A rule that holds before there is anything to judge would stop every unit at once.
  const rash = command.rules.find(({ costFen, clicks }) => costFen === 0 && clicks === 0);
  if (rash) return reject("feed-ads/rash-rule", { measure: rash.measure });
  return accept({
    type: "feed-ads/rules-set",
    campaign: record.campaign,
    rules: command.rules,
  });
}

function noCampaign(campaign: number): Refusal {
  return reject("feed-ads/no-such-campaign", { campaign });
}

function badStages(stages: readonly StageInput[]): Refusal | null {
  const low = stages.find(({ budgetFen }) => budgetFen < LEAST_BUDGET_FEN);
  if (low)
    return reject("feed-ads/budget-too-low", {
      budgetFen: low.budgetFen,
      leastFen: LEAST_BUDGET_FEN,
    });
  const open = stages.findIndex(({ days }) => days === null);
  if (open >= 0 && open < stages.length - 1)
    return reject("feed-ads/stage-never-ends", { stage: open + 1 });
  return null;
}

function badBid({ market }: Context, placement: Placement, bidFen: number): Refusal | null {
  const isFeed = placement === "feed";
  const leastFen = isFeed ? market.feed.reserveFen : market.feed.reserveThousandFen;
  const mostFen = isFeed ? TOP_BID_FEN : TOP_THOUSAND_FEN;
  if (bidFen >= leastFen && bidFen <= mostFen) return null;
  return reject("feed-ads/bad-bid", { bidFen, leastFen, mostFen });
}

function badCreatives(
  { market, shop }: Context,
  creatives: readonly NewCreative[],
): Refusal | null {
  for (const { text } of creatives) {
    const word =
      market.scenario.bannedClaims.find((claim) => text.includes(claim)) ??
      findClaims(text)[0]?.text;
    if (word !== undefined) return reject("feed-ads/banned-claim", { word });
  }
  const costFen = creatives.reduce((sum, { picture }) => sum + PICTURE_FEN[picture], 0);
  const cashFen = market.cash(shop);
  if (costFen > cashFen) return reject("feed-ads/not-enough-cash", { costFen, cashFen });
  return null;
}

/** A creative as an event holds it: what its picture came to, and what was paid for it. */
export interface Shot extends Omit<CreativeRecord, "isRunning"> {
  readonly pictureFen: number;
}

function shotFor(
  { slice, market, shop }: Context,
  unit: number,
  listing: number,
  { pitch, picture, text }: NewCreative,
  ahead: number,
): Shot {
  const creative = slice.creatives.length + ahead;
  const goods = market.view(shop, "listing/listing", { listing }) as {
    readonly picturePermille?: number;
  } | null;
  const own = goods?.picturePermille ?? 0;
  return {
    creative,
    unit,
    pitch,
    picture,
    picturePermille: appeal(picture, own, market.chance("feed-shot", creative, 0)),
    text,
    pictureFen: PICTURE_FEN[picture],
  };
}

// A shot comes out as well as one for the goods' own page.
function appeal(picture: Picture, own: number, luck: number): number {
  if (picture === "listing") return own;
  return picture === "phone" ? Math.round(380 + 160 * luck) : Math.round(640 + 200 * luck);
}
