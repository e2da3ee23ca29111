/** The alias table draws what the weights say. */
import { bitsOf, purposeKey } from "@dianzhang/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alias, pick } from "./alias.ts";

test("weights 1, 2, 0 and 5: of 80,000 draws about 10,000, 20,000, none and 50,000", () => {
  const table = alias([1, 2, 0, 5]);
  const key = purposeKey(7, 1);
  const found = [0, 0, 0, 0];
  for (let i = 0; i < 80_000; i += 1) {
    const drawn = pick(table, bitsOf(key, i));
    found[drawn] = (found[drawn] as number) + 1;
  }
  expect(found[2]).toBe(0);
  for (const [i, expected] of [
    [0, 10_000],
    [1, 20_000],
    [3, 50_000],
  ] as const)
    expect(Math.abs((found[i] as number) - expected)).toBeLessThan(450);
});

test("whatever the weights, the slots' shares add up to them exactly", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }),
      (w) => {
        const { size, own, value, other } = alias(w);
        const share = w.map(() => 0);
        for (let slot = 0; slot < size; slot += 1) {
          const mine = Math.min(1, (own[slot] as number) / 2 ** 32);
          share[value[slot] as number] = (share[value[slot] as number] as number) + mine / size;
          share[other[slot] as number] =
            (share[other[slot] as number] as number) + (1 - mine) / size;
        }
        const total = w.reduce((sum, one) => sum + one, 0);
        w.forEach((weight, i) => expect(share[i]).toBeCloseTo(weight / total, 9));
      },
    ),
  );
});
