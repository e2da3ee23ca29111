/** Goods from abroad: what each road costs and takes, what customs finds, and that no piece or fen gets lost. */
import { desks, readScenario } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { landedCosts, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { give, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** One mug at 49 yuan, two pieces of either colour at home: what comes from abroad is sold soon. */
function thinShop(options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 12_000, ...options });
  const skus = ["white", "blue"].map((color) => ({
    options: { color },
    priceFen: 4900,
    stock: 2,
  }));
  const begin: readonly Command[] = [
    {
      type: "listing/create-listing",
      category: "mug",
      title: "简约马克杯",
      attributes: { style: "plain", size: "large" },
      grade: "standard",
      shoot: "phone",
      skus,
    },
    { type: "listing/publish", listings: [0] },
    { type: "storefront/set-profile", name: "马克杯小店", mainCategory: "mug" },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 0 },
    { type: "storefront/open-shop" },
  ];
  for (const command of begin) give(market, command);
  market.tick();
  return market;
}

const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
const own = (batches: readonly Batch[], table: string) =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);
const sum = (rows: readonly Record<string, number>[], ...columns: readonly string[]): number =>
  rows.reduce((all, row) => all + columns.reduce((fen, one) => fen + (row[one] ?? 0), 0), 0);
const account = (batches: readonly Batch[], name: string): number => {
  const ledger = batches.find((batch) => batch.table.name === "ledger");
  const place = ledger?.dictionaries["account"]?.indexOf(name) ?? -1;
  return sum(
    own(batches, "ledger").filter((row) => row["account"] === place),
    "amount_fen",
  );
};
const order = (road: string, more: Partial<Command> = {}, pieces = 30): Command => ({
  type: "logistics/import-goods",
  listing: 0,
  source: "arita",
  road,
  code: "6911",
  lots: [0, 1].map((sku) => ({ sku, pieces })),
  ...more,
});
/** Customs looks into everything, or into nothing. */
const looked = (inspect: number) => ({
  overlay: { border: { inspect, inspectLeast: inspect, parcel: 1 } },
});
const TAXES = ["tariff_fen", "vat_fen", "consumption_fen"] as const;

/** Sixty mugs by one road, for four weeks in which customs looks into nothing. */
function month(road: string): { batches: Batch[]; profitFen: number } {
  const market = thinShop(looked(0));
  give(market, order(road));
  return { batches: play(market, 24 * 28), profitFen: market.profitFen(0) };
}
const ROADS = { general: month("general"), bonded: month("bonded"), overseas: month("overseas") };

// The same makers, no better than the usual one and of no name.
function withoutOrigin() {
  const scenario = tinyScenario();
  const { border } = scenario;
  const sources = border?.sources.map((one) => ({ ...one, quality: 0, taste: {} })) ?? [];
  return { ...scenario, border: border && { ...border, sources } };
}

describe("three roads for sixty mugs", () => {
  test("general trade: a week and two days, 10 % duty and 13 % VAT on the landed cost, then like any goods", () => {
    const { batches } = ROADS.general;
    const [arrived] = own(batches, "shipments").filter((row) => row["state"] === 2);
    // 15.60 × 1.2 + 0.4 kg of freight at 3 yuan; duty 1.99 and VAT 2.85 on it.
    expect(arrived).toMatchObject({ unit_fen: 1992, duty_fen: 199 + 285 });
    expect((arrived?.["at"] ?? 0) / 86_400).toBeCloseTo(8, 0);
    const cleared = own(batches, "clearances");
    expect(sum(cleared, ...TAXES)).toBe(60 * 484);
    // Nothing more is owed for an order; the broker's 20 yuan are all that is not in the goods' cost.
    expect(account(batches, "import_taxes")).toBe(2000);
    expect(own(batches, "parcels").every((row) => row["origin"] === 0)).toBe(true);
    expect(own(batches, "orders").length).toBeGreaterThan(40);
  });

  test("a bonded zone: there in five days, 9.1 % with each order, and back to the zone with its tax", () => {
    const { batches } = ROADS.bonded;
    const cleared = own(batches, "clearances");
    expect(cleared.length).toBeGreaterThan(40);
    for (const row of cleared)
      expect(sum([row], ...TAXES) / (row["value_fen"] ?? 1)).toBeCloseTo(0.091 / 1.091, 3);
    const returned = own(batches, "returns").filter((row) =>
      cleared.some((one) => one["order"] === row["order"]),
    );
    expect(returned.length).toBeGreaterThan(1);
    // Sound pieces only go back: some of the returns' taxes come back, ten yuan are paid for each.
    const kept = account(batches, "import_taxes");
    expect(kept).toBeLessThan(sum(cleared, ...TAXES));
    expect((sum(cleared, ...TAXES) - kept) % 409).toBe(0);
    const far = own(batches, "parcels").filter((row) => row["origin"] === 2);
    expect(far.length).toBeGreaterThan(40);
  });

  test("overseas: sold two days after, a week on the way, 15 yuan a parcel, and a return is lost", () => {
    const { batches } = ROADS.overseas;
    const far = own(batches, "parcels").filter((row) => row["origin"] === 3);
    const days = far.map((row) => ((row["signed"] ?? 0) - (row["shipped"] ?? 0)) / 86_400);
    expect(far.length).toBeGreaterThan(40);
    expect(sum(far, "cost_fen") / far.length).toBeGreaterThanOrEqual(1500);
    expect(days.reduce((all, one) => all + one, 0) / days.length).toBeGreaterThan(7);
    const orders = new Set(far.map((row) => row["order"]));
    const returned = own(batches, "returns").filter((row) => orders.has(row["order"]));
    expect(returned.length).toBeGreaterThan(1);
    expect(account(batches, "write_off")).toBeGreaterThanOrEqual(returned.length * 1800);
    expect(account(batches, "import_taxes")).toBe(sum(own(batches, "clearances"), ...TAXES));
  });

  test("at a festival parcels from overseas stand in a queue, and come later than was promised", () => {
    const lateShare = (batches: readonly Batch[]): number => {
      const far = own(batches, "parcels").filter((row) => row["origin"] === 3);
      return far.filter((row) => (row["signed"] ?? 0) > (row["promised"] ?? 0)).length / far.length;
    };
    const week = { id: "spring", from: "03-02", to: "03-16", visits: 1, urge: 0, carting: 0 };
    const festivals = [{ ...week, opening: 0 }];
    const scenario = { ...tinyScenario(), festivals } as unknown as MarketOptions["scenario"];
    const market = thinShop({ ...looked(0), scenario });
    give(market, order("overseas"));
    const usual = lateShare(ROADS.overseas.batches);
    expect(lateShare(play(market, 24 * 24))).toBeGreaterThan(2 * usual);
  });

  test("the shop front says where the mugs come from, and those who like it buy sooner", () => {
    const market = thinShop(looked(0));
    const front = () =>
      (market.view(0, "storefront/shop-front", {}) as { goods: { origin: object | null }[] })
        .goods[0]?.origin;
    give(market, order("overseas"));
    expect(front()).toBeNull();
    play(market, 48);
    expect(front()).toMatchObject({ zh: "试" });
    const plain = thinShop({ ...looked(0), scenario: withoutOrigin() });
    give(plain, order("overseas"));
    const sold = own(play(plain, 24 * 10), "orders").length;
    const first = (batches: Batch[]) =>
      own(batches, "orders").filter((row) => (row["at"] ?? 0) < 10 * 86_400).length;
    expect(first(ROADS.overseas.batches)).toBeGreaterThan(sold);
  });

  test("the same mugs for four weeks: what is kept differs by road", () => {
    const { general, bonded, overseas } = ROADS;
    expect(general.profitFen).toBeGreaterThan(bonded.profitFen);
    expect(bonded.profitFen).toBeGreaterThan(overseas.profitFen);
  });
});

describe("customs", () => {
  test("a book is no mug: held for five days, fined, known from then on; the right code is held for one", () => {
    const result = (code: string) => {
      const market = thinShop(looked(1000));
      give(market, order("general", { code }));
      const batches = play(market, 24 * 16);
      return {
        market,
        arrived: own(batches, "shipments").find((row) => row["state"] === 2),
        finds: own(batches, "customs_finds"),
        fines: account(batches, "penalties"),
      };
    };
    const right = result("6911");
    const wrong = result("4901");
    expect(right.finds).toEqual([]);
    expect(right.fines).toBe(20_000);
    // The book would have paid 9 % of VAT: 3.05 a mug is missing, one and a half times that is below the least.
    expect(wrong.finds).toMatchObject([{ declared: 2, right: 0, back_fen: 60 * 305 }]);
    expect(wrong.fines).toBe(100_000);
    expect((wrong.arrived?.["at"] ?? 0) - (right.arrived?.["at"] ?? 0)).toBe(96 * 3600);
    expect(wrong.arrived?.["duty_fen"]).toBe(484);
    expect(refused(wrong.market, order("general", { code: "4901" }))).toBe("logistics/code-ruled");
    expect(wrong.market.reader.border.record(0)).toMatchObject({ found: 1, standing: "C" });
  });

  test("a ruling costs 50 yuan and two days, and is the code to declare", () => {
    const market = thinShop();
    const before = market.reader.cash(0);
    give(market, { type: "logistics/ask-ruling", listing: 0 });
    expect(before - market.reader.cash(0)).toBe(5000);
    expect(refused(market, { type: "logistics/ask-ruling", listing: 0 })).toBe(
      "logistics/ruling-asked",
    );
    play(market, 50);
    expect(market.view(0, "logistics/imports")).toMatchObject({ lines: [{ ruled: "6911" }] });
  });

  test("above the limit of an order the full rates are due, and a second piece is left out", () => {
    const scenario = tinyScenario();
    const limits = { orderFen: 4000, personFen: 10_000, taxPermille: 700, refundDays: 30 };
    const border = scenario.border && { ...scenario.border, limits };
    const market = thinShop({ ...looked(0), scenario: { ...scenario, border } });
    give(market, order("bonded"));
    const cleared = own(play(market, 24 * 16), "clearances");
    expect(cleared.length).toBeGreaterThan(20);
    for (const row of cleared) {
      expect(row).toMatchObject({ pieces: 1, over_limit: 1, value_fen: 4900 });
      expect(sum([row], ...TAXES)).toBe(958);
    }
  });

  test("taxes on top are paid by the buyer: fewer buy, and none of it is the shop's", () => {
    const played = (isBuyers: boolean) => {
      const market = thinShop(looked(0));
      give(market, order("bonded", { isBuyers }));
      return play(market, 24 * 10);
    };
    const within = played(false);
    const onTop = played(true);
    expect(own(onTop, "orders").length).toBeLessThan(own(within, "orders").length);
    const far = own(onTop, "orders").filter((row) => (row["freight_fen"] ?? 0) > 0);
    expect(far.length).toBeGreaterThan(10);
    for (const row of far) expect(row["freight_fen"]).toBe(446 * (row["pieces"] ?? 0));
    expect(Math.abs(account(onTop, "import_taxes"))).toBeLessThan(
      account(within, "import_taxes") / 2,
    );
  });
});

test("what does not sell is brought in, sent back for half, or destroyed; after sixty days the zone does it", () => {
  const left = (how: string | null) => {
    const market = thinShop({ ...looked(0), shoppers: 1000 });
    give(market, order("bonded"));
    play(market, 24 * 8);
    if (how) give(market, { type: "logistics/clear-import", listing: 0, road: "bonded", how });
    const first = play(market, how ? 1 : 24 * 62);
    // What buyers send back later lies there anew.
    const lies = market.reader.border.at(0, "bonded");
    const batches = [...first, ...play(market, 24 * 4)];
    return { lies, lost: account(batches, "write_off"), market };
  };
  const brought = left("import");
  const back = left("return");
  const destroyed = left("destroy");
  expect([brought.lies, back.lies, destroyed.lies, left(null).lies]).toEqual([0, 0, 0, 0]);
  expect(brought.market.reader.stock(0)).toBeGreaterThan(5);
  expect(back.market.reader.stock(0)).toBeLessThan(2);
  expect(brought.lost).toBe(0);
});

test("each road is right somewhere: many returns, a steady seller, a slow one", () => {
  const read = (id: string) => {
    const parsed = readScenario(id);
    if (!parsed.ok) throw new Error(id);
    return parsed.scenario;
  };
  const cheapest = (
    id: string,
    category: string,
    source: string,
    monthly: number,
    markup: number,
  ) => {
    const scenario = read(id);
    const place = scenario.categories.findIndex((one) => one.id === category);
    const { unitCostFen } = scenario.categories[place] ?? { unitCostFen: 0 };
    const rows = landedCosts(scenario, {
      source: scenario.border?.sources.findIndex((one) => one.id === source) ?? -1,
      code: scenario.border?.codes.findIndex((one) => one.categories.includes(category)) ?? -1,
      category: place,
      pieces: 1,
      priceFen: Math.round(unitCostFen * markup),
      baseFen: unitCostFen,
      monthly,
      dayFen: 80,
      horizonDays: 90,
      courierFen: 300,
      courierHours: 54,
    });
    const abroad = rows.filter(({ road }) => road !== "home");
    return abroad.toSorted((a, b) => a.totalFen - b.totalFen)[0]?.road;
  };
  expect(cheapest("apparel", "dress", "seoul", 60, 2.4)).toBe("general");
  expect(cheapest("home-appliance", "rice-cooker", "penang", 40, 1.8)).toBe("general");
  expect(cheapest("home-appliance", "shaver", "osaka", 40, 2.2)).toBe("bonded");
  expect(cheapest("home-appliance", "shaver", "osaka", 4, 2.2)).toBe("overseas");
});

test("what is not there, not allowed or not the shop's is refused by name", () => {
  const market = thinShop();
  const cases: readonly [Command, string][] = [
    [order("general", { listing: 99 }), "logistics/no-such-listing"],
    [order("general", { listing: -1 }), "desk/malformed-command"],
    [order("general", { source: "atlantis" }), "logistics/no-such-source"],
    [order("general", { code: "0000" }), "logistics/no-such-code"],
    [order("bonded", { code: "9701" }), "logistics/not-on-list"],
    [order("bonded", { lots: [{ sku: 4, pieces: 30 }] }), "logistics/no-such-sku"],
    [order("general", {}, 10), "logistics/too-few"],
    [order("general", {}, 19_000), "logistics/too-dear"],
    [
      { type: "logistics/set-import", listing: 0, code: "6911", isBuyers: true },
      "logistics/no-import",
    ],
    [
      { type: "logistics/clear-import", listing: 0, road: "bonded", how: "return" },
      "logistics/no-import",
    ],
  ];
  for (const [command, code] of cases) expect(refused(market, command)).toBe(code);
  const [rival] = [1, 2, 3, 4, 5, 6].filter((one) => market.reader.border.isListing(one, 1));
  expect(refused(market, order("general", { listing: rival ?? -1 }))).toBe(
    "logistics/no-such-listing",
  );
  give(market, order("bonded"));
  give(market, { type: "logistics/rent-depot", depot: "west" });
  expect(refused(market, order("bonded", { source: "bohemia" }))).toBe("logistics/other-source");
  expect(
    refused(market, { type: "logistics/clear-import", listing: 0, road: "bonded", how: "return" }),
  ).toBe("logistics/nothing-there");
  // What lies in the zone is not at home.
  play(market, 24 * 7);
  const moves = [{ sku: 0, pieces: market.reader.border.at(0, "bonded") }];
  expect(refused(market, { type: "logistics/move-stock", depot: "west", moves })).toBe(
    "logistics/not-at-home",
  );
  const landed = { listing: 0, source: "arita", code: "6911" };
  expect(market.view(0, "logistics/landed", landed)).toMatchObject({ least: expect.any(String) });
  expect(market.view(1, "logistics/landed", landed)).toBeNull();
});

/** Random weeks at the border: any order of its commands, with hours between them. */
const steps = fc.array(
  fc.record({
    what: fc.integer({ min: 0, max: 6 }),
    road: fc.constantFrom("general", "bonded", "overseas"),
    code: fc.constantFrom("6911", "4901"),
    how: fc.constantFrom("import", "return", "destroy"),
    pieces: fc.integer({ min: 3, max: 40 }),
    hours: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 4, maxLength: 10 },
);

test("whatever is ordered: shelves hold no less than nothing, every piece is explained, the ledger sums to zero, a sleep changes nothing", () => {
  fc.assert(
    fc.property(steps, (weeks) => {
      const options = { shoppers: 6000, ...looked(300) };
      const market = thinShop(options);
      give(market, { type: "supply/take-over" });
      let ledger = 0;
      const { border, parcels } = market.reader;
      for (const { what, road, code, how, pieces, hours } of weeks) {
        const lands = road === "general" ? "bonded" : road;
        const commands: readonly Command[] = [
          order(road, { code, isBuyers: pieces % 2 === 0 }, pieces),
          order(road, { code }, pieces),
          { type: "logistics/clear-import", listing: 0, road: lands, how },
          { type: "logistics/set-import", listing: 0, code, isBuyers: pieces % 2 === 1 },
          { type: "logistics/ask-ruling", listing: 0 },
          { type: "logistics/rent-depot", depot: "west" },
          { type: "logistics/move-stock", depot: "west", moves: [{ sku: 0, pieces: 1 }] },
        ];
        const decision = market.decide(0, commands[what] as Command);
        if (decision.ok) market.apply(0, decision.events);
        const batches = play(market, hours);
        ledger += sum(rowsOf(batches, "ledger"), "amount_fen");
        const kinds = batches.find(({ table }) => table.name === "stock_moves")?.dictionaries;
        const unexplained = kinds?.["kind"]?.indexOf("unexplained");
        expect(rowsOf(batches, "stock_moves").filter(({ kind }) => kind === unexplained)).toEqual(
          [],
        );
        for (const sku of [0, 1]) {
          const away = [parcels.at(sku, 1), border.at(sku, "bonded"), border.at(sku, "overseas")];
          expect(Math.min(...away)).toBeGreaterThanOrEqual(0);
          expect(market.reader.stock(sku)).toBeGreaterThanOrEqual(
            away.reduce((all, one) => all + one, 0),
          );
        }
      }
      expect(ledger).toBe(0);
      const same = { scenario: tinyScenario(), seed: 7, seats: 1, desks, ...options };
      const woken = restoreMarket(same, market.snapshot());
      play(market, 30);
      play(woken, 30);
      expect(woken.stateHash()).toBe(market.stateHash());
    }),
    { numRuns: 8 },
  );
});
