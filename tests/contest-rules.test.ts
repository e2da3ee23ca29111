/** Does a scenario of the contest rank and charge as its published formulas say, and tell so? */
import { desks, readScenario } from "@dianzhang/catalog";
import { readyShop } from "@dianzhang/desk-kit";
import { openMarket, type Market } from "@dianzhang/market";
import { give, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import { contestScore } from "../packages/market/compile/lists.ts";

/** The first of the channels of the lake. */
const SEARCH = 0;
/** Place of 简约马克杯 in the tiny scenario. */
const PHRASE = 1;

function scenarioOf(id: string) {
  const parsed = readScenario(id);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults[0]));
  return parsed.scenario;
}

function opened(id: string): Market {
  const scenario = scenarioOf(id);
  const market = openMarket({ scenario, seed: 3, desks, shoppers: 12_000, seats: 1, rivals: 24 });
  const how = { grade: "standard", shoot: "studio", priceFen: 12_900, stock: 60 } as const;
  for (const command of readyShop(scenario, { ...how, name: "Flax" })) give(market, command);
  return market;
}

test("relevance × 0.4 + performance × 0.06, each out of 100", () => {
  // Ordinary goods have a performance of 50: a whole match 40 + 3, a high one 32 + 3, a partial one 18 + 3.
  expect([1000, 800, 450].map((fit) => contestScore(fit, 1))).toEqual([43_000, 35_000, 21_000]);
  // Three times as strong is a performance of 75: 40 + 4.5; nothing known at all still has its words.
  expect(contestScore(1000, 3)).toBe(44_500);
  expect(contestScore(1000, 0)).toBe(40_000);
});

describe("a mug of ¥80 that says 简约马克杯 word for word, beside one of ¥20 that says it in an attribute", () => {
  // Where low prices count, the cheap one is twice as strong and more.
  function placesOf(rule: "platform" | "contest"): { whole: number; cheap: number } {
    const tiny = tinyScenario();
    const ranking = { ...tiny.marketplace.ranking, price: 2, rule };
    const scenario = { ...tiny, marketplace: { ...tiny.marketplace, ranking } };
    const market = tinyMarket(desks, { scenario, rivals: 0, shoppers: 6000 });
    for (const [title, priceFen] of [
      ["简约马克杯", 8000],
      ["马克杯", 2000],
    ] as const)
      give(market, {
        type: "listing/create-listing",
        category: "mug",
        title,
        attributes: { style: "plain", size: "large" },
        grade: "standard",
        shoot: "phone",
        page: "standard",
        skus: [{ options: { color: "white" }, priceFen, stock: 500 }],
      });
    give(market, { type: "listing/publish", listings: [0, 1] });
    give(market, { type: "storefront/set-profile", name: "Mugs", mainCategory: "mug" });
    give(market, {
      type: "storefront/set-freight",
      baseFen: 0,
      freeOverFen: null,
      remoteExtraFen: 0,
    });
    give(market, { type: "storefront/open-shop" });
    const batches = Array.from({ length: 24 }, () => market.tick().batches).flat();
    const seen = rowsOf(batches, "exposure_hourly").filter(
      (row) => row["channel"] === SEARCH && row["keyword"] === PHRASE,
    );
    const mean = (listing: number): number => {
      const own = seen.filter((row) => row["listing"] === listing);
      const sum = (name: string) => own.reduce((total, row) => total + (row[name] ?? 0), 0);
      return sum("position_sum") / sum("exposures");
    };
    return { whole: mean(0), cheap: mean(1) };
  }

  test("the cheap one stands first where strength multiplies", () => {
    expect(placesOf("platform")).toEqual({ whole: 2, cheap: 1 });
  });

  test("by the contest's sum the words decide", () => {
    expect(placesOf("contest")).toEqual({ whole: 1, cheap: 2 });
  });
});

describe("apparel under the contest's rules", () => {
  test("it says by which formulas, and its search does not turn with the seasons", () => {
    const market = opened("apparel--contest");
    expect(market.view(0, "storefront/rules", {})).toMatchObject({
      rankRule: "contest",
      adRule: "contest",
    });
    expect([0, 100, 200, 300].map((day) => market.reader.searchEmphasis(day))).toEqual(
      Array.from({ length: 4 }, () => "even"),
    );
    expect(opened("apparel").view(0, "storefront/rules", {})).toMatchObject({
      rankRule: "platform",
      adRule: "platform",
    });
  });
});
