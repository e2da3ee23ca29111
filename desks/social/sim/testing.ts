/** A shop with something to say, and what its seat then sees: for the tests of this desk. */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import type { Market, MarketOptions } from "@dianzhang/market";
import { give, openMugShop, tinyMarket } from "@dianzhang/testkit";
import type { DealLine, KolLine, PlatformLine, PostLine } from "../commands.ts";

export function mugShop(options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { rivals: 2, shoppers: 3000, ...options });
  openMugShop(market);
  return market;
}

export function withAccounts(market: Market): Market {
  for (const platform of ["chat", "square", "clip", "notes"])
    give(market, { type: "social/open-account", platform, name: "mugs" });
  return market;
}

export const note = (at: number, more: object = {}) => ({
  type: "social/plan-post",
  account: 3,
  at,
  format: "note",
  topic: "how-to",
  tone: "warm",
  title: "三种泡茶的杯子",
  listing: 0,
  ...more,
});

export function hours(market: Market, count: number): Batch[] {
  return Array.from({ length: count }, () => market.tick().batches).flat();
}

export const calendar = (market: Market) =>
  market.view(0, "social/calendar", { from: 0, days: 60 }) as readonly PostLine[];
export const kols = (market: Market) => market.view(0, "social/kol-list", {}) as readonly KolLine[];
export const deals = (market: Market) => market.view(0, "social/deal-list") as readonly DealLine[];
export const platforms = (market: Market) =>
  market.view(0, "social/platforms") as readonly PlatformLine[];

export const sum = (rows: readonly Record<string, number>[], name: string) =>
  rows.reduce((total, row) => total + (row[name] ?? 0), 0);
