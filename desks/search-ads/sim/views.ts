/** What the search-ads seat sees: campaigns with their spending, keyword and search-term reports. */
import type { AdCounters, DeskContext } from "@dianzhang/market";
import type {
  CampaignLine,
  Figures,
  GroupLine,
  KeywordLine,
  Quality,
  TermLine,
} from "../commands.ts";
import {
  groupsOf,
  keywordsOf,
  ownCampaigns,
  type CampaignRecord,
  type GroupRecord,
  type KeywordRecord,
  type SearchAdsSlice,
} from "./slice.ts";

type Context = DeskContext<SearchAdsSlice>;

export function campaignList(ctx: Context, { days }: { days: number }): CampaignLine[] {
  const { slice, shop, market } = ctx;
  return ownCampaigns(slice, shop).map((record) => {
    const groups = groupsOf(slice, record).map((group) => groupLine(ctx, group, days));
    const { campaign, name, isRunning, budgetFen, isEven, hours, devices } = record;
    return {
      campaign,
      name,
      isRunning,
      budgetFen,
      isEven,
      hours,
      spentTodayFen: market.ads.spentTodayFen(campaign),
      phone: devices[0],
      pc: devices[1],
      audiences: market.scenario.segments.map((segment, i) => ({
        id: segment.id,
        name: segment.name,
        permille: record.audiences[i] ?? 1000,
      })),
      ...sum(groups),
      groups,
    };
  });
}

function groupLine({ slice, shop, market }: Context, group: GroupRecord, days: number): GroupLine {
  const { listing, title, isRunning, negatives, bids, shot } = group;
  const goods = market.view(shop, "listing/listing", { listing }) as {
    readonly title: string;
    readonly isPublished: boolean;
    readonly picturePermille?: number;
  } | null;
  return {
    group: group.group,
    listing,
    listingTitle: goods?.title ?? "",
    isOnSale: goods?.isPublished ?? false,
    title,
    isRunning,
    negatives,
    picture: shot?.picture ?? "listing",
    picturePermille: shot?.picturePermille ?? goods?.picturePermille ?? 0,
    keywords: bids.length,
    ...sum(keywordsOf(slice, group).map(({ bid }) => market.ads.bid(bid, days))),
  };
}

function sum(parts: readonly Figures[]): Figures {
  const total = { exposures: 0, clicks: 0, costFen: 0, orders: 0, salesFen: 0 };
  for (const part of parts) {
    total.exposures += part.exposures;
    total.clicks += part.clicks;
    total.costFen += part.costFen;
    total.orders += part.orders;
    total.salesFen += part.salesFen;
  }
  return total;
}

export function keywordReport(
  ctx: Context,
  params: {
    days: number | null;
    campaign: number | null;
    group: number | null;
    withQuality: boolean;
  },
): KeywordLine[] {
  return chosenKeywords(ctx, params).map(({ campaign, record }) => ({
    ...keywordLine(ctx, campaign, record, params.days),
    quality: params.withQuality ? qualityOf(ctx, record.bid) : null,
  }));
}

function qualityOf({ market }: Context, bid: number): Quality | null {
  const quality = market.ads.quality(bid);
  return quality && { ...quality, rule: market.scenario.searchAds.quality };
}

function chosenKeywords(
  { slice, shop }: Context,
  params: { campaign: number | null; group: number | null },
): { campaign: CampaignRecord; record: KeywordRecord }[] {
  return ownCampaigns(slice, shop)
    .filter(({ campaign }) => params.campaign === null || campaign === params.campaign)
    .flatMap((campaign) =>
      groupsOf(slice, campaign)
        .filter(({ group }) => params.group === null || group === params.group)
        .flatMap((group) => keywordsOf(slice, group).map((record) => ({ campaign, record }))),
    );
}

function keywordLine(
  { market }: Context,
  { campaign }: CampaignRecord,
  record: KeywordRecord,
  days: number | null,
): Omit<KeywordLine, "quality"> {
  const { bid, group, match, bidFen, isRunning } = record;
  const counted = days === null ? market.ads.bidTotal(bid) : market.ads.bid(bid, days);
  return {
    bid,
    group,
    campaign,
    keyword: market.scenario.keywords[record.keyword]?.text ?? "",
    match,
    bidFen,
    leastFen: market.ads.reserveFen(record.keyword),
    isRunning,
    ...figures(counted),
    meanPlace: counted.exposures === 0 ? null : counted.places / counted.exposures,
  };
}

function figures({ exposures, clicks, costFen, orders, salesFen }: AdCounters): Figures {
  return { exposures, clicks, costFen, orders, salesFen };
}

export function termReport(ctx: Context, params: { group: number | null }): TermLine[] {
  const { slice, market } = ctx;
  const own = chosenKeywords(ctx, { campaign: null, group: params.group });
  const records = new Map(own.map(({ record }) => [record.bid, record]));
  return market.ads.terms(new Set(records.keys())).map((term): TermLine => {
    const { group, keyword, match } = records.get(term.bid) as KeywordRecord;
    const text = (place: number) => market.scenario.keywords[place]?.text ?? "";
    return {
      typed: text(term.keyword),
      bid: term.bid,
      group: slice.groups[group]?.group ?? group,
      keyword: text(keyword),
      match,
      ...figures(term),
    };
  });
}
