/** What do search ads cost the engine: 200 shops with 500 bid phrases each, beside the same shops with none. */
import { desks } from "@dianzhang/catalog";
import type { Command } from "@dianzhang/kernel";
import { openMarket, type Market, type Scenario } from "@dianzhang/market";
import type { BenchLine } from "@dianzhang/server/bench";
import { runDay } from "./bench-engine.ts";
import { loadScenario } from "./simulate.ts";

const SHOPS = 200;
const SHOPPERS = 1_000_000;
/** Phrases a group may hold at most, and the bids of a shop: 200 + 200 + 100. */
const GROUPS = [200, 200, 100];
/** Days of each market, one after the other in turns. */
const ROUNDS = 5;

function open(scenario: Scenario): Market {
  // Rivals do not advertise by themselves here: the bids are those given below, or none.
  const seats = desks.map((desk) =>
    desk.id === "search-ads" ? { ...desk, rivals: "idle" as const } : desk,
  );
  return openMarket({
    scenario,
    seed: 7,
    desks: seats,
    shoppers: SHOPPERS,
    rivals: SHOPS,
  });
}

function give(market: Market, shop: number, command: Command): void {
  const decision = market.decide(shop, command);
  if (!decision.ok) throw new Error(`${command.type}: ${decision.code}`);
  market.apply(shop, decision.events);
}

/** Each shop advertises three of its goods with 500 different bids, a little above the least. */
function advertise(market: Market, scenario: Scenario): void {
  for (let shop = 0; shop < market.shops; shop += 1) {
    give(market, shop, {
      type: "search-ads/create-campaign",
      name: "bench",
      budgetFen: 5_000_000,
    });
    const lists = market.view(shop, "search-ads/campaign-list", { days: 1 }) as {
      campaign: number;
    }[];
    const campaign = lists[0]?.campaign ?? 0;
    const goods = market.view(shop, "listing/listing-list", { days: 1 }) as { listing: number }[];
    GROUPS.forEach((size, group) => {
      const from = group * 127 + shop;
      const keywords = Array.from({ length: size }, (_, i) => {
        const place = (from + i) % scenario.keywords.length;
        const least = market.reader.ads.reserveFen(place);
        return {
          keyword: scenario.keywords[place]?.text ?? "",
          match: "exact",
          bidFen: least + 20 + ((shop * 37 + i * 11) % 200),
        };
      });
      const listing = goods[group]?.listing ?? 0;
      give(market, shop, { type: "search-ads/create-group", campaign, listing, keywords });
    });
  }
}

export function benchAds(): BenchLine[] {
  const scenario = loadScenario("apparel");
  const [none, many] = [open(scenario), open(scenario)];
  for (const market of [none, many]) runDay(market);
  advertise(many, scenario);
  runDay(none);
  runDay(many);
  const cost = (market: Market): number => {
    const { seconds, sessions } = runDay(market);
    return (1e6 * seconds) / sessions;
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({ none: cost(none), many: cost(many) }));
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const more = middle(rounds.map((round) => round.many / round.none));
  return [
    { name: "ads/none", value: fixed(middle(rounds.map((r) => r.none))), unit: "µs/session" },
    {
      name: "ads/500-bids-a-shop",
      value: fixed(middle(rounds.map((r) => r.many))),
      unit: "µs/session",
    },
    { name: "ads/cost", value: fixed(more), unit: "×", shops: SHOPS, shoppers: SHOPPERS },
  ];
}

function fixed(value: number): number {
  return Number(value.toFixed(2));
}
