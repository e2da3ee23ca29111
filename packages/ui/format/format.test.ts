/** Are numbers written as a reader of each language expects? */
import { expect, test } from "vitest";
import { PALETTES } from "../theme.ts";
import { changeOf, colourOf, directionOf, newsOf } from "./direction.ts";
import { dayText, hourOfTick, momentText } from "./market-time.ts";
import { cellText, change, count, money, moneyRound, moneyShort, rate } from "./numbers.ts";

test.each([
  [123450, "¥1,234.50", "¥1,234.50"],
  [-5, "−¥0.05", "−¥0.05"],
  [12_300_000, "¥12.3\u2009万", "¥123k"],
])("%i fen", (fen, zh, en) => {
  expect([moneyShort(fen, "zh"), moneyShort(fen, "en")]).toEqual([zh, en]);
});

test("money, counts and rates that do not exist are a dash", () => {
  expect([money(null, "zh"), count(null, "en"), rate(null, "zh"), change(null, "en")]).toEqual([
    "–",
    "–",
    "–",
    "–",
  ]);
});

test("counts of a column with parts of one all have a decimal, and a minus is a minus", () => {
  expect([count(2, "en", 1), count(2.5, "en", 1), count(2, "en"), count(-74.3, "zh")]).toEqual([
    "2.0",
    "2.5",
    "2",
    "−74.3",
  ]);
  expect([count(-1_234_567, "en"), count(-0, "en"), count(-0.01, "zh", 1)]).toEqual([
    "−1.2m",
    "0",
    "0.0",
  ]);
});

test("a rate has one decimal, a change its sign", () => {
  expect([rate(0.0312, "zh"), change(0.123, "en"), change(-0.123, "en")]).toEqual([
    "3.1\u2009%",
    "+12.3\u2009%",
    "−12.3\u2009%",
  ]);
});

test("a mean or a return has two decimals, what is below zero one minus, what rounds to nothing none", () => {
  const number = (value: number) => cellText(value, "number", "zh");
  expect([number(1.066), number(0.62), number(-3.328), count(-2879, "en")]).toEqual([
    "1.07",
    "0.62",
    "−3.33",
    "−2,879",
  ]);
  expect([number(-0.001), money(-0.4, "zh"), rate(-0.0002, "zh")]).toEqual([
    "0",
    "¥0.00",
    "0.0\u2009%",
  ]);
});

test("a rise is red in Chinese and green in English", () => {
  const { red, green } = PALETTES.light;
  const up = directionOf(changeOf(120, 100));
  expect([colourOf(up, "zh", PALETTES.light), colourOf(up, "en", PALETTES.light)]).toEqual([
    red,
    green,
  ]);
});

test("fewer refunds are good news: said in the colour of a rise", () => {
  const fewer = directionOf(changeOf(80, 100));
  const { green, red } = PALETTES.light;
  const said = (isBetterLow: boolean) => colourOf(newsOf(fewer, isBetterLow), "en", PALETTES.light);
  expect([said(true), said(false), newsOf("flat", true)]).toEqual([green, red, "flat"]);
});

test("nothing to compare with is no change at all", () => {
  expect([changeOf(5, 0), changeOf(5, null), changeOf(null, 5)]).toEqual([null, null, null]);
});

test("second 1,760,400 of a market opened on 1 March is 21 March, 9 o'clock", () => {
  expect(momentText("2027-03-01", 1_760_400)).toBe("3/21 09:00");
});

test("tick 24 × 31 + 9 of a market opened on 1 March is 1 April, 9 o'clock", () => {
  expect([dayText("2027-03-01", 31, "en"), hourOfTick(24 * 31 + 9)]).toEqual(["Thu 1 Apr", 9]);
});

test("an axis of less than ten yuan keeps its parts, a longer one does not", () => {
  expect([-40, 0, 50, 999, 123_456].map((fen) => moneyRound(fen, "zh"))).toEqual([
    "−¥0.4",
    "¥0",
    "¥0.5",
    "¥9.99",
    "¥1,235",
  ]);
});
