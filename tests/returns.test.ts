/** What a shop promises about returns: paid for order by order, held to for the orders it was made for. */
import { desks } from "@dianzhang/catalog";
import { NULL_U32, type Batch } from "@dianzhang/kernel";
import { ACCOUNTS, MECHANISMS, type Overlay } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";

const DAY = 86_400;

interface Story {
  readonly market: ReturnType<typeof tinyMarket>;
  readonly batches: Batch[];
}

function play(
  promise: { days: number; isCovered: boolean } | null,
  days: number,
  overlay: Overlay = {},
): Story {
  const market = tinyMarket(desks, { shoppers: 4000, overlay });
  openMugShop(market);
  if (promise) give(market, { type: "storefront/set-returns", ...promise });
  const batches = Array.from({ length: days * 24 }, () => market.tick().batches).flat();
  return { market, batches };
}

const booked = ({ batches }: { readonly batches: readonly Batch[] }, account: string) =>
  rowsOf(batches, "ledger").filter(
    (row) => row["shop"] === 0 && ACCOUNTS[row["account"] as number] === account,
  );

// Orders paid out, of which the marketplace keeps its share.
const payouts = (story: { readonly batches: readonly Batch[] }) => booked(story, "commission");

const signedOf = ({ batches }: Story) =>
  rowsOf(batches, "parcels").filter((row) => row["shop"] === 0 && row["signed"] !== NULL_U32);

describe("the way back is covered", () => {
  const story = play({ days: 7, isCovered: true }, 30);

  test("one premium for each order signed for, at the price of the shop's own returns", () => {
    const premiums = booked(story, "return_cover");
    const orders = premiums.map((row) => row["order"]);
    expect(orders.length).toBeGreaterThan(20);
    expect(new Set(orders).size).toBe(orders.length);
    const [first, last] = [
      premiums[0]?.["amount_fen"],
      premiums.at(-1)?.["amount_fen"],
    ] as number[];
    const { returns } = story.market.view(0, "storefront/shop") as {
      returns: { coverFen: number; sharePermille: number };
    };
    // ¥8 at the counter for a kilogram, a fifth more for the insurer, the market's share of returns while the shop has no own.
    const usual = tinyUsual(story.market);
    expect(first).toBe(Math.max(30, Math.round(960 * ((40 * usual) / 41))));
    expect(Math.abs((last as number) - returns.coverFen)).toBeLessThan(20);
    expect(returns.coverFen).toBeCloseTo(0.96 * returns.sharePermille, -1);
  });

  test("what came back was carried back by whoever brought it, at its counter", () => {
    const back = rowsOf(story.batches, "returns");
    expect(back.length).toBeGreaterThan(5);
    // A mug weighs 400 g: two are under a kilogram, three begin the second one.
    const asked = back.map((row) => [row["quantity"], row["way_back_fen"]]);
    const ought = back.map((row) => [row["quantity"], Number(row["quantity"]) > 2 ? 1100 : 800]);
    expect(asked).toEqual(ought);
  });

  test("buyers dare more where the way back is covered, and nobody cares where the mechanism is off", () => {
    const promise = { days: 7, isCovered: true };
    const sold = (overlay: Overlay, made: typeof promise | null = promise) =>
      rowsOf(play(made, 10, overlay).batches, "orders").filter((row) => row["shop"] === 0).length;
    const off = MECHANISMS["returns-promise"];
    // Made loud, so that ten days of a small shop tell: readiness + 1 instead of + 0.045.
    const loud = sold({ returns: { cover: 1 } });
    expect(loud).toBeGreaterThan(1.3 * sold(off));
    expect(sold(off)).toBe(sold(off, null));
  });

  test("without cover nobody pays a premium", () => {
    const plain = play(null, 12);
    expect(signedOf(plain).length).toBeGreaterThan(5);
    expect(booked(plain, "return_cover")).toEqual([]);
  });
});

function tinyUsual(market: Story["market"]): number {
  const { categories } = market.reader.scenario;
  return categories.reduce((sum, one) => sum + one.returnPermille, 0) / categories.length / 1000;
}

describe("thirty days", () => {
  const story = play({ days: 30, isCovered: false }, 45);

  test("the money of an order comes when its days are over, not before", () => {
    const signed = new Map(signedOf(story).map((row) => [row["order"], row["signed"] as number]));
    expect(payouts(story).length).toBeGreaterThan(10);
    for (const row of payouts(story)) {
      const waited = (row["at"] as number) - (signed.get(row["order"]) as number);
      expect(waited).toBeGreaterThan(29 * DAY);
      expect(waited).toBeLessThanOrEqual(30 * DAY);
    }
  });

  test("some use the days beyond the seventh, nobody those beyond the thirtieth", () => {
    const signed = new Map(signedOf(story).map((row) => [row["order"], row["signed"] as number]));
    const waits = rowsOf(story.batches, "returns")
      .filter((row) => row["shop"] === 0)
      .map((row) => ((row["at"] as number) - (signed.get(row["order"]) as number)) / DAY);
    expect(waits.filter((days) => days > 7).length).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThan(30);
  });

  test("a promise taken back still holds for what was bought under it", () => {
    const { market } = story;
    const waiting = market.reader.orders(0).signed;
    give(market, { type: "storefront/set-returns", days: 7, isCovered: false });
    const after = Array.from({ length: 24 }, () => market.tick().batches).flat();
    const paid = payouts({ batches: after });
    // What was signed for in the last weeks is not paid out at once.
    expect(waiting).toBeGreaterThan(paid.length * 3);
  });
});

test("eight days, or no word about cover, is no promise", () => {
  const market = tinyMarket(desks);
  expect(refused(market, { type: "storefront/set-returns", days: 8, isCovered: true })).toBe(
    "desk/malformed-command",
  );
  expect(refused(market, { type: "storefront/set-returns", days: 7 })).toBe(
    "desk/malformed-command",
  );
});
