/** What each mechanism of the market does, on a market small enough to read. */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import { MECHANISM_NAMES, MECHANISMS, type MarketOptions, type Overlay } from "@dianzhang/market";
import { openMugShop, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import { ARMS, armPriceFen, armReviews } from "../packages/market/arms.ts";
import { loadMs, newLoading, shareThatWaits } from "../packages/market/compile/page.ts";
import { endingTerm, endsInNine } from "../packages/market/compile/terms.ts";
import { CHANNEL } from "../packages/market/events.ts";
import { PARAMETERS, withOverlay } from "../packages/market/parameters.ts";
import { fashionWave, newHabits } from "../packages/market/run/run.ts";
import { PC, PHONE } from "../packages/market/world/shoppers.ts";

function daysOf(days: number, options: Partial<MarketOptions> = {}): Batch[] {
  const market = tinyMarket(desks, { shoppers: 3000, ...options });
  openMugShop(market);
  return Array.from({ length: days * 24 }, () => market.tick().batches).flat();
}

/** Share of shop visits that end after one page. */
function bounce(batches: readonly Batch[]): number {
  const pages = new Map<string, number>();
  for (const row of rowsOf(batches, "visit")) {
    const key = `${row["session"]} ${row["shop"]}`;
    pages.set(key, (pages.get(key) ?? 0) + 1);
  }
  const all = [...pages.values()];
  return all.filter((n) => n === 1).length / all.length;
}

describe("inside a shop", () => {
  const full = daysOf(12);

  test("about two in three look at one page only; without browsing almost everybody", () => {
    expect(bounce(full)).toBeGreaterThan(0.5);
    expect(bounce(full)).toBeLessThan(0.8);
    expect(bounce(daysOf(4, { overlay: MECHANISMS["shop-browsing"] }))).toBeGreaterThan(0.9);
  });

  test("an order may hold several lines: one parcel, one freight, money of all of them", () => {
    const orders = rowsOf(full, "orders");
    const lines = rowsOf(full, "order_lines");
    const parcels = rowsOf(full, "parcels");
    const several = orders.filter(
      (order) => lines.filter((line) => line["order"] === order["order"]).length > 1,
    );
    expect(several.length).toBeGreaterThan(3);
    for (const order of several) {
      const own = lines.filter((line) => line["order"] === order["order"]);
      const goods = own.reduce(
        (sum, line) => sum + (line["price_fen"] as number) * (line["quantity"] as number),
        0,
      );
      expect(order["goods_fen"]).toBe(goods);
      expect(order["pieces"]).toBe(
        own.reduce((sum, line) => sum + (line["quantity"] as number), 0),
      );
      expect(new Set(own.map((line) => line["shop"])).size).toBe(1);
      expect(parcels.filter((one) => one["order"] === order["order"]).length).toBeLessThan(2);
    }
  });
});

test("a name met in ads is noticed: rivals that advertise are opened more often, who does not is no better known", () => {
  // Pages of rivals, who advertise, and of the mug shop, which does not, opened from natural results.
  const opened = (overlay: Overlay): number[] => {
    const visits = rowsOf(daysOf(14, { overlay }), "visit").filter(
      ({ channel }) => channel === CHANNEL.search || channel === CHANNEL.feed,
    );
    return [true, false].map(
      (isRival) => visits.filter(({ shop }) => (shop !== 0) === isRival).length,
    );
  };
  const [rivals = 0, own = 0] = opened({});
  const [unknown = 0, before = 0] = opened(MECHANISMS["known-name"]);
  expect(rivals / unknown).toBeGreaterThan(1.02);
  expect(own / before).toBeLessThan(1.05);
});

describe("how long a page takes", () => {
  const loading = newLoading(PARAMETERS, 0);
  const middle = 127;

  test("a standard page: 0.9 s on a phone, half a second on a computer; a rich one three times as long", () => {
    expect(loadMs(loading, PHONE, 900, middle)).toBeCloseTo(939, -1);
    expect(loadMs(loading, PC, 900, middle)).toBeCloseTo(525, -1);
    expect(loadMs(loading, PHONE, 3000, middle)).toBeGreaterThan(2100);
  });

  test("each second loses some, the first most, and phones more than computers", () => {
    const waits = [500, 1500, 2500, 3500].map((ms) => shareThatWaits(loading, PHONE, ms));
    const lost = waits.slice(1).map((share, i) => 1 - share / (waits[i] as number));
    expect(waits[0]).toBe(1);
    expect(lost[0]).toBeGreaterThan(lost[1] as number);
    expect(lost[1]).toBeGreaterThan(lost[2] as number);
    expect(shareThatWaits(loading, PC, 2500)).toBeGreaterThan(waits[2] as number);
  });
});

test("tags that end in 9: 159 yuan and 19.90 do, 160 does not; where all do, little is left of it", () => {
  expect([15_900, 1990, 16_000, 15_500].map(endsInNine)).toEqual([true, true, false, false]);
  expect(endingTerm(15_900, 0, 0.7)).toBe(1);
  expect(endingTerm(15_900, 1, 0.7)).toBeCloseTo(0.3, 9);
  expect(endingTerm(16_000, 0, 0.7)).toBe(0);
});

test("a fashion lasts: today's wave is like yesterday's, hardly like last month's, and none on average", () => {
  const habits = newHabits(tinyScenario(), 7);
  const waves = Array.from({ length: 600 }, (_, day) => fashionWave(habits, 0, day));
  const mean = waves.reduce((sum, one) => sum + one, 0) / waves.length;
  const like = (lag: number): number => {
    let top = 0;
    let bottom = 0;
    waves.forEach((one, t) => {
      bottom += (one - mean) ** 2;
      if (t >= lag) top += (one - mean) * ((waves[t - lag] as number) - mean);
    });
    return top / bottom;
  };
  expect(Math.abs(mean)).toBeLessThan(0.12);
  expect(like(1)).toBeGreaterThan(0.85);
  expect(Math.abs(like(45))).toBeLessThan(0.3);
});

/** These wait for a tag that moves, and no tag of this shop does. */
const ON_MOVING_TAGS: readonly string[] = ["stockpiling", "reference-price", "loss-aversion"];
/** These wait for words of a page, another courier, a promise about returns, open reviews, a new kind: tests/unfair-competition, tests/logistics, tests/returns, tests/marketplaces, tests/new-kind. */
const ELSEWHERE: readonly string[] = [
  "page-words",
  "courier-name",
  "returns-promise",
  "strangers",
  "new-kind",
];

/** What is too faint for nine days of a tiny market is made loud on both sides of the comparison. */
const LOUD: Readonly<Record<string, Overlay>> = {
  reputation: { buy: { trust: 3 } },
  "delivery-promise": { buy: { delivery: 0.3 } },
  "live-questions": { live: { asks: 3, answers: 3, finds: 60 } },
  "late-parcels": { after: { promiseSlack: 0.6 } },
  "word-of-mouth": { social: { share: -4.5, click: -2 } },
  "ill-fame": { after: { base: -0.9 }, social: { afterBad: 1, harm: 60 } },
  "social-fatigue": { social: { unfollow: 0.9, follow: 3, click: -2 } },
  "shared-looks": { social: { room: 0.02, click: -2 } },
  "outside-links": { social: { link: 3 } },
};

describe("arms and overlays", () => {
  test("a cut holds on its days and for treated listings only; twins ask what their pair asks", () => {
    const at = (day: number, listing: number) => ({ day, listing, shop: 3 });
    expect(armPriceFen("price-cut", at(15, 4), 1000)).toBe(750);
    expect(armPriceFen("price-cut", at(21, 4), 1000)).toBe(1000);
    expect(armPriceFen("price-cut", at(15, 5), 1000)).toBe(1000);
    expect(armPriceFen("twin-shops", { day: 0, listing: 1, shop: 4 }, 10_000)).toBe(10_800);
    expect(armReviews("reviews-5", 0, 2)).toEqual([5, 45]);
    expect(armReviews("default", 0, 2)).toBeNull();
    expect(ARMS).toContain("shuffled-ranking");
  });

  test("an overlay changes what it names and nothing else", () => {
    const laid = withOverlay({ buy: { cart: -9 } });
    expect(laid.buy.cart).toBe(-9);
    expect(laid.buy.direct).toBe(PARAMETERS.buy.direct);
    expect(laid.click).toEqual(PARAMETERS.click);
  });

  const rows = (overlay: Overlay): string => {
    const batches = daysOf(14, { shoppers: 3000, truth: true, overlay });
    const tables = ["order_lines", "reviews", "satisfaction", "exposure_hourly", "social_hourly"];
    return JSON.stringify(tables.map((table) => rowsOf(batches, table)));
  };
  const plain = rows({});

  test.each(
    MECHANISM_NAMES.filter((name) => !ON_MOVING_TAGS.includes(name) && !ELSEWHERE.includes(name)),
  )("without %s it is another market", (name) => {
    const loud = LOUD[name];
    const off: Overlay = MECHANISMS[name];
    const without = rows({
      ...loud,
      ...off,
      after: { ...loud?.after, ...off.after },
      buy: { ...loud?.buy, ...off.buy },
      social: { ...loud?.social, ...off.social },
      live: { ...loud?.live, ...off.live },
    });
    expect(without).not.toBe(loud ? rows(loud) : plain);
  });
});
