/** A market with one person's shop in it, for tests that tell a story. */
import type { Command, DeskEvent, Resolved } from "@dianzhang/kernel";
import { openMarket, type DeskRules, type Market, type MarketOptions } from "@dianzhang/market";
import { tinyScenario } from "./tiny-scenario.ts";

/** Opens the tiny market with the given desks; seat 0 is the test's own. */
export function tinyMarket(
  desks: readonly DeskRules[],
  options: Partial<MarketOptions> = {},
): Market {
  return openMarket({ scenario: tinyScenario(), seed: 7, seats: 1, desks, ...options });
}

/** Gives a command that must be accepted; answers its events. */
export function give(
  market: Market,
  command: Command,
  resolved: Resolved = {},
  shop = 0,
): readonly DeskEvent[] {
  const decision = market.decide(shop, command, resolved);
  if (!decision.ok)
    throw new Error(
      `${command.type} was refused: ${decision.code} ${JSON.stringify(decision.details)}`,
    );
  market.apply(shop, decision.events);
  return decision.events;
}

/** Gives a command that must be refused; answers the code. */
export function refused(
  market: Market,
  command: Command,
  resolved: Resolved = {},
  shop = 0,
): string {
  const decision = market.decide(shop, command, resolved);
  return decision.ok ? "accepted" : decision.code;
}

/** A mug shop ready for business: two listings on sale, the door open. */
export function openMugShop(market: Market): void {
  for (const style of ["plain", "retro"]) {
    give(market, {
      type: "listing/create-listing",
      category: "mug",
      title: `${style === "plain" ? "简约" : "复古"}马克杯`,
      attributes: { style, size: "large" },
      grade: "standard",
      shoot: "phone",
      skus: [
        { options: { color: "white" }, priceFen: 3900, stock: 50 },
        { options: { color: "blue" }, priceFen: 3900, stock: 50 },
      ],
    });
  }
  const lines = market.view(0, "listing/listing-list") as readonly { listing: number }[];
  give(market, { type: "listing/publish", listings: lines.map((line) => line.listing) });
  give(market, { type: "storefront/set-profile", name: "马克杯小店", mainCategory: "mug" });
  give(market, {
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 600,
  });
  give(market, { type: "storefront/open-shop" });
}

/** Runs whole days. */
export function runDays(market: Market, days: number): void {
  for (let i = 0; i < days * 24; i += 1) market.tick();
}
