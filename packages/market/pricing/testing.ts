/** A basket, priced by a handful of rules; for tests of the rule book. */
import { addLine, newBill, type Bill, type Rights } from "./bill.ts";
import { priceBasket } from "./price.ts";
import { shopBook, type Rule } from "./rule.ts";

export const always = { shop: 0, from: 0, until: 24 };
export const generous: Rights = {
  flashLeft: () => 99,
  holdsCoupon: () => true,
  isMember: () => true,
  giftsLeft: () => 99,
};

export type Line = readonly [listing: number, tagFen: number, quantity: number];

export function priced(rules: readonly Rule[], lines: readonly Line[], rights = generous): Bill {
  const bill = newBill(8);
  for (const [listing, tagFen, quantity] of lines)
    addLine(bill, { listing, sku: listing * 10, tagFen, quantity });
  priceBasket(shopBook(rules), bill, rights);
  return bill;
}

export const paid = (bill: Bill): number[] =>
  bill.lines.slice(0, bill.count).map((line) => line.paidFen);
