/** What holds for every basket under every book of rules, drawn at random. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineOffFen, type Rights } from "./bill.ts";
import type { Rule } from "./rule.ts";
import { spread } from "./spread.ts";
import { always, paid, priced } from "./testing.ts";

const fen = fc.integer({ min: 1, max: 60_000 });
const some = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 5 });
const scope = fc.option(some, { nil: null });
const ruleOf = (id: number): fc.Arbitrary<Rule> =>
  fc
    .oneof(
      fc.record({
        kind: fc.constant("price-cut" as const),
        listings: some,
        payPermille: fc.integer({ min: 1, max: 999 }),
        festival: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant("member-price" as const),
        listings: scope,
        payPermille: fc.integer({ min: 1, max: 999 }),
        fromFen: fc.constant(0),
      }),
      fc.record({
        kind: fc.constant("flash" as const),
        listing: fc.integer({ min: 0, max: 7 }),
        priceFen: fen,
        pieces: fc.integer({ min: 1, max: 9 }),
        perBuyer: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant("bundle" as const),
        cutFen: fen,
        listings: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant("full-cut" as const),
        listings: scope,
        repeats: fc.boolean(),
        tiers: fc.tuple(fen, fen).map(([overFen, cutFen]) => [{ overFen, cutFen }]),
      }),
      fc.record({
        kind: fc.constant("full-rate" as const),
        listings: scope,
        tiers: fc
          .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 999 }))
          .map(([pieces, payPermille]) => [{ pieces, payPermille }]),
      }),
      fc.record({
        kind: fc.constant("coupon" as const),
        listings: scope,
        overFen: fen,
        cutFen: fen,
        pieces: fc.constant(9),
        way: fc.constant("claimed" as const),
      }),
    )
    .map((rule) => ({ ...always, ...rule, id }));
const rulesOf = fc
  .integer({ min: 0, max: 7 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => ruleOf(id))));
const basket = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 0, max: 7 }), fen, fc.integer({ min: 1, max: 4 })),
  { minLength: 1, maxLength: 6, selector: ([listing]) => listing },
);
const rightsOf = fc.integer({ min: 0, max: 4 }).map((left): Rights => ({
  flashLeft: () => left,
  holdsCoupon: (id) => id % 2 === 0,
  isMember: (id) => id % 3 === 0,
  giftsLeft: () => 1,
}));

describe("every basket under every book", () => {
  test("lines add up to the fen, none below nothing or above its tag, at least one fen in all", () => {
    fc.assert(
      fc.property(rulesOf, basket, rightsOf, (rules, lines, rights) => {
        const bill = priced(rules, lines, rights);
        for (const line of bill.lines.slice(0, bill.count)) {
          expect(line.paidFen).toBe(line.tagFen * line.quantity - lineOffFen(line));
          expect(line.paidFen).toBeGreaterThanOrEqual(0);
          expect(line.itemOffFen).toBeGreaterThanOrEqual(0);
          expect(line.flashPieces).toBeLessThanOrEqual(line.quantity);
        }
        expect(bill.paidFen).toBe(paid(bill).reduce((sum, one) => sum + one, 0));
        expect(bill.paidFen).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 600 },
    );
  });

  test("neither the order of lines nor the order of rules changes what any line costs", () => {
    fc.assert(
      fc.property(rulesOf, basket, rightsOf, fc.integer(), (rules, lines, rights, turn) => {
        const by = new Map<number, number>();
        const one = priced(rules, lines, rights);
        for (const line of one.lines.slice(0, one.count)) by.set(line.sku, line.paidFen);
        const at = Math.abs(turn) % lines.length;
        const turned = [...lines.slice(at), ...lines.slice(0, at)].toReversed();
        const two = priced(rules.toReversed(), turned, rights);
        for (const line of two.lines.slice(0, two.count))
          expect(line.paidFen).toBe(by.get(line.sku));
      }),
      { numRuns: 600 },
    );
  });

  test("a coupon in hand never makes a basket dearer", () => {
    fc.assert(
      fc.property(rulesOf, basket, rightsOf, (rules, lines, rights) => {
        const without = priced(rules, lines, { ...rights, holdsCoupon: () => false });
        expect(priced(rules, lines, rights).paidFen).toBeLessThanOrEqual(without.paidFen);
      }),
    );
  });

  test("shares of a reduction add up and never exceed their line", () => {
    fc.assert(
      fc.property(
        fc.array(fen, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (amounts, part) => {
          const off = Math.floor(part * amounts.reduce((sum, one) => sum + one, 0));
          const shares = spread(
            off,
            amounts,
            amounts.map((_, i) => i),
          );
          expect(shares.reduce((sum, one) => sum + one, 0)).toBe(off);
          shares.forEach((share, i) => expect(share).toBeLessThanOrEqual(amounts[i] as number));
        },
      ),
    );
  });
});
