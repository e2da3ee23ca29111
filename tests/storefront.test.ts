/** Name, logo, category and freight of a shop: what shoppers make of them, and what the preview says of it. */
import { desks } from "@dianzhang/catalog";
import type { Resolved } from "@dianzhang/kernel";
import { MECHANISMS, type Market, type Overlay } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, runDays, tinyMarket } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import { campaign, CUT } from "./mug-campaigns.ts";

/** A clear mark on a plain ground, and a blurred dark one, as the server measures them. */
const CLEAR = face({ sharpness: 700, brightness: 700, subject: 640, plainBorder: 950 });
const BLURRED = face({ sharpness: 60, brightness: 150, subject: 150, plainBorder: 50 });

const PROFILE = {
  type: "storefront/set-profile",
  name: "马克杯小店",
  mainCategory: "mug",
  logo: "a".repeat(64),
} as const;

function face(parts: Readonly<Record<string, number>>): Resolved {
  return {
    logo: { width: 900, height: 900, contrast: 450, saturation: 420, ...parts },
  };
}

interface Told {
  readonly face: { readonly permille: number; readonly knownPermille: number } | null;
}

/** Clicks of the shop's cards in the lists over days 14 to 41, nothing else being different. */
function clicks(resolved: Resolved | null, each: (market: Market, day: number) => void = () => {}) {
  return played(resolved, {}, each).clicks;
}

function played(
  resolved: Resolved | null,
  overlay: Overlay = {},
  each: (market: Market, day: number) => void = () => {},
) {
  const market = tinyMarket(desks, { shoppers: 6000, overlay });
  openMugShop(market);
  // Nothing sells out: shelves are not what is asked here.
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 600 }));
  give(market, { type: "listing/buy-stock", purchases });
  if (resolved) give(market, PROFILE, resolved);
  let clicked = 0;
  for (let day = 0; day < 42; day += 1) {
    each(market, day);
    for (let hour = 0; hour < 24; hour += 1) {
      for (const row of rowsOf(market.tick().batches, "exposure_hourly"))
        if (day >= 14 && row["shop"] === 0) clicked += row["clicks"] ?? 0;
    }
  }
  return { market, clicks: clicked };
}

describe("a logo", () => {
  const none = clicks(null);

  test("that is clear is known again: more clicks; a blurred one is worse than none", () => {
    const clear = played(CLEAR);
    const told = (clear.market.view(0, "storefront/shop") as Told).face;
    expect(told?.permille).toBeGreaterThan(850);
    expect(told?.knownPermille).toBe(984);
    expect(clear.clicks / none).toBeGreaterThan(1.03);
    expect(clear.clicks / none).toBeLessThan(1.15);
    expect(clicks(BLURRED) / none).toBeLessThan(0.99);
  });

  test("changed every day is never known", () => {
    const restless = clicks(CLEAR, (market, day) =>
      give(market, { ...PROFILE, logo: String(day % 10).repeat(64) }, CLEAR),
    );
    expect(restless / none).toBeLessThan(1.02);
  });

  test("does nothing where the mechanism is switched off", () => {
    const off = MECHANISMS["known-name"];
    expect(played(CLEAR, off).clicks).toBe(played(null, off).clicks);
  });

  test("that was not measured is refused; one that is up stays when only the category changes", () => {
    const market = tinyMarket(desks);
    openMugShop(market);
    expect(refused(market, PROFILE)).toBe("storefront/logo-not-measured");
    give(market, PROFILE, CLEAR);
    runDays(market, 7);
    give(market, PROFILE);
    expect((market.view(0, "storefront/shop") as Told).face?.knownPermille).toBe(500);
    give(market, { ...PROFILE, name: "好杯子" });
    expect((market.view(0, "storefront/shop") as Told).face?.knownPermille).toBe(0);
    give(market, { ...PROFILE, logo: null });
    expect((market.view(0, "storefront/shop") as Told).face).toBeNull();
  });
});

test("a name with a forbidden claim is refused; nobody has heard of a shop by its new name", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  expect(refused(market, { ...PROFILE, name: "最佳杯子", logo: null })).toBe(
    "storefront/name-claims",
  );
  const renamed = (name: string) =>
    give(market, { ...PROFILE, name, logo: null }).some((event) => event["isRenamed"] === true);
  expect([renamed("马克杯小店"), renamed("好杯子"), renamed("好杯子")]).toEqual([
    false,
    true,
    false,
  ]);
});

interface Front {
  readonly goods: readonly {
    readonly listing: number;
    readonly priceFen: number;
    readonly nowFen: number;
    readonly isFree: boolean;
    readonly isShowcased: boolean;
    readonly isSoldOut: boolean;
    readonly shoot: string;
  }[];
}

describe("the preview shows a shopper's cards", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  const front = () => (market.view(0, "storefront/shop-front") as Front).goods;

  test("free delivery by the rule that holds, the front page's goods first, the shoot that was paid for", () => {
    expect(front().map((one) => [one.listing, one.isFree, one.shoot])).toEqual([
      [0, true, "phone"],
      [1, true, "phone"],
    ]);
    give(market, { type: "listing/set-showcase", listings: [1] });
    const freight = { type: "storefront/set-freight", freeOverFen: 4000, remoteExtraFen: 0 };
    give(market, { ...freight, baseFen: 800 });
    expect(front().map((one) => [one.listing, one.isFree, one.isShowcased])).toEqual([
      [1, false, true],
      [0, false, false],
    ]);
  });

  test("the price of a running campaign beside the tag", () => {
    give(market, campaign({ ...CUT, payPermille: 800 }));
    expect(front().find((one) => one.listing === 0)).toMatchObject({
      priceFen: 3900,
      nowFen: 3120,
    });
  });
});
