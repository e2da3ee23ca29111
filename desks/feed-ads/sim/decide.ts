/** When campaigns, units, creatives and rules may be made or changed — and what each refusal names. */
import { z } from "zod";
import { pictureAppeal, shotAppeal } from "@dianzhang/desk-kit";
import { accept, reject, type Decision, type Refusal, type Resolved } from "@dianzhang/kernel";
import { findClaims, type DeskContext } from "@dianzhang/market";
import {
  pictureFeatures,
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
  type PictureFeatures,
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

export function createUnit(ctx: Context, command: CreateUnit, resolved: Resolved): Decision {
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
  const bad =
    badBid(ctx, record.placement, bidFen) ?? badCreatives(ctx, command.creatives, resolved);
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
    creatives: command.creatives.map((one, i) =>
      shotFor(ctx, { creative: slice.creatives.length + i, unit, listing }, one, resolved),
    ),
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

export function addCreative(ctx: Context, command: AddCreative, resolved: Resolved): Decision {
  const { slice, shop } = ctx;
  const record = ownUnit(slice, shop, command.unit);
  if (!record) return reject("feed-ads/no-such-unit", { unit: command.unit });
  if (creativesOf(slice, record).length >= UNIT_CREATIVES)
    return reject("feed-ads/too-many-creatives", { most: UNIT_CREATIVES });
  const bad = badCreatives(ctx, [command], resolved);
  if (bad) return bad;
  const { unit, listing } = record;
  const place = { creative: slice.creatives.length, unit, listing };
  return accept({
    type: "feed-ads/creative-added",
    ...shotFor(ctx, place, command, resolved),
  });
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
  resolved: Resolved,
): Refusal | null {
  const unknown = creatives.find(
    ({ picture, upload }) => picture === "upload" && !measured(upload, resolved),
  );
  if (unknown) return reject("feed-ads/picture-not-measured", { picture: unknown.upload ?? "" });
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
  { market, shop }: Context,
  place: { readonly creative: number; readonly unit: number; readonly listing: number },
  { pitch, picture, upload, text }: NewCreative,
  resolved: Resolved,
): Shot {
  const { creative, unit, listing } = place;
  const goods = market.view(shop, "listing/listing", { listing }) as {
    readonly picturePermille?: number;
  } | null;
  const own = goods?.picturePermille ?? 0;
  const features = measured(upload, resolved);
  const luck = market.chance("feed-shot", creative, 0);
  const isOwn = picture === "upload" && features !== undefined && upload !== null;
  return {
    creative,
    unit,
    pitch,
    picture,
    ...(isOwn ? { upload } : {}),
    picturePermille: isOwn ? pictureAppeal(features) : appeal(picture, own, luck),
    text,
    pictureFen: PICTURE_FEN[picture],
  };
}

// A shot comes out as well as one for the goods' own page.
function appeal(picture: Picture, own: number, luck: number): number {
  return picture === "phone" || picture === "studio" ? shotAppeal(picture, luck) : own;
}

// The server measures what was handed in; `resolved.uploads` holds it by content hash.
function measured(upload: string | null, resolved: Resolved): PictureFeatures | undefined {
  const found = z.record(z.string(), pictureFeatures).safeParse(resolved["uploads"]);
  return upload !== null && found.success ? found.data[upload] : undefined;
}
