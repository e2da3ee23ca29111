/** Are feed ads shown to whom they are meant for, charged as they may be, worn out by being seen, and stopped by rules? */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import { restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
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
import type { AudienceInput, AudienceLine, CampaignLine, NewCreative } from "../commands.ts";

type Row = Readonly<Record<string, number>>;
const HOLD = (budgetFen: number) => [{ kind: "hold", days: null, budgetFen }];
const PLAIN: NewCreative = {
  pitch: "plain",
  picture: "listing",
  upload: null,
  text: "早晨第一杯",
};

interface Setup {
  readonly budgetFen?: number;
  readonly audience?: Partial<AudienceInput>;
  readonly bidFen?: number;
  readonly cap?: number;
  readonly placement?: string;
  readonly creatives?: readonly NewCreative[];
  /** Days before the unit is made. */
  readonly after?: number;
}

/** A mug shop with one unit in the feed; rivals sit still unless the test lets them. */
function feedShop(setup: Setup = {}, options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { rivals: 2, shoppers: 3000, ...options });
  openMugShop(market);
  const { budgetFen = 20_000, placement = "feed", after = 0 } = setup;
  give(market, {
    type: "feed-ads/create-campaign",
    name: "mugs",
    placement,
    stages: HOLD(budgetFen),
    isEven: false,
  });
  runDays(market, after);
  give(market, {
    type: "feed-ads/create-unit",
    campaign: 0,
    listing: 0,
    audience: { kind: "everyone", ...setup.audience },
    bidFen: setup.bidFen ?? 300,
    cap: setup.cap ?? 4,
    creatives: setup.creatives ?? [PLAIN],
  });
  return market;
}

function hours(market: Market, count: number): Batch[] {
  return Array.from({ length: count }, () => market.tick().batches).flat();
}

function own(batches: readonly Batch[], table: string): Row[] {
  return rowsOf(batches, table).filter((row) => row["shop"] === 0);
}

function sum(rows: readonly Row[], name: string): number {
  return rows.reduce((total, row) => total + (row[name] ?? 0), 0);
}

function list(market: Market, days: number | null = null): readonly CampaignLine[] {
  return market.view(0, "feed-ads/campaign-list", { days }) as readonly CampaignLine[];
}

function rate(rows: readonly Row[]): number {
  return sum(rows, "clicks") / sum(rows, "exposures");
}

describe("an ad among the goods of the feed", () => {
  test("brings visitors by its own channel, each click charged to the fen, in lake, counters and ledger alike", () => {
    const market = feedShop();
    const batches = hours(market, 72);
    const clicks = own(batches, "feed_clicks");
    const visits = own(batches, "visit").filter((row) => row["channel"] === 6);
    const billed = own(batches, "feed_hourly");
    const [campaign] = list(market);
    expect(clicks.length).toBeGreaterThan(30);
    expect(visits.length).toBe(clicks.length);
    expect(sum(billed, "clicks")).toBe(clicks.length);
    expect(sum(billed, "spend_fen")).toBe(sum(clicks, "charge_fen"));
    expect(campaign?.costFen).toBe(sum(clicks, "charge_fen"));
    expect(campaign?.exposures).toBe(sum(billed, "exposures"));
    const booked = batches
      .filter(({ table }) => table.name === "ledger")
      .flatMap((batch) =>
        Array.from({ length: batch.rows }, (_, row) => ({
          shop: batch.columns["shop"]?.[row],
          account: batch.dictionaries["account"]?.[Number(batch.columns["account"]?.[row])],
          fen: Number(batch.columns["amount_fen"]?.[row]),
        })),
      )
      .filter(({ shop, account }) => shop === 0 && account === "advertising");
    expect(booked.reduce((total, { fen }) => total + fen, 0)).toBe(sum(clicks, "charge_fen"));
    for (const click of clicks) {
      expect(click["charge_fen"]).toBeLessThanOrEqual(click["bid_fen"] as number);
      expect(click["charge_fen"]).toBeGreaterThanOrEqual(20);
    }
  });

  test("a higher bid is shown more often, and a lower one pays less for a click", () => {
    const of = (bidFen: number) => own(hours(feedShop({ bidFen }), 48), "feed_hourly");
    const [low, high] = [of(20), of(600)];
    expect(sum(high, "exposures")).toBeGreaterThan(sum(low, "exposures") * 1.5);
    expect(sum(low, "spend_fen") / sum(low, "clicks")).toBeLessThanOrEqual(20);
  });

  test("the cap holds for each shopper and day, and seeing it again wears it out", () => {
    const seen = (cap: number) => own(hours(feedShop({ cap }), 24 * 6), "feed_hourly");
    const [once, often] = [seen(1), seen(20)];
    expect(sum(once, "exposures")).toBeLessThan(sum(often, "exposures"));
    expect(rate(once)).toBeGreaterThan(rate(often));
    const fresh = feedShop({ cap: 20 }, { overlay: { feed: { worn: 0 } } });
    expect(rate(own(hours(fresh, 24 * 6), "feed_hourly"))).toBeGreaterThan(rate(often));
  });

  test("interest is shown in the own kind's feed alone; carts and visitors to those only who were there", () => {
    const interest = feedShop({ audience: { kind: "interest" } });
    const shown = own(hours(interest, 48), "exposure").filter((row) => row["channel"] === 6);
    const everyone = own(hours(feedShop(), 48), "exposure").filter((row) => row["channel"] === 6);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.length).toBeLessThan(everyone.length * 0.8);
    const market = tinyMarket(desks, { rivals: 2, shoppers: 3000 });
    openMugShop(market);
    give(market, { type: "feed-ads/create-campaign", name: "m", stages: HOLD(20_000) });
    const before = hours(market, 96);
    const visitors = new Set(own(before, "visit").map((row) => row["shopper"]));
    const carts = new Set(
      own(before, "action")
        .filter((row) => row["kind"] === 1)
        .map((row) => row["shopper"]),
    );
    const size = (kind: string) =>
      (market.view(0, "feed-ads/audiences", {}) as readonly AudienceLine[]).find(
        ({ audience }) => audience.kind === kind && audience.days === 15,
      )?.size ?? 0;
    expect(size("visitors")).toBeGreaterThan(size("carts"));
    expect(size("visitors")).toBeLessThanOrEqual(visitors.size);
    expect(size("carts")).toBeLessThanOrEqual(carts.size);
    expect(size("carts")).toBeGreaterThan(0);
    for (const kind of ["visitors", "carts"])
      give(market, {
        type: "feed-ads/create-unit",
        campaign: 0,
        listing: 1,
        audience: { kind },
        bidFen: 300,
        creatives: [PLAIN],
      });
    const after = hours(market, 48);
    const seen = [...own(before, "visit"), ...own(after, "visit")];
    const clicks = own(after, "feed_clicks");
    expect(clicks.length).toBeGreaterThan(3);
    for (const click of clicks) {
      const earlier = seen.filter(
        (row) => row["shopper"] === click["shopper"] && (row["at"] ?? 0) < (click["at"] ?? 0),
      );
      expect(earlier.length).toBeGreaterThan(0);
    }
  });

  test("exaggeration is clicked more and bought less, day after day", () => {
    const figures = (pitch: NewCreative["pitch"]) => {
      const creatives = [{ ...PLAIN, pitch }];
      const overlay = { feed: { luck: 0 } };
      const market = feedShop(
        { creatives, cap: 20, bidFen: 900, budgetFen: 90_000 },
        { shoppers: 9000, overlay },
      );
      const batches = hours(market, 24 * 6);
      const carts = own(batches, "visit").filter((row) => row["channel"] === 6);
      const sessions = new Set(carts.map((row) => row["session"]));
      const filled = own(batches, "action").filter(
        (row) => sessions.has(row["session"] as number) && row["kind"] === 1,
      );
      return { rate: rate(own(batches, "feed_hourly")), carts: filled.length / carts.length };
    };
    const [plain, hype] = [figures("plain"), figures("hype")];
    expect(hype.rate).toBeGreaterThan(plain.rate * 1.1);
    expect(hype.carts).toBeLessThan(plain.carts * 0.8);
  });

  test("a banner off the platform is clicked by well under one in a hundred, and its visitors come of themselves", () => {
    const market = feedShop({ placement: "off-site", bidFen: 2000 }, { shoppers: 9000 });
    const plain = tinyMarket(desks, { rivals: 2, shoppers: 9000 });
    openMugShop(plain);
    const batches = hours(market, 72);
    const rows = own(batches, "feed_hourly");
    expect(sum(rows, "exposures")).toBeGreaterThan(5000);
    expect(rate(rows)).toBeGreaterThan(0.0003);
    expect(rate(rows)).toBeLessThan(0.002);
    const natural = (all: readonly Batch[]) =>
      rowsOf(all, "session").filter((row) => row["channel"] !== 7).length;
    expect(Math.abs(natural(batches) / natural(hours(plain, 72)) - 1)).toBeLessThan(0.01);
    expect(own(batches, "visit").filter((row) => row["channel"] === 7).length).toBeGreaterThan(0);
  });
});

describe("money and rules", () => {
  const plan = fc.record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    budgetFen: fc.integer({ min: 3000, max: 5000 }),
    bidFen: fc.integer({ min: 150, max: 9999 }),
    isEven: fc.boolean(),
    placement: fc.constantFrom("feed", "off-site"),
    cap: fc.integer({ min: 1, max: 20 }),
  });

  test("no campaign ever spends over the budget of its stage, not by one fen", () => {
    fc.assert(
      fc.property(plan, ({ seed, budgetFen, bidFen, isEven, placement, cap }) => {
        const market = feedShop({ budgetFen, bidFen, placement, cap }, { seed, shoppers: 9000 });
        give(market, { type: "feed-ads/set-campaign", campaign: 0, isEven });
        for (const day of [hours(market, 24), hours(market, 24)])
          expect(sum(own(day, "feed_hourly"), "spend_fen")).toBeLessThanOrEqual(budgetFen);
      }),
      { numRuns: 12 },
    );
  });

  test("stages follow each other with their own budgets, and after the last one nothing is shown", () => {
    const market = feedShop({ bidFen: 500 }, { shoppers: 25_000 });
    const stages = [
      { kind: "test", days: 1, budgetFen: 3000 },
      { kind: "ramp", days: 2, budgetFen: 6000 },
    ];
    give(market, { type: "feed-ads/set-campaign", campaign: 0, stages });
    const days = Array.from({ length: 4 }, () => own(hours(market, 24), "feed_hourly"));
    const spent = days.map((rows) => sum(rows, "spend_fen"));
    expect(spent[0]).toBeGreaterThan(2000);
    expect(spent[0]).toBeLessThanOrEqual(3000);
    expect(spent[1]).toBeGreaterThan(3000);
    expect(spent[1]).toBeLessThanOrEqual(6000);
    expect(days[2]?.every((row) => row["stage"] === 1)).toBe(true);
    expect(days[3]).toEqual([]);
    expect(list(market)[0]?.stage).toBeNull();
  });

  test("a rule stops a unit in the very hour it holds, and says so; set going again it counts afresh", () => {
    const market = feedShop();
    const rule = { measure: "order-cost-above", value: 1, costFen: 500, clicks: 5 };
    give(market, { type: "feed-ads/set-rules", campaign: 0, rules: [rule] });
    const batches = hours(market, 48);
    const [stop, ...more] = own(batches, "feed_stops");
    expect(more).toEqual([]);
    expect(stop?.["spend_fen"]).toBeGreaterThanOrEqual(500);
    expect(stop?.["clicks"]).toBeGreaterThanOrEqual(5);
    const after = own(batches, "feed_hourly").filter(
      (row) => (row["at"] ?? 0) > (stop?.["at"] ?? 0),
    );
    expect(after).toEqual([]);
    const [unit] = list(market)[0]?.units ?? [];
    expect(unit?.stopped?.rule).toBe(0);
    give(market, { type: "feed-ads/set-unit", unit: 0, isRunning: true });
    expect(own(hours(market, 24), "feed_hourly").length).toBeGreaterThan(0);
  });

  test("asleep and awake again it goes on as if nothing had been", () => {
    const options = { rivals: 2, shoppers: 3000 };
    const market = feedShop({ audience: { kind: "visitors" }, after: 2 }, options);
    runDays(market, 2);
    for (let hour = 0; hour < 7; hour += 1) market.tick();
    const whole = { scenario: tinyScenario(), seed: 7, seats: 1, desks, ...options };
    const woken = restoreMarket(whole, market.snapshot());
    for (let hour = 0; hour < 30; hour += 1) {
      market.tick();
      woken.tick();
    }
    expect(woken.stateHash()).toBe(market.stateHash());
  });
});

describe("what is refused", () => {
  const market = feedShop();
  const stages = HOLD(5000);
  const unit = { type: "feed-ads/create-unit", campaign: 0, listing: 0, bidFen: 100 };
  const endless = [...HOLD(5000), { kind: "hold", days: 2, budgetFen: 5000 }];
  const rash = [{ measure: "roi-below", value: 1000, costFen: 0, clicks: 0 }];
  test.each([
    [{ type: "feed-ads/create-campaign", name: "mugs", stages }, "name-taken"],
    [{ type: "feed-ads/create-campaign", name: "b", stages: HOLD(2999) }, "budget-too-low"],
    [{ type: "feed-ads/create-campaign", name: "b", stages: endless }, "stage-never-ends"],
    [{ type: "feed-ads/set-campaign", campaign: 9 }, "no-such-campaign"],
    [{ ...unit, listing: 9, audience: { kind: "everyone" } }, "not-own-listing"],
    [{ ...unit, bidFen: 1, audience: { kind: "everyone" } }, "bad-bid"],
    [{ type: "feed-ads/set-unit", unit: 5, cap: 2 }, "no-such-unit"],
    [{ type: "feed-ads/add-creative", unit: 5, ...PLAIN }, "no-such-unit"],
    [{ type: "feed-ads/set-creative", creative: 8, isRunning: false }, "no-such-creative"],
    [{ type: "feed-ads/set-rules", campaign: 0, rules: rash }, "rash-rule"],
  ])("%j: %s", (command, code) => {
    expect(refused(market, command)).toBe(`feed-ads/${code}`);
  });

  test("a claim the law forbids; interest off the platform; too many of everything; pictures nobody can pay", () => {
    const scenario = { ...tinyScenario(), bannedClaims: ["最好"], cashFen: 1_000_000 };
    const strict = feedShop({}, { scenario });
    const loud = { ...PLAIN, text: "全网最好的杯子" };
    expect(refused(strict, { type: "feed-ads/add-creative", unit: 0, ...loud })).toBe(
      "feed-ads/banned-claim",
    );
    for (let i = 1; i < 5; i += 1)
      give(strict, { type: "feed-ads/add-creative", unit: 0, ...PLAIN });
    expect(refused(strict, { type: "feed-ads/add-creative", unit: 0, ...PLAIN })).toBe(
      "feed-ads/too-many-creatives",
    );
    const off = { type: "feed-ads/create-campaign", name: "off", placement: "off-site", stages };
    give(strict, off);
    const interest = { ...unit, campaign: 1, bidFen: 500, audience: { kind: "interest" } };
    expect(refused(strict, interest)).toBe("feed-ads/no-interest-off-site");
    const cheap = { ...unit, audience: { kind: "everyone" } };
    for (let i = 1; i < 30; i += 1) give(strict, cheap);
    expect(refused(strict, cheap)).toBe("feed-ads/too-many-units");
    for (let i = 2; i < 20; i += 1)
      give(strict, { type: "feed-ads/create-campaign", name: `c${i}`, stages });
    expect(refused(strict, { type: "feed-ads/create-campaign", name: "x", stages })).toBe(
      "feed-ads/too-many-campaigns",
    );
    const poor = tinyMarket(desks, {
      rivals: 1,
      scenario: { ...tinyScenario(), cashFen: 420_000 },
    });
    openMugShop(poor);
    give(poor, { type: "feed-ads/create-campaign", name: "m", stages });
    const shots = Array.from({ length: 5 }, () => ({ ...PLAIN, picture: "studio" }));
    expect(refused(poor, { ...cheap, creatives: shots })).toBe("feed-ads/not-enough-cash");
  });
});

describe("a picture handed in", () => {
  const HASH = "ab".repeat(32);
  const SHARP = {
    width: 1000,
    height: 1000,
    brightness: 700,
    contrast: 450,
    sharpness: 600,
    saturation: 420,
    plainBorder: 900,
    subject: 640,
  };
  const handedIn = { type: "feed-ads/add-creative", unit: 0, ...PLAIN, picture: "upload" };
  const add = (features: Readonly<Record<string, number>>): number => {
    const market = feedShop();
    const command = { ...handedIn, upload: HASH };
    const decision = market.decide(0, command, { uploads: { [HASH]: features } });
    if (!decision.ok) throw new Error(decision.code);
    market.apply(0, decision.events);
    return list(market)[0]?.units[0]?.creatives[1]?.picturePermille ?? -1;
  };

  test("counts by what was measured: 1000 at its best, 485 when it is blurred, dark and small", () => {
    expect(add(SHARP)).toBe(1000);
    expect(add({ ...SHARP, sharpness: 200, brightness: 450, width: 300, height: 300 })).toBe(485);
  });

  test("is refused when it is named and was never measured, or not named at all", () => {
    const market = feedShop();
    expect(refused(market, { ...handedIn, upload: HASH })).toBe("feed-ads/picture-not-measured");
    expect(refused(market, handedIn)).toBe("feed-ads/picture-not-measured");
  });
});
