/** When a campaign may begin, stop, or go to a festival. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import {
  cheapest,
  FESTIVAL,
  PUSH_FEN,
  type ApplyFestival,
  type CreateCampaign,
  type Draft,
  type GoodsLine,
  type SetTrafficPlan,
  type StopCampaign,
} from "../commands.ts";
import { faultOf, reachOf } from "./check.ts";
import { festivalLine } from "./festivals.ts";
import { goods, type Context } from "./goods.ts";
import { warningsOf } from "./warn.ts";

export function createCampaign(ctx: Context, command: CreateCampaign): Decision {
  const shelf = goods(ctx);
  const fault = faultOf(ctx, command.rule, shelf);
  if (fault) return reject(fault.code, fault.details);
  const feesFen = pushFees(ctx, command.rule);
  const cash = ctx.market.cash(ctx.shop);
  if (feesFen > cash) return reject("campaigns/not-enough-cash", { feesFen, cashFen: cash });
  return accept({
    type: "campaigns/campaign-created",
    campaign: ctx.slice.campaigns.length,
    name: command.name,
    rule: withGift(command.rule, shelf),
    feesFen,
    warnings: warningsOf(command.rule, shelf),
  });
}

function pushFees(ctx: Context, rule: Draft): number {
  if (rule.kind !== "coupon" || rule.way === "claimed") return 0;
  return Math.min(rule.pieces, reachOf(ctx, rule)) * PUSH_FEN;
}

/** A gift's row names its listing too. */
export function withGift(rule: Draft, shelf: readonly GoodsLine[]): object {
  if (rule.kind === "price-cut") return { ...rule, festival: null };
  if (rule.kind !== "gift") return rule;
  const line = shelf.find((one) => one.skus.some(({ sku }) => sku === rule.giftSku));
  return { ...rule, giftListing: line?.listing ?? -1 };
}

export function stopCampaign({ slice, shop, market }: Context, command: StopCampaign): Decision {
  const record = slice.campaigns[command.campaign];
  if (record?.shop !== shop)
    return reject("campaigns/no-such-campaign", { campaign: command.campaign });
  if (record.rule.until <= market.now) return reject("campaigns/already-over");
  if (record.rule.kind === "price-cut" && record.rule.festival !== null)
    return reject("campaigns/festival-is-binding", { name: record.name });
  return accept({ type: "campaigns/campaign-stopped", campaign: command.campaign });
}

export function setTrafficPlan({ slice, shop }: Context, command: SetTrafficPlan): Decision {
  const { campaign, lines } = command;
  const record = slice.campaigns[campaign];
  if (record?.shop !== shop) return reject("campaigns/no-such-campaign", { campaign });
  const lastDay = Math.floor((record.rule.until - 1) / 24);
  const late = lines.find(({ dueDay }) => dueDay > lastDay);
  if (late) return reject("campaigns/due-too-late", { channel: late.channel, lastDay });
  return accept({ type: "campaigns/traffic-planned", campaign, lines });
}

export function applyFestival(ctx: Context, command: ApplyFestival): Decision {
  const { market, shop } = ctx;
  const line = festivalLine(ctx, command.festival);
  if (!line) return reject("campaigns/no-such-festival", { festival: command.festival });
  if (line.state !== "open")
    return reject("campaigns/applications-closed", { name: line.name, state: line.state });
  const shelf = goods(ctx);
  for (const listing of command.listings) {
    const one = shelf.find((each) => each.listing === listing);
    if (!one) return reject("campaigns/no-such-listing", { listing });
    const priceFen = Math.round((cheapest(one) * command.payPermille) / 1000);
    if (priceFen > one.lowestFen)
      return reject("campaigns/above-lowest-price", {
        title: one.title,
        priceFen,
        lowestFen: one.lowestFen,
        days: FESTIVAL.priceDays,
      });
    if (one.stock - one.keptBack < FESTIVAL.pieces)
      return reject("campaigns/too-few-for-festival", {
        title: one.title,
        stock: one.stock - one.keptBack,
        pieces: FESTIVAL.pieces,
      });
  }
  const feesFen = command.listings.length * FESTIVAL.feeFen;
  const cashFen = market.cash(shop);
  if (feesFen > cashFen) return reject("campaigns/not-enough-cash", { feesFen, cashFen });
  const rule = {
    kind: "price-cut" as const,
    from: line.firstDay * 24,
    until: (line.lastDay + 1) * 24,
    listings: command.listings,
    payPermille: command.payPermille,
  };
  return accept({
    type: "campaigns/campaign-created",
    campaign: ctx.slice.campaigns.length,
    name: line.name.zh,
    rule: { ...rule, festival: line.id },
    feesFen,
    warnings: warningsOf(rule, shelf),
  });
}
