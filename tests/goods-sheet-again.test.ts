/** Goods that left as a sheet come back changed: what differs is changed, and nothing is made or bought twice. */
import { desks } from "@dianzhang/catalog";
import { openMarket, restoreMarket, type Market } from "@dianzhang/market";
import { give, openMugShop, refused, runDays, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import en from "../desks/listing/text.en.json" with { type: "json" };
import zh from "../desks/listing/text.zh.json" with { type: "json" };

type Cells = Readonly<Record<string, string | number>>;
interface Row {
  readonly row: number;
  readonly cells: Cells;
}

/** The export as it is read again, each cell under its column's plain name; `edits` by place in the sheet. */
function exported(market: Market, edits: Readonly<Record<number, Cells>> = {}): Row[] {
  const sheet = market.view(0, "listing/goods-sheet", { language: "en" }) as readonly Cells[];
  return sheet.map((cells, i) => ({ row: i + 2, cells: { ...cells, ...edits[i] } }));
}

interface Preview {
  readonly listings: number;
  readonly goodRows: number;
  readonly copies: number;
  readonly costFen: number;
  readonly rows: readonly {
    readonly row: number;
    readonly kind: string;
    readonly changes: readonly { column: string; from: unknown; to: unknown }[];
    readonly isStockLeft: boolean;
  }[];
  readonly errors: readonly { row: number; column: string; code: string }[];
}

const preview = (market: Market, rows: readonly Row[]) =>
  market.view(0, "listing/import-preview", { rows }) as Preview;

/** "2 changed price 3900→2900" for each row. */
const told = ({ rows }: Preview) =>
  rows.map(({ row, kind, changes }) =>
    [
      row,
      kind,
      ...changes.map(({ column, from, to }) => `${column} ${said(from)}→${said(to)}`),
    ].join(" "),
  );
const said = (value: unknown) =>
  typeof value === "object" ? (value as { en: string }).en : String(value);
const wrong = ({ errors }: Preview) => errors.map(({ row, code }) => `${row} ${code}`);

const importing = (mode: "all" | "good-rows" = "all") => ({
  type: "listing/import-workbook",
  file: "sheet",
  mode,
});

function mugShop(): Market {
  const market = tinyMarket(desks);
  openMugShop(market);
  return market;
}

test.each(["zh", "en"] as const)(
  "an unedited export in %s changes nothing, and says so",
  (language) => {
    const market = mugShop();
    runDays(market, 2);
    const words = (language === "zh" ? zh : en).workbook.columns;
    const sheet = market.view(0, "listing/goods-sheet", { language }) as readonly Cells[];
    const rows = sheet.map((line, i) => ({
      row: i + 2,
      cells: Object.fromEntries(
        Object.entries(words).map(([column, head]) => [head, line[column] ?? ""]),
      ),
    }));
    const found = preview(market, rows);
    expect(found).toMatchObject({ listings: 0, goodRows: 4, copies: 0, costFen: 0, errors: [] });
    expect(told(found)).toEqual(["2 unchanged", "3 unchanged", "4 unchanged", "5 unchanged"]);
    const before = market.stateHash();
    expect(refused(market, importing(), { file: rows })).toBe("listing/nothing-differs");
    expect(market.stateHash()).toBe(before);
  },
);

test("price, title, attributes and what is on sale change where the sheet differs; stock is never bought for what exists", () => {
  const market = mugShop();
  const title = { title: "简约大号陶瓷马克杯" };
  const words = { ...title, attributes: "Style=Retro;Size=Large" };
  const rows = exported(market, {
    0: { ...words, price: 29, stock: 500 },
    1: { ...words, price: "" },
    3: { sale: "Off sale" },
  });
  const found = preview(market, rows);
  expect(told(found)).toEqual([
    "2 changed title 简约马克杯→简约大号陶瓷马克杯 attributes Style=Plain;Size=Large→Style=Retro;Size=Large price 3900→2900",
    "3 changed title 简约马克杯→简约大号陶瓷马克杯 attributes Style=Plain;Size=Large→Style=Retro;Size=Large",
    "4 unchanged",
    "5 changed sale On sale→Off sale",
  ]);
  expect(found.rows.map(({ isStockLeft }) => isStockLeft)).toEqual([true, false, false, false]);
  expect(found.costFen).toBe(0);
  const cash = market.reader.cash(0);
  const events = give(market, importing(), { file: rows });
  expect(events.map(({ type }) => type)).toEqual([
    "listing/listing-edited",
    "listing/prices-set",
    "listing/skus-unpublished",
  ]);
  expect(market.reader.cash(0)).toBe(cash);
  expect(market.view(0, "listing/listing", { listing: 0 })).toMatchObject({
    title: "简约大号陶瓷马克杯",
    attributes: { style: "retro", size: "large" },
    picture: null,
    shoot: "phone",
    lines: [
      { sku: 0, priceFen: 2900, stock: 0, incoming: 50 },
      { sku: 1, priceFen: 3900 },
    ],
  });
  expect(told(preview(market, exported(market)))).toEqual([
    "2 unchanged",
    "3 unchanged",
    "4 unchanged",
    "5 unchanged",
  ]);
});

test("a row with a listing's number alone adds a variant and pays for its pieces; one without numbers makes new goods", () => {
  const market = mugShop();
  give(market, {
    type: "listing/create-listing",
    category: "mug",
    title: "单色马克杯",
    grade: "standard",
    skus: [{ options: { color: "white" }, priceFen: 3900 }],
  });
  const { unitCostFen } = market.view(0, "listing/listing", { listing: 2 }) as {
    unitCostFen: number;
  };
  const rows = [
    ...exported(market),
    { row: 7, cells: { listingNumber: 2, options: "Color=Blue", price: 35, stock: 10 } },
    {
      row: 8,
      cells: {
        code: "N",
        title: "新杯",
        category: "mug",
        options: "Color=White",
        price: 20,
        stock: 3,
      },
    },
  ];
  const found = preview(market, rows);
  expect(wrong(found)).toEqual([]);
  expect(told(found).slice(4)).toEqual(["6 unchanged", "7 added", "8 new"]);
  expect(found).toMatchObject({ listings: 1, costFen: 13 * unitCostFen });
  const cash = market.reader.cash(0);
  give(market, importing(), { file: rows });
  expect(cash - market.reader.cash(0)).toBe(13 * unitCostFen);
  const skus = (listing: number) =>
    (market.view(0, "listing/listing", { listing }) as { lines: { sku: number }[] }).lines.map(
      ({ sku }) => sku,
    );
  expect([skus(0), skus(2), skus(3)]).toEqual([[0, 1], [4, 5], [6]]);
  const twin = { row: 6, cells: { listingNumber: 2, options: "Color=Blue", price: 35 } };
  expect(wrong(preview(market, [twin]))).toEqual(["6 listing/twin-sku"]);
});

test("numbers of another shop and of nobody are refused alike; twice the same number and two titles are refused", () => {
  const market = tinyMarket(desks, { seats: 2 });
  openMugShop(market);
  give(
    market,
    {
      type: "listing/create-listing",
      category: "mug",
      title: "别家的杯子",
      attributes: {},
      grade: "standard",
      skus: [{ options: { color: "white" }, priceFen: 100, stock: 0 }],
    },
    {},
    1,
  );
  const named = (cells: Cells, row = 2) => preview(market, [{ row, cells }]).errors[0];
  // Listing 2 and SKU 4 are the neighbour's, 99 is nobody's: both are told the same.
  for (const number of [4, 99])
    expect(named({ skuNumber: number, price: 1 })).toMatchObject({
      code: "listing/no-such-sku",
      details: { sku: number },
    });
  for (const number of [2, 99])
    expect(named({ listingNumber: number, price: 1 })).toMatchObject({
      code: "listing/no-such-listing",
      details: { listing: number },
    });
  expect(named({ skuNumber: "x1" })?.code).toBe("listing/cell-not-a-number");
  expect(named({ skuNumber: 3, listingNumber: 0 })?.code).toBe("listing/sku-of-other-goods");
  expect(named({ skuNumber: 0, options: "Color=Blue" })?.code).toBe("listing/cell-cannot-change");
  expect(named({ skuNumber: 0, grade: "Premium" })?.code).toBe("listing/cell-cannot-change");
  expect(named({ skuNumber: 0, sale: "gone" })?.code).toBe("listing/no-such-sale-state");
  expect(named({ skuNumber: 0, attributes: "Size=Large" })?.code).toBe("listing/attribute-missing");
  const twice = [
    { row: 2, cells: { skuNumber: 0, price: 10 } },
    { row: 3, cells: { skuNumber: 0, price: 11 } },
  ];
  expect(wrong(preview(market, twice))).toEqual([
    "2 listing/sku-row-twice",
    "3 listing/sku-row-twice",
  ]);
  const torn = exported(market, { 1: { title: "另一个标题" }, 2: { price: 12 } });
  expect(wrong(preview(market, torn))).toEqual(["3 listing/rows-say-two-things"]);
  expect(refused(market, importing(), { file: torn })).toBe("listing/rows-have-errors");
  // The good rows alone: the listing with two titles stays as it was, the other has its price.
  const events = give(market, importing("good-rows"), { file: torn });
  expect(events).toEqual([{ type: "listing/prices-set", prices: [{ sku: 2, priceFen: 1200 }] }]);
});

test("one log row holds it all: replayed and woken it is the same market", () => {
  const options = { scenario: tinyScenario(), seed: 7, seats: 1, desks, shoppers: 1000 };
  const [market, replayed] = [openMarket(options), openMarket(options)];
  for (const one of [market, replayed]) {
    openMugShop(one);
    runDays(one, 3);
  }
  const rows = exported(market, { 0: { price: 19, sale: "下架" }, 2: { sale: "Off sale" } });
  give(market, importing(), { file: rows });
  const woken = restoreMarket(options, market.snapshot());
  give(replayed, importing(), { file: rows });
  for (const one of [market, replayed, woken]) runDays(one, 2);
  expect(woken.stateHash()).toBe(market.stateHash());
  expect(replayed.stateHash()).toBe(market.stateHash());
});

test("5,000 rows of 2,500 goods, every price changed, are previewed and decided within 5 seconds", () => {
  const market = tinyMarket(desks);
  const made = Array.from({ length: 5000 }, (_, i) => ({
    row: i + 2,
    cells: {
      code: `G${i >> 1}`,
      title: `杯子 ${i >> 1}`,
      category: "mug",
      options: `color=${i % 2 === 0 ? "white" : "blue"}`,
      price: 30,
    },
  }));
  give(market, importing(), { file: made });
  const rows = exported(market).map(({ row, cells }) => ({ row, cells: { ...cells, price: 31 } }));
  const began = performance.now();
  const { rows: plans } = preview(market, rows);
  const events = give(market, importing(), { file: rows });
  expect(performance.now() - began).toBeLessThan(5000);
  expect(plans.filter(({ kind }) => kind === "changed")).toHaveLength(5000);
  expect(events).toHaveLength(1);
});
