/** What the market promises: one run, one history; money and stock conserved; nothing latent shown. */
import { desks, readScenario } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import {
  openMarket,
  parseScenario,
  restoreMarket,
  type Market,
  type MarketOptions,
} from "@dianzhang/market";
import {
  give,
  openMugShop,
  refused,
  rowsOf,
  runDays,
  tinyFiles,
  tinyMarket,
  tinyScenario,
} from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const options = (more: Partial<MarketOptions> = {}): MarketOptions => ({
  scenario: tinyScenario(),
  seed: 7,
  seats: 1,
  desks,
  ...more,
});

function play(market: Market, hours: number): Batch[] {
  return Array.from({ length: hours }, () => market.tick().batches).flat();
}

// A good mug for a song, and only one of it.
function openBargain(market: Market): void {
  give(market, {
    type: "listing/create-listing",
    category: "mug",
    title: "简约马克杯",
    attributes: { style: "plain" },
    grade: "premium",
    shoot: "studio",
    skus: [{ options: { color: "white" }, priceFen: 900, stock: 1 }],
  });
  give(market, { type: "listing/publish", listings: [0] });
  give(market, { type: "storefront/set-profile", name: "一件小店", mainCategory: "mug" });
  give(market, {
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 0,
  });
  give(market, { type: "storefront/open-shop" });
}

describe("one run, one history", () => {
  test("the same scenario, seed and decisions end in the same state, beside another market or not", () => {
    const first = tinyMarket(desks);
    const second = tinyMarket(desks);
    const other = tinyMarket(desks, { seed: 8 });
    openMugShop(first);
    openMugShop(second);
    for (let hour = 0; hour < 72; hour += 1) {
      first.tick();
      other.tick();
      second.tick();
    }
    expect(first.stateHash()).toBe(second.stateHash());
    expect(first.stateHash()).not.toBe(other.stateHash());
  });

  test.each([5, 24, 61])(
    "put to sleep after hour %i and woken, it goes on as if nothing had been",
    (hour) => {
      const awake = tinyMarket(desks);
      openMugShop(awake);
      const slept = tinyMarket(desks);
      openMugShop(slept);
      play(awake, hour);
      play(slept, hour);
      const woken = restoreMarket(options(), slept.snapshot());
      const rest = play(awake, 100 - hour);
      const again = play(woken, 100 - hour);
      expect(woken.stateHash()).toBe(awake.stateHash());
      expect(rowsOf(again, "ledger")).toEqual(rowsOf(rest, "ledger"));
    },
  );

  test("a snapshot of another market is refused", () => {
    const bytes = tinyMarket(desks, { seed: 9 });
    bytes.tick();
    expect(() => restoreMarket(options(), bytes.snapshot())).toThrow("snapshot of another market");
  });

  test("tables made from scratch at any hour equal those kept since the day began", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (hour) => {
        const kept = tinyMarket(desks);
        openMugShop(kept);
        play(kept, hour);
        const scratch = restoreMarket(options(), kept.snapshot());
        expect(rowsOf(play(scratch, 1), "exposure_hourly")).toEqual(
          rowsOf(play(kept, 1), "exposure_hourly"),
        );
      }),
      { numRuns: 12 },
    );
  });
});

test("a bargain of one piece, bought in again every day: the lists mended when it comes back equal new ones", () => {
  const kept = tinyMarket(desks);
  openBargain(kept);
  const shown: number[] = [];
  for (let day = 0; day < 12; day += 1) {
    play(kept, 5);
    const scratch = restoreMarket(options(), kept.snapshot());
    // What was bought two days ago at this hour arrives with it.
    for (const market of [kept, scratch])
      give(market, { type: "listing/buy-stock", purchases: [{ sku: 0, quantity: 1 }] });
    const now = rowsOf(play(kept, 1), "exposure_hourly");
    expect(rowsOf(play(scratch, 1), "exposure_hourly")).toEqual(now);
    shown.push(now.filter((row) => row["shop"] === 0).length);
    play(kept, 18);
  }
  // It was out of the lists for a time, and in them again.
  expect(shown.filter((rows) => rows === 0).length).toBeGreaterThan(0);
  expect(shown.findLastIndex((rows) => rows > 0)).toBeGreaterThan(shown.indexOf(0));
});

describe("a decision changes only what it causes", () => {
  test("a price of mine changes nothing in what anyone does who never sees my shop, before ranks are learned anew", () => {
    const before = tinyMarket(desks);
    const after = tinyMarket(desks);
    openMugShop(before);
    openMugShop(after);
    give(after, {
      type: "listing/set-prices",
      prices: [
        { sku: 0, priceFen: 9900 },
        { sku: 1, priceFen: 9900 },
      ],
    });
    const one = play(before, 72);
    const two = play(after, 72);
    const sessions = (batches: readonly Batch[]): string[] =>
      rowsOf(batches, "session").map((row) => `${row["at"]} ${row["shopper"]}`);
    expect(sessions(two)).toEqual(sessions(one));
    // Vases: a category my shop does not sell in; all that is looked at, clicked and bought there stays as it was.
    const vases = new Set(
      rowsOf(one, "listing_day")
        .filter((row) => row["category"] === 1)
        .map((row) => row["listing"]),
    );
    const looked = (batches: readonly Batch[]): string[] =>
      rowsOf(batches, "exposure")
        .filter((row) => vases.has(row["listing"]) && (row["at"] as number) < 86_400)
        .map(
          (row) =>
            `${row["at"]} ${row["shopper"]} ${row["listing"]} ${row["position"]} ${row["clicked"]}`,
        );
    expect(looked(one).length).toBeGreaterThan(100);
    expect(looked(two)).toEqual(looked(one));
  });
});

describe("money and goods", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  const batches = play(market, 30 * 24);

  test("every ledger entry sums to zero", () => {
    const sums = new Map<number, number>();
    for (const row of rowsOf(batches, "ledger")) {
      sums.set(
        row["entry"] as number,
        (sums.get(row["entry"] as number) ?? 0) + (row["amount_fen"] as number),
      );
    }
    expect(sums.size).toBeGreaterThan(200);
    expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
  });

  test("pieces bought = pieces on the shelf + sold − taken back", () => {
    const { lines } = market.view(0, "listing/listing", { listing: 0 }) as {
      lines: { sku: number; stock: number; incoming: number }[];
    };
    for (const { sku, stock, incoming } of lines) {
      const sold = rowsOf(batches, "order_lines").filter((row) => row["sku"] === sku);
      const returned = rowsOf(batches, "returns").filter((row) => row["sku"] === sku);
      const [pieces, back] = [sold, returned].map((rows) =>
        rows.reduce((sum, row) => sum + (row["quantity"] as number), 0),
      ) as [number, number];
      expect(stock).toBeGreaterThanOrEqual(0);
      expect(stock + incoming + pieces - back).toBeLessThanOrEqual(50);
      expect(stock + incoming + pieces).toBeGreaterThanOrEqual(50);
    }
  });

  test("what the desk counts is what the raw events say", () => {
    const stats = market.view(0, "insight/listing-stats", { days: 30 }) as {
      listing: number;
      exposures: number;
      visits: number;
      orders: number;
    }[];
    for (const { listing, exposures, visits, orders } of stats) {
      const sum = (table: string, column?: string): number =>
        rowsOf(batches, table)
          .filter((row) => row["listing"] === listing)
          .reduce((total, row) => total + (column ? (row[column] as number) : 1), 0);
      expect([exposures, visits, orders]).toEqual([
        sum("exposure_hourly", "exposures"),
        sum("visit"),
        sum("order_lines"),
      ]);
    }
  });

  test("nothing is sold that is not there: one piece, many wanters", () => {
    const scarce = tinyMarket(desks);
    openBargain(scarce);
    const lines = rowsOf(play(scarce, 10 * 24), "order_lines").filter((row) => row["shop"] === 0);
    expect(lines.map((row) => row["quantity"])).toEqual([1]);
  });
});

describe("what is refused", () => {
  const market = tinyMarket(desks);
  openMugShop(market);

  test.each([
    [
      "another shop's SKU",
      { type: "listing/set-prices", prices: [{ sku: 7, priceFen: 1 }] },
      "listing/no-such-sku",
    ],
    [
      "another shop's listing",
      { type: "listing/publish", listings: [5] },
      "listing/no-such-listing",
    ],
    [
      "a script in a title",
      { type: "listing/edit-listing", listing: 0, title: "<script>" },
      "listing/title-has-markup",
    ],
    [
      "31 汉字",
      { type: "listing/edit-listing", listing: 0, title: "杯".repeat(31) },
      "listing/title-too-long",
    ],
    [
      "more than the cash",
      { type: "listing/buy-stock", purchases: [{ sku: 0, quantity: 100_000 }] },
      "listing/not-enough-cash",
    ],
    [
      "a price of nothing",
      { type: "listing/set-prices", prices: [{ sku: 0, priceFen: 0 }] },
      "desk/malformed-command",
    ],
    [
      "half a fen",
      { type: "listing/set-prices", prices: [{ sku: 0, priceFen: 1.5 }] },
      "desk/malformed-command",
    ],
    ["an unknown command", { type: "listing/burn-down" }, "desk/no-such-command"],
    ["an unknown desk", { type: "casino/bet" }, "desk/no-such-command"],
    [
      "a picture nobody measured",
      { type: "listing/edit-listing", listing: 0, picture: "abc" },
      "listing/picture-not-measured",
    ],
    ["opening twice", { type: "storefront/open-shop" }, "storefront/already-open"],
    [
      "an unknown category",
      { type: "storefront/set-profile", name: "店", mainCategory: "x" },
      "desk/malformed-command",
    ],
    [
      "another shop's finding",
      { type: "insight/record-finding", listing: 9, step: "click" },
      "insight/no-such-listing",
    ],
  ])("%s", (_, command, code) => {
    // A second shop opened its goods at the first hour.
    if (market.now === 0) market.tick();
    const hash = market.stateHash();
    expect(refused(market, command)).toBe(code);
    expect(market.stateHash()).toBe(hash);
  });
});

test("no view of any desk holds a latent value", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  play(market, 48);
  // A file of members stands only after it was asked for.
  const names = desks
    .flatMap((desk) => desk.viewNames)
    .filter((name) => name !== "listing/import-preview" && !name.startsWith("members/export"));
  const shown = names.map((name) =>
    JSON.stringify(
      market.view(0, name, {
        listing: 0,
        category: "mug",
        title: "马克杯",
        campaign: 0,
        bid: 0,
        bidFen: 100,
        lines: [],
        room: 0,
        mention: 0,
        template: "solve",
        text: "马克杯",
        member: 1,
        source: "arita",
        code: "6911",
        audience: { layers: [], tags: [], tiers: [] },
      }),
    ),
  );
  expect(names.length).toBeGreaterThan(8);
  expect(
    shown.filter((text) =>
      /latent|satisf|taste|elastic|sensitiv|priceLog|activity":|trueShare|leaning|charm|deliverAt/i.test(
        text,
      ),
    ),
  ).toEqual([]);
});

describe("scenarios are data", () => {
  test.each(["apparel", "home-appliance"])("%s runs three days", (id) => {
    const parsed = readScenario(id);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const market = openMarket({ scenario: parsed.scenario, seed: 1, desks, shoppers: 6000 });
    runDays(market, 3);
    expect(market.totals.orders).toBeGreaterThan(10);
  });

  test("a broken scenario names file, path and reason", () => {
    const files = tinyFiles();
    const whole = JSON.parse(files["scenario.json"] as string) as Record<
      string,
      { category: string }[]
    >;
    const { keywords, ...rest } = whole;
    (keywords as { category: string }[])[2] = {
      ...(keywords?.[2] as { category: string }),
      category: "teapot",
    };
    const parsed = parseScenario({
      "scenario.json": JSON.stringify(rest),
      "keywords.json": JSON.stringify(keywords),
    });
    expect(parsed).toEqual({
      ok: false,
      faults: [{ file: "keywords.json", path: "2.category", reason: 'no category "teapot"' }],
    });
  });

  test("text that is no JSON is said to be none", () => {
    const parsed = parseScenario({ "scenario.json": "{" });
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.file)).toEqual(["scenario.json"]);
  });
});
