/** Does every number of behaviour say where it comes from? */
import { PARAMETERS } from "@dianzhang/market";
import { expect, test } from "vitest";
import { completeJourney } from "./coupon-response.ts";
import type { Move } from "./sensitivity.ts";
import { readFileSync } from "node:fs";
import { loadScenario } from "../simulate.ts";
import { overlayOf, parameterNames, parameterPage, valueOf } from "./page.ts";
import { SOURCES } from "./sources.ts";

test("each parameter has a source: a fact's number or the word assumption", () => {
  const told = Object.entries(SOURCES).flatMap(([group, names]) =>
    Object.entries(names).map(([name, source]) => ({
      path: `${group}.${name}`,
      source: String(source),
    })),
  );
  expect(told.map((one) => one.path).toSorted()).toEqual(parameterNames().toSorted());
  expect(told.filter(({ source }) => !/F\d\d|assumption/.test(source))).toEqual([]);
});

test("an overlay names the group and the number it lays over", () => {
  expect(overlayOf({ "buy.cart": -3, "buy.pay": 0.8, "dwell.shape": 1 })).toEqual({
    buy: { cart: -3, pay: 0.8 },
    dwell: { shape: 1 },
  });
  expect(valueOf(PARAMETERS, "dwell.shape")).toBe(0.72);
});

test("docs/parameters.md holds the numbers of today, and parts that are not run again stay", () => {
  const page = readFileSync(new URL("../../../docs/parameters.md", import.meta.url), "utf8");
  const setting = { scenario: loadScenario("apparel"), seeds: [1], days: 28 };
  const parts = { ...setting, fit: null, shops: null, coupons: null, moves: null };
  expect(parameterPage({ ...parts, earlier: page })).toBe(page);
  expect(page).toContain("| who.activityShape | 0.7 | gamma of visit rates: F70, F71 |");
  const heads = ["The fit", "Beside real shops", "Coupon response", "Sensitivity"].map(
    (name) => `\n## ${name}\n`,
  );
  expect(heads.filter((head) => !page.includes(head))).toEqual([]);
  const bare = parameterPage(parts);
  expect(heads.filter((head) => bare.includes(head))).toEqual([]);
  const moves: readonly Move[] = [
    { parameter: "buy.cart", figures: { "F01 cart": -2.5, "F03 rises": 0, "F05 abandoned": 1.25 } },
    { parameter: "dwell.shape", figures: { "F01 cart": 0.2 } },
  ];
  const drawn = parameterPage({ ...parts, moves, earlier: page });
  expect(drawn).toContain(
    "| buy.cart | F01 cart −2.50; F05 abandoned +1.25 |\n| dwell.shape | none |",
  );
  expect(drawn).toContain("![sensitivity](images/sensitivity.svg)");
});

const retailer = completeJourney();

test.skipIf(retailer.length === 0)(
  "of 3,647 households sent a campaign made for them 604 used a coupon, of 574 sent type C 34",
  () => {
    const of = (kind: string) => retailer.find(({ name }) => name.endsWith(kind));
    expect([of("Type A")?.sent, of("Type B")?.sent, of("Type C")?.sent]).toEqual([3647, 2368, 574]);
    expect(of("Type A")?.used).toBeCloseTo(604 / 3647, 12);
    expect(of("Type C")?.used).toBeCloseTo(34 / 574, 12);
  },
);
