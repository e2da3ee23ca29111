/** What search-ad events change, and the book of ads the market compiles. */
import type { DeskEvent } from "@dianzhang/kernel";
import type {
  AdCampaignRow,
  AdGroupRow,
  Contributions,
  MarketReader,
  MarketWriter,
  Scenario,
  SpokenText,
} from "@dianzhang/market";
import type { Match } from "../commands.ts";
import type { BoughtKeyword } from "./decide.ts";
import {
  groupsOf,
  keywordsOf,
  ownCampaigns,
  type CampaignRecord,
  type GroupRecord,
  type KeywordRecord,
  type SearchAdsSlice,
  type Shot,
} from "./slice.ts";

const ALWAYS = Array.from({ length: 24 }, () => 1000);

export function apply(
  slice: SearchAdsSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  slice.revision += 1;
  switch (event.type) {
    case "search-ads/campaign-created":
      createCampaign(slice, event as unknown as CampaignRecord, shop, market);
      return;
    case "search-ads/campaign-set": {
      const { type: _, campaign, ...set } = event as unknown as CampaignRecord & DeskEvent;
      Object.assign(slice.campaigns[campaign] as CampaignRecord, set);
      return;
    }
    case "search-ads/group-created":
      createGroup(slice, event as unknown as GroupCreated, market);
      return;
    case "search-ads/group-set": {
      const { group, title, isRunning, negatives } = event as unknown as GroupRecord;
      Object.assign(slice.groups[group] as GroupRecord, { title, isRunning, negatives });
      return;
    }
    case "search-ads/picture-set": {
      const { group, shot, pictureFen } = event as unknown as PictureSet;
      const record = slice.groups[group] as GroupRecord;
      if (shot) record.shot = shot;
      else delete record.shot;
      if (pictureFen > 0) market.payForPictures(shop, pictureFen);
      return;
    }
    case "search-ads/keywords-added": {
      const { group, keywords } = event as unknown as GroupCreated;
      addKeywords(slice, slice.groups[group] as GroupRecord, keywords, market);
      return;
    }
    case "search-ads/bids-set": {
      const { bids } = event as unknown as { readonly bids: readonly BidSet[] };
      for (const { bid, ...set } of bids) Object.assign(slice.keywords[bid] as KeywordRecord, set);
      return;
    }
    case "search-ads/keywords-removed":
      removeKeywords(slice, (event as unknown as { readonly bids: readonly number[] }).bids);
  }
}

interface GroupCreated {
  readonly campaign: number;
  readonly group: number;
  readonly listing: number;
  readonly title: string | null;
  readonly keywords: readonly BoughtKeyword[];
}

interface PictureSet {
  readonly group: number;
  readonly shot: Shot | null;
  readonly pictureFen: number;
}

interface BidSet {
  readonly bid: number;
  readonly bidFen: number;
  readonly match: Match;
  readonly isRunning: boolean;
}

function createCampaign(
  slice: SearchAdsSlice,
  { campaign, name, budgetFen, isEven }: CampaignRecord,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  slice.campaigns.push({
    campaign,
    shop,
    name,
    budgetFen,
    isEven,
    isRunning: true,
    hours: ALWAYS,
    devices: [1000, 1000],
    audiences: market.scenario.segments.map(() => 1000),
    groups: [],
  });
  while (slice.byShop.length <= shop) slice.byShop.push([]);
  slice.byShop[shop]?.push(campaign);
  market.registerAdCampaign(campaign);
}

function createGroup(slice: SearchAdsSlice, event: GroupCreated, market: MarketWriter): void {
  const { campaign, group, listing, title } = event;
  const record = { group, campaign, listing, title, isRunning: true, negatives: [], bids: [] };
  slice.groups.push(record);
  slice.campaigns[campaign]?.groups.push(group);
  addKeywords(slice, record, event.keywords, market);
}

function addKeywords(
  slice: SearchAdsSlice,
  record: GroupRecord,
  keywords: readonly BoughtKeyword[],
  market: MarketWriter,
): void {
  for (const { bid, keyword, match, bidFen } of keywords) {
    const { group } = record;
    slice.keywords.push({ bid, group, keyword, match, bidFen, isRunning: true });
    record.bids.push(bid);
    market.registerBid(bid);
  }
}

function removeKeywords(slice: SearchAdsSlice, bids: readonly number[]): void {
  const gone = new Set(bids);
  for (const bid of bids) {
    const record = slice.keywords[bid];
    const group = record ? slice.groups[record.group] : undefined;
    if (group) group.bids = group.bids.filter((own) => !gone.has(own));
    slice.keywords[bid] = null;
  }
}

/** Running campaigns with running groups and keywords; the rest is not in the market. */
export function compile(slice: SearchAdsSlice, _: Scenario, out: Contributions): void {
  if (slice.campaigns.length === 0) return;
  out.searchAds({ revision: slice.revision, campaigns: () => running(slice) });
  out.spoken({ place: "search-ad", of: (shop) => titlesOf(slice, shop) });
}

// Words of its own that an ad which runs shows now.
function titlesOf(slice: SearchAdsSlice, shop: number): SpokenText[] {
  return ownCampaigns(slice, shop)
    .filter(({ isRunning }) => isRunning)
    .flatMap((campaign) => groupsOf(slice, campaign))
    .flatMap(({ group, title, isRunning, bids }) =>
      isRunning && title !== null ? [{ id: group, text: title, counted: bids }] : [],
    );
}

function running(slice: SearchAdsSlice): AdCampaignRow[] {
  return slice.campaigns
    .filter(({ isRunning }) => isRunning)
    .map((record): AdCampaignRow => ({
      ...record,
      groups: groupsOf(slice, record)
        .filter(({ isRunning }) => isRunning)
        .map((group): AdGroupRow => groupRow(slice, group)),
    }));
}

function groupRow(slice: SearchAdsSlice, group: GroupRecord): AdGroupRow {
  const bids = keywordsOf(slice, group).filter(({ isRunning }) => isRunning);
  return {
    group: group.group,
    listing: group.listing,
    title: group.title,
    negatives: group.negatives,
    picturePermille: group.shot?.picturePermille ?? null,
    bids,
  };
}
