/** What a basket costs: golden baskets with their arithmetic in sight. */
import { describe, expect, test } from "vitest";
import { addLine, newBill, type Note, type Rights } from "./bill.ts";
import { priceBasket } from "./price.ts";
import { shopBook, type Rule } from "./rule.ts";
import { always, generous, paid, priced, type Line } from "./testing.ts";

const CUT: Rule = {
  ...always,
  id: 0,
  kind: "price-cut",
  listings: [1],
  payPermille: 850,
  festival: null,
};
const FLASH: Rule = {
  ...always,
  id: 1,
  kind: "flash",
  listing: 1,
  priceFen: 4990,
  pieces: 20,
  perBuyer: 2,
};
const BUNDLE: Rule = { ...always, id: 2, kind: "bundle", listings: [1, 2], cutFen: 1500 };
const FULL: Rule = {
  ...always,
  id: 3,
  kind: "full-cut",
  listings: null,
  repeats: false,
  tiers: [
    { overFen: 19_900, cutFen: 2000 },
    { overFen: 29_900, cutFen: 4000 },
  ],
};
const RATE: Rule = {
  ...always,
  id: 4,
  kind: "full-rate",
  listings: null,
  tiers: [{ pieces: 2, payPermille: 900 }],
};
const COUPON: Rule = {
  ...always,
  id: 5,
  kind: "coupon",
  listings: null,
  overFen: 15_000,
  cutFen: 1000,
  pieces: 9,
  way: "claimed",
};
const GIFT: Rule = {
  ...always,
  id: 6,
  kind: "gift",
  listings: null,
  overFen: 20_000,
  giftListing: 9,
  giftSku: 90,
  pieces: 5,
};

describe("baskets in fen", () => {
  test.each<[string, Rule[], Line[], number[]]>([
    [
      "nothing runs: the tags",
      [],
      [
        [1, 9900, 2],
        [2, 5000, 1],
      ],
      [19_800, 5000],
    ],
    [
      "15 % off one: 99.00 × 0.85 = 84.15 a piece",
      [CUT],
      [
        [1, 9900, 2],
        [2, 5000, 1],
      ],
      [16_830, 5000],
    ],
    ["half a fen goes up: 0.99 × 0.85 = 0.8415 → 0.84", [CUT], [[1, 99, 1]], [84]],
    ["flash 49.90 beats the cut", [CUT, FLASH], [[1, 9900, 2]], [9980]],
    [
      "满199减20 and 满299减40: 298.00 takes off 20, shared 198 : 100 = 13.29 : 6.71",
      [FULL],
      [
        [1, 9900, 2],
        [2, 10_000, 1],
      ],
      [19_800 - 1329, 10_000 - 671],
    ],
    ["300.00 takes off 40", [FULL], [[1, 30_000, 1]], [26_000]],
    [
      "two pieces at 9折 take 29.80 off, more than 满减's 20: the better one alone",
      [FULL, RATE],
      [[1, 14_900, 2]],
      [26_820],
    ],
    ["one piece is no 满2件", [RATE], [[1, 14_900, 1]], [14_900]],
    [
      "reduction, then coupon on what is left: 30,000 − 4,000 − 1,000",
      [FULL, COUPON],
      [[1, 30_000, 1]],
      [25_000],
    ],
    [
      "a coupon from 150.00 counts after the reduction: 160 − 20 = 140 is not enough",
      [{ ...FULL, tiers: [{ overFen: 15_000, cutFen: 2000 }] }, COUPON],
      [[1, 16_000, 1]],
      [14_000],
    ],
    [
      "a set of both costs 15 less, 99 : 50",
      [BUNDLE],
      [
        [1, 9900, 1],
        [2, 5000, 1],
      ],
      [9900 - 997, 5000 - 503],
    ],
    [
      "two of one and one of the other are one set",
      [BUNDLE],
      [
        [1, 9900, 2],
        [2, 5000, 1],
      ],
      [19_800 - 1198, 5000 - 302],
    ],
    [
      "flash goods fill no 满减",
      [FLASH, FULL],
      [
        [1, 9900, 2],
        [2, 10_000, 1],
      ],
      [9980, 10_000],
    ],
    [
      "每满100减30, 满 350: three times",
      [{ ...FULL, repeats: true, tiers: [{ overFen: 10_000, cutFen: 3000 }] }],
      [[1, 35_000, 1]],
      [26_000],
    ],
    [
      "a coupon of more than the goods leaves one fen",
      [{ ...COUPON, overFen: 0, cutFen: 99_999 }],
      [[1, 500, 1]],
      [1],
    ],
  ])("%s", (_, rules, lines, expected) => {
    expect(paid(priced(rules, lines))).toEqual(expected);
  });

  test("two pieces a buyer in a flash sale: the third costs the cut price", () => {
    const bill = priced([CUT, FLASH], [[1, 9900, 3]], { ...generous, flashLeft: () => 2 });
    expect([bill.lines[0]?.flashPieces, bill.paidFen]).toEqual([2, 2 * 4990 + 8415]);
  });

  const withSkus = (rules: readonly Rule[], lines: readonly Line[], rights: Rights): number[] => {
    const bill = newBill(8);
    lines.forEach(([listing, tagFen, quantity], i) =>
      addLine(bill, { listing, sku: listing * 10 + lines.length - i, tagFen, quantity }),
    );
    priceBasket(shopBook(rules), bill, rights);
    return paid(bill);
  };

  test("a member pays 88 % of 100.00; a cut to 85 beats it; a stranger pays the tag", () => {
    const member: Rule = {
      ...always,
      id: 7,
      kind: "member-price",
      listings: null,
      payPermille: 880,
      fromFen: 0,
    };
    const stranger = { ...generous, isMember: () => false };
    expect(paid(priced([member], [[1, 10_000, 1]]))).toEqual([8800]);
    expect(paid(priced([member], [[1, 10_000, 1]], stranger))).toEqual([10_000]);
    expect(paid(priced([member, CUT], [[1, 10_000, 1]]))).toEqual([8500]);
    // Reductions count what the member price has left: 88.00 + 150.00 × 0.88 = 220.00 ≥ 199.
    expect(
      priced(
        [member, FULL],
        [
          [1, 10_000, 1],
          [2, 15_000, 1],
        ],
      ).paidFen,
    ).toBe(20_000);
    const notes: Note[] = [];
    const bill = newBill(1);
    addLine(bill, { listing: 1, sku: 10, tagFen: 10_000, quantity: 1 });
    priceBasket(shopBook([member]), bill, stranger, notes);
    expect(notes.map(({ why, offFen }) => [why, offFen])).toEqual([["not-member", 0]]);
  });

  test("two sizes share the two flash pieces of a buyer: the smaller SKU, last in the basket, has both", () => {
    const twoEach: Line[] = [
      [1, 9900, 2],
      [1, 9900, 2],
    ];
    expect(withSkus([FLASH], twoEach, { ...generous, flashLeft: () => 2 })).toEqual([19_800, 9980]);
    expect(withSkus([FLASH], twoEach, { ...generous, flashLeft: () => 3 })).toEqual([14_890, 9980]);
  });

  test("two sizes of one and two of the other are two sets: 15 off each, 99 : 50 and 99 : 50", () => {
    const lines: Line[] = [
      [1, 9900, 1],
      [1, 9900, 1],
      [2, 5000, 2],
    ];
    // The first set shares 15 as 99 : 100 with both pieces of 2, the second 15 with what is left of them.
    const sums = withSkus([BUNDLE], lines, generous);
    expect(sums.reduce((sum, fen) => sum + fen, 0)).toBe(9900 + 9900 + 10_000 - 3000);
  });

  test("a group's price holds for the one piece one may have in it; a deposit of 10 that counts as 30 takes 20 off", () => {
    const one = { ...always, listing: 1, pieces: 9 };
    const group: Rule = { ...one, id: 7, kind: "group", priceFen: 7900, size: 3, hours: 24 };
    const ahead: Rule = {
      ...one,
      id: 8,
      kind: "presale",
      depositFen: 1000,
      worthFen: 3000,
      balanceHours: 48,
    };
    const once = { ...generous, flashLeft: () => 1 };
    expect(paid(priced([group, FULL], [[1, 20_000, 1]], once))).toEqual([7900]);
    expect(paid(priced([ahead, FULL], [[1, 20_000, 1]], once))).toEqual([18_000]);
    // Already in: the piece costs what it costs alone.
    expect(paid(priced([group], [[1, 9900, 1]], { ...once, flashLeft: () => 0 }))).toEqual([9900]);
  });

  test("a gift comes along from 200.00 while there are any", () => {
    expect(priced([GIFT], [[1, 20_000, 1]]).gift).toBe(6);
    expect(priced([GIFT], [[1, 19_999, 1]]).gift).toBe(-1);
    expect(priced([GIFT], [[1, 20_000, 1]], { ...generous, giftsLeft: () => 0 }).gift).toBe(-1);
  });

  test("every rule says what it did, or why not", () => {
    const bill = newBill(8);
    addLine(bill, { listing: 1, sku: 10, tagFen: 9900, quantity: 1 });
    const notes: Note[] = [];
    priceBasket(
      shopBook([CUT, FLASH, BUNDLE, FULL, RATE, COUPON, GIFT]),
      bill,
      { ...generous, flashLeft: () => 0, holdsCoupon: () => false, giftsLeft: () => 1 },
      notes,
    );
    expect(notes.map((one) => `${one.kind} ${one.why} ${one.offFen} ${one.missing}`)).toEqual([
      "flash none-left 0 0",
      "price-cut used 1485 0",
      "bundle incomplete 0 1",
      "full-cut not-enough 0 11485",
      "full-rate not-enough 0 1",
      "coupon not-held 0 6585",
      "gift not-enough 0 11585",
    ]);
  });
});
