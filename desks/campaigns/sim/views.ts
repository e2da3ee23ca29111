/** What the campaigns seat sees: its campaigns with their counts, the calendar, what waits. */
import { calendarOf } from "@dianzhang/market";
import {
  cheapest,
  type Calendar,
  type CalendarDay,
  type CampaignLine,
  type CampaignPage,
  type Draft,
  type Status,
  type ToDo,
} from "../commands.ts";
import { listingsOf } from "./check.ts";
import { festivalLines } from "./festivals.ts";
import { goods, type Context } from "./goods.ts";
import { ownCampaigns, type CampaignRecord } from "./slice.ts";

export function campaignList(ctx: Context): CampaignLine[] {
  return ownCampaigns(ctx.slice, ctx.shop)
    .map((record) => campaignLine(ctx, record))
    .reverse();
}

export function oneCampaign(ctx: Context, params: { campaign: number }): CampaignLine | null {
  const record = ctx.slice.campaigns[params.campaign];
  return record?.shop === ctx.shop ? campaignLine(ctx, record) : null;
}

export function campaignLine({ market }: Context, record: CampaignRecord): CampaignLine {
  const { id, name, decidedAt, rule, stoppedAt, feesFen, warnings } = record;
  return {
    campaign: id,
    name,
    status: statusOf(record, market.now),
    from: rule.from,
    until: rule.until,
    stoppedAt,
    decidedAt,
    festival: rule.kind === "price-cut" ? rule.festival : null,
    rule: draftOf(record),
    warnings,
    plan: record.plan ?? [],
    figures: { ...market.campaign(id), feesFen },
  };
}

/** What a shopper finds on the campaign's page: its goods at what a piece costs under it. */
export function campaignPage(ctx: Context, params: { campaign: number }): CampaignPage | null {
  const line = oneCampaign(ctx, params);
  if (!line) return null;
  const named = listingsOf(line.rule);
  const pictures = new Map(
    (ctx.market.view(ctx.shop, "listing/listing-list", {}) as readonly Pictured[]).map((one) => [
      one.listing,
      one.picture,
    ]),
  );
  return {
    name: line.name,
    status: line.status,
    rule: line.rule,
    from: line.from,
    until: line.until,
    goods: goods(ctx)
      .filter(({ listing }) => named?.includes(listing) ?? true)
      .map((one) => ({
        listing: one.listing,
        title: one.title,
        picture: pictures.get(one.listing) ?? null,
        tagFen: cheapest(one),
        priceFen: pieceFen(line.rule, cheapest(one)),
        stock: one.stock,
      })),
  };
}

interface Pictured {
  readonly listing: number;
  readonly picture: string | null;
}

function pieceFen(rule: Draft, tagFen: number): number {
  if (rule.kind === "price-cut" || rule.kind === "member-price")
    return Math.round((tagFen * rule.payPermille) / 1000);
  if (rule.kind === "presale") return Math.max(0, tagFen - rule.worthFen) + rule.depositFen;
  return rule.kind === "flash" || rule.kind === "group" ? rule.priceFen : tagFen;
}

function statusOf({ rule }: CampaignRecord, now: number): Status {
  if (rule.until <= now) return "over";
  return rule.from > now ? "waiting" : "running";
}

// A rule as its shopkeeper wrote it.
function draftOf({ rule }: CampaignRecord): Draft {
  const { id: _id, shop: _shop, ...rest } = rule;
  if (rest.kind === "price-cut") {
    const { festival: _festival, ...cut } = rest;
    return { ...cut, listings: [...cut.listings] };
  }
  if (rest.kind === "gift") {
    const { giftListing: _listing, ...gift } = rest;
    return { ...gift, listings: gift.listings && [...gift.listings] };
  }
  return JSON.parse(JSON.stringify(rest)) as Draft;
}

export function calendar(
  ctx: Context,
  { from, days }: { from?: number | undefined; days: number },
): Calendar {
  const { scenario, now } = ctx.market;
  const first = from ?? Math.floor(now / 24);
  const shown: CalendarDay[] = Array.from({ length: days }, (_, i) => {
    const { date, weekday, festival } = calendarOf(scenario, first + i);
    return { day: first + i, date, weekday, festival: festival?.id ?? null };
  });
  return {
    now,
    days: shown,
    festivals: festivalLines(ctx),
    campaigns: campaignList(ctx).filter(
      (line) => line.until > first * 24 && line.from < (first + days) * 24,
    ),
  };
}

// Four fifths of what was set aside: pieces sold or given, coupons taken.
function isNearlyGone(rule: Draft, figures: CampaignLine["figures"]): boolean {
  if (!("pieces" in rule)) return false;
  const gone = rule.kind === "coupon" ? figures.claimed : figures.sold;
  return gone * 5 > rule.pieces * 4;
}

export function toDo(ctx: Context): ToDo {
  const { now } = ctx.market;
  const lines = campaignList(ctx);
  const running = lines.filter((line) => line.status === "running");
  return {
    running: running.length,
    waiting: lines.filter((line) => line.status === "waiting").length,
    ending: running.filter((line) => line.until - now <= 24).map((line) => line.campaign),
    nearlyGone: running
      .filter(({ rule, figures }) => isNearlyGone(rule, figures))
      .map((line) => line.campaign),
    closing: festivalLines(ctx)
      .filter((one) => one.state === "open" && one.closesDay - Math.floor(now / 24) <= 7)
      .map((one) => one.id),
    due: lines
      .filter((line) => line.status !== "over")
      .flatMap(({ campaign, name, plan }) =>
        plan
          .filter(({ isDone, dueDay }) => !isDone && dueDay <= Math.floor(now / 24))
          .map((line) => ({ ...line, campaign, name })),
      ),
  };
}
