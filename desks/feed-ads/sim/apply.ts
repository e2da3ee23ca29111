/** What feed-ad events change, and the book of ads the market compiles. */
import type { DeskEvent } from "@dianzhang/kernel";
import type {
  Contributions,
  FeedCampaignRow,
  FeedUnitRow,
  MarketReader,
  MarketWriter,
  Scenario,
  SpokenText,
} from "@dianzhang/market";
import { purpose } from "@dianzhang/kernel";
import type { Shot } from "./decide.ts";
import {
  creativesOf,
  ownCampaigns,
  unitsOf,
  type CampaignRecord,
  type CreativeRecord,
  type FeedAdsSlice,
  type UnitRecord,
} from "./slice.ts";

export function apply(
  slice: FeedAdsSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  slice.revision += 1;
  switch (event.type) {
    case "feed-ads/campaign-created":
      createCampaign(slice, event as unknown as CampaignRecord, shop, market);
      return;
    case "feed-ads/campaign-set": {
      const { type: _, campaign, ...set } = event as unknown as CampaignRecord & DeskEvent;
      Object.assign(slice.campaigns[campaign] as CampaignRecord, set);
      return;
    }
    case "feed-ads/unit-created":
      createUnit(slice, event as unknown as UnitCreated, shop, market);
      return;
    case "feed-ads/unit-set": {
      const { unit, bidFen, cap, isOptimised, isRunning, isResumed } =
        event as unknown as UnitRecord & { readonly isResumed: boolean };
      Object.assign(slice.units[unit] as UnitRecord, { bidFen, cap, isOptimised, isRunning });
      if (isResumed) market.resumeFeedUnit(unit);
      return;
    }
    case "feed-ads/creative-added":
      addCreative(slice, event as unknown as Shot, shop, market);
      return;
    case "feed-ads/creative-set": {
      const { creative, isRunning } = event as unknown as CreativeRecord;
      (slice.creatives[creative] as CreativeRecord).isRunning = isRunning;
      return;
    }
    case "feed-ads/rules-set": {
      const { campaign, rules } = event as unknown as CampaignRecord;
      (slice.campaigns[campaign] as CampaignRecord).rules = rules;
    }
  }
}

interface UnitCreated extends Omit<UnitRecord, "creatives" | "isRunning"> {
  readonly creatives: readonly Shot[];
}

function createCampaign(
  slice: FeedAdsSlice,
  { campaign, name, placement, stages, isEven, startDay }: CampaignRecord,
  shop: number,
  market: MarketWriter,
): void {
  slice.campaigns.push({
    campaign,
    shop,
    placement,
    name,
    isEven,
    isRunning: true,
    startDay,
    stages,
    rules: [],
    units: [],
  });
  while (slice.byShop.length <= shop) slice.byShop.push([]);
  slice.byShop[shop]?.push(campaign);
  market.registerFeedCampaign(campaign, shop);
}

function createUnit(
  slice: FeedAdsSlice,
  event: UnitCreated,
  shop: number,
  market: MarketWriter,
): void {
  const { unit, campaign, listing, audience, bidFen, cap, isOptimised } = event;
  slice.units.push({
    unit,
    campaign,
    listing,
    audience,
    bidFen,
    cap,
    isOptimised,
    isRunning: true,
    creatives: [],
  });
  slice.campaigns[campaign]?.units.push(unit);
  market.registerFeedUnit(unit);
  for (const shot of event.creatives) addCreative(slice, shot, shop, market);
}

function addCreative(slice: FeedAdsSlice, shot: Shot, shop: number, market: MarketWriter): void {
  const { pictureFen, ...creative } = shot;
  slice.creatives.push({ ...creative, isRunning: true });
  slice.units[shot.unit]?.creatives.push(shot.creative);
  market.registerFeedCreative(shot.creative, shot.unit);
  if (pictureFen > 0) market.payForPictures(shop, pictureFen);
}

/** Running campaigns with running units and creatives; the rest is not in the market. */
export function compile(slice: FeedAdsSlice, _: Scenario, out: Contributions): void {
  if (slice.campaigns.length === 0) return;
  out.feedAds({ revision: slice.revision, campaigns: () => running(slice) });
  out.spoken({ place: "feed-ad", of: (shop) => textsOf(slice, shop) });
}

// What creatives that run say now; their words were looked at before they ran, what hype promises was not.
function textsOf(slice: FeedAdsSlice, shop: number): SpokenText[] {
  return ownCampaigns(slice, shop)
    .filter(({ isRunning }) => isRunning)
    .flatMap((campaign) => unitsOf(slice, campaign))
    .filter(({ isRunning }) => isRunning)
    .flatMap((unit) => creativesOf(slice, unit))
    .filter(({ isRunning }) => isRunning)
    .map(({ creative, text, pitch }) => ({
      id: creative,
      text,
      isBold: pitch === "hype",
      counted: [creative],
    }));
}

function running(slice: FeedAdsSlice): FeedCampaignRow[] {
  return slice.campaigns
    .filter(({ isRunning }) => isRunning)
    .map((record): FeedCampaignRow => ({
      ...record,
      units: unitsOf(slice, record)
        .filter(({ isRunning }) => isRunning)
        .map((unit): FeedUnitRow => unitRow(slice, unit)),
    }));
}

function unitRow(slice: FeedAdsSlice, record: UnitRecord): FeedUnitRow {
  const { unit, listing, audience, bidFen, cap, isOptimised } = record;
  return {
    unit,
    listing,
    audience,
    bidFen,
    cap,
    isOptimised,
    creatives: creativesOf(slice, record)
      .filter(({ isRunning }) => isRunning)
      .map(({ creative, pitch, picturePermille, text }) => ({
        creative,
        pitch,
        picturePermille,
        words: purpose(`${pitch} ${text}`),
      })),
  };
}
