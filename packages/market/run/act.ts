/** How something done on a page or at the till is written down. */
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Seconds it takes to pay. Assumption. */
const PAYING = 20;

/** The second a payment is through; what the visitor does next comes after it. */
export function paidAt(visitor: Visitor): number {
  visitor.spent += PAYING;
  return visitor.start + visitor.spent;
}

/** Writes down something done on a page or at the till. */
export function act(
  run: Run,
  visitor: Visitor,
  kind: number,
  on: {
    readonly shop: number;
    readonly listing: number;
    readonly sku: number;
    readonly priceFen: number;
  },
): void {
  run.emit.action.add(
    visitor.start + visitor.spent,
    visitor.shopper,
    visitor.session,
    on.shop,
    on.listing,
    on.sku,
    kind,
    1,
    on.priceFen,
  );
}
