/** Does what must hold hold under a short random stream, and would a breach be told? */
import type { Batch } from "@dianzhang/kernel";
import { expect, test } from "vitest";
import { Books } from "./invariants/books.ts";
import { streamThrough } from "./invariants.ts";

test("1,500 commands of every desk, bent and straight: no breach, and the same bytes when replayed", () => {
  const told = streamThrough(11, 1500);
  expect(told.violations).toEqual([]);
  expect(told.commands).toBe(1500);
  expect(told.accepted).toBeGreaterThan(100);
  expect(told.orders).toBeGreaterThan(50);
});

function batch(name: string, row: Readonly<Record<string, number>>): Batch {
  const columns = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Int32Array.of(value)]),
  );
  return { table: { name, columns: [] }, rows: 1, columns, dictionaries: {} };
}

const ORDER = { order: 1, shopper: 7, at: 0, pieces: 2, goods_fen: 900, freight_fen: 0 };
const LINE = { order: 1, quantity: 2 };

test.each<[string, readonly Batch[], string]>([
  [
    "an order placed twice",
    [1, 2].map(() => batch("orders", { ...ORDER, paid_fen: 900 })),
    "order 1 is placed twice",
  ],
  [
    "a refund above what was paid",
    [
      batch("orders", { ...ORDER, paid_fen: 900 }),
      batch("order_lines", LINE),
      batch("returns", { order: 1, quantity: 1, refund_fen: 901 }),
    ],
    "order 1 is refunded more than was paid",
  ],
  ["a parcel of nothing", [batch("parcels", { order: 9 })], "a parcel of no order 9"],
  [
    "an entry that does not sum to zero",
    [batch("ledger", { entry: 3, amount_fen: 5 })],
    "ledger entry 3 sums to 5",
  ],
])("%s is told", (_, batches, what) => {
  const books = new Books();
  books.read(batches);
  expect(books.breaches).toContain(what);
});
