/** Do numbers leave in the unit their heading names, and text without teeth? */
import { expect, test } from "vitest";
import { harmless } from "./escape.ts";
import { toCsv } from "./tables.ts";
import { headed, inUnit, measureOf, momentOf } from "./units.ts";

test("fen leave as yuan, rates as percent, under a heading that says so", () => {
  expect([headed("Sales", "fen", "en"), inUnit(1_298_000, "fen")]).toEqual([
    "Sales (yuan)",
    12_980,
  ]);
  expect([headed("转化率", "rate", "zh"), inUnit(0.12345, "rate")]).toEqual(["转化率（%）", 12.35]);
  // Stars of five are no percent.
  const { measure, bare } = measureOf("ratingPermille");
  expect([headed(bare, measure, "en"), inUnit(4515, measure)]).toEqual(["rating", 4.52]);
  expect([measureOf("minPriceFen"), measureOf("orders")]).toEqual([
    { measure: "fen", bare: "minPrice" },
    { measure: "plain", bare: "orders" },
  ]);
});

test("second 1,760,400 of a market opened on 1 March is 9 o'clock of 21 March", () => {
  expect(momentOf(1_760_400, "2027-03-01")).toBe("2027-03-21 09:00");
});

test.each([
  ["=1+1", "'=1+1"],
  ["+86 137", "'+86 137"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["tea = good", "tea = good"],
])("%s is written as %s", (cell, written) => {
  expect(harmless(cell)).toBe(written);
});

test("a CSV cell with a comma, a quote or a line break is one cell; a negative number stays a number", () => {
  const csv = toCsv({
    title: "t",
    headings: ["a", "b"],
    rows: [
      ['say "tea", please', -2],
      ["two\nlines", null],
    ],
  });
  expect(csv.toString()).toBe('\uFEFFa,b\r\n"say ""tea"", please",-2\r\n"two\nlines",\r\n');
});
