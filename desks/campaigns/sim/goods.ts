/** The shop's goods as campaigns need them: tags, cost, stock, what is kept back, what they were sold for. */
import type { DeskContext, Flash } from "@dianzhang/market";
import type { GoodsLine } from "../commands.ts";
import { openCampaigns, type CampaignsSlice } from "./slice.ts";

export type Context = DeskContext<CampaignsSlice>;

/** The fields this desk reads of the listing desk's views. */
interface Listed {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
  readonly unitCostFen: number;
  readonly stock: number;
  readonly minPriceFen: number;
  readonly units: number;
  readonly skus: number;
  readonly skusOff: number;
}

interface One {
  readonly lines: GoodsLine["skus"];
}

/** Published goods with a variant on sale, oldest first. */
export function goods(ctx: Context): GoodsLine[] {
  const all = ctx.market.view(ctx.shop, "listing/listing-list", { days: 7 }) as readonly Listed[];
  return all
    .filter(({ isPublished, skus, skusOff }) => isPublished && skusOff < skus)
    .map((one) => goodsLine(ctx, one));
}

function goodsLine(ctx: Context, listed: Listed): GoodsLine {
  const { market, shop } = ctx;
  const { listing, title, unitCostFen, stock, units } = listed;
  const { lines } = market.view(shop, "listing/listing", { listing }) as One;
  const lowest = market.lowestFen(listing, 30);
  return {
    listing,
    title,
    unitCostFen,
    lowestFen: lowest > 0 ? Math.min(lowest, listed.minPriceFen) : listed.minPriceFen,
    stock,
    keptBack: keptBack(ctx, listing),
    sold: units,
    // What is off sale comes last: it may still be given away, but nobody buys it.
    skus: lines
      .map(({ sku, options, priceFen, stock: left, isOff }) => ({
        sku,
        options,
        priceFen,
        stock: left,
        isOff,
      }))
      .toSorted((a, b) => Number(a.isOff) - Number(b.isOff)),
  };
}

/** Pieces of a listing that flash sales still hold. */
export function keptBack({ slice, shop, market }: Context, listing: number): number {
  return openCampaigns(slice, shop, market.now)
    .map(({ rule }) => rule)
    .filter((rule): rule is Flash => rule.kind === "flash" && rule.listing === listing)
    .reduce((sum, rule) => sum + rule.pieces - market.campaign(rule.id).sold, 0);
}
