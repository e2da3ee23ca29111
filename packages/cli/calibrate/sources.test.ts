/** Does every number of behaviour say where it comes from? */
import { PARAMETERS } from "@dianzhang/market";
import { expect, test } from "vitest";
import { overlayOf, parameterNames, valueOf } from "./page.ts";
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
