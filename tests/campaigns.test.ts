/** What campaigns promise inside a market: nothing oversold, money conserved, claims kept over a sleep. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { restoreMarket, type Market } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

type Rule = Readonly<Record<string, unknown>>;

function campaign(rule: Rule, from = 0, hours = 72): Command {
  return {
    type: "campaigns/create-campaign",
    name: "活动",
    rule: { ...rule, from, until: from + hours },
  };
}

const CUT: Rule = { kind: "price-cut", listings: [0], payPermille: 600 };
const FULL: Rule = { kind: "full-cut", tiers: [{ overFen: 6000, cutFen: 1000 }] };
const RATE: Rule = { kind: "full-rate", tiers: [{ pieces: 2, payPermille: 800 }] };
const COUPON: Rule = { kind: "coupon", way: "claimed", overFen: 1500, cutFen: 700, pieces: 200 };
const FLASH: Rule = { kind: "flash", listing: 0, priceFen: 1990, pieces: 9, perBuyer: 2 };
const BUNDLE: Rule = { kind: "bundle", listings: [0, 1], cutFen: 900 };
const GIFT: Rule = { kind: "gift", overFen: 3500, giftSku: 3, pieces: 4 };
const GROUP_OF_TWO: Rule = {
  kind: "group",
  listing: 1,
  priceFen: 3300,
  size: 2,
  hours: 9,
  pieces: 30,
};
const ALL = [CUT, FULL, RATE, COUPON, FLASH, BUNDLE, GIFT, GROUP_OF_TWO];

function mugMarket(rules: readonly Rule[], shoppers = 4000, seed = 1): Market {
  const market = tinyMarket(desks, { shoppers, seed });
  openMugShop(market);
  // The supplier's van is at the door with the first hour.
  market.tick();
  for (const rule of rules) give(market, campaign(rule, 1));
  return market;
}

function play(market: Market, hours: number): Batch[] {
  return Array.from({ length: hours }, () => market.tick().batches).flat();
}

const own = (batches: readonly Batch[], table: string): Record<string, number>[] =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);

const sum = (rows: readonly Record<string, number>[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);

describe("three days with every kind of campaign", () => {
  const market = mugMarket(ALL, 9000);
  const batches = play(market, 72);
  const orders = own(batches, "orders");
  const lines = own(batches, "order_lines");
  const discounts = own(batches, "discounts");

  test("every kind took something off somebody", () => {
    const figures = market.view(0, "campaigns/campaign-list") as {
      rule: { kind: string };
      figures: { orders: number; sold: number; claimed: number; used: number; offFen: number };
    }[];
    const used = figures.filter(({ figures: one }) => one.orders > 0).map(({ rule }) => rule.kind);
    expect(orders.length).toBeGreaterThan(20);
    expect(used.toSorted()).toEqual(
      ["bundle", "coupon", "flash", "full-cut", "full-rate", "gift", "group", "price-cut"].filter(
        (kind) => used.includes(kind),
      ),
    );
    expect(used.length).toBeGreaterThanOrEqual(5);
    expect(sum(discounts, "off_fen")).toBe(
      figures.reduce((total, { figures: one }) => total + one.offFen, 0),
    );
  });

  test("paid = tags − everything taken off, order by order and line by line", () => {
    expect(sum(orders, "off_fen")).toBeGreaterThan(0);
    for (const order of orders) {
      const of = lines.filter((line) => line["order"] === order["order"]);
      const tags = of.reduce(
        (total, line) => total + (line["price_fen"] as number) * (line["quantity"] as number),
        0,
      );
      expect(order["goods_fen"]).toBe(tags - (order["off_fen"] as number));
      expect(sum(of, "off_fen")).toBe(order["off_fen"]);
      expect(order["paid_fen"]).toBe(
        (order["goods_fen"] as number) + (order["freight_fen"] as number),
      );
      const took = discounts.filter((row) => row["order"] === order["order"]);
      expect(sum(took, "off_fen")).toBe(order["off_fen"]);
    }
  });

  test("every ledger entry sums to zero, and sales less discounts and coupons are what was paid", () => {
    const ledger = own(batches, "ledger");
    const entries = new Map<number, number>();
    for (const row of ledger)
      entries.set(
        row["entry"] as number,
        (entries.get(row["entry"] as number) ?? 0) + (row["amount_fen"] as number),
      );
    expect([...entries.values()].filter((rest) => rest !== 0)).toEqual([]);
    const names = batches.find((batch) => batch.table.name === "ledger")?.dictionaries["account"];
    const account = (name: string): number =>
      sum(
        ledger.filter((row) => names?.[row["account"] as number] === name),
        "amount_fen",
      );
    expect(-account("sales") - account("discounts") - account("coupons")).toBe(
      sum(orders, "goods_fen"),
    );
    expect(account("coupons")).toBeGreaterThan(0);
  });

  test("no coupon beyond its pieces, none used twice, no gift beyond its pieces", () => {
    const list = market.view(0, "campaigns/campaign-list") as {
      rule: { kind: string; pieces?: number };
      figures: { claimed: number; used: number; sold: number };
    }[];
    const coupon = list.find(({ rule }) => rule.kind === "coupon")?.figures;
    expect(coupon?.claimed).toBeGreaterThan(5);
    expect(coupon?.claimed).toBeLessThanOrEqual(200);
    expect(coupon?.used).toBeLessThanOrEqual(coupon?.claimed ?? 0);
    expect(list.find(({ rule }) => rule.kind === "gift")?.figures.sold).toBeLessThanOrEqual(4);
  });
});

test("flash sales never oversell: any pieces, limits and hours, beside any other rules", () => {
  fc.assert(
    fc.property(
      fc.record({
        pieces: fc.integer({ min: 1, max: 100 }),
        perBuyer: fc.integer({ min: 1, max: 3 }),
        priceFen: fc.integer({ min: 1, max: 3000 }),
        from: fc.integer({ min: 0, max: 30 }),
        hours: fc.integer({ min: 1, max: 30 }),
        others: fc.subarray([CUT, FULL, RATE, COUPON, BUNDLE]),
      }),
      ({ pieces, perBuyer, priceFen, from, hours, others }) => {
        const market = mugMarket(others);
        give(
          market,
          campaign({ kind: "flash", listing: 0, priceFen, pieces, perBuyer }, from + 1, hours),
        );
        const batches = play(market, from + hours + 2);
        const id = others.length;
        const flash = own(batches, "discounts").filter((row) => row["campaign"] === id);
        const orders = own(batches, "orders");
        const byBuyer = new Map<number, number>();
        for (const row of flash) {
          const buyer = orders.find((order) => order["order"] === row["order"])?.["shopper"] ?? -1;
          byBuyer.set(buyer, (byBuyer.get(buyer) ?? 0) + (row["quantity"] as number));
          expect(row["at"]).toBeGreaterThanOrEqual((from + 1) * 3600);
        }
        expect(sum(flash, "quantity")).toBeLessThanOrEqual(pieces);
        expect(Math.max(0, ...byBuyer.values())).toBeLessThanOrEqual(perBuyer);
        const { lines } = market.view(0, "listing/listing", { listing: 0 }) as {
          lines: { stock: number }[];
        };
        for (const line of lines) expect(line.stock).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 25 },
  );
});

const GROUP: Rule = {
  kind: "group",
  listing: 0,
  priceFen: 2900,
  size: 2,
  hours: 6,
  pieces: 60,
};

test("group buys form or give everything back: money and pieces conserved, whatever the group and its time", () => {
  let formed = 0;
  let failed = 0;
  fc.assert(
    fc.property(
      fc.record({
        size: fc.integer({ min: 2, max: 5 }),
        hours: fc.integer({ min: 1, max: 24 }),
        priceFen: fc.integer({ min: 500, max: 3800 }),
        others: fc.subarray([FULL, COUPON, BUNDLE]),
      }),
      ({ size, hours, priceFen, others }) => {
        const market = mugMarket(others);
        give(market, campaign({ ...GROUP, size, hours, priceFen }, 1, 40));
        const batches = play(market, 40 + 26);
        const { claimed, used, sold, orders } = lastFigures(market);
        formed += used;
        failed += claimed - used;
        // After the last hour nobody waits: joined = in whole groups + refunded; groups are whole.
        expect(sold).toBe(used);
        expect(used % size).toBe(0);
        expect(orders).toBe(used);
        const ledger = own(batches, "ledger");
        const names = batches.find((batch) => batch.table.name === "ledger")?.dictionaries;
        const balance = (account: string): number =>
          sum(
            ledger.filter((row) => names?.["account"]?.[row["account"] as number] === account),
            "amount_fen",
          );
        expect(balance("deposit")).toBeCloseTo(0);
        const group = own(batches, "discounts").filter((row) => row["campaign"] === others.length);
        expect(sum(group, "quantity")).toBe(used);
        const pieces = sum(
          own(batches, "order_lines").filter((row) => row["listing"] === 0),
          "quantity",
        );
        const back = sum(
          own(batches, "returns").filter((row) => row["listing"] === 0),
          "quantity",
        );
        const { lines } = market.view(0, "listing/listing", { listing: 0 }) as {
          lines: { stock: number }[];
        };
        const left = lines.reduce((total, line) => total + line.stock, 0);
        expect(left + pieces).toBeGreaterThanOrEqual(100);
        expect(left + pieces - back).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 20 },
  );
  expect(formed).toBeGreaterThan(20);
  expect(failed).toBeGreaterThan(5);
});

test("presales: every deposit ends as a sale or stays with the shop; nothing is owed in the end", () => {
  let forfeits = 0;
  let sales = 0;
  fc.assert(
    fc.property(
      fc.record({
        depositFen: fc.integer({ min: 100, max: 900 }),
        more: fc.integer({ min: 0, max: 1000 }),
        hours: fc.integer({ min: 10, max: 40 }),
        balanceHours: fc.integer({ min: 6, max: 40 }),
        seed: fc.integer({ min: 1, max: 999 }),
      }),
      ({ depositFen, more, hours, balanceHours, seed }) => {
        const market = mugMarket([FULL], 14_000, seed);
        const worthFen = depositFen + more;
        give(
          market,
          campaign(
            { kind: "presale", listing: 0, depositFen, worthFen, balanceHours, pieces: 70 },
            1,
            hours,
          ),
        );
        const batches = play(market, hours + balanceHours + 2);
        const { claimed, used, sold } = lastFigures(market);
        expect(sold).toBe(used);
        const ledger = own(batches, "ledger");
        const names = batches.find((batch) => batch.table.name === "ledger")?.dictionaries;
        const balance = (account: string): number =>
          sum(
            ledger.filter((row) => names?.["account"]?.[row["account"] as number] === account),
            "amount_fen",
          );
        expect(balance("deposit")).toBeCloseTo(0);
        expect(-balance("forfeits")).toBeCloseTo((claimed - used) * depositFen);
        for (const row of own(batches, "discounts").filter((one) => one["campaign"] === 1)) {
          expect(row["off_fen"]).toBe(worthFen - depositFen);
          // Paid and sent in the time of the balance, not before.
          expect(row["at"]).toBeGreaterThanOrEqual((1 + hours) * 3600);
        }
        sales += used;
        forfeits += claimed - used;
      },
    ),
    { numRuns: 30 },
  );
  expect(sales).toBeGreaterThan(30);
  expect(forfeits).toBeGreaterThan(0);
});

function lastFigures(market: Market): {
  claimed: number;
  used: number;
  sold: number;
  orders: number;
} {
  const [line] = market.view(0, "campaigns/campaign-list") as {
    figures: { claimed: number; used: number; sold: number; orders: number };
  }[];
  if (!line) throw new Error("no campaign");
  return line.figures;
}

test("what is kept back for tomorrow's flash sale is not sold today", () => {
  const market = mugMarket([]);
  give(market, campaign({ ...FLASH, pieces: 100 }, 48, 24));
  const before = own(play(market, 47), "order_lines").filter((line) => line["listing"] === 0);
  expect(before).toEqual([]);
  const during = own(play(market, 24), "order_lines").filter((line) => line["listing"] === 0);
  expect(during.length).toBeGreaterThan(0);
});

test.each([7, 30, 50])(
  "asleep after hour %i and woken, claims and counts go on as they were",
  (hour) => {
    const awake = mugMarket(ALL);
    const slept = mugMarket(ALL);
    play(awake, hour);
    play(slept, hour);
    const woken = restoreMarket(
      { scenario: tinyScenario(), seed: 1, seats: 1, desks, shoppers: 4000 },
      slept.snapshot(),
    );
    play(awake, 80 - hour);
    play(woken, 80 - hour);
    expect(woken.stateHash()).toBe(awake.stateHash());
  },
);

test("a sale of two hours hardly teaches shoppers a lower price; one that never ends does", () => {
  const orders = (hours: number): number => {
    const market = tinyMarket(desks, { shoppers: 6000 });
    openMugShop(market);
    play(market, 1);
    for (let day = 0; day < 20; day += 1)
      give(market, campaign({ ...CUT, listings: [0, 1] }, day * 24 + 20, Math.min(hours, 24)));
    play(market, 21 * 24);
    // Five days at the full price afterwards.
    return own(play(market, 5 * 24), "visit").length;
  };
  expect(orders(24)).toBeLessThan(orders(2) * 0.95);
});

describe("what is refused", () => {
  const market = mugMarket([FLASH]);
  test.each<[string, Rule, string]>([
    ["another shop's goods", { ...CUT, listings: [9] }, "campaigns/no-such-listing"],
    [
      "more flash pieces than are free",
      { ...FLASH, listing: 1, pieces: 101 },
      "campaigns/not-enough-stock",
    ],
    ["a second flash sale at the same time", { ...FLASH, pieces: 1 }, "campaigns/flash-overlaps"],
    ["a flash price above the tag", { ...FLASH, priceFen: 3900 }, "campaigns/no-cut"],
    [
      "满100减100",
      { ...FULL, tiers: [{ overFen: 10_000, cutFen: 10_000 }] },
      "campaigns/cut-too-large",
    ],
    [
      "tiers that fall",
      {
        ...FULL,
        tiers: [
          { overFen: 9000, cutFen: 900 },
          { overFen: 8000, cutFen: 1900 },
        ],
      },
      "campaigns/tiers-not-rising",
    ],
    ["a coupon worth the mug", { ...COUPON, overFen: 0, cutFen: 3900 }, "campaigns/cut-too-large"],
    ["a push to nobody", { ...COUPON, way: "pushed" }, "campaigns/nobody-to-push"],
    ["a gift nobody stocks", { ...GIFT, giftSku: 77 }, "campaigns/no-such-sku"],
    ["a discount of 100 %", { ...CUT, payPermille: 0 }, "desk/malformed-command"],
  ])("%s", (_, rule, code) => {
    expect(refused(market, campaign(rule, market.now))).toBe(code);
  });

  test("yesterday, an end before the start, a quarter of a year", () => {
    expect(refused(market, campaign(CUT, 0))).toBe("campaigns/starts-in-the-past");
    expect(refused(market, campaign(CUT, 5, -1))).toBe("campaigns/ends-before-it-starts");
    expect(refused(market, campaign(CUT, 5, 90 * 24))).toBe("campaigns/too-long");
  });
});

describe("a coupon sent into carts", () => {
  const CARTED = { kind: "coupon", way: "carted", overFen: 0, cutFen: 400, pieces: 500 } as const;

  test("reaches those who left the mug in the cart, costs ¥0.05 each, and sells to them", () => {
    const market = mugMarket([], 20_000);
    play(market, 26);
    const holders = market.reader.cartHolders([0]);
    const cash = market.reader.cash(0);
    give(market, campaign({ ...CARTED, listings: [0] }, market.now, 48));
    expect(market.reader.stock(0)).toBeGreaterThan(20);
    expect(holders).toBeGreaterThan(20);
    expect(market.reader.campaign(0).claimed).toBe(holders);
    expect(cash - market.reader.cash(0)).toBe(5 * holders);
    const used = own(play(market, 48), "discounts");
    expect(used.length).toBeGreaterThan(1);
    expect(market.reader.campaign(0).used).toBe(used.length);
    expect(used.every((row) => row["off_fen"] === 400)).toBe(true);
  });

  test("is refused while the carts are empty, and when it names no goods", () => {
    const market = mugMarket([]);
    play(market, 24);
    const nobodyHas = market.reader.cartHolders([99]);
    expect(nobodyHas).toBe(0);
    expect(refused(market, campaign({ ...CARTED, listings: null }, market.now, 24))).toBe(
      "campaigns/carted-names-goods",
    );
    const fresh = tinyMarket(desks);
    openMugShop(fresh);
    expect(refused(fresh, campaign({ ...CARTED, listings: [0] }, fresh.now, 24))).toBe(
      "campaigns/empty-carts",
    );
  });
});
