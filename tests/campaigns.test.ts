/** What campaigns promise inside a market: nothing oversold, money conserved, claims kept over a sleep. */
import { desks } from "@dianzhang/catalog";
import { restoreMarket, type Market } from "@dianzhang/market";
import { give, openMugShop, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  campaign,
  CUT,
  FULL,
  RATE,
  COUPON,
  FLASH,
  BUNDLE,
  ALL,
  mugMarket,
  play,
  own,
  sum,
  type Rule,
} from "./mug-campaigns.ts";

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
