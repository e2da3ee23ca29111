/** A variant off sale is offered to nobody, lies on the shelf at its cost, and comes back when its shop says so. */
import { desks } from "@dianzhang/catalog";
import {
  ACCOUNTS,
  openMarket,
  restoreMarket,
  type Market,
  type MarketOptions,
} from "@dianzhang/market";
import {
  give,
  openMugShop,
  refused,
  rowsOf,
  runDays,
  tinyMarket,
  tinyScenario,
} from "@dianzhang/testkit";
import { expect, test } from "vitest";

interface Line {
  readonly sku: number;
  readonly stock: number;
  readonly isOff: boolean;
}
interface One {
  readonly stock: number;
  readonly stockOff: number;
  readonly skus: number;
  readonly skusOff: number;
  readonly minPriceFen: number;
  readonly lines: readonly Line[];
}

const STORAGE = ACCOUNTS.indexOf("storage");

const one = (market: Market, listing: number) =>
  market.view(0, "listing/listing", { listing }) as One;

/** What runs in so many days: pieces sold and visits, by SKU and by listing. */
function sell(market: Market, days: number) {
  const sold = new Map<number, number>();
  const visits = new Map<number, number>();
  let storageFen = 0;
  for (let hour = 0; hour < days * 24; hour += 1) {
    const { batches } = market.tick();
    for (const row of rowsOf(batches, "order_lines")) {
      if (row["shop"] !== 0) continue;
      const sku = Number(row["sku"]);
      sold.set(sku, (sold.get(sku) ?? 0) + Number(row["quantity"]));
    }
    for (const row of rowsOf(batches, "visit")) {
      const listing = Number(row["listing"]);
      if (row["shop"] === 0) visits.set(listing, (visits.get(listing) ?? 0) + 1);
    }
    for (const row of rowsOf(batches, "ledger"))
      if (row["shop"] === 0 && row["account"] === STORAGE) storageFen += Number(row["amount_fen"]);
  }
  return { sold: (sku: number) => sold.get(sku) ?? 0, visits, storageFen };
}

// 4,000 pieces, so that nothing sells out.
function stockedShop(options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 6000, ...options });
  openMugShop(market);
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 1000 }));
  give(market, { type: "listing/buy-stock", purchases });
  runDays(market, 4);
  return market;
}

test("some take the other colour and some leave; its pieces stay and cost what shelves cost; put back, it sells again", () => {
  const open = stockedShop();
  const shut = stockedShop();
  give(shut, { type: "listing/unpublish-skus", skus: [0] });
  expect(one(shut, 0).lines.map(({ isOff }) => isOff)).toEqual([true, false]);
  const held = one(shut, 0).stockOff;
  expect(one(shut, 0)).toMatchObject({ skus: 2, skusOff: 1, stock: one(open, 0).stock - held });

  const both = sell(open, 10);
  const alone = sell(shut, 10);
  expect(both.sold(0)).toBeGreaterThan(20);
  expect(alone.sold(0)).toBe(0);
  // Half of those who liked it take the other colour instead (F51).
  expect(alone.sold(1)).toBeGreaterThan(both.sold(1));
  expect(alone.sold(1)).toBeLessThan(both.sold(0) + both.sold(1));
  expect(one(shut, 0).stockOff).toBeGreaterThanOrEqual(held);
  expect(alone.storageFen).toBeGreaterThan(both.storageFen);

  give(shut, { type: "listing/publish-skus", skus: [0] });
  expect(one(shut, 0)).toMatchObject({ skusOff: 0, stockOff: 0 });
  expect(sell(shut, 5).sold(0)).toBeGreaterThan(0);
});

test("goods whose variants are all off sale are in no list, wait in the list of what is to be done, and return within the hour", () => {
  const market = stockedShop();
  give(market, { type: "listing/unpublish-skus", skus: [0, 1] });
  const toDo = () => market.view(0, "listing/to-do", { cover: 7 }) as { allOff: number[] };
  expect(toDo().allOff).toEqual([0]);
  const gone = sell(market, 2);
  expect([gone.sold(0), gone.sold(1)]).toEqual([0, 0]);
  expect(gone.visits.get(0) ?? 0).toBe(0);
  expect(gone.visits.get(1) ?? 0).toBeGreaterThan(0);
  // Two midnights have passed; goods without a piece to sell have left the lists.
  give(market, { type: "listing/publish-skus", skus: [1] });
  expect(toDo().allOff).toEqual([]);
  const back = sell(market, 1);
  expect(back.visits.get(0) ?? 0).toBeGreaterThan(0);
  expect(back.sold(0)).toBe(0);
});

test("a cheaper variant off sale lends its price to nobody: not to the card, nor to a campaign", () => {
  const market = stockedShop();
  give(market, { type: "listing/set-prices", prices: [{ sku: 0, priceFen: 900 }] });
  expect(one(market, 0).minPriceFen).toBe(900);
  expect(market.reader.card(0)).toMatchObject({ tagFen: 900 });
  give(market, { type: "listing/unpublish-skus", skus: [0] });
  expect(one(market, 0).minPriceFen).toBe(3900);
  expect(market.reader.card(0)).toMatchObject({ tagFen: 3900, priceFen: 3900 });
  const shown = market.view(0, "listing/goods-on-show", {}) as { priceFen: number }[];
  expect(shown[0]?.priceFen).toBe(3900);
  const flash = (pieces: number, priceFen: number) => ({
    type: "campaigns/create-campaign",
    name: "限时",
    rule: {
      kind: "flash",
      listing: 0,
      from: market.now,
      until: market.now + 24,
      priceFen,
      pieces,
      perBuyer: 1,
    },
  });
  const { stock } = one(market, 0);
  expect(refused(market, flash(stock + 1, 2900))).toBe("campaigns/not-enough-stock");
  give(market, flash(200, 2900));
  const sold = sell(market, 1);
  expect(sold.sold(0)).toBe(0);
  expect(sold.sold(1)).toBeGreaterThan(0);
});

test("campaigns know no goods whose variants are all off; what is off sale may still be given away", () => {
  const market = stockedShop();
  give(market, { type: "listing/unpublish-skus", skus: [2, 3] });
  const goods = market.view(0, "campaigns/goods", {}) as { listing: number }[];
  expect(goods.map(({ listing }) => listing)).toEqual([0]);
  const bundle = {
    type: "campaigns/create-campaign",
    name: "套餐",
    rule: { kind: "bundle", listings: [0, 1], from: 96, until: 120, cutFen: 500 },
  };
  expect(refused(market, bundle)).toBe("campaigns/no-such-listing");
  give(market, { type: "listing/publish-skus", skus: [2, 3] });
  give(market, { type: "listing/unpublish-skus", skus: [1] });
  give(market, {
    type: "campaigns/create-campaign",
    name: "赠品",
    rule: {
      kind: "gift",
      listings: [1],
      from: market.now,
      until: market.now + 120,
      overFen: 100,
      giftSku: 1,
      pieces: 40,
    },
  });
  // What is given away is not sold: the other colour of the first mug comes along with the second mug.
  const sold = sell(market, 4);
  expect(sold.sold(2) + sold.sold(3)).toBeGreaterThan(0);
  expect(sold.sold(1)).toBeGreaterThan(0);
});

test("numbers of other shops and of nobody are refused; a standing order rests while its variant is off sale", () => {
  const market = stockedShop();
  expect(refused(market, { type: "listing/unpublish-skus", skus: [0, 99] })).toBe(
    "listing/no-such-sku",
  );
  give(market, { type: "supply/take-over" });
  const [supplier] = market.reader.scenario.suppliers;
  const rule = { supplier: supplier?.id ?? "", point: 1100, upTo: 1150 };
  const reorder = [0, 1].map((sku) => ({ sku, ...rule }));
  give(market, { type: "supply/set-rules", sample: 0, accept: 0, countDays: 0, reorder });
  give(market, { type: "listing/unpublish-skus", skus: [0] });
  const bought = () =>
    market.reader.supply.purchases(0, 50).map(({ sku, isByRule }) => isByRule && sku);
  runDays(market, 1);
  expect(bought()).toContain(1);
  expect(bought()).not.toContain(0);
  give(market, { type: "listing/publish-skus", skus: [0] });
  runDays(market, 1);
  expect(bought()).toContain(0);
});

test("an average shopkeeper orders no more of what is off sale, and goes on ordering the rest", () => {
  const seat = { listing: "average", storefront: "average" } as const;
  const market = tinyMarket(desks, { shoppers: 20_000, pilots: [seat] });
  runDays(market, 8);
  const lines = () =>
    (market.view(0, "listing/listing-list") as readonly { listing: number }[]).flatMap(
      ({ listing }) => one(market, listing).lines,
    );
  const off = new Set(lines().flatMap(({ sku }) => (sku % 2 === 0 ? [sku] : [])));
  give(market, { type: "listing/unpublish-skus", skus: [...off] });
  // What was on its way before arrives; what is ordered from now on is seen on its way.
  runDays(market, 10);
  const coming = { off: 0, on: 0 };
  for (let day = 0; day < 20; day += 1) {
    runDays(market, 1);
    for (const { sku } of lines())
      coming[off.has(sku) ? "off" : "on"] += market.reader.incoming(sku);
  }
  expect(coming.off).toBe(0);
  expect(coming.on).toBeGreaterThan(0);
});

test("woken at any hour while variants are off sale, a market goes on as if it had never slept", () => {
  const options = { scenario: tinyScenario(), seed: 7, seats: 1, desks, shoppers: 3000 };
  const awake = openMarket(options);
  openMugShop(awake);
  runDays(awake, 2);
  give(awake, { type: "listing/unpublish-skus", skus: [0, 2, 3] });
  for (let hour = 0; hour < 30; hour += 1) {
    const woken = restoreMarket(options, awake.snapshot());
    awake.tick();
    woken.tick();
    expect(woken.stateHash()).toBe(awake.stateHash());
  }
  give(awake, { type: "listing/publish-skus", skus: [0, 2, 3] });
  const woken = restoreMarket(options, awake.snapshot());
  runDays(awake, 1);
  runDays(woken, 1);
  expect(woken.stateHash()).toBe(awake.stateHash());
});
