/** Does the intraclass correlation give the published figure (Shrout and Fleiss 1979, table 2)? */
import { expect, test } from "vitest";
import { reliability } from "./reliability.ts";

test("six targets, four judges: ICC(1,1) = .17", () => {
  const grades = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  expect(reliability(grades)).toBeCloseTo(0.17, 2);
});

test("the same grade on every seed is 1; one policy alone says nothing", () => {
  expect(
    reliability([
      [0, 0],
      [50, 50],
      [100, 100],
    ]),
  ).toBe(1);
  expect(reliability([[1, 2]])).toBeNaN();
});
