/** Does a barcode hold what it says, with a sum a scanner accepts? */
import { expect, test } from "vitest";
import { code128 } from "./code128.ts";

/** Reads bars back: the six widths of each sign, its place among all signs. */
function read(widths: readonly number[]): { text: string; isSound: boolean } {
  const signs = new Map<string, number>();
  for (let value = 0; value < 95; value += 1) {
    const bars = code128(String.fromCharCode(value + 32)).slice(6, 12);
    signs.set(bars.join(""), value);
  }
  const body = widths.slice(6, -13);
  const values = Array.from({ length: body.length / 6 }, (_, i) => {
    return signs.get(body.slice(i * 6, i * 6 + 6).join("")) ?? -1;
  });
  const sum = values.reduce((total, value, i) => total + value * (i + 1), 104) % 103;
  const check = widths.slice(-13, -7).join("");
  const isSound = sum >= 95 || signs.get(check) === sum;
  return { text: String.fromCharCode(...values.map((value) => value + 32)), isSound };
}

test("every sign is eleven modules wide, all differ, and the stop closes with thirteen", () => {
  const signs = Array.from({ length: 95 }, (_, value) =>
    code128(String.fromCharCode(value + 32)).slice(6, 12),
  );
  expect(new Set(signs.map((bars) => bars.join(""))).size).toBe(95);
  for (const bars of signs) {
    expect(bars.reduce((sum, width) => sum + width, 0)).toBe(11);
    // Bars of a sign take an even number of modules: what scanners check first.
    expect(((bars[0] ?? 0) + (bars[2] ?? 0) + (bars[4] ?? 0)) % 2).toBe(0);
  }
  expect(code128("A").slice(-7)).toEqual([2, 3, 3, 1, 1, 1, 2]);
});

// The textbook example, PJJ123C, has check sign 54 in set A; set B begins with one more, so 55, which is W.
test("the textbook example has its sum; a waybill is read back as it was written", () => {
  const bars = code128("PJJ123C");
  expect(bars.slice(0, 6).join("")).toBe("211214");
  expect(bars.slice(-13, -7)).toEqual(code128("W").slice(6, 12));
  for (const text of ["SH0000001234", "SKU000017"])
    expect(read(code128(text))).toEqual({ text, isSound: true });
});
