/** What the logistics seat changes: who carries, what is promised and paid, where pieces lie, what couriers owe. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { MECHANISMS, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DepotLine, PlanView } from "../desks/logistics/commands.ts";

const BY_TRUSTED: Command = { type: "logistics/set-couriers", usual: "trusted", rules: [] };

function mugShop(options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 12_000, ...options });
  openMugShop(market);
  // The supplier's van is at the door with the first hour.
  market.tick();
  return market;
}

const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
const own = (batches: readonly Batch[], table: string) =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);
const sum = (rows: readonly Record<string, number>[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);

describe("couriers", () => {
  test("a good name sells, and three times the fee is paid for it", () => {
    const played = (commands: readonly Command[], options: Partial<MarketOptions> = {}) => {
      const market = mugShop(options);
      for (const command of commands) give(market, command);
      const batches = play(market, 9 * 24);
      const parcels = own(batches, "parcels");
      return {
        orders: own(batches, "orders").length,
        each: sum(parcels, "cost_fen") / Math.max(1, parcels.length),
      };
    };
    const usual = played([]);
    const trusted = played([BY_TRUSTED]);
    const nameless = played([BY_TRUSTED], { overlay: MECHANISMS["courier-name"] });
    expect(trusted.orders).toBeGreaterThan(usual.orders * 1.15);
    expect(nameless.orders).toBeLessThan(trusted.orders);
    expect(trusted.each).toBeGreaterThan(2 * usual.each);
  });

  test("rules go by province and weight, and dear goods by a courier of their own", () => {
    const market = mugShop();
    give(market, {
      type: "logistics/set-couriers",
      usual: "swift",
      rules: [{ provinces: ["sichuan"], sizes: ["small"], courier: "trusted" }],
      dear: { fromFen: 7000, courier: "trusted" },
    });
    const batches = play(market, 9 * 24);
    const goods = new Map(own(batches, "orders").map((row) => [row["order"], row["goods_fen"]]));
    const parcels = own(batches, "parcels");
    expect(parcels.length).toBeGreaterThan(20);
    for (const parcel of parcels) {
      const isDear = (goods.get(parcel["order"] ?? -1) ?? 0) >= 7000;
      const isWest = parcel["province"] === 2 && (parcel["weight_g"] as number) <= 1000;
      expect(parcel["courier"]).toBe(isDear || isWest ? 1 : 0);
    }
    expect(new Set(parcels.map((parcel) => parcel["courier"]))).toEqual(new Set([0, 1]));
  });

  test("a contract takes its share off every parcel, and what is missing in the end is paid for", () => {
    const market = mugShop();
    give(market, { type: "logistics/sign-contract", courier: "swift", parcels: 1000 });
    const batches = play(market, 30 * 24);
    const [line] = market.view(0, "logistics/couriers") as readonly { carried: number }[];
    const bill = own(batches, "ledger").filter(
      (row) => row["memo"] === memo(batches, "courier-contract"),
    );
    const carried = own(batches, "parcels").length;
    expect(line?.carried).toBeLessThan(carried + 40);
    expect(bill.length).toBe(2);
    // A quarter of 2.30 for each of the missing parcels.
    const fen = Math.abs(bill[0]?.["amount_fen"] ?? 0);
    expect(fen % 58).toBe(0);
    expect(fen / 58).toBeGreaterThan(1000 - carried - 60);
    expect(
      refused(market, { type: "logistics/sign-contract", courier: "swift", parcels: 300 }),
    ).toBe("logistics/contract-holds");
    give(market, { type: "logistics/end-contract", courier: "swift" });
    expect(refused(market, { type: "logistics/end-contract", courier: "swift" })).toBe(
      "logistics/no-contract",
    );
  });

  test("a day less promised, more of it late", () => {
    const lateShare = (days: number): number => {
      const market = mugShop();
      give(market, { type: "logistics/set-promise", days });
      const parcels = own(play(market, 12 * 24), "parcels");
      const late = parcels.filter((row) => (row["signed"] as number) > (row["promised"] as number));
      return late.length / parcels.length;
    };
    expect(lateShare(-1)).toBeGreaterThan(2 * lateShare(1));
  });
});

function memo(batches: readonly Batch[], name: string): number {
  const ledger = batches.find((batch) => batch.table.name === "ledger");
  return ledger?.dictionaries["memo"]?.indexOf(name) ?? -1;
}

test("a template charges each group its own: nothing nearby, the first and further pieces far away", () => {
  const market = mugShop();
  give(market, {
    type: "logistics/set-template",
    template: {
      by: "piece",
      groups: [
        {
          provinces: ["sichuan", "xinjiang"],
          first: 1,
          firstFen: 500,
          next: 1,
          nextFen: 200,
          freeOverFen: 20_000,
        },
        { provinces: [], first: 1, firstFen: 0, next: 1, nextFen: 0, freeOverFen: null },
      ],
    },
  });
  const orders = own(play(market, 6 * 24), "orders");
  expect(orders.length).toBeGreaterThan(20);
  for (const order of orders) {
    const isFar = (order["province"] as number) >= 2 && (order["goods_fen"] as number) < 20_000;
    expect(order["freight_fen"]).toBe(isFar ? 300 + 200 * (order["pieces"] as number) : 0);
  }
  expect(sum(orders, "freight_fen")).toBeGreaterThan(0);
});

test("what a courier lost or broke is paid once, when it is asked for in time: insured in full, else three fees", () => {
  const scenario = tinyScenario();
  const couriers = scenario.couriers.map((one) => ({
    ...one,
    lossPermyriad: 1500,
    damagePermyriad: 1500,
  }));
  const owed = (fromFen: number | null) => {
    const market = mugShop({ scenario: { ...scenario, couriers } });
    give(market, { type: "logistics/set-insurance", fromFen });
    const parcels = own(play(market, 14 * 24), "parcels");
    const lines = market.view(0, "logistics/claims") as readonly {
      order: number;
      fen: number;
      state: string;
    }[];
    const hurt = parcels.filter((row) => row["fate"] !== 0);
    expect(new Set(lines.map(({ order }) => order))).toEqual(
      new Set(hurt.map((row) => row["order"])),
    );
    expect(lines.length).toBe(hurt.length);
    return { market, lines, hurt };
  };
  const { market, lines, hurt } = owed(null);
  const fee = new Map(hurt.map((row) => [row["order"], row["cost_fen"] as number]));
  // Never more than the goods were worth: one mug.
  const isFair = lines.map(({ order, fen }) => fen >= 3900 || fen === 3 * (fee.get(order) ?? 0));
  expect(isFair).not.toContain(false);
  const cash = market.reader.cash(0);
  const orders = lines.map(({ order }) => order);
  give(market, { type: "logistics/claim-parcels", orders });
  expect(market.reader.cash(0) - cash).toBe(lines.reduce((all, { fen }) => all + fen, 0));
  expect(refused(market, { type: "logistics/claim-parcels", orders: [orders[0] as number] })).toBe(
    "logistics/nothing-owed",
  );
  for (const { fen } of owed(0).lines) expect(fen).toBeGreaterThanOrEqual(3900);
});

describe("rented warehouses", () => {
  test("goods near their buyers get there sooner, by a nearer zone; rent is paid each day", () => {
    const market = mugShop();
    give(market, { type: "logistics/rent-depot", depot: "west" });
    const moves = [0, 1, 2, 3].map((sku) => ({ sku, pieces: 25 }));
    give(market, { type: "logistics/move-stock", depot: "west", moves });
    const batches = play(market, 10 * 24);
    const parcels = own(batches, "parcels");
    const west = parcels.filter((row) => row["origin"] === 1);
    expect(west.length).toBeGreaterThan(3);
    // Nearer to the west alone; the rest of the country is served from there when home has none left.
    const near = west.filter((row) => (row["province"] as number) >= 2);
    expect(near.length).toBeGreaterThan(west.length / 2);
    const rent = own(batches, "ledger").filter(
      (row) => row["memo"] === memo(batches, "depot") && (row["amount_fen"] as number) === -300,
    );
    expect(rent.length).toBe(10);
  });

  test("what it saves those who are nearer, and from how many parcels a day it pays its rent", () => {
    const market = mugShop();
    const [west] = market.view(0, "logistics/depots") as readonly DepotLine[];
    const { provinces } = market.view(0, "logistics/plan") as PlanView;
    const of = (id: string) => provinces.find((one) => one.id === id);
    // Sichuan alone: from its zone 4 (66 hours) to a neighbour's (42); a parcel there at a neighbour's price.
    const share = of("sichuan")?.sharePermille ?? 0;
    const saved = (of("sichuan")?.routes[0]?.fen ?? 0) - (of("zhejiang")?.routes[0]?.fen ?? 0);
    expect(west?.nearerPermille).toBe(share);
    expect(west?.soonerHours).toBe(24);
    expect(west?.savedFen).toBe(saved);
    // Three yuan a day of rent, forty fen to move a piece there.
    const gain = (share / 1000) * (saved - 40);
    expect(west?.evenADay).toBe(gain > 0 ? Math.ceil(300 / gain) : null);
  });

  test("only pieces at home move, and only into a rented warehouse", () => {
    const market = mugShop();
    const move = (pieces: number, sku = 0): Command => ({
      type: "logistics/move-stock",
      depot: "west",
      moves: [{ sku, pieces }],
    });
    expect(refused(market, move(1))).toBe("logistics/not-rented");
    give(market, { type: "logistics/rent-depot", depot: "west" });
    expect(refused(market, { type: "logistics/rent-depot", depot: "west" })).toBe(
      "logistics/already-rented",
    );
    expect(refused(market, move(51))).toBe("logistics/not-at-home");
    expect(refused(market, move(1, 9999))).toBe("logistics/no-such-sku");
    give(market, move(30));
    expect(refused(market, move(30))).toBe("logistics/not-at-home");
    give(market, { type: "logistics/leave-depot", depot: "west" });
    expect(refused(market, { type: "logistics/leave-depot", depot: "west" })).toBe(
      "logistics/not-rented",
    );
  });
});

test("what is not there is refused by name", () => {
  const market = mugShop();
  const cases: readonly [Command, string][] = [
    [{ ...BY_TRUSTED, usual: "pigeon" }, "logistics/no-such-courier"],
    [
      {
        ...BY_TRUSTED,
        rules: [{ provinces: ["atlantis"], sizes: ["small"], courier: "swift" }],
      },
      "logistics/no-such-province",
    ],
    [
      { type: "logistics/sign-contract", courier: "swift", parcels: 7 },
      "logistics/no-such-contract",
    ],
    [{ type: "logistics/rent-depot", depot: "moon" }, "logistics/no-such-depot"],
    [{ type: "logistics/set-promise", days: 9 }, "desk/malformed-command"],
    [
      {
        type: "logistics/set-template",
        template: {
          by: "piece",
          groups: [0, 1].map(() => ({
            provinces: ["beijing"],
            first: 1,
            firstFen: 0,
            next: 1,
            nextFen: 0,
            freeOverFen: null,
          })),
        },
      },
      "logistics/province-twice",
    ],
  ];
  for (const [command, code] of cases) expect(refused(market, command)).toBe(code);
});

/** Random weeks at this seat: any order of its commands, with hours between them. */
const steps = fc.array(
  fc.record({
    what: fc.integer({ min: 0, max: 8 }),
    sku: fc.integer({ min: 0, max: 3 }),
    pieces: fc.integer({ min: 1, max: 40 }),
    hours: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 3, maxLength: 10 },
);

function act(market: Market, step: { what: number; sku: number; pieces: number }): void {
  const { what, sku, pieces } = step;
  const open = (
    market.view(0, "logistics/claims") as readonly { order: number; state: string }[]
  ).filter(({ state }) => state === "open");
  const commands: readonly Command[] = [
    { type: "logistics/rent-depot", depot: "west" },
    { type: "logistics/leave-depot", depot: "west" },
    { type: "logistics/move-stock", depot: "west", moves: [{ sku, pieces }] },
    BY_TRUSTED,
    { type: "logistics/sign-contract", courier: "swift", parcels: 300 },
    { type: "logistics/end-contract", courier: "swift" },
    { type: "logistics/set-promise", days: (pieces % 4) - 1 },
    { type: "logistics/set-insurance", fromFen: pieces * 100 },
    { type: "logistics/claim-parcels", orders: open.map(({ order }) => order) },
  ];
  const command = commands[what] as Command;
  const decision = market.decide(0, command);
  if (decision.ok) market.apply(0, decision.events);
}

test("whatever is ordered: shelves never hold less than nothing, the ledger sums to zero, a sleep changes nothing", () => {
  fc.assert(
    fc.property(steps, (weeks) => {
      const market = mugShop({ shoppers: 6000 });
      let ledger = 0;
      for (const step of weeks) {
        act(market, step);
        ledger += sum(rowsOf(play(market, step.hours), "ledger"), "amount_fen");
        for (let sku = 0; sku < 4; sku += 1) {
          const away = market.reader.parcels.at(sku, 1);
          expect(away).toBeGreaterThanOrEqual(0);
          expect(market.reader.stock(sku)).toBeGreaterThanOrEqual(away);
        }
      }
      expect(ledger).toBe(0);
      const options = {
        scenario: tinyScenario(),
        seed: 7,
        seats: 1,
        desks,
        shoppers: 6000,
      };
      const woken = restoreMarket(options, market.snapshot());
      play(market, 30);
      play(woken, 30);
      expect(woken.stateHash()).toBe(market.stateHash());
    }),
    { numRuns: 12 },
  );
});
