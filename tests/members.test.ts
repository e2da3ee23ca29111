/** What the members seat changes: who comes back for a message, who has had enough, what points and coupons cost. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { restoreMarket, type Market } from "@dianzhang/market";
import { give, rowsOf, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EVERYBODY,
  WEEKLY,
  DAILY,
  REGULARS,
  mugShop,
  play,
  own,
  sum,
  plansOf,
  overviewOf,
  shopAfter,
} from "./mug-members.ts";

describe("reach plans", () => {
  const quiet = shopAfter(20, []);
  const written = shopAfter(20, [WEEKLY]);

  test("members come on visits of their own; nobody's baseline visit is moved by a message", () => {
    const visits = own(written.batches, "member_visits");
    expect(visits.length).toBeGreaterThan(5);
    const sent = new Set(visits.map((row) => row["session"]));
    const starts = (batches: readonly Batch[], but: ReadonlySet<number | undefined>) =>
      rowsOf(batches, "session")
        .filter((row) => !but.has(row["session"]))
        .map((row) => `${row["shopper"]} ${row["at"]}`);
    // Who comes on the days after is drawn by the shopper and the day alone.
    const usual = new Set(starts(quiet.batches, new Set()));
    const kept = starts(written.batches, sent).filter((one) => usual.has(one));
    expect(kept.length / usual.size).toBeGreaterThan(0.99);
    expect(sum(visits, "orders")).toBeGreaterThan(0);
  });

  test("each message is paid for, and what a plan counts is what the events tell", () => {
    const [line] = plansOf(written.market);
    const rows = own(written.batches, "member_messages");
    expect(line?.sent).toBe(rows.length);
    expect(line?.feesFen).toBe(rows.length * 4);
    expect(line?.opened).toBe(sum(rows, "opened"));
    expect(line?.gone).toBe(sum(rows, "gone"));
    expect(line?.visits).toBe(own(written.batches, "member_visits").length);
    const memo = written.batches.find((batch) => batch.table.name === "ledger")?.dictionaries[
      "memo"
    ];
    const paid = own(written.batches, "ledger").filter(
      (row) => memo?.[row["memo"] as number] === "reach" && (row["amount_fen"] as number) > 0,
    );
    expect(sum(paid, "amount_fen")).toBe(rows.length * 4);
  });

  test("a hold-out is never written to, the same members every week, and compared with an interval", () => {
    const { market, batches } = shopAfter(25, [{ ...WEEKLY, holdPermille: 400 }]);
    const rows = own(batches, "member_messages");
    const arms = new Map<number, Set<number>>();
    for (const row of rows)
      arms.set(
        row["shopper"] as number,
        (arms.get(row["shopper"] as number) ?? new Set()).add(row["arm"] as number),
      );
    expect([...arms.values()].every((own) => own.size === 1)).toBe(true);
    const held = rows.filter((row) => row["arm"] === 1);
    expect(sum(held, "cost_fen") + sum(held, "opened") + sum(held, "coupon")).toBe(0);
    const [line] = plansOf(market);
    const share = (line?.held.members ?? 0) / arms.size;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.5);
    expect(line?.lift?.lowFen).toBeLessThan(line?.lift?.eachFen ?? 0);
    expect(line?.lift?.highFen).toBeGreaterThan(line?.lift?.eachFen ?? 0);
  });

  test("the cap holds over all plans; daily messages drive members away for good, weekly ones hardly", () => {
    const capped = shopAfter(20, DAILY);
    const most = new Map<string, number>();
    for (const row of own(capped.batches, "member_messages")) {
      const key = `${row["shopper"]} ${Math.floor((row["at"] as number) / (7 * 86_400))}`;
      most.set(key, (most.get(key) ?? 0) + 1);
    }
    expect(Math.max(...most.values())).toBeLessThanOrEqual(2 * 2);
    const daily = shopAfter(20, [{ type: "members/set-cap", mostPerWeek: 7 }, ...DAILY]);
    const gone = own(daily.batches, "member_messages").filter((row) => row["gone"] === 1);
    const rate = gone.length / own(daily.batches, "member_messages").length;
    const usual = overviewOf(written.market).gone / own(written.batches, "member_messages").length;
    expect(gone.length).toBeGreaterThan(5);
    expect(rate).toBeGreaterThan(2 * usual);
    for (const left of gone) {
      const after = own(daily.batches, "member_messages").filter(
        (row) =>
          row["shopper"] === left["shopper"] && (row["at"] as number) > (left["at"] as number),
      );
      expect(after).toEqual([]);
    }
  });

  test("silence: one message after so many days, and none again before the next order", () => {
    const { batches, before } = shopAfter(20, [
      { ...WEEKLY, moment: { kind: "silence", days: 5 } },
    ]);
    const orders = own([...before, ...batches], "orders");
    const rows = own(batches, "member_messages");
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const latest = orders
        .filter((one) => one["shopper"] === row["shopper"])
        .map((one) => one["at"] as number)
        .filter((at) => at < (row["at"] as number));
      expect((row["at"] as number) - Math.max(...latest)).toBeGreaterThanOrEqual(5 * 86_400);
    }
    const keys = rows.map((row) => {
      const earlier = orders.filter(
        (one) => one["shopper"] === row["shopper"] && (one["at"] as number) < (row["at"] as number),
      );
      return `${row["shopper"]} ${earlier.length}`;
    });
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a plan's coupon is used once by each member at most, and what it took off is its cost", () => {
    const { market, batches } = shopAfter(20, [
      { ...WEEKLY, coupon: { cutFen: 1500, overFen: 0, days: 7 } },
    ]);
    const used = own(batches, "discounts").filter((row) => (row["campaign"] as number) >= 524_288);
    expect(used.length).toBeGreaterThan(3);
    const [line] = plansOf(market);
    const buyers = new Map(own(batches, "orders").map((row) => [row["order"], row["shopper"]]));
    const orders = new Set(used.map((row) => row["order"]));
    expect(line?.couponsUsed).toBe(orders.size);
    expect(line?.couponFen).toBe(sum(used, "off_fen"));
    expect(new Set([...orders].map((order) => buyers.get(order))).size).toBe(orders.size);
  });
});

test("points are owed from the day they are promised; exchanged ones are coupons, and no longer owed", () => {
  const { market, batches } = shopAfter(25, [
    {
      type: "members/set-programme",
      programme: {
        perYuan: 10,
        exchangePoints: 300,
        couponFen: 600,
        couponOverFen: 1000,
        tiers: [{ name: "gold", fromFen: 8000, boostPermille: 500 }],
      },
    },
  ]);
  const { points, owedFen, tiers } = overviewOf(market);
  expect(points).toBeGreaterThan(1000);
  expect(owedFen).toBe(Math.floor((points * 600) / 300));
  expect(tiers.length).toBe(2);
  expect(tiers[1]).toBeGreaterThan(0);
  const ledger = batches.find((batch) => batch.table.name === "ledger")?.dictionaries["account"];
  const of = (account: string) =>
    sum(
      own(batches, "ledger").filter((row) => ledger?.[row["account"] as number] === account),
      "amount_fen",
    );
  expect(of("points")).toBe(owedFen);
  expect(of("points_owed")).toBe(-owedFen);
  expect(own(batches, "member_visits").length).toBeGreaterThan(0);
  give(market, { type: "members/set-programme", programme: null });
  play(market, 24);
  expect(overviewOf(market).owedFen).toBe(0);
});

test("who sits there and does nothing leaves the market as it was", () => {
  const idle = mugShop();
  const looking = mugShop();
  for (let day = 0; day < 6; day += 1) {
    play(idle, 24);
    play(looking, 24);
    overviewOf(looking);
    looking.view(0, "members/list");
    looking.view(0, "members/value");
  }
  expect(looking.stateHash()).toBe(idle.stateHash());
});

const steps = fc.array(
  fc.record({
    what: fc.integer({ min: 0, max: 7 }),
    n: fc.integer({ min: 0, max: 6 }),
    hours: fc.integer({ min: 4, max: 60 }),
  }),
  { minLength: 3, maxLength: 9 },
);

function act(market: Market, { what, n }: { what: number; n: number }): void {
  const commands: readonly Command[] = [
    {
      ...WEEKLY,
      moment: { kind: "weekly", weekday: n },
      coupon: { cutFen: 500, overFen: 0, days: 5 },
    },
    { ...WEEKLY, moment: { kind: "silence", days: n + 1 }, holdPermille: 200 },
    { type: "members/stop-plan", plan: n },
    {
      type: "members/set-programme",
      programme:
        n === 0
          ? null
          : { perYuan: n, exchangePoints: 50, couponFen: 300, couponOverFen: 300, tiers: [] },
    },
    { type: "members/set-cap", mostPerWeek: n + 1 },
    { type: "members/save-tag", tag: null, name: "t", rule: { leastOrders: n + 1 } },
    { ...WEEKLY, audience: { ...EVERYBODY, tags: [0] }, moment: { kind: "birthday" } },
    {
      type: "members/set-cuts",
      recencyDays: [1, 3, 9, n + 10],
      orders: [1, 2, 3, 4],
      spentFen: [1000, 2000, 4000, 8000],
    },
  ];
  const decision = market.decide(0, commands[what] as Command);
  if (decision.ok) market.apply(0, decision.events);
}

test("whatever is ordered: the ledger sums to zero, a coupon is used once, a sleep changes nothing", () => {
  fc.assert(
    fc.property(steps, (weeks) => {
      const market = mugShop({ shoppers: 5000 });
      play(market, 3 * 24);
      let ledger = 0;
      const coupons = new Set<string>();
      const orders = new Map<number, number>();
      for (const step of weeks) {
        act(market, step);
        const batches = play(market, step.hours);
        ledger += sum(rowsOf(batches, "ledger"), "amount_fen");
        for (const row of own(batches, "orders"))
          orders.set(row["order"] as number, row["shopper"] as number);
        const used = new Set(
          own(batches, "discounts")
            .filter((row) => (row["campaign"] as number) >= 524_288)
            .map((row) => `${orders.get(row["order"] as number)} ${row["campaign"]}`),
        );
        for (const one of used) {
          expect(coupons.has(one)).toBe(false);
          coupons.add(one);
        }
      }
      expect(ledger).toBe(0);
      const options = {
        scenario: tinyScenario(),
        seed: 7,
        seats: 1,
        desks,
        shoppers: 5000,
        overlay: REGULARS,
      };
      const woken = restoreMarket(options, market.snapshot());
      play(market, 30);
      play(woken, 30);
      expect(woken.stateHash()).toBe(market.stateHash());
    }),
    { numRuns: 10 },
  );
});
