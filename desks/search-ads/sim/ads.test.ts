/** Do ads stand where they won, cost what they may, and end where the budget ends? */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import { openMarket, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import {
  give,
  openMugShop,
  refused,
  rowsOf,
  runDays,
  tinyMarket,
  tinyScenario,
} from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CampaignLine, KeywordLine, TermLine } from "../commands.ts";

const withoutAds = desks.filter(({ id }) => id !== "search-ads");

/** A mug shop that bids on the core word and one of its own words. */
function adShop(options: Partial<MarketOptions> = {}, budgetFen = 20_000): Market {
  const market = tinyMarket(desks, { rivals: 2, shoppers: 2000, ...options });
  openMugShop(market);
  give(market, { type: "search-ads/create-campaign", name: "mugs", budgetFen });
  give(market, {
    type: "search-ads/create-group",
    campaign: 0,
    listing: 0,
    keywords: [
      { keyword: "马克杯", match: "broad", bidFen: 150 },
      { keyword: "简约马克杯", match: "exact", bidFen: 90 },
    ],
  });
  return market;
}

function hours(market: Market, count: number): Batch[] {
  return Array.from({ length: count }, () => market.tick().batches).flat();
}

const keywords = (market: Market, params = {}) =>
  market.view(0, "search-ads/keyword-report", params) as readonly KeywordLine[];

describe("an ad in the market", () => {
  test("brings visitors by its own channel, each click billed to the fen, in log, counters and ledger alike", () => {
    const market = adShop();
    const batches = hours(market, 72);
    const clicks = rowsOf(batches, "ad_clicks").filter((row) => row["shop"] === 0);
    const visits = rowsOf(batches, "visit").filter(
      (row) => row["channel"] === 5 && row["shop"] === 0,
    );
    const billed = rowsOf(batches, "ad_hourly").filter((row) => row["shop"] === 0);
    const sum = (rows: readonly Record<string, number>[], name: string) =>
      rows.reduce((total, row) => total + (row[name] ?? 0), 0);
    const [campaign] = market.view(0, "search-ads/campaign-list", {}) as readonly CampaignLine[];
    expect(clicks.length).toBeGreaterThan(20);
    expect(visits.length).toBe(clicks.length);
    expect(sum(billed, "clicks")).toBe(clicks.length);
    expect(sum(billed, "spend_fen")).toBe(sum(clicks, "charge_fen"));
    expect(campaign?.costFen).toBe(sum(clicks, "charge_fen"));
    expect(campaign?.exposures).toBe(sum(billed, "exposures"));
    const booked = batches
      .filter(({ table }) => table.name === "ledger")
      .flatMap((batch) =>
        Array.from({ length: batch.rows }, (_, row) => ({
          shop: batch.columns["shop"]?.[row],
          account: batch.dictionaries["account"]?.[Number(batch.columns["account"]?.[row])],
          fen: Number(batch.columns["amount_fen"]?.[row]),
        })),
      )
      .filter(({ shop, account }) => shop === 0 && account === "advertising");
    expect(booked.reduce((total, { fen }) => total + fen, 0)).toBe(sum(clicks, "charge_fen"));
    expect(clicks.every((row) => (row["charge_fen"] ?? 0) <= (row["bid_fen"] ?? 0))).toBe(true);
  });

  test("the search-term report splits what the keyword report sums", () => {
    const market = adShop();
    runDays(market, 3);
    const terms = market.view(0, "search-ads/term-report", {}) as readonly TermLine[];
    for (const line of keywords(market, { days: null })) {
      const own = terms.filter(({ bid }) => bid === line.bid);
      for (const figure of ["exposures", "clicks", "costFen", "orders", "salesFen"] as const)
        expect(own.reduce((total, term) => total + term[figure], 0)).toBe(line[figure]);
    }
    const broad = terms.filter(({ keyword }) => keyword === "马克杯").map(({ typed }) => typed);
    expect(broad).toContain("复古马克杯");
    expect(broad).not.toContain("简约马克杯");
  });

  test("a negative word keeps the ad away from what holds it", () => {
    const market = adShop();
    give(market, { type: "search-ads/set-group", group: 0, negatives: ["送礼", "复古"] });
    runDays(market, 3);
    const typed = (market.view(0, "search-ads/term-report", {}) as readonly TermLine[]).map(
      (term) => term.typed,
    );
    expect(typed.length).toBeGreaterThan(2);
    expect(typed.filter((text) => /送礼|复古/.test(text))).toEqual([]);
  });

  test("multipliers: hours at 0 show nothing, phones alone show on phones, an audience at 0 is left out", () => {
    const market = adShop();
    const noon = Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 1000 : 0));
    give(market, { type: "search-ads/set-campaign", campaign: 0, hours: noon });
    runDays(market, 1);
    const rows = rowsOf(hours(market, 24), "ad_hourly").filter((row) => row["shop"] === 0);
    expect([...new Set(rows.map((row) => ((row["at"] ?? 0) / 3600) % 24))]).toEqual([12]);
    const choosy = adShop();
    give(choosy, { type: "search-ads/set-campaign", campaign: 0, pc: 0, audiences: { easy: 0 } });
    const batches = hours(choosy, 48);
    const clicks = rowsOf(batches, "ad_clicks").filter((row) => row["shop"] === 0);
    const visits = rowsOf(batches, "visit").filter(
      (row) => row["channel"] === 5 && row["shop"] === 0,
    );
    expect(clicks.length).toBeGreaterThan(10);
    expect(new Set(clicks.map((row) => row["audience"]))).toEqual(new Set([0]));
    expect(new Set(visits.map((row) => row["device"]))).toEqual(new Set([0]));
  });

  test("even spending lasts into the evening; fast spending is over by noon", () => {
    const last = (isEven: boolean) => {
      const market = adShop({ shoppers: 4000 }, 3000);
      give(market, { type: "search-ads/set-campaign", campaign: 0, isEven });
      const rows = rowsOf(hours(market, 24), "ad_clicks").filter((row) => row["shop"] === 0);
      return Math.max(...rows.map((row) => Math.floor((row["at"] ?? 0) / 3600)));
    };
    expect(last(true)).toBeGreaterThan(19);
    expect(last(false)).toBeLessThan(19);
  });
});

describe("the picture of an ad", () => {
  // Clicks for a hundred views of the shop's ads in ten days.
  function clickRate(shoot: "phone" | "studio", picture: "listing" | "phone" | "studio"): number {
    const market = adShop({ shoppers: 12_000 }, 100_000);
    give(market, { type: "listing/edit-listing", listing: 0, shoot });
    give(market, { type: "search-ads/set-picture", group: 0, picture });
    const billed = hours(market, 240)
      .filter(({ table }) => table.name === "ad_hourly")
      .flatMap((batch) => rowsOf([batch], "ad_hourly"))
      .filter((row) => row["shop"] === 0);
    const sum = (name: string) => billed.reduce((total, row) => total + (row[name] ?? 0), 0);
    return (100 * sum("clicks")) / sum("exposures");
  }

  test("a studio shot is clicked more than goods taken by phone; a phone shot before studio goods is money lost", () => {
    expect(clickRate("phone", "studio")).toBeGreaterThan(clickRate("phone", "listing") * 1.05);
    expect(clickRate("studio", "phone")).toBeLessThan(clickRate("studio", "listing") * 0.95);
  });

  test("costs ¥300 in the studio, is told of with its points, and going back to the goods' own is free", () => {
    const market = adShop();
    const line = () =>
      (market.view(0, "search-ads/campaign-list", {}) as readonly CampaignLine[])[0]?.groups[0];
    const own = line()?.picturePermille ?? 0;
    const before = market.reader.cash(0);
    give(market, { type: "search-ads/set-picture", group: 0, picture: "studio" });
    expect(before - market.reader.cash(0)).toBe(30_000);
    expect(line()?.picture).toBe("studio");
    expect(line()?.picturePermille).toBeGreaterThanOrEqual(640);
    give(market, { type: "search-ads/set-picture", group: 0, picture: "listing" });
    expect(before - market.reader.cash(0)).toBe(30_000);
    expect(line()).toMatchObject({ picture: "listing", picturePermille: own });
    expect(refused(market, { type: "search-ads/set-picture", group: 9, picture: "phone" })).toBe(
      "search-ads/no-such-group",
    );
  });
});

describe("money", () => {
  const plan = fc.record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    budgetFen: fc.integer({ min: 3000, max: 6000 }),
    bidFen: fc.integer({ min: 140, max: 9999 }),
    isEven: fc.boolean(),
    phone: fc.integer({ min: 300, max: 3000 }),
  });

  test("no campaign ever spends over its budget, not by one fen", () => {
    fc.assert(
      fc.property(plan, ({ seed, budgetFen, bidFen, isEven, phone }) => {
        const market = adShop({ seed, shoppers: 5000 }, budgetFen);
        give(market, { type: "search-ads/set-campaign", campaign: 0, isEven, phone });
        give(market, { type: "search-ads/set-bids", bids: [{ bid: 0, bidFen }] });
        const days = [hours(market, 24), hours(market, 24)];
        for (const day of days) {
          const spent = rowsOf(day, "ad_clicks")
            .filter((row) => row["campaign"] === 0)
            .reduce((sum, row) => sum + (row["charge_fen"] ?? 0), 0);
          expect(spent).toBeLessThanOrEqual(budgetFen);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("a shop without cash shows no ad", () => {
    const market = adShop({ scenario: { ...tinyScenario(), cashFen: 1_000_000 } });
    const costly = market.reader.cash(0);
    give(market, {
      type: "listing/buy-stock",
      purchases: [{ sku: 0, quantity: Math.floor(costly / 1560) }],
    });
    expect(market.reader.cash(0)).toBeLessThan(1560);
    const clicks = rowsOf(hours(market, 12), "ad_clicks").filter((row) => row["shop"] === 0);
    expect(clicks.reduce((sum, row) => sum + (row["charge_fen"] ?? 0), 0)).toBeLessThanOrEqual(
      1560,
    );
  });
});

describe("the market beside ads", () => {
  test("where nobody advertises, every event is the one of a market that knows no ads", () => {
    const silent = desks.map((desk) =>
      desk.id === "search-ads" ? { ...desk, rivals: "idle" as const } : desk,
    );
    const [plain, quiet] = [withoutAds, silent].map((all) => {
      const market = tinyMarket(all, { shoppers: 1500 });
      openMugShop(market);
      return JSON.stringify(hours(market, 96));
    });
    expect(quiet === plain).toBe(true);
  });

  test("a market put to sleep with its ads wakes to the same hours", () => {
    const options = { scenario: tinyScenario(), seed: 5, seats: 1, desks, shoppers: 1500 };
    const market = openMarket(options);
    openMugShop(market);
    give(market, { type: "search-ads/create-campaign", name: "mugs", budgetFen: 9000 });
    for (const listing of [0, 1])
      give(market, {
        type: "search-ads/create-group",
        campaign: 0,
        listing,
        keywords: [{ keyword: "马克杯", match: "broad", bidFen: 150 }],
      });
    give(market, { type: "search-ads/set-picture", group: 0, picture: "phone" });
    give(market, { type: "search-ads/set-picture", group: 1, picture: "phone" });
    give(market, { type: "search-ads/set-picture", group: 1, picture: "listing" });
    runDays(market, 9);
    const woken = restoreMarket(options, market.snapshot());
    hours(market, 30);
    hours(woken, 30);
    expect(woken.stateHash()).toBe(market.stateHash());
  });

  test("natural results are counted at the places where they stood", () => {
    const market = adShop({ shoppers: 6000 });
    const batches = hours(market, 24);
    const sampled = rowsOf(batches, "exposure").filter((row) => row["channel"] === 0);
    const exact = rowsOf(batches, "exposure_hourly").filter((row) => row["channel"] === 0);
    const mean = (sum: number, count: number) => sum / count;
    const places = sampled.reduce((sum, row) => sum + (row["position"] ?? 0), 0);
    const all = exact.reduce((sum, row) => sum + (row["position_sum"] ?? 0), 0);
    const shown = exact.reduce((sum, row) => sum + (row["exposures"] ?? 0), 0);
    expect(Math.abs(mean(places, sampled.length) - mean(all, shown))).toBeLessThan(0.4);
  });
});

describe("what is refused", () => {
  const market = adShop();
  const many = Array.from({ length: 201 }, () => ({
    keyword: "马克杯",
    match: "exact",
    bidFen: 100,
  }));
  test.each([
    [{ type: "search-ads/create-campaign", name: "mugs", budgetFen: 5000 }, "name-taken"],
    [{ type: "search-ads/create-campaign", name: "b", budgetFen: 2999 }, "budget-too-low"],
    [{ type: "search-ads/set-campaign", campaign: 9 }, "no-such-campaign"],
    [{ type: "search-ads/set-campaign", campaign: 0, audiences: { rich: 0 } }, "no-such-audience"],
    [{ type: "search-ads/create-group", campaign: 0, listing: 7 }, "not-own-listing"],
    [{ type: "search-ads/set-group", group: 5 }, "no-such-group"],
    [{ type: "search-ads/add-keywords", group: 0, keywords: many }, "too-many-keywords"],
    [
      {
        type: "search-ads/add-keywords",
        group: 0,
        keywords: [{ keyword: "飞机", match: "exact", bidFen: 100 }],
      },
      "unknown-keyword",
    ],
    [
      {
        type: "search-ads/add-keywords",
        group: 0,
        keywords: [{ keyword: "马克杯", match: "exact", bidFen: 100 }],
      },
      "keyword-twice",
    ],
    [{ type: "search-ads/set-bids", bids: [{ bid: 0, bidFen: 1 }] }, "bad-bid"],
    [{ type: "search-ads/set-bids", bids: [{ bid: 0, bidFen: 10_000 }] }, "bad-bid"],
    [{ type: "search-ads/set-bids", bids: [{ bid: 99, bidFen: 100 }] }, "no-such-keyword"],
    [{ type: "search-ads/remove-keywords", bids: [44] }, "no-such-keyword"],
  ])("%j: %s", (command, code) => {
    expect(refused(market, command)).toBe(`search-ads/${code}`);
  });

  test("too many campaigns; too many groups in one", () => {
    const busy = tinyMarket(desks, { rivals: 1 });
    openMugShop(busy);
    for (let i = 0; i < 20; i += 1)
      give(busy, { type: "search-ads/create-campaign", name: `c${i}`, budgetFen: 3000 });
    expect(refused(busy, { type: "search-ads/create-campaign", name: "x", budgetFen: 3000 })).toBe(
      "search-ads/too-many-campaigns",
    );
    for (let i = 0; i < 50; i += 1)
      give(busy, { type: "search-ads/create-group", campaign: 0, listing: 0 });
    expect(refused(busy, { type: "search-ads/create-group", campaign: 0, listing: 0 })).toBe(
      "search-ads/too-many-groups",
    );
  });

  test("one wrong bid among 500 changes none of them", () => {
    const before = keywords(market).map(({ bidFen }) => bidFen);
    const bids = [
      { bid: 0, bidFen: 200 },
      { bid: 1, bidFen: 200 },
      { bid: 2, bidFen: 200 },
    ];
    expect(refused(market, { type: "search-ads/set-bids", bids })).toBe(
      "search-ads/no-such-keyword",
    );
    expect(keywords(market).map(({ bidFen }) => bidFen)).toEqual(before);
  });
});
