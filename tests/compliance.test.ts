/** What the compliance seat meets: audits, complaints, made-up orders found out, appeals, points, leaks, sanctions. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import { restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClaimLine, RecordView } from "../desks/compliance/commands.ts";
import { casesOf, untilCase } from "./law-cases.ts";

const DUTY: Command = { type: "compliance/take-duty" };
/** Nobody is accused for nothing. */
const FAIR = { misread: 0, lookAlike: 0, suspect: 0 };

function mugShop(law: Record<string, number> = {}, options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 4000, overlay: { law }, ...options });
  openMugShop(market);
  market.tick();
  return market;
}

const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
const own = (batches: readonly Batch[], table: string) =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);
const recordOf = (market: Market) => market.view(0, "compliance/record") as RecordView;
const retitle = (title: string): Command => ({ type: "listing/edit-listing", listing: 0, title });

test("an honest shop on duty is hardly ever accused when nobody errs; a claim in a title is found within days", () => {
  const honest = mugShop(FAIR);
  give(honest, DUTY);
  play(honest, 20 * 24);
  expect(casesOf(honest)).toEqual([]);
  const claims = mugShop(FAIR);
  give(claims, DUTY);
  give(claims, retitle("全网第一马克杯"));
  const found = untilCase(claims);
  expect([found.kind, found.listing, found.points]).toEqual(["claim", 0, 2]);
});

describe("a case", () => {
  test("left alone costs points, a fine, and the goods three days of sale", () => {
    const market = mugShop(FAIR);
    give(market, DUTY);
    give(market, retitle("全网第一马克杯"));
    const { dueAt } = untilCase(market);
    const batches = play(market, dueAt - market.now + 2);
    expect(recordOf(market).points).toBe(2);
    expect(recordOf(market).risks[0]?.takenDownUntil).toBeGreaterThan(market.now);
    const memo = batches.find((batch) => batch.table.name === "ledger")?.dictionaries["memo"];
    const fined = own(batches, "ledger").filter(
      (row) => memo?.[row["memo"] as number] === "violation" && (row["amount_fen"] as number) > 0,
    );
    expect(fined.map((row) => row["amount_fen"])).toEqual([30_000]);
    const seen = own(play(market, 48), "exposure_hourly").filter((row) => row["listing"] === 0);
    expect(seen).toEqual([]);
    play(market, 48);
    expect(own(play(market, 24), "exposure_hourly").some((row) => row["listing"] === 0)).toBe(true);
  });

  test("is dismissed when the title was mended and that is said; it is answered once, by its own shop, in time", () => {
    const market = mugShop({ ...FAIR, proven: 1 }, { seats: 2 });
    give(market, DUTY);
    give(market, retitle("全网第一马克杯"));
    const { case: id, dueAt } = untilCase(market);
    give(market, retitle("简约马克杯大号"));
    const answer = { type: "compliance/answer", case: id, evidence: ["corrected"] };
    expect(refused(market, answer, {}, 1)).toBe("compliance/no-such-case");
    expect(refused(market, { ...answer, evidence: ["magic"] })).toBe("desk/malformed-command");
    give(market, answer);
    expect(refused(market, answer)).toBe("compliance/answered-already");
    play(market, 25);
    expect(casesOf(market)[0]?.state).toBe("dismissed");
    expect(recordOf(market).points).toBe(0);
    expect(market.now).toBeLessThan(dueAt);
    expect(refused(market, answer)).toBe("compliance/case-closed");
  });

  test("made of papers that do not exist costs half as much again", () => {
    const market = mugShop({ ...FAIR, lookAlike: 1, unproven: 0 });
    give(market, DUTY);
    const { case: id, kind } = untilCase(market);
    expect(kind).toBe("brand");
    give(market, { type: "compliance/answer", case: id, evidence: ["licence", "invoice"] });
    play(market, 25);
    expect(casesOf(market).find((one) => one.case === id)).toMatchObject({
      state: "upheld",
      points: 9,
      fineFen: 120_000,
    });
  });
});

test("a brand word without a licence brings its owner; with one it does not", () => {
  const named = mugShop(FAIR);
  give(named, DUTY);
  give(named, retitle("迪士尼马克杯"));
  expect(untilCase(named).kind).toBe("brand");
  const leave = mugShop(FAIR);
  give(leave, { type: "compliance/buy-licence", brand: "迪士尼" });
  give(leave, retitle("迪士尼马克杯"));
  play(leave, 20 * 24);
  expect(casesOf(leave)).toEqual([]);
  expect(refused(leave, { type: "compliance/buy-licence", brand: "迪士尼" })).toBe(
    "compliance/licence-held",
  );
});

test("a picture that another shop put up first brings its owner; the owner of it is left alone", () => {
  const measured = {
    width: 800,
    height: 800,
    brightness: 600,
    contrast: 500,
    sharpness: 500,
    saturation: 400,
    plainBorder: 800,
    subject: 500,
  };
  const show = { type: "listing/edit-listing", listing: 0, picture: "a".repeat(64) };
  const market = mugShop(FAIR, { seats: 2 });
  const features = { picture: measured };
  const mug = {
    type: "listing/create-listing",
    category: "mug",
    title: "马克杯",
    attributes: { style: "plain", size: "large" },
    grade: "standard",
    skus: [{ options: { color: "white" }, priceFen: 3900, stock: 5 }],
    picture: show.picture,
  };
  give(market, mug, features, 1);
  give(market, DUTY);
  give(market, DUTY, {}, 1);
  play(market, 5);
  give(market, show, features);
  expect(untilCase(market)).toMatchObject({ kind: "brand", listing: 0 });
  expect(market.view(1, "compliance/cases")).toEqual([]);
});

describe("made-up orders", () => {
  const market = mugShop(FAIR);
  const before = market.reader.sold(0);
  give(market, { type: "compliance/order-fakes", listing: 0, ordersADay: 10, days: 3 });
  const batches = play(market, 4 * 24);

  test("raise what is shown, cost money, and bring no order, no parcel, no buyer", () => {
    const real = own(batches, "order_lines").filter((row) => row["listing"] === 0);
    const pieces = real.reduce((sum, row) => sum + (row["quantity"] as number), 0);
    expect(market.reader.sold(0) - before).toBe(30 + pieces);
    expect(market.reader.rating(0).count).toBeGreaterThanOrEqual(18);
    const signals = own(batches, "law_signals");
    expect(signals.length).toBe(30);
    expect(new Set(signals.map((row) => row["isolated"])).size).toBe(2);
  });

  test("are found in the graph, and no papers help; honest shops are seldom taken for such", () => {
    const found = untilCase(market);
    expect(found.kind).toBe("brushing");
    give(market, {
      type: "compliance/answer",
      case: found.case,
      evidence: ["parcels", "payments"],
    });
    play(market, 25);
    expect(casesOf(market)[0]).toMatchObject({ state: "upheld", points: 18 });
    expect(recordOf(market).demotedUntil).toBeGreaterThan(market.now);
    const days = 60;
    const honest = mugShop({ misread: 0, lookAlike: 0 });
    give(honest, DUTY);
    play(honest, days * 24);
    // One day in forty, and a little for chance marks of real orders.
    expect(casesOf(honest).length).toBeLessThan(days * 0.08);
  });
});

test("points add up to steps: shown lower, a deposit, the door shut for days", () => {
  const market = mugShop({ ...FAIR, suspect: 1 });
  give(market, DUTY);
  const batches = play(market, 22 * 24);
  const { points, heldFen } = recordOf(market);
  expect(points).toBeGreaterThanOrEqual(48);
  expect(heldFen).toBe(300_000);
  const hours = own(batches, "visit")
    .map((row) => Math.floor((row["at"] as number) / 3600))
    .toSorted((a, b) => a - b);
  const gaps = hours.map((hour, i) => hour - (hours[i - 1] ?? hour));
  // Three days shut; on other days of the tiny shop somebody comes within half a day.
  expect(gaps.filter((gap) => gap >= 60).length).toBe(1);
  expect(gaps.filter((gap) => gap >= 24).length).toBe(1);
});

test("the year's points are forgotten when the year turns, what they have led to is not; new ones count from nothing", () => {
  const scenario = { ...tinyScenario(), firstDay: "2027-12-18" };
  const market = mugShop({ ...FAIR, suspect: 1 }, { scenario });
  give(market, DUTY);
  play(market, 13 * 24);
  const before = recordOf(market);
  expect(before.points).toBe(36);
  // Day 14 is the first of January.
  expect(before.clearsAt).toBe(14 * 24);
  const clearings = own(play(market, 24), "law_clearings");
  expect(clearings.map((row) => row["points"])).toEqual([before.points]);
  const { points, clearsAt, demotedUntil, heldFen } = recordOf(market);
  expect([points, heldFen]).toEqual([0, before.heldFen]);
  expect(demotedUntil).toBeGreaterThan(market.now);
  // 2028 is a leap year.
  expect(clearsAt).toBe((14 + 366) * 24);
});

test("unmasked exports may leak; whoever tells everybody in time is let off", () => {
  const market = mugShop({ ...FAIR, leak: 0.6, proven: 1 });
  play(market, 8 * 24);
  give(market, DUTY);
  const take = {
    type: "members/export",
    purpose: "delivery",
    fields: ["name", "phone"],
    isMasked: false,
    audience: { layers: [], tiers: [], tags: [] },
  };
  give(market, take);
  const found = untilCase(market);
  expect([found.kind, found.dueAt - found.openedAt]).toEqual(["breach", 72]);
  give(market, {
    type: "compliance/answer",
    case: found.case,
    evidence: ["notified", "reported"],
  });
  play(market, 25);
  expect(casesOf(market).find((one) => one.case === found.case)?.state).toBe("dismissed");
});

test("a text is read with its clauses; what is not there is refused by name", () => {
  const market = mugShop();
  const claims = market.view(0, "compliance/check", { text: "全网最低价，根治失眠" });
  expect((claims as readonly ClaimLine[]).map(({ kind }) => kind)).toContain("medical");
  give(market, DUTY);
  const cases: readonly [Command, string][] = [
    [DUTY, "compliance/on-duty"],
    [{ type: "compliance/answer", case: 9, evidence: ["chats"] }, "compliance/no-such-case"],
    [
      { type: "compliance/order-fakes", listing: 999, ordersADay: 1, days: 1 },
      "compliance/no-such-listing",
    ],
    [
      { type: "compliance/order-fakes", listing: 0, ordersADay: 101, days: 1 },
      "desk/malformed-command",
    ],
  ];
  for (const [command, code] of cases) expect(refused(market, command)).toBe(code);
});

test("whatever is done here: the ledger sums to zero, and a sleep changes nothing", () => {
  const step = fc.record({
    what: fc.integer({ min: 0, max: 5 }),
    hours: fc.integer({ min: 5, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 8 }), (steps) => {
      const overlay = { law: { suspect: 0.4, misread: 0.4, lookAlike: 0.3 } };
      const market = mugShop(overlay.law, { shoppers: 2000 });
      let ledger = 0;
      for (const { what, hours } of steps) {
        const commands: readonly Command[] = [
          DUTY,
          { type: "compliance/order-fakes", listing: 1, ordersADay: 5, days: 2 },
          { type: "compliance/answer", case: what, evidence: ["chats", "invoice"] },
          {
            type: hours % 2 ? "compliance/begin-drill" : "compliance/drill-step",
            choice: "read-log",
          },
          retitle("顶级马克杯"),
          { type: "compliance/answer", case: 0, evidence: ["certificate"] },
        ];
        const decision = market.decide(0, commands[what] as Command);
        if (decision.ok) market.apply(0, decision.events);
        for (const row of rowsOf(play(market, hours), "ledger"))
          ledger += row["amount_fen"] as number;
      }
      expect(ledger).toBe(0);
      const options = {
        scenario: tinyScenario(),
        seed: 7,
        seats: 1,
        desks,
        shoppers: 2000,
        overlay,
      };
      const woken = restoreMarket(options, market.snapshot());
      play(market, 30);
      play(woken, 30);
      expect(woken.stateHash()).toBe(market.stateHash());
    }),
    { numRuns: 8 },
  );
});
