/** How right an analyst is: faults are planted in a shop's goods, and the findings compared with them. */
import { desks } from "@dianzhang/catalog";
import type { CreateListing } from "@dianzhang/desk-listing/commands";
import type { Finding, WeakStep } from "@dianzhang/desk-insight/commands";
import { openMarket, type Market, type PolicyLevel, type Scenario } from "@dianzhang/market";
import { plantedGoods } from "@dianzhang/desk-kit";

const DAYS = 11;

/** Share of the shop's goods whose weak step (or soundness) was named rightly. */
export async function diagnosisScore(
  scenario: Scenario,
  seed: number,
  level: PolicyLevel,
): Promise<number> {
  const market = openMarket({ scenario, seed, desks, seats: 1, pilots: { 0: { insight: level } } });
  const truth = openPlantedShop(market, scenario, seed);
  for (let tick = 0; tick < DAYS * 24; tick += 1) market.tick();
  const findings = market.view(0, "insight/findings") as readonly Finding[];
  const right = findings.filter((finding) => truth.get(finding.listing) === finding.step).length;
  return right / truth.size;
}

function openPlantedShop(market: Market, scenario: Scenario, seed: number): Map<number, WeakStep> {
  const truth = new Map<number, WeakStep>();
  for (const { command, fault } of plantedGoods(scenario, seed)) {
    const [created] = give(market, command);
    truth.set(Number(created?.["listing"]), fault);
  }
  give(market, { type: "listing/publish", listings: [...truth.keys()] });
  give(market, {
    type: "storefront/set-profile",
    name: "Planted",
    mainCategory: scenario.categories[0]?.id ?? "",
  });
  give(market, {
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 600,
  });
  give(market, { type: "storefront/open-shop" });
  return truth;
}

function give(
  market: Market,
  command: CreateListing | { type: string; [field: string]: unknown },
): readonly { readonly [field: string]: unknown }[] {
  const decision = market.decide(0, { ...command });
  if (!decision.ok)
    throw new Error(`${command.type}: ${decision.code} ${JSON.stringify(decision.details)}`);
  market.apply(0, decision.events);
  return decision.events;
}
