/** Who pays a member price, what it costs the shop, and when a flash sale of minutes is over. */
import { desks } from "@dianzhang/catalog";
import { restoreMarket, type Market } from "@dianzhang/market";
import { give, refused, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import { campaign, FLASH, mugMarket, own, play, sum, type Rule } from "./mug-campaigns.ts";

const MEMBERS: Rule = { kind: "member-price", payPermille: 700 };
const SHOPPERS = 9000;

/** A shop that does not run out of mugs. */
function stocked(shoppers: number): Market {
  const market = mugMarket([], shoppers);
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 300 }));
  give(market, { type: "listing/buy-stock", purchases });
  return market;
}

/** Thirty days of an ordinary shop, then twenty with the rule. */
function withRule(rule: Rule | null, shoppers = SHOPPERS): { market: Market; from: number } {
  const market = stocked(shoppers);
  play(market, 30 * 24 - 1);
  if (rule) give(market, campaign(rule, 30 * 24, 20 * 24));
  return { market, from: 30 * 24 };
}

describe("a member price of 30 % off", () => {
  const market = stocked(SHOPPERS);
  const bought = new Set(own(play(market, 30 * 24 - 1), "orders").map((one) => one["shopper"]));
  give(market, campaign(MEMBERS, 30 * 24, 20 * 24));
  const batches = play(market, 20 * 24);
  const orders = own(batches, "orders");
  const granted = new Set(own(batches, "discounts").map((row) => row["order"]));

  test("is paid by every earlier buyer and by nobody else", () => {
    const known = new Set(bought);
    let members = 0;
    let strangers = 0;
    for (const order of orders) {
      const isMember = known.has(order["shopper"] ?? -1);
      expect(granted.has(order["order"] ?? -1)).toBe(isMember);
      if (isMember) members += 1;
      else strangers += 1;
      known.add(order["shopper"] ?? -1);
    }
    expect(members).toBeGreaterThan(10);
    expect(strangers).toBeGreaterThan(10);
  });

  test("takes 30 % off the tag, to the fen, and is told of as its own kind", () => {
    const lines = own(batches, "order_lines").filter((line) => granted.has(line["order"]));
    for (const line of lines) {
      const tag = (line["price_fen"] ?? 0) * (line["quantity"] ?? 0);
      expect((line["off_fen"] ?? 0) / tag).toBeCloseTo(0.3, 2);
    }
    const kinds = batches.find(({ table, rows }) => table.name === "discounts" && rows > 0);
    const code = own(batches, "discounts")[0]?.["promotion"] ?? -1;
    expect(kinds?.dictionaries["promotion"]?.[code]).toBe("member-price");
    const [line] = market.view(0, "campaigns/campaign-list") as {
      figures: { orders: number; offFen: number };
    }[];
    expect(line?.figures).toMatchObject({
      orders: granted.size,
      offFen: sum(own(batches, "discounts"), "off_fen"),
    });
  });

  test("does not count as the lowest price of thirty days", () => {
    const shelf = market.view(0, "campaigns/goods") as {
      lowestFen: number;
      skus: { priceFen: number }[];
    }[];
    for (const { lowestFen, skus } of shelf)
      expect(lowestFen).toBe(Math.min(...skus.map(({ priceFen }) => priceFen)));
  });
});

test("old customers buy more at it, and give less for each piece: both sides of it are real", () => {
  const repeat = (rule: Rule | null) => {
    const market = stocked(SHOPPERS);
    const bought = new Set(own(play(market, 30 * 24 - 1), "orders").map((one) => one["shopper"]));
    if (rule) give(market, campaign(rule, 30 * 24, 20 * 24));
    const orders = own(play(market, 20 * 24), "orders").filter((one) => bought.has(one["shopper"]));
    return { orders: orders.length, aPiece: sum(orders, "goods_fen") / sum(orders, "pieces") };
  };
  const plain = repeat(null);
  const members = repeat(MEMBERS);
  expect(members.orders).toBeGreaterThan(plain.orders);
  expect(members.aPiece).toBeLessThan(plain.aPiece * 0.8);
});

test("only for those who have spent ¥60: fewer have it", () => {
  const granted = (fromFen: number) => {
    const { market } = withRule({ ...MEMBERS, fromFen });
    return own(play(market, 20 * 24), "discounts").length;
  };
  const all = granted(0);
  const few = granted(6000);
  expect(all).toBeGreaterThan(few);
});

test("asleep in the middle of it and woken, the same members pay the same", () => {
  const { market: awake } = withRule(MEMBERS, 4000);
  const { market: slept } = withRule(MEMBERS, 4000);
  play(slept, 30);
  const woken = restoreMarket(
    { scenario: tinyScenario(), seed: 1, seats: 1, desks, shoppers: 4000 },
    slept.snapshot(),
  );
  play(awake, 90);
  play(woken, 60);
  expect(woken.stateHash()).toBe(awake.stateHash());
});

describe("a flash sale of twenty minutes", () => {
  const START = 24 + 20;
  const flash = { ...FLASH, pieces: 60, minutes: 20 };

  test("sells nothing at its price after its last second, and what is left is on sale again", () => {
    const market = stocked(60_000);
    play(market, START - 1);
    give(market, campaign(flash, START, 1));
    const batches = play(market, 1);
    const rows = own(batches, "discounts");
    expect(rows.length).toBeGreaterThan(2);
    // Paying itself takes some seconds; the price is that of the moment at the till.
    for (const row of rows) expect(row["at"]).toBeLessThan(START * 3600 + 20 * 60 + 60);
    const late = own(batches, "order_lines").filter(
      (line) => line["listing"] === 0 && (line["at"] ?? 0) > START * 3600 + 21 * 60,
    );
    expect(late.length).toBeGreaterThan(0);
    expect(sum(late, "off_fen")).toBe(0);
  });

  test("an hour of it sells more than twenty minutes of it", () => {
    const sold = (minutes: number | undefined) => {
      const market = stocked(60_000);
      play(market, START - 1);
      const { minutes: _, ...whole } = flash;
      give(market, campaign(minutes === undefined ? whole : flash, START, 1));
      return sum(own(play(market, 1), "discounts"), "quantity");
    };
    expect(sold(undefined)).toBeGreaterThan(1.5 * sold(20));
  });

  test("ninety minutes in one hour are refused, and in two they are not", () => {
    const market = mugMarket([]);
    const ninety = { ...flash, pieces: 5, minutes: 90 };
    expect(refused(market, campaign(ninety, 5, 1))).toBe("campaigns/minutes-and-hours");
    give(market, campaign(ninety, 5, 2));
  });
});
