/** What the search-ads desk remembers: campaigns, groups and keywords of every shop, by dense ids. */
import type { Match, Picture } from "../commands.ts";

export interface KeywordRecord {
  readonly bid: number;
  readonly group: number;
  /** Place of the phrase in the scenario. */
  readonly keyword: number;
  match: Match;
  bidFen: number;
  isRunning: boolean;
}

export interface Shot {
  readonly picture: Picture;
  readonly picturePermille: number;
}

export interface GroupRecord {
  readonly group: number;
  readonly campaign: number;
  readonly listing: number;
  title: string | null;
  isRunning: boolean;
  negatives: readonly string[];
  /** A picture shot for the ad and how well it came out; left out = the goods' own. */
  shot?: Shot | undefined;
  /** Ids of its keywords, ascending. */
  bids: number[];
}

export interface CampaignRecord {
  readonly campaign: number;
  readonly shop: number;
  name: string;
  budgetFen: number;
  isEven: boolean;
  isRunning: boolean;
  hours: readonly number[];
  /** Phone and computer; segments in the scenario's order. */
  devices: readonly [number, number];
  audiences: readonly number[];
  readonly groups: number[];
}

export interface SearchAdsSlice {
  /** Rises with every decision. */
  revision: number;
  readonly campaigns: CampaignRecord[];
  readonly groups: GroupRecord[];
  /** null where a keyword was removed: ids are never given twice. */
  readonly keywords: (KeywordRecord | null)[];
  /** Shop → ids of its campaigns. */
  readonly byShop: number[][];
}

export function newSlice(): SearchAdsSlice {
  return { revision: 0, campaigns: [], groups: [], keywords: [], byShop: [] };
}

export function ownCampaigns(slice: SearchAdsSlice, shop: number): readonly CampaignRecord[] {
  return (slice.byShop[shop] ?? []).map((id) => slice.campaigns[id] as CampaignRecord);
}

export function ownCampaign(
  slice: SearchAdsSlice,
  shop: number,
  campaign: number,
): CampaignRecord | undefined {
  const record = slice.campaigns[campaign];
  return record?.shop === shop ? record : undefined;
}

export function ownGroup(
  slice: SearchAdsSlice,
  shop: number,
  group: number,
): GroupRecord | undefined {
  const record = slice.groups[group];
  return record && ownCampaign(slice, shop, record.campaign) ? record : undefined;
}

export function ownKeyword(
  slice: SearchAdsSlice,
  shop: number,
  bid: number,
): KeywordRecord | undefined {
  const record = slice.keywords[bid];
  return record && ownGroup(slice, shop, record.group) ? record : undefined;
}

export function groupsOf(slice: SearchAdsSlice, campaign: CampaignRecord): GroupRecord[] {
  return campaign.groups.map((id) => slice.groups[id] as GroupRecord);
}

export function keywordsOf(slice: SearchAdsSlice, group: GroupRecord): KeywordRecord[] {
  return group.bids.map((id) => slice.keywords[id] as KeywordRecord);
}
