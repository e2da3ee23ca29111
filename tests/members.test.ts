/** What the members seat changes: who comes back for a message, who has had enough, what points and coupons cost. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  ExportFile,
  MemberLine,
  MemberProfile,
  MembersOverview,
  PlanLine,
  ReachView,
} from "../desks/members/commands.ts";

const EVERYBODY = { layers: [], tiers: [], tags: [] };
const WEEKLY = {
  type: "members/create-plan",
  name: "a word",
  audience: EVERYBODY,
  moment: { kind: "weekly", weekday: 2 },
  hour: 20,
  channel: "chat",
  listing: null,
  coupon: null,
  holdPermille: 0,
  days: 60,
} as const;
const DAILY = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
  ...WEEKLY,
  name: `day ${weekday}`,
  moment: { kind: "weekly", weekday },
}));

/** Nobody drops out after one purchase, and needs come back fast: a small shop has regulars. */
const REGULARS = { after: { dropTail: 1e9 } };

function mugShop(options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 12_000, overlay: REGULARS, ...options });
  openMugShop(market);
  market.tick();
  return market;
}

const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
const own = (batches: readonly Batch[], table: string) =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);
const sum = (rows: readonly Record<string, number>[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);
const plansOf = (market: Market) => market.view(0, "members/plans") as readonly PlanLine[];
const overviewOf = (market: Market) => market.view(0, "members/overview") as MembersOverview;

function shopAfter(
  days: number,
  commands: readonly Command[],
  options: Partial<MarketOptions> = {},
) {
  const market = mugShop(options);
  const before = play(market, 10 * 24);
  for (const command of commands) give(market, command);
  const batches = play(market, days * 24);
  return { market, before, batches };
}

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

describe("people's data", () => {
  const { market, batches } = shopAfter(2, []);
  const list = market.view(0, "members/list") as readonly MemberLine[];

  test("names and numbers are masked wherever they are shown", () => {
    expect(list.length).toBeGreaterThan(20);
    for (const line of list) {
      expect(line.name).toMatch(/^.\*+$/u);
      expect(line.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
    }
    const profile = market.view(0, "members/profile", { member: 1 }) as MemberProfile;
    expect(profile.phone).toContain("****");
    expect(profile.history.length).toBe(profile.orders);
    expect(own(batches, "member_exports")).toEqual([]);
  });

  test("they leave unmasked only with a purpose, and an audit line in the log and in the lake", () => {
    const take = {
      type: "members/export",
      purpose: "delivery",
      fields: ["name", "phone", "province"],
      isMasked: false,
      audience: EVERYBODY,
    };
    expect(market.view(0, "members/export-file", { export: 0 })).toBeNull();
    expect(refused(market, { ...take, purpose: "curiosity" })).toBe("desk/malformed-command");
    expect(refused(market, { ...take, purpose: "reconcile" })).toBe(
      "members/purpose-needs-no-names",
    );
    const [event] = give(market, take);
    expect(event?.type).toBe("members/exported");
    const file = market.view(0, "members/export-file", { export: 0 }) as ExportFile;
    expect(file.length).toBe(list.length);
    expect(file[0]?.phone).toMatch(/^\d{11}$/);
    expect(file[0]).not.toHaveProperty("birthday");
    const [row] = own(play(market, 1), "member_exports");
    expect(row).toMatchObject({ members: file.length, fields: 3, masked: 0 });
    give(market, { ...take, purpose: "marketing", isMasked: true });
    const masked = market.view(0, "members/export-file", { export: 1 }) as ExportFile;
    expect(masked[0]?.phone).toContain("****");
  });
});

test("tags by hand and by rule pick who is meant; what is not there is refused by name", () => {
  const { market } = shopAfter(2, [
    { type: "members/save-tag", tag: null, name: "spender", rule: { leastFen: 5000 } },
    { type: "members/save-tag", tag: null, name: "friends", rule: null },
    { type: "members/mark", tag: 1, members: [1, 2, 3], isOn: true },
  ]);
  const reach = (tags: number[]) =>
    market.view(0, "members/reach", { audience: { ...EVERYBODY, tags } }) as ReachView;
  const list = market.view(0, "members/list") as readonly MemberLine[];
  const spenders = list.filter(({ spentFen }) => spentFen >= 5000);
  expect(reach([0]).meant).toBe(spenders.length);
  expect(reach([1]).meant).toBe(3);
  expect(reach([0, 1]).meant).toBe(spenders.filter(({ member }) => member <= 3).length);
  const cases: readonly [Command, string][] = [
    [
      {
        type: "members/set-cuts",
        recencyDays: [7, 7, 8, 9],
        orders: [1, 2, 3, 4],
        spentFen: [1, 2, 3, 4],
      },
      "members/cuts-must-rise",
    ],
    [{ type: "members/save-tag", tag: 9, name: "x", rule: null }, "members/no-such-tag"],
    [{ type: "members/save-tag", tag: 0, name: "x", rule: null }, "members/tag-keeps-its-kind"],
    [{ type: "members/save-tag", tag: null, name: "x", rule: {} }, "members/empty-rule"],
    [
      { type: "members/save-tag", tag: null, name: "x", rule: { category: "boat" } },
      "members/no-such-category",
    ],
    [{ type: "members/mark", tag: 0, members: [1], isOn: true }, "members/tag-by-rule"],
    [{ type: "members/mark", tag: 1, members: [99_999], isOn: true }, "members/no-such-member"],
    [{ ...WEEKLY, audience: { ...EVERYBODY, tags: [7] } }, "members/no-such-tag"],
    [{ ...WEEKLY, audience: { ...EVERYBODY, tiers: [2] } }, "members/no-such-tier"],
    [{ ...WEEKLY, listing: 4000 }, "members/no-such-listing"],
    [{ ...WEEKLY, moment: { kind: "once", day: 1 } }, "members/not-in-time"],
    [{ ...WEEKLY, coupon: { cutFen: 900, overFen: 500, days: 3 } }, "members/coupon-above-bill"],
    [{ type: "members/stop-plan", plan: 3 }, "members/no-such-plan"],
    [{ ...WEEKLY, hour: 24 }, "desk/malformed-command"],
  ];
  for (const [command, code] of cases)
    expect([code, refused(market, command)]).toEqual([code, code]);
});

test("another shop's plan is nobody's business", () => {
  const market = mugShop({ seats: 2 });
  give(market, WEEKLY);
  expect(refused(market, { type: "members/stop-plan", plan: 0 }, {}, 1)).toBe(
    "members/no-such-plan",
  );
  give(market, { type: "members/stop-plan", plan: 0 });
  expect(refused(market, { type: "members/stop-plan", plan: 0 })).toBe("members/already-over");
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
