/** What is wrong with a campaign: dates, goods, thresholds, stock — each refusal by its name. */
import type { Fault } from "./fault.ts";
import { cheapest, MOST_CAMPAIGNS, MOST_DAYS, type Draft, type GoodsLine } from "../commands.ts";
import type { Context } from "./goods.ts";
import { openCampaigns } from "./slice.ts";

/** The first thing wrong with a draft, or null. */
export function faultOf(ctx: Context, draft: Draft, shelf: readonly GoodsLine[]): Fault | null {
  return (
    faultOfPlace(ctx, draft) ??
    faultOfTime(ctx, draft) ??
    faultOfGoods(draft, shelf) ??
    faultOfRule(ctx, draft, shelf)
  );
}

// Not every marketplace offers every kind.
function faultOfPlace({ market }: Context, { kind }: Draft): Fault | null {
  const { groups, presale, id } = market.scenario.marketplace;
  const isOffered = kind === "group" ? groups.isOffered : kind === "presale" ? presale : true;
  return isOffered
    ? null
    : { code: "campaigns/not-offered-here", details: { kind, marketplace: id } };
}

function faultOfTime({ slice, shop, market }: Context, draft: Draft): Fault | null {
  const { now } = market;
  const { from, until } = draft;
  if (from < now) return { code: "campaigns/starts-in-the-past", details: { from, now } };
  if (until <= from) return { code: "campaigns/ends-before-it-starts", details: { from, until } };
  if (until - from > MOST_DAYS * 24)
    return { code: "campaigns/too-long", details: { days: MOST_DAYS } };
  if (openCampaigns(slice, shop, now).length >= MOST_CAMPAIGNS)
    return { code: "campaigns/too-many", details: { most: MOST_CAMPAIGNS } };
  return null;
}

/** The listings a draft names; null = the whole shop. */
export function listingsOf(draft: Draft): readonly number[] | null {
  return "listing" in draft ? [draft.listing] : draft.listings;
}

function faultOfGoods(draft: Draft, shelf: readonly GoodsLine[]): Fault | null {
  const named = listingsOf(draft) ?? [];
  const stranger = named.find((id) => !shelf.some((line) => line.listing === id));
  if (stranger !== undefined)
    return { code: "campaigns/no-such-listing", details: { listing: stranger } };
  if (new Set(named).size < named.length) return { code: "campaigns/twice-the-same", details: {} };
  if (shelf.length === 0) return { code: "campaigns/nothing-on-sale", details: {} };
  return null;
}

function faultOfRule(ctx: Context, draft: Draft, shelf: readonly GoodsLine[]): Fault | null {
  switch (draft.kind) {
    case "price-cut":
    case "member-price":
      return null;
    case "flash":
    case "group":
    case "presale":
      return faultOfFlash(ctx, draft, shelf);
    case "bundle": {
      const sum = shelf
        .filter((line) => draft.listings.includes(line.listing))
        .reduce((total, line) => total + cheapest(line), 0);
      return draft.cutFen < sum
        ? null
        : { code: "campaigns/cut-too-large", details: { cutFen: draft.cutFen, overFen: sum } };
    }
    case "full-cut":
      return faultOfTiers(draft);
    case "full-rate": {
      const isRising = draft.tiers.every((tier, i) => {
        const before = draft.tiers[i - 1];
        return !before || (tier.pieces > before.pieces && tier.payPermille < before.payPermille);
      });
      return isRising ? null : { code: "campaigns/tiers-not-rising", details: {} };
    }
    case "coupon":
      return faultOfCoupon(ctx, draft, shelf);
    case "gift": {
      const line = shelf.find((one) => one.skus.some(({ sku }) => sku === draft.giftSku));
      const sku = line?.skus.find((one) => one.sku === draft.giftSku);
      if (!sku) return { code: "campaigns/no-such-sku", details: { sku: draft.giftSku } };
      return sku.stock >= draft.pieces
        ? null
        : {
            code: "campaigns/not-enough-stock",
            details: { stock: sku.stock, pieces: draft.pieces },
          };
    }
  }
}

function faultOfFlash(
  { slice, shop, market }: Context,
  draft: Extract<Draft, { kind: "flash" | "group" | "presale" }>,
  shelf: readonly GoodsLine[],
): Fault | null {
  const line = shelf.find((one) => one.listing === draft.listing) as GoodsLine;
  const tagFen = cheapest(line);
  const { worthFen, depositFen } =
    draft.kind === "presale" ? draft : { worthFen: 0, depositFen: 0 };
  if (depositFen > worthFen || worthFen > tagFen)
    return { code: "campaigns/deposit-too-large", details: { depositFen, worthFen, tagFen } };
  if (draft.kind !== "presale" && draft.priceFen >= tagFen)
    return { code: "campaigns/no-cut", details: { priceFen: draft.priceFen, tagFen } };
  if (draft.kind === "flash" && draft.minutes !== undefined) {
    const hours = Math.ceil(draft.minutes / 60);
    if (hours !== draft.until - draft.from)
      return { code: "campaigns/minutes-and-hours", details: { minutes: draft.minutes, hours } };
  }
  const stock = line.stock - line.keptBack;
  if (stock < draft.pieces)
    return { code: "campaigns/not-enough-stock", details: { stock, pieces: draft.pieces } };
  const other = openCampaigns(slice, shop, market.now).find(
    ({ rule }) =>
      (rule.kind === "flash" || rule.kind === "group" || rule.kind === "presale") &&
      rule.listing === draft.listing &&
      rule.from < draft.until &&
      draft.from < rule.until,
  );
  return other ? { code: "campaigns/flash-overlaps", details: { name: other.name } } : null;
}

function faultOfTiers(draft: Extract<Draft, { kind: "full-cut" }>): Fault | null {
  const large = draft.tiers.find((tier) => tier.cutFen >= tier.overFen);
  if (large) return { code: "campaigns/cut-too-large", details: large };
  if (draft.repeats && draft.tiers.length > 1)
    return { code: "campaigns/repeats-one-tier", details: {} };
  const isRising = draft.tiers.every((tier, i) => {
    const before = draft.tiers[i - 1];
    return !before || (tier.overFen > before.overFen && tier.cutFen > before.cutFen);
  });
  return isRising ? null : { code: "campaigns/tiers-not-rising", details: {} };
}

/** How many a coupon could be sent to now. */
export function reachOf(
  { market, shop }: Context,
  { way, listings }: Extract<Draft, { kind: "coupon" }>,
): number {
  return way === "carted" ? market.cartHolders(listings ?? []) : market.formerBuyers(shop);
}

function faultOfCoupon(
  ctx: Context,
  draft: Extract<Draft, { kind: "coupon" }>,
  shelf: readonly GoodsLine[],
): Fault | null {
  const { market } = ctx;
  const counted = shelf.filter((line) => draft.listings?.includes(line.listing) ?? true);
  const overFen = Math.max(draft.overFen, Math.min(...counted.map(cheapest)));
  if (draft.cutFen >= overFen)
    return { code: "campaigns/cut-too-large", details: { cutFen: draft.cutFen, overFen } };
  if (draft.way === "claimed") return null;
  if (draft.from !== market.now)
    return { code: "campaigns/pushed-starts-now", details: { now: market.now } };
  if (draft.way === "carted" && draft.listings === null)
    return { code: "campaigns/carted-names-goods", details: {} };
  if (reachOf(ctx, draft) > 0) return null;
  const code = draft.way === "carted" ? "campaigns/empty-carts" : "campaigns/nobody-to-push";
  return { code, details: {} };
}
