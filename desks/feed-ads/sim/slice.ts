/** What the feed-ads desk remembers: campaigns, units and creatives of every shop, by dense ids. */
import type { Audience, Pitch, Placement, Stage, StopRule } from "@dianzhang/market";
import type { Picture } from "../commands.ts";

export interface CreativeRecord {
  readonly creative: number;
  readonly unit: number;
  readonly pitch: Pitch;
  readonly picture: Picture;
  /** Content hash of the picture handed in; left out where none was. */
  readonly upload?: string;
  readonly picturePermille: number;
  readonly text: string;
  isRunning: boolean;
}

export interface UnitRecord {
  readonly unit: number;
  readonly campaign: number;
  readonly listing: number;
  readonly audience: Audience;
  bidFen: number;
  cap: number;
  isOptimised: boolean;
  isRunning: boolean;
  /** Ids of its creatives, ascending. */
  readonly creatives: number[];
}

export interface CampaignRecord {
  readonly campaign: number;
  readonly shop: number;
  readonly placement: Placement;
  name: string;
  isEven: boolean;
  isRunning: boolean;
  startDay: number;
  stages: readonly Stage[];
  rules: readonly StopRule[];
  readonly units: number[];
}

export interface FeedAdsSlice {
  /** Rises with every decision. */
  revision: number;
  readonly campaigns: CampaignRecord[];
  readonly units: UnitRecord[];
  readonly creatives: CreativeRecord[];
  /** Shop → ids of its campaigns. */
  readonly byShop: number[][];
}

export function newSlice(): FeedAdsSlice {
  return { revision: 0, campaigns: [], units: [], creatives: [], byShop: [] };
}

export function ownCampaigns(slice: FeedAdsSlice, shop: number): readonly CampaignRecord[] {
  return (slice.byShop[shop] ?? []).map((id) => slice.campaigns[id] as CampaignRecord);
}

export function ownCampaign(
  slice: FeedAdsSlice,
  shop: number,
  campaign: number,
): CampaignRecord | undefined {
  const record = slice.campaigns[campaign];
  return record?.shop === shop ? record : undefined;
}

export function ownUnit(slice: FeedAdsSlice, shop: number, unit: number): UnitRecord | undefined {
  const record = slice.units[unit];
  return record && ownCampaign(slice, shop, record.campaign) ? record : undefined;
}

export function ownCreative(
  slice: FeedAdsSlice,
  shop: number,
  creative: number,
): CreativeRecord | undefined {
  const record = slice.creatives[creative];
  return record && ownUnit(slice, shop, record.unit) ? record : undefined;
}

export function unitsOf(slice: FeedAdsSlice, campaign: CampaignRecord): UnitRecord[] {
  return campaign.units.map((id) => slice.units[id] as UnitRecord);
}

export function creativesOf(slice: FeedAdsSlice, unit: UnitRecord): CreativeRecord[] {
  return unit.creatives.map((id) => slice.creatives[id] as CreativeRecord);
}
