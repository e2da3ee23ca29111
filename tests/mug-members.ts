/** A mug shop with regulars, its members and what is sent to them: what tests of the seat share. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import type { Market, MarketOptions } from "@dianzhang/market";
import { give, openMugShop, rowsOf, tinyMarket } from "@dianzhang/testkit";
import type { MembersOverview, PlanLine } from "../desks/members/commands.ts";

export const EVERYBODY = { layers: [], tiers: [], tags: [] };
export const WEEKLY = {
  type: "members/create-plan",
  name: "a word",
  audience: EVERYBODY,
  moment: { kind: "weekly", weekday: 2 },
  hour: 20,
  channel: "chat",
  listing: null,
  coupon: null,
  holdPermille: 0,
  days: 60,
} as const;
export const DAILY = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
  ...WEEKLY,
  name: `day ${weekday}`,
  moment: { kind: "weekly", weekday },
}));

/** Nobody drops out after one purchase, and needs come back fast: a small shop has regulars. */
export const REGULARS = { after: { dropTail: 1e9 } };

export function mugShop(options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 12_000, overlay: REGULARS, ...options });
  openMugShop(market);
  // Enough for six weeks: who is written to finds something to buy.
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 100 }));
  give(market, { type: "listing/buy-stock", purchases });
  market.tick();
  return market;
}

export const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
export const own = (batches: readonly Batch[], table: string) =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);
export const sum = (rows: readonly Record<string, number>[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);
export const plansOf = (market: Market) => market.view(0, "members/plans") as readonly PlanLine[];
export const overviewOf = (market: Market) => market.view(0, "members/overview") as MembersOverview;

export function shopAfter(
  days: number,
  commands: readonly Command[],
  options: Partial<MarketOptions> = {},
) {
  const market = mugShop(options);
  const before = play(market, 10 * 24);
  for (const command of commands) give(market, command);
  const batches = play(market, days * 24);
  return { market, before, batches };
}
