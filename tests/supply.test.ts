/** What purchasing changes: what goods cost, what is wrong with them and who pays, and whether book and shelf agree. */
import { readFileSync } from "node:fs";
import { desks } from "@dianzhang/catalog";
import { tick, type Batch, type Command } from "@dianzhang/kernel";
import {
  COUNT_FEN,
  INSPECT_FEN,
  openMarket,
  restoreMarket,
  type Market,
  type MarketOptions,
} from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SupplierLine } from "../desks/supply/commands.ts";
import { policies } from "../desks/supply/policies/index.ts";

const OPTIONS = { shoppers: 12_000 };
const RULES: Command = {
  type: "supply/set-rules",
  sample: 0,
  accept: 0,
  countDays: 0,
  reorder: [],
};
const MUG_FEN = 1560;

interface Purchase {
  readonly id: number;
  readonly state: string;
  readonly unitFen: number;
  readonly sampled: number;
  readonly found: number;
  readonly claimFen: number;
  readonly isClaimed: boolean;
}
interface Line {
  readonly sku: number;
  readonly onHand: number;
  readonly incoming: number;
  readonly quarantine: number;
  readonly reserved: number;
  readonly costFen: number;
  readonly shrunk: number;
  readonly countedTick: number | null;
}

function takenShop(rules: Command = RULES, options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { ...OPTIONS, ...options });
  openMugShop(market);
  market.tick();
  give(market, { type: "supply/take-over" });
  give(market, rules);
  return market;
}

const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
const own = (batches: readonly Batch[], table: string) =>
  rowsOf(batches, table).filter((row) => row["shop"] === 0);
const sum = (rows: readonly Record<string, number>[], column: string): number =>
  rows.reduce((total, row) => total + (row[column] as number), 0);
const purchases = (market: Market): readonly Purchase[] =>
  market.view(0, "supply/purchases") as readonly Purchase[];
const stock = (market: Market): readonly Line[] =>
  market.view(0, "supply/stock") as readonly Line[];
const buy = (supplier: string, pieces: number, skus: readonly number[] = [0]): Command => ({
  type: "supply/buy",
  supplier,
  lines: skus.map((sku) => ({ sku, pieces })),
});

describe("buying", () => {
  test("sixty mugs at nine tenths and three in a hundred: the shelf's mean price follows", () => {
    const market = takenShop();
    give(market, buy("steady", 60));
    const [ordered] = purchases(market);
    expect(ordered?.unitFen).toBe(Math.round(MUG_FEN * 0.9 * 1.03));
    expect(stock(market)[0]?.incoming).toBe(60);
    play(market, 5 * 24);
    const line = stock(market)[0];
    expect(purchases(market)[0]?.state).toBe("shelved");
    expect(line?.incoming).toBe(0);
    expect(line?.onHand).toBeGreaterThan(90);
    expect(line?.costFen).toBeGreaterThan(1446);
    expect(line?.costFen).toBeLessThan(MUG_FEN);
  });

  test("a quotation takes a day, differs from the list, and is what is paid while it holds", () => {
    const market = takenShop();
    give(market, {
      type: "supply/ask-quotes",
      sku: 0,
      pieces: 60,
      suppliers: ["steady", "bargain"],
    });
    const quotes = () =>
      market.view(0, "supply/quotes") as readonly { unitFen: number | null; supplier: string }[];
    expect(quotes().map(({ unitFen }) => unitFen)).toEqual([null, null]);
    play(market, 24);
    const told = quotes().find(({ supplier }) => supplier === "steady")?.unitFen ?? 0;
    expect(told).toBeGreaterThan(1200);
    give(market, buy("steady", 60));
    expect(purchases(market)[0]?.unitFen).toBe(Math.min(told, Math.round(MUG_FEN * 0.927)));
    play(market, 5 * 24);
    expect(quotes()).toEqual([]);
  });

  test("a sample finds the bargain out: set aside, sorted, and paid for by its supplier", () => {
    const market = takenShop({ ...RULES, sample: 30 });
    give(market, buy("bargain", 80));
    let hours = 0;
    while (purchases(market)[0]?.state !== "waiting" && hours < 400) {
      play(market, 1);
      hours += 1;
    }
    const [waiting] = purchases(market);
    expect(waiting?.found).toBeGreaterThan(0);
    expect(stock(market)[0]?.quarantine).toBe(80);
    give(market, { type: "supply/decide-goods", purchases: [0], how: "sort" });
    expect(refused(market, { type: "supply/decide-goods", purchases: [0], how: "sort" })).toBe(
      "supply/not-waiting",
    );
    play(market, 10);
    const [sorted] = purchases(market);
    expect(sorted?.state).toBe("shelved");
    expect(sorted?.found).toBeGreaterThan(waiting?.found ?? 0);
    expect(sorted?.claimFen).toBeGreaterThanOrEqual((sorted?.found ?? 0) * (sorted?.unitFen ?? 0));
    const cash = market.reader.cash(0);
    give(market, { type: "supply/claim", purchases: [0] });
    expect(market.reader.cash(0)).toBe(cash + (sorted?.claimFen ?? 0));
    expect(refused(market, { type: "supply/claim", purchases: [0] })).toBe(
      "supply/nothing-to-claim",
    );
  });

  test("of a supplier that pays no claims nothing can be claimed, and a third of it bad is a mark of 40 at most: D", () => {
    const scenario = tinyScenario();
    const asItComes = scenario.suppliers.map((one) =>
      one.id === "bargain" ? { ...one, claimPermille: 0, defectPermille: 330 } : one,
    );
    const market = openMarket({
      desks,
      scenario: { ...scenario, suppliers: asItComes },
      seed: 7,
      ...OPTIONS,
    });
    openMugShop(market);
    market.tick();
    give(market, { type: "supply/take-over" });
    give(market, { ...RULES, sample: 60, accept: 200 } as Command);
    give(market, buy("bargain", 80));
    give(market, buy("steady", 80, [1]));
    play(market, 12 * 24);
    const bad = purchases(market).find(({ found }) => found > 6);
    expect(bad?.claimFen).toBe(0);
    expect(refused(market, { type: "supply/claim", purchases: [bad?.id ?? -1] })).toBe(
      "supply/nothing-to-claim",
    );
    const lines = market.view(0, "supply/suppliers") as readonly SupplierLine[];
    const of = (id: string) => lines.find((one) => one.id === id);
    expect(of("bargain")?.mark).toBeLessThanOrEqual(40);
    expect(of("bargain")?.grade).toBe("D");
    expect(of("steady")?.mark).toBeGreaterThan(of("bargain")?.mark ?? 100);
    expect(of("steady")?.grade).not.toBe("D");
    // Whoever reckons buys from it no more, though it is the cheapest.
    const wanted = policies.expert({
      shop: 0,
      now: tick(24 * 13),
      scenario: market.reader.scenario,
      view: (name, params) => market.view(0, name, params),
      chance: () => 0.5,
    });
    const asked = wanted.filter(({ type }) => type === "supply/buy");
    expect(asked.map((one) => one["supplier"])).not.toContain("bargain");
  });

  test("sent back whole, the money comes after three days", () => {
    const market = takenShop({ ...RULES, sample: 80 });
    give(market, buy("bargain", 80));
    let hours = 0;
    while (purchases(market)[0]?.state !== "waiting" && hours++ < 400) play(market, 1);
    give(market, { type: "supply/decide-goods", purchases: [0], how: "reject" });
    expect(stock(market)[0]?.quarantine).toBe(0);
    const memo = own(play(market, 74), "ledger").filter(
      (row) => row["amount_fen"] === 80 * (purchases(market)[0]?.unitFen ?? 0),
    );
    expect(memo.length).toBe(1);
  });

  test("bad pieces that reach the shelf come back; nobody sees them there", () => {
    const returned = (supplier: string): number => {
      const market = takenShop();
      give(market, buy(supplier, 200, [0, 1, 2, 3]));
      const batches = play(market, 26 * 24);
      expect(JSON.stringify(stock(market))).not.toContain("bad");
      return own(batches, "returns").length / own(batches, "orders").length;
    };
    expect(returned("bargain")).toBeGreaterThan(1.3 * returned("steady"));
  });
});

describe("the book", () => {
  test("an alert asks whether an order given now would come in time, by whom it would be given to", () => {
    const market = takenShop();
    const lead = (): unknown =>
      (market.view(0, "supply/stock") as readonly { leadDays: number }[])[0]?.leadDays;
    // Nobody was bought from yet: a week. The steady one promises three days.
    expect(lead()).toBe(7);
    give(market, buy("steady", 60));
    expect(lead()).toBe(3);
    play(market, 48);
    const lines = market.view(0, "supply/stock") as readonly {
      coverDays: number | null;
      leadDays: number;
    }[];
    const low = lines.filter(
      ({ coverDays, leadDays }) => coverDays !== null && coverDays < leadDays,
    );
    expect(market.view(0, "supply/seat")).toMatchObject({ alerts: low.length });
  });

  test("standing orders come each morning below their point, never twice for the same need", () => {
    const market = takenShop({
      ...RULES,
      reorder: [{ sku: 0, supplier: "steady", point: 60, upTo: 100 }],
    });
    play(market, 30);
    expect(purchases(market).length).toBe(1);
    expect(stock(market)[0]?.incoming).toBeGreaterThanOrEqual(50);
  });

  test("pieces get lost; a count finds them, costs its hands, and puts the book right", () => {
    const market = takenShop(RULES, { overlay: { supply: { shrinks: 0.5 } } });
    play(market, 10 * 24);
    const before = stock(market).reduce((all, { onHand }) => all + onHand, 0);
    give(market, { type: "supply/count", skus: [0, 1, 2, 3] });
    const batches = play(market, 1);
    const counts = own(batches, "stock_counts");
    expect(counts.length).toBe(4);
    const missing = sum(counts, "booked") - sum(counts, "counted");
    expect(missing).toBeGreaterThan(2);
    const after = stock(market);
    expect(after.every(({ countedTick }) => countedTick !== null)).toBe(true);
    expect(after.reduce((all, { onHand }) => all + onHand, 0)).toBeLessThanOrEqual(
      before - missing,
    );
    expect(after.reduce((all, { shrunk }) => all + shrunk, 0)).toBeGreaterThanOrEqual(missing);
  });

  test("a shop without the seat buys and keeps its shelves as ever", () => {
    const market = tinyMarket(desks, OPTIONS);
    openMugShop(market);
    const batches = play(market, 10 * 24);
    expect([
      own(batches, "stock_moves").length,
      own(batches, "purchases").length,
      stock(market).length,
    ]).toEqual([0, 0, 0]);
    expect(refused(market, buy("steady", 60))).toBe("supply/not-taken");
  });
});

test("the lessons tell the market's own prices: a piece looked at, a count", () => {
  const told = (lesson: string): string =>
    readFileSync(new URL(`../desks/supply/course/${lesson}`, import.meta.url), "utf8");
  expect(told("01-cheap-or-sound/lesson.zh.md")).toContain(`每件 ¥${INSPECT_FEN / 100}，`);
  expect(told("01-cheap-or-sound/lesson.en.md")).toContain(
    `¥${(INSPECT_FEN / 100).toFixed(2)} a piece`,
  );
  expect(told("02-the-shelf-and-the-book/lesson.zh.md")).toContain(
    `每个 SKU ¥${COUNT_FEN / 100}，`,
  );
});

test("what is not there is refused by name", () => {
  const market = takenShop(RULES, { seats: 2 });
  give(market, { type: "supply/take-over" }, {}, 1);
  give(market, buy("steady", 60));
  const cases: readonly [Command, string, number][] = [
    [{ type: "supply/take-over" }, "supply/already-taken", 0],
    [buy("nobody", 60), "supply/no-such-supplier", 0],
    [buy("bargain", 39), "supply/below-least", 0],
    [buy("steady", 60, [9999]), "supply/no-such-sku", 0],
    [buy("steady", 60), "supply/no-such-sku", 1],
    [buy("steady", 60, [0, 0]), "supply/sku-twice", 0],
    [buy("steady", 99_999), "supply/not-enough-cash", 0],
    [buy("steady", 0), "desk/malformed-command", 0],
    [{ type: "supply/claim", purchases: [0] }, "supply/no-such-purchase", 1],
    [{ type: "supply/claim", purchases: [7] }, "supply/no-such-purchase", 0],
    [{ type: "supply/count", skus: [0] }, "supply/no-such-sku", 1],
    [
      { ...RULES, reorder: [{ sku: 0, supplier: "steady", point: 9, upTo: 8 }] },
      "supply/below-its-point",
      0,
    ],
    [{ type: "supply/give-back", shop: 1 }, "desk/malformed-command", 0],
  ];
  for (const [command, refusal, shop] of cases)
    expect(refused(market, command, {}, shop)).toBe(refusal);
});

const steps = fc.array(
  fc.record({
    what: fc.integer({ min: 0, max: 8 }),
    sku: fc.integer({ min: 0, max: 3 }),
    pieces: fc.integer({ min: 10, max: 90 }),
    hours: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 4, maxLength: 12 },
);

interface Step {
  readonly what: number;
  readonly sku: number;
  readonly pieces: number;
}

function act(market: Market, { what, sku, pieces }: Step): void {
  const some = (state: string) =>
    purchases(market)
      .filter((one) => one.state === state)
      .map(({ id }) => id);
  const how = ["accept", "sort", "reject"][pieces % 3];
  const commands: readonly Command[] = [
    buy("steady", pieces, [sku]),
    buy("bargain", pieces, [sku]),
    { type: "supply/decide-goods", purchases: some("waiting"), how },
    { type: "supply/claim", purchases: some("shelved").slice(0, 1) },
    { type: "supply/count", skus: [sku] },
    { ...RULES, sample: pieces, countDays: pieces % 5 },
    { type: pieces % 2 === 0 ? "supply/give-back" : "supply/take-over" },
    { type: "orders/take-over" },
    { type: "listing/buy-stock", purchases: [{ sku, quantity: pieces }] },
  ];
  const decision = market.decide(0, commands[what] as Command);
  if (decision.ok) market.apply(0, decision.events);
}

test("whatever is ordered: every piece is explained each hour, the ledger sums to zero, a sleep changes nothing", () => {
  fc.assert(
    fc.property(steps, (weeks) => {
      const options = { shoppers: 8000, overlay: { supply: { shrinks: 0.2 } } };
      const market = takenShop(RULES, options);
      for (const step of weeks) {
        act(market, step);
        const batches = play(market, step.hours);
        expect(sum(rowsOf(batches, "ledger"), "amount_fen")).toBe(0);
        for (const line of stock(market)) {
          const { onHand, incoming, quarantine, reserved } = line;
          expect(Math.min(onHand, incoming, quarantine, reserved)).toBeGreaterThanOrEqual(0);
        }
        const { unexplained } = market.view(0, "supply/seat") as { unexplained: number };
        expect(unexplained).toBe(0);
      }
      const woken = restoreMarket(
        { scenario: tinyScenario(), seed: 7, seats: 1, desks, ...options },
        market.snapshot(),
      );
      play(market, 30);
      play(woken, 30);
      expect(woken.stateHash()).toBe(market.stateHash());
    }),
    { numRuns: 12 },
  );
});
