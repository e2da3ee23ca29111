/** What the feed-ads seat sees: campaigns with stages and spending, creatives side by side, sizes of audiences. */
import { stageOn, type DeskContext, type FeedCounters } from "@dianzhang/market";
import {
  AUDIENCES,
  LAYERS,
  LEAST_SEEDS,
  type AudienceInput,
  type AudienceLine,
  type CampaignLine,
  type CreativeLine,
  type Figures,
  type Limits,
  type UnitLine,
} from "../commands.ts";
import { bounds, surelyHigher } from "./confidence.ts";
import {
  creativesOf,
  ownCampaigns,
  unitsOf,
  type CreativeRecord,
  type FeedAdsSlice,
  type UnitRecord,
} from "./slice.ts";

type Context = DeskContext<FeedAdsSlice>;

export function campaignList(ctx: Context, { days }: { days: number | null }): CampaignLine[] {
  const { slice, shop, market } = ctx;
  const today = Math.floor(market.now / 24);
  return ownCampaigns(slice, shop).map((record) => {
    const units = unitsOf(slice, record).map((unit) => unitLine(ctx, unit, days));
    const stage = stageOn(record.stages, record.startDay, today);
    const { campaign, name, placement, isRunning, isEven, startDay, stages, rules } = record;
    return {
      campaign,
      name,
      placement,
      isRunning,
      isEven,
      startDay,
      stages,
      stage: stage < 0 ? null : stage,
      budgetFen: stages[stage]?.budgetFen ?? 0,
      spentTodayFen: market.feed.spentTodayFen(campaign),
      rules,
      ...sum(units),
      units,
    };
  });
}

function unitLine(ctx: Context, record: UnitRecord, days: number | null): UnitLine {
  const { slice, shop, market } = ctx;
  const { unit, listing, audience, bidFen, cap, isOptimised, isRunning } = record;
  const goods = market.view(shop, "listing/listing", { listing }) as {
    readonly title: string;
    readonly isPublished: boolean;
  } | null;
  const creatives = creativeLines(ctx, creativesOf(slice, record), days);
  return {
    unit,
    listing,
    listingTitle: goods?.title ?? "",
    isOnSale: goods?.isPublished ?? false,
    audience,
    bidFen,
    cap,
    isOptimised,
    isRunning,
    stopped: market.feed.stopped(unit),
    ...sum(creatives),
    creatives,
  };
}

function creativeLines(
  { market }: Context,
  records: readonly CreativeRecord[],
  days: number | null,
): CreativeLine[] {
  const counted = records.map(({ creative }) => market.feed.creative(creative, days));
  const [first] = counted;
  return records.map((record, i) => {
    const { creative, pitch, picture, upload, picturePermille, text, isRunning } = record;
    const own = counted[i] as FeedCounters;
    const sure = bounds(own.exposures, own.clicks);
    return {
      creative,
      pitch,
      picture,
      upload: upload ?? null,
      picturePermille,
      text,
      isRunning,
      ...own,
      rateLow: sure?.low ?? null,
      rateHigh: sure?.high ?? null,
      beatsFirst: i === 0 || !first ? null : surelyHigher(tried(first), tried(own)),
    };
  });
}

function tried({ exposures, clicks }: Figures): { tried: number; hit: number } {
  return { tried: exposures, hit: clicks };
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

/** Windows of visitors and carts that the list of packages shows. */
const WINDOWS = [3, 7, 15] as const;

export function audiences({ shop, market }: Context): AudienceLine[] {
  const packages = AUDIENCES.flatMap((kind): AudienceInput[] => {
    if (kind === "visitors" || kind === "carts")
      return WINDOWS.map((days) => ({ kind, days, layer: null }));
    if (kind === "buyers") return [null, ...LAYERS].map((layer) => ({ kind, days: 15, layer }));
    return [{ kind, days: 15, layer: null }];
  });
  const buyers = market.feed.audienceSize(shop, { kind: "buyers", days: 15, layer: null });
  return packages.map((audience) => ({
    audience,
    size: market.feed.audienceSize(shop, audience),
    isReady: audience.kind !== "lookalike" || buyers >= LEAST_SEEDS,
  }));
}

export function limits({ market }: Context): Limits {
  const { reserveFen, reserveThousandFen } = market.feed;
  return { reserveFen, reserveThousandFen };
}
