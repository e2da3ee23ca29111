/** Are rows ordered as they are shown, so that the keyboard's row is the marked one? */
import { expect, test } from "vitest";
import { inOrder, pageOf } from "./in-order.ts";

const rows = [
  { name: "b", sold: 2 },
  { name: "a", sold: null },
  { name: "c", sold: 7 },
  { name: "d", sold: 2 },
];
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join("");

test("by number, largest first, equals as they came; nothing is less than anything; by name; and not at all", () => {
  const sold = (row: (typeof rows)[number]) => row.sold;
  expect(names(inOrder(rows, sold, true))).toBe("cbda");
  expect(names(inOrder(rows, sold, false))).toBe("abdc");
  expect(names(inOrder(rows, ({ name }) => name, true))).toBe("dcba");
  expect(inOrder(rows, undefined, true)).toBe(rows);
});

test("the fifty-first row is on the second page; none marked is the first", () => {
  expect([-1, 0, 49, 50, 120].map((place) => pageOf(place, 50))).toEqual([1, 1, 1, 2, 3]);
});
