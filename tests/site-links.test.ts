/** Links inside a shop: where visitors go on to, what a bad link costs, and what it does in the search. */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import { openMarket, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { give, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { KeywordLine, SiteLinkLine } from "../desks/listing/commands.ts";

/** Three mugs and three vases of one shop; sold pieces are plenty. */
function sixGoods(market: Market, titles: readonly string[] = []): Market {
  for (let slot = 0; slot < 6; slot += 1) {
    const category = slot < 3 ? "mug" : "vase";
    const name = slot < 3 ? "马克杯" : "花瓶";
    give(market, {
      type: "listing/create-listing",
      category,
      title: titles[slot] ?? `简约大号${name}${["", " 茶", " 礼"][slot % 3] ?? ""}`,
      attributes: {
        style: "plain",
        ...(slot % 3 === 0 ? { size: "large" } : slot % 3 === 1 ? { size: "small" } : {}),
      },
      grade: "standard",
      shoot: "phone",
      skus: [
        {
          options: { color: "white" },
          priceFen: slot < 3 ? 3900 : 8900,
          stock: slot === 2 ? 0 : 400,
        },
      ],
    });
  }
  give(market, { type: "listing/publish", listings: [0, 1, 2, 3, 4, 5] });
  give(market, { type: "storefront/set-profile", name: "杯与瓶", mainCategory: "mug" });
  give(market, {
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 0,
  });
  give(market, { type: "storefront/open-shop" });
  return market;
}

const open = (options: Partial<MarketOptions> = {}, titles: readonly string[] = []) =>
  sixGoods(tinyMarket(desks, { rivals: 2, shoppers: 9000, seed: 3, ...options }), titles);

function days(market: Market, count: number): Batch[] {
  return Array.from({ length: count * 24 }, () => market.tick().batches).flat();
}

/** Steps inside shop 0 that start at one listing and end at another. */
function moves(batches: readonly Batch[], from: number, to: number): { all: number; to: number } {
  const last = new Map<number, number>();
  const found = { all: 0, to: 0 };
  for (const row of rowsOf(batches, "visit")) {
    if (row["shop"] !== 0) continue;
    const session = row["session"] as number;
    const before = last.get(session);
    last.set(session, row["listing"] as number);
    if (before !== from || row["channel"] !== 4) continue;
    found.all += 1;
    if (row["listing"] === to) found.to += 1;
  }
  return found;
}

const pages = (batches: readonly Batch[]) => {
  const own = rowsOf(batches, "visit").filter((row) => row["shop"] === 0);
  return own.length / new Set(own.map((row) => row["session"])).size;
};

describe("related goods", () => {
  const bare = days(open(), 14);
  const laid = open();
  give(laid, { type: "listing/set-related", listing: 0, related: [4] });
  const linked = days(laid, 14);

  test("lead visitors where they lead", () => {
    const without = moves(bare, 0, 4);
    const led = moves(linked, 0, 4);
    expect(led.to / led.all).toBeGreaterThan(2 * (without.to / without.all));
  });

  test("of the same kind keep visitors longer than links to what is sold out", () => {
    const alike = open();
    const dead = open();
    for (const listing of [0, 1]) {
      give(alike, { type: "listing/set-related", listing, related: [1 - listing] });
      give(dead, { type: "listing/set-related", listing, related: [2] });
    }
    expect(pages(days(alike, 14))).toBeGreaterThan(pages(days(dead, 14)));
  });

  test("make a page heavier, card by card", () => {
    const heavy = open();
    give(heavy, { type: "listing/set-related", listing: 0, related: [1, 2, 3, 4, 5] });
    const load = (batches: readonly Batch[]) => {
      const own = rowsOf(batches, "visit").filter((row) => row["listing"] === 0);
      return own.reduce((sum, row) => sum + (row["load_ms"] as number), 0) / own.length;
    };
    expect(load(days(heavy, 3))).toBeGreaterThan(load(bare) + 60);
  });
});

test("what the front page shows is looked at more", () => {
  const shown = open();
  give(shown, { type: "listing/set-showcase", listings: [5] });
  const visits = (batches: readonly Batch[]) =>
    rowsOf(batches, "visit").filter((row) => row["listing"] === 5 && row["channel"] === 4).length;
  expect(visits(days(shown, 14))).toBeGreaterThan(1.15 * visits(days(open(), 14)));
});

test("pages that many visit lift the goods they lead to in the search, when links have had a night", () => {
  const options = { overlay: { search: { inside: 0.8 } } } as const;
  const place = (market: Market) => {
    const rows = rowsOf(days(market, 16), "exposure_hourly").filter(
      (row) => row["listing"] === 1 && row["channel"] === 0 && (row["at"] ?? 0) > 8 * 86_400,
    );
    const seen = rows.reduce((sum, row) => sum + (row["exposures"] as number), 0);
    return rows.reduce((sum, row) => sum + (row["position_sum"] as number), 0) / seen;
  };
  const linked = open(options);
  give(linked, { type: "listing/set-related", listing: 0, related: [1] });
  expect(place(linked)).toBeLessThan(place(open(options)));
});

test("hot words of other goods bring stray impressions that nobody clicks, and the listing sinks", () => {
  const titles = ["简约马克杯花瓶"];
  const stray = days(open({}, titles), 14);
  const honest = days(open(), 14);
  const vaseWords = new Set(
    tinyScenario().keywords.flatMap(({ category }, k) => (category === "vase" ? [k] : [])),
  );
  const shown = (batches: readonly Batch[], isOther: boolean) => {
    const rows = rowsOf(batches, "exposure_hourly").filter(
      (row) =>
        row["listing"] === 0 &&
        row["channel"] === 0 &&
        vaseWords.has(row["keyword"] ?? -1) === isOther,
    );
    const sum = (name: string) => rows.reduce((all, row) => all + (row[name] as number), 0);
    return { exposures: sum("exposures"), clicks: sum("clicks") };
  };
  const other = shown(stray, true);
  const own = shown(stray, false);
  expect(shown(honest, true).exposures).toBe(0);
  expect(other.exposures).toBeGreaterThan(200);
  expect(other.clicks / other.exposures).toBeLessThan(0.4 * (own.clicks / own.exposures));
  expect(own.clicks).toBeLessThan(shown(honest, false).clicks);
});

test("goods that repeat another of the shop word for word stand lower in the search", () => {
  const place = (title: string) => {
    const market = open({}, ["简约大号马克杯", title]);
    give(market, {
      type: "listing/edit-listing",
      listing: 1,
      attributes: { style: "plain", size: "large" },
    });
    const rows = rowsOf(days(market, 8), "exposure_hourly").filter(
      (row) => row["listing"] === 1 && row["channel"] === 0 && (row["at"] ?? 0) > 2 * 86_400,
    );
    const sum = (name: string) => rows.reduce((all, row) => all + (row[name] as number), 0);
    return sum("position_sum") / sum("exposures");
  };
  expect(place("简约大号马克杯")).toBeGreaterThan(place("简约大号马克杯 茶") + 1);
});

test("woken with links laid, a market goes on to the same hash; refusals are named", () => {
  const options = { scenario: tinyScenario(), seed: 5, seats: 1, desks, shoppers: 3000, rivals: 2 };
  const market = sixGoods(openMarket(options), ["简约马克杯花瓶"]);
  give(market, { type: "listing/set-related", listing: 0, related: [1, 4] });
  give(market, { type: "listing/set-showcase", listings: [3, 5] });
  days(market, 2);
  for (let hour = 0; hour < 9; hour += 1) market.tick();
  const woken = restoreMarket(options, market.snapshot());
  days(market, 3);
  days(woken, 3);
  expect(woken.stateHash()).toBe(market.stateHash());
  const set = { type: "listing/set-related", listing: 0, related: [0] };
  expect(refused(market, set)).toBe("listing/leads-to-itself");
  expect(refused(market, { ...set, related: [1, 1] })).toBe("listing/led-to-twice");
  expect(refused(market, { ...set, related: [99] })).toBe("listing/no-such-listing");
  const front = { type: "listing/set-showcase", listings: [99] };
  expect(refused(market, front)).toBe("listing/no-such-listing");
  const lines = market.view(0, "listing/site-links") as SiteLinkLine[];
  expect(lines.map(({ ledFrom }) => ledFrom)).toEqual([0, 1, 0, 0, 1, 0]);
  expect((market.view(0, "listing/keywords", { category: "mug" }) as KeywordLine[]).length).toBe(8);
});
