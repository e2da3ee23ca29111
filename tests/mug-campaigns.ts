/** Campaigns over two mugs: the rules tests speak of, and a market in which they run. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";
import { give, openMugShop, rowsOf, tinyMarket } from "@dianzhang/testkit";

export type Rule = Readonly<Record<string, unknown>>;

export function campaign(rule: Rule, from = 0, hours = 72): Command {
  return {
    type: "campaigns/create-campaign",
    name: "a campaign",
    rule: { ...rule, from, until: from + hours },
  };
}

export const CUT: Rule = { kind: "price-cut", listings: [0], payPermille: 600 };
export const FULL: Rule = { kind: "full-cut", tiers: [{ overFen: 6000, cutFen: 1000 }] };
export const RATE: Rule = { kind: "full-rate", tiers: [{ pieces: 2, payPermille: 800 }] };
export const COUPON: Rule = {
  kind: "coupon",
  way: "claimed",
  overFen: 1500,
  cutFen: 700,
  pieces: 200,
};
export const FLASH: Rule = { kind: "flash", listing: 0, priceFen: 1990, pieces: 9, perBuyer: 2 };
export const BUNDLE: Rule = { kind: "bundle", listings: [0, 1], cutFen: 900 };
export const GIFT: Rule = { kind: "gift", overFen: 3500, giftSku: 3, pieces: 4 };
export const GROUP_OF_TWO: Rule = {
  kind: "group",
  listing: 1,
  priceFen: 3300,
  size: 2,
  hours: 9,
  pieces: 30,
};
export const ALL = [CUT, FULL, RATE, COUPON, FLASH, BUNDLE, GIFT, GROUP_OF_TWO];

export function mugMarket(rules: readonly Rule[], shoppers = 4000, seed = 1): Market {
  const market = tinyMarket(desks, { shoppers, seed });
  openMugShop(market);
  // The supplier's van is at the door with the first hour.
  market.tick();
  for (const rule of rules) give(market, campaign(rule, 1));
  return market;
}

export function play(market: Market, hours: number): Batch[] {
  return Array.from({ length: hours }, () => market.tick().batches).flat();
}

export const own = (batches: readonly Batch[], table: string): Record<string, number>[] =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);

export const sum = (rows: readonly Record<string, number>[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);
