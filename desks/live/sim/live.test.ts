/** Does a live room hold, answer, sell and disappoint as it should, and do all its figures tell the same story? */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import { CHANNELS, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
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
import type { RoomLine, RoomPlan, RoomView } from "../commands.ts";

type Row = Readonly<Record<string, number>>;

const SCRIPT: RoomPlan["script"] = [
  { kind: "welcome", item: null, minutes: 3 },
  { kind: "demo", item: 0, minutes: 5 },
  { kind: "reveal", item: 0, minutes: 2 },
  { kind: "urge", item: 0, minutes: 5 },
  { kind: "demo", item: 1, minutes: 5 },
  { kind: "reveal", item: 1, minutes: 2 },
  { kind: "answer", item: 1, minutes: 4 },
  { kind: "urge", item: 1, minutes: 5 },
];
const ANSWERS: RoomPlan["answers"] = (
  ["size", "material", "price", "delivery", "returns"] as const
).map((question) => ({ question, text: "好的" }));

const PLAN: RoomPlan = {
  name: "晚间",
  day: 1,
  hour: 20,
  hours: 1,
  host: "regular",
  items: [
    { listing: 0, priceFen: 3300, pieces: 12 },
    { listing: 1, priceFen: null, pieces: 20 },
  ],
  script: SCRIPT,
  answers: ANSWERS,
  pledge: "plain",
  coupons: [],
  paidFen: 0,
  paidBidFen: 0,
};

/** Enough shoppers, readier to buy than they are, so that an evening has something to count. */
const BIG = { rivals: 1, shoppers: 30_000, overlay: { live: { buys: -3.2 } } };

/** A mug shop with one room planned for the second evening. */
function liveShop(change: Partial<RoomPlan> = {}, options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { ...BIG, ...options });
  openMugShop(market);
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 900 }));
  give(market, { type: "listing/buy-stock", purchases });
  give(market, { type: "live/plan-room", ...PLAN, ...change });
  return market;
}

/** Orders of the live rooms of so many hours, by listing. */
function soldLive(market: Market, count: number): Map<number, number> {
  const batches = hours(market, count);
  const live = CHANNELS.indexOf("live");
  const inRoom = new Set(
    own(batches, "orders")
      .filter((row) => row["channel"] === live)
      .map((row) => row["order"]),
  );
  const sold = new Map<number, number>();
  for (const row of own(batches, "order_lines"))
    if (inRoom.has(row["order"]))
      sold.set(Number(row["listing"]), (sold.get(Number(row["listing"])) ?? 0) + 1);
  return sold;
}

test("a room sells nothing of goods whose variants are off sale, and goes on with the rest", () => {
  const open = liveShop();
  const shut = liveShop();
  give(shut, { type: "listing/unpublish-skus", skus: [0, 1] });
  const [both, rest] = [soldLive(open, 48), soldLive(shut, 48)];
  expect(both.get(0) ?? 0).toBeGreaterThan(0);
  expect(rest.get(0) ?? 0).toBe(0);
  expect(rest.get(1) ?? 0).toBeGreaterThan(0);
});

function hours(market: Market, count: number): Batch[] {
  return Array.from({ length: count }, () => market.tick().batches).flat();
}

function own(batches: readonly Batch[], table: string): Row[] {
  return rowsOf(batches, table).filter((row) => row["shop"] === 0);
}

function sum(rows: readonly Row[], name: string): number {
  return rows.reduce((total, row) => total + (row[name] ?? 0), 0);
}

/** The shop's only room. */
function room(market: Market): RoomView {
  const [line] = market.view(0, "live/room-list", {}) as readonly RoomLine[];
  return market.view(0, "live/room", { room: line?.room ?? 0 }) as RoomView;
}

function evening(change: Partial<RoomPlan> = {}, options: Partial<MarketOptions> = {}): RoomView {
  const market = liveShop(change, options);
  hours(market, 48);
  return room(market);
}

describe("a room", () => {
  test("is told alike by the lake, the minutes, the room's figures and the ledger", () => {
    const market = liveShop();
    const batches = hours(market, 48);
    const minutes = own(batches, "live_minutes");
    const seen = room(market);
    const orders = own(batches, "orders").filter((row) => row["channel"] === 9);
    const sessions = rowsOf(batches, "session").filter((row) => row["channel"] === 9);
    expect(minutes.length).toBe(60);
    expect(seen.minutes.length).toBe(60);
    expect(seen.state).toBe("over");
    expect(seen.figures.joins).toBeGreaterThan(80);
    expect(sum(minutes, "joins")).toBe(seen.figures.joins);
    expect(sum(minutes, "leaves")).toBe(seen.figures.leaves);
    expect(sessions.length).toBeGreaterThanOrEqual(seen.figures.joins);
    expect(orders.length).toBeGreaterThan(3);
    expect(sum(minutes, "orders")).toBe(orders.length);
    expect(seen.figures.orders).toBe(orders.length);
    expect(sum(orders, "goods_fen")).toBe(seen.figures.salesFen);
    expect(own(batches, "live_questions").length).toBe(seen.figures.questions);
    expect(seen.barrage.length).toBe(seen.figures.questions);
    let viewers = 0;
    for (const minute of seen.minutes) {
      viewers += minute.joins - minute.leaves;
      expect(minute.viewers).toBe(viewers);
    }
    expect(seen.worst?.leaves).toBeGreaterThan(0);
    const fees = batches
      .filter(({ table }) => table.name === "ledger")
      .flatMap((batch) =>
        Array.from({ length: batch.rows }, (_, row) => ({
          shop: batch.columns["shop"]?.[row],
          account: batch.dictionaries["account"]?.[Number(batch.columns["account"]?.[row])],
          fen: Number(batch.columns["amount_fen"]?.[row]),
        })),
      )
      .filter(({ shop, account }) => shop === 0 && account === "broadcasting");
    expect(fees.reduce((total, { fen }) => total + fen, 0)).toBe(15_000);
  });

  test("sells at its price while there are pieces, and no piece more at it", () => {
    const market = liveShop({
      items: [{ listing: 0, priceFen: 2600, pieces: 3 }],
      script: [
        { kind: "demo", item: 0, minutes: 4 },
        { kind: "reveal", item: 0, minutes: 2 },
        { kind: "urge", item: 0, minutes: 30 },
      ],
      host: "star",
    });
    const batches = hours(market, 48);
    const live = new Set(
      own(batches, "orders")
        .filter((row) => row["channel"] === 9)
        .map((row) => row["order"]),
    );
    const lines = own(batches, "order_lines").filter((row) => live.has(row["order"]));
    const paid = (row: Row): number =>
      (row["price_fen"] ?? 0) - (row["off_fen"] ?? 0) / (row["quantity"] ?? 1);
    const cheap = lines.filter((row) => paid(row) === 2600);
    expect(sum(cheap, "quantity")).toBe(3);
    expect(lines.every((row) => [2600, 3900].includes(paid(row)))).toBe(true);
    expect(sum(cheap, "off_fen")).toBe(3 * 1300);
  });

  test("adds visitors of its own: nobody else's day has another visit", () => {
    const plain = liveShop();
    give(plain, { type: "live/cancel-room", room: 0 });
    const others = (batches: readonly Batch[]) =>
      rowsOf(batches, "session")
        .filter((row) => row["channel"] !== 9 && (row["at"] ?? 0) < 45 * 3600)
        .map((row) => `${row["at"]} ${row["shopper"]}`);
    expect(others(hours(liveShop(), 45))).toEqual(others(hours(plain, 45)));
  });

  test("followers are told: a shop with buyers has more of them, and tells them the day before", () => {
    const later = (day: number): RoomView => {
      const market = tinyMarket(desks, BIG);
      openMugShop(market);
      runDays(market, 12);
      give(market, { type: "live/plan-room", ...PLAN, day });
      hours(market, (day - 11) * 24);
      return room(market);
    };
    const first = evening().figures.joinsBySource[0] ?? 0;
    const [today, tomorrow] = [later(12), later(13)];
    expect(today.figures.joinsBySource[0]).toBeGreaterThan(first);
    expect(tomorrow.figures.joinsBySource[0]).toBeGreaterThan(today.figures.joinsBySource[0] ?? 0);
  });
});

describe("what is on", () => {
  const one = (beats: RoomPlan["script"]): Partial<RoomPlan> => ({
    items: [{ listing: 0, priceFen: 3500, pieces: 40 }],
    script: [{ kind: "welcome", item: null, minutes: 8 }, ...beats],
  });
  const eager = { shoppers: 90_000, overlay: { live: { buys: -2.5 } } };

  test("a price told before anything was shown sells less to each who hears it", () => {
    const each = (beats: RoomPlan["script"]): number => {
      const seen = evening(one(beats), eager);
      const told = seen.minutes.filter(({ block }) => block === "reveal" || block === "urge");
      return seen.figures.orders / told.reduce((total, { viewers }) => total + viewers, 0);
    };
    const early = each([
      { kind: "reveal", item: 0, minutes: 2 },
      { kind: "urge", item: 0, minutes: 6 },
    ]);
    const late = each([
      { kind: "demo", item: 0, minutes: 6 },
      { kind: "reveal", item: 0, minutes: 2 },
      { kind: "urge", item: 0, minutes: 6 },
    ]);
    expect(late).toBeGreaterThan(early * 1.2);
  });

  test("forty minutes of one thing empty the room", () => {
    const long = evening(one([{ kind: "demo", item: 0, minutes: 45 }]));
    const at = (from: number, until: number): number => {
      const some = long.minutes.slice(from + 8, until + 8);
      return some.reduce((total, minute) => total + minute.viewers, 0) / some.length;
    };
    expect(at(35, 45)).toBeLessThan(at(5, 12) / 2);
  });

  test("answers ready beforehand sell; an answer given between two hours counts from then on", () => {
    const twice: Partial<RoomPlan> = {
      hour: 19,
      hours: 2,
      script: [...SCRIPT, ...SCRIPT, ...SCRIPT].filter(({ kind }) => kind !== "welcome"),
    };
    const silent = evening({ ...twice, answers: [] }, { shoppers: 60_000 });
    const ready = evening(twice, { shoppers: 60_000 });
    expect(silent.figures.answered).toBe(0);
    expect(ready.figures.answered).toBe(ready.figures.questions);
    expect(ready.figures.orders).toBeGreaterThan(silent.figures.orders);
    const market = liveShop({ ...twice, answers: [] }, { shoppers: 60_000 });
    hours(market, 24 + 20);
    expect(room(market).state).toBe("live");
    for (const answer of ANSWERS)
      give(market, { type: "live/answer-question", room: 0, ...answer });
    hours(market, 4);
    const helped = room(market);
    expect(helped.barrage.filter(({ minute }) => minute < 60).some((one) => one.isAnswered)).toBe(
      false,
    );
    expect(helped.barrage.filter(({ minute }) => minute >= 60).every((one) => one.isAnswered)).toBe(
      true,
    );
  });

  test("what was promised too boldly comes back", () => {
    const back = (pledge: RoomPlan["pledge"]): number => {
      const market = liveShop({ pledge, host: "star" }, { shoppers: 90_000 });
      const batches = hours(market, 24 * 16);
      const live = own(batches, "orders").filter((row) => row["channel"] === 9);
      const orders = new Set(live.map((row) => row["order"]));
      const returned = own(batches, "returns").filter((row) => orders.has(row["order"]));
      return returned.length / live.length;
    };
    expect(back("bold")).toBeGreaterThan(back("plain"));
  });

  test("a coupon thrown into the room is used once by those who were in it", () => {
    const coupons = [{ minute: 8, cutFen: 1000, overFen: 2000, pieces: 30 }];
    const market = liveShop({
      coupons,
      items: [{ listing: 0, priceFen: null, pieces: 50 }],
      script: SCRIPT.filter(({ item }) => item !== 1),
    });
    const batches = hours(market, 48);
    const paid = own(batches, "orders")
      .filter((row) => row["channel"] === 9)
      .map((row) => (row["goods_fen"] ?? 0) / (row["pieces"] ?? 1));
    expect(paid.some((fen) => fen === 2900)).toBe(true);
    expect(paid.every((fen) => fen === 2900 || fen === 3900)).toBe(true);
  });
});

describe("money and memory", () => {
  test("viewers are never paid for beyond the budget, not by one fen", () => {
    const plan = fc.record({
      seed: fc.integer({ min: 1, max: 10_000 }),
      paidFen: fc.integer({ min: 100, max: 9000 }),
      paidBidFen: fc.integer({ min: 10, max: 500 }),
    });
    fc.assert(
      fc.property(plan, ({ seed, paidFen, paidBidFen }) => {
        const seen = evening({ paidFen, paidBidFen }, { seed });
        expect(seen.figures.paidFen).toBeLessThanOrEqual(paidFen);
        expect((seen.figures.joinsBySource[2] ?? 0) * paidBidFen).toBeGreaterThanOrEqual(
          seen.figures.paidFen,
        );
      }),
      { numRuns: 10 },
    );
  });

  test("asleep in the middle of a room and awake again it goes on as if nothing had been", () => {
    const market = liveShop({ hour: 19, hours: 3 });
    hours(market, 24 + 20);
    const whole = { scenario: tinyScenario(), seed: 7, seats: 1, desks, ...BIG };
    const woken = restoreMarket(whole, market.snapshot());
    for (let hour = 0; hour < 30; hour += 1) {
      market.tick();
      woken.tick();
    }
    expect(woken.stateHash()).toBe(market.stateHash());
  });

  test("a room called off costs nothing and is not held", () => {
    const market = liveShop();
    give(market, { type: "live/cancel-room", room: 0 });
    const batches = hours(market, 48);
    expect(own(batches, "live_minutes")).toEqual([]);
    const [line] = market.view(0, "live/room-list", {}) as readonly RoomLine[];
    expect(line?.state).toBe("cancelled");
    expect(line?.figures.hostFen).toBe(0);
  });
});

describe("what is refused", () => {
  const market = liveShop();
  const plan = { type: "live/plan-room", ...PLAN, day: 3 };
  const script = (minutes: number) => [{ kind: "demo", item: 0, minutes }];
  const item = { listing: 0, priceFen: 3000, pieces: 5 };
  test.each([
    [{ ...plan, day: 0, hour: 0 }, "in-the-past"],
    [{ ...plan, day: 40 }, "too-far-ahead"],
    [{ ...plan, hour: 22, hours: 4 }, "past-midnight"],
    [{ ...plan, day: 1 }, "already-on-air"],
    [{ ...plan, items: [{ ...item, listing: 9 }] }, "not-own-listing"],
    [{ ...plan, items: [item, item] }, "item-twice"],
    [{ ...plan, items: [{ ...item, priceFen: 9900 }], script: script(5) }, "dearer-than-page"],
    [{ ...plan, script: script(61) }, "script-too-long"],
    [{ ...plan, script: [{ kind: "demo", item: 5, minutes: 2 }] }, "no-such-item"],
    [{ ...plan, script: [{ kind: "urge", item: null, minutes: 2 }] }, "block-without-item"],
    [
      { ...plan, coupons: [{ minute: 1, cutFen: 900, overFen: 1000, pieces: 5 }] },
      "coupon-too-deep",
    ],
    [{ ...plan, paidFen: 99_000_000 }, "not-enough-cash"],
    [{ type: "live/cancel-room", room: 7 }, "no-such-room"],
  ])("%j: %s", (command, code) => {
    expect(refused(market, command)).toBe(`live/${code}`);
  });

  test("a room on air is not changed, takes coupons for minutes to come, three at most, and none when over", () => {
    const on = liveShop({ hour: 19, hours: 3 });
    hours(on, 24 + 20);
    const coupon = { type: "live/push-coupon", room: 0, cutFen: 300, overFen: 3000, pieces: 5 };
    expect(refused(on, { type: "live/edit-room", room: 0, ...PLAN, day: 5 })).toBe(
      "live/already-begun",
    );
    expect(refused(on, { ...coupon, minute: 10 })).toBe("live/minute-gone");
    for (const minute of [70, 80, 90]) give(on, { ...coupon, minute });
    expect(refused(on, { ...coupon, minute: 100 })).toBe("live/too-many-coupons");
    hours(on, 6);
    expect(refused(on, { ...coupon, minute: 100 })).toBe("live/room-over");
  });
});
