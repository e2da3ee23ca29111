/** Goods leave in the columns they came in, and goods that exist get more variants. */
import { desks } from "@dianzhang/catalog";
import type { Market } from "@dianzhang/market";
import { give, openMugShop, refused, runDays, rowsOf, tinyMarket } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import en from "../desks/listing/text.en.json" with { type: "json" };
import zh from "../desks/listing/text.zh.json" with { type: "json" };

type Row = Readonly<Record<string, string | number>>;

const WORDS = { zh: zh.workbook.columns, en: en.workbook.columns } as const;

/** As the file would be read again: a header in the language, one numbered row a variant. */
function readBack(market: Market, language: "zh" | "en", without: readonly string[] = []) {
  const sheet = market.view(0, "listing/goods-sheet", { language }) as readonly Row[];
  const headed = Object.entries(WORDS[language]).filter(([column]) => !without.includes(column));
  return sheet.map((line, i) => ({
    row: i + 2,
    cells: Object.fromEntries(headed.map(([column, head]) => [head, line[column] ?? ""])),
  }));
}

test.each(["zh", "en"] as const)(
  "what leaves in %s comes in again as new goods in a shop that has none of these numbers",
  (language) => {
    const market = tinyMarket(desks);
    openMugShop(market);
    runDays(market, 1);
    const rows = readBack(market, language, ["listingNumber", "skuNumber"]);
    expect(rows).toHaveLength(4);
    const preview = market.view(0, "listing/import-preview", { rows }) as Record<string, unknown>;
    expect(preview).toMatchObject({ listings: 2, goodRows: 4, copies: 2, errors: [] });
    const other = tinyMarket(desks, { seed: 8 });
    give(other, { type: "listing/import-workbook", file: "sheet", mode: "all" }, { file: rows });
    const facts = (of: Market) =>
      (of.view(0, "listing/goods-sheet", { language }) as readonly Row[]).map((line) =>
        [line["title"], line["attributes"], line["options"], line["price"]].join(" | "),
      );
    expect(facts(other)).toEqual(facts(market));
  },
);

interface One {
  readonly unitCostFen: number;
  readonly lines: readonly { readonly sku: number; readonly stock: number }[];
}

test("a second colour for a mug: its pieces are paid for, it is sold, and no variant stands there twice", () => {
  const market = tinyMarket(desks, { shoppers: 6000 });
  openMugShop(market);
  give(market, {
    type: "listing/create-listing",
    category: "mug",
    title: "简约大号马克杯",
    attributes: { style: "plain", size: "large" },
    grade: "standard",
    shoot: "studio",
    skus: [{ options: { color: "white" }, priceFen: 3900, stock: 5 }],
  });
  give(market, { type: "listing/publish", listings: [2] });
  const add = (color: string, stock = 60) => ({
    type: "listing/add-skus",
    listing: 2,
    skus: [{ options: { color }, priceFen: 2900, stock }],
  });
  expect(refused(market, add("white"))).toBe("listing/twin-sku");
  expect(refused(market, add("plaid"))).toBe("listing/no-such-option");
  expect(refused(market, { ...add("blue"), listing: 99 })).toBe("listing/no-such-listing");
  expect(refused(market, add("blue", 100_000))).toBe("listing/not-enough-cash");
  const one = () => market.view(0, "listing/listing", { listing: 2 }) as One;
  const before = market.reader.cash(0);
  give(market, add("blue"));
  expect(before - market.reader.cash(0)).toBe(60 * one().unitCostFen);
  expect(one().lines.map(({ sku }) => sku)).toEqual([4, 5]);
  const sold = Array.from({ length: 24 * 20 }, () => market.tick().batches)
    .flatMap((batches) => rowsOf(batches, "order_lines"))
    .filter(({ sku }) => sku === 5);
  expect(sold.length).toBeGreaterThan(0);
  expect(sold.every((line) => line["price_fen"] === 2900)).toBe(true);
  expect(one().lines[1]?.stock).toBeLessThan(60);
});

test("wrong rows name their column in both languages, and variants by their names", () => {
  const market = tinyMarket(desks);
  const row = (cells: Readonly<Record<string, string | number>>, at: number) => ({
    row: at,
    cells: { code: "A", title: "杯", category: "mug", price: 30, stock: 1, ...cells },
  });
  const rows = [
    row({ code: "B", price: "cheap" }, 2),
    row({ options: "color=white" }, 3),
    row({ options: "color=white" }, 4),
  ];
  const { errors } = market.view(0, "listing/import-preview", { rows }) as {
    errors: readonly { row: number; code: string; details: Readonly<Record<string, unknown>> }[];
  };
  expect(errors.map(({ row: at, code }) => `${at} ${code}`)).toEqual([
    "2 listing/cell-not-a-number",
    "4 listing/twin-sku",
  ]);
  expect(errors[0]?.details["column"]).toEqual({ zh: WORDS.zh.price, en: WORDS.en.price });
  expect(errors[1]?.details["options"]).toMatchObject({ en: "White" });
});
