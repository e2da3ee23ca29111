/** Which campaigns are refused and by what name, and whom a coupon sent into carts reaches. */
import { desks } from "@dianzhang/catalog";
import { give, openMugShop, refused, tinyMarket } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import {
  campaign,
  CUT,
  FULL,
  COUPON,
  FLASH,
  GIFT,
  mugMarket,
  play,
  own,
  type Rule,
} from "./mug-campaigns.ts";

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
