/** How something done on a page or at the till is written down, and how long the till takes. */
import { between, bitsFor, exp, mix } from "@dianzhang/kernel";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Seconds it takes to pay (mean 20), and to give up at the till (mean 40): log-normal. Assumptions. */
const PAYING = { middle: 16, spread: 0.7 } as const;
const GIVING_UP = { middle: 27, spread: 0.9 } as const;
const SHORTEST = 3;
const LONGEST = 300;

/** The second a payment is through; what the visitor does next comes after it. */
export function paidAt(run: Run, visitor: Visitor, shop: number): number {
  return stand(run, visitor, { shop, what: 0x510e527f, ...PAYING });
}

/** The second somebody leaves the till without paying. */
export function gaveUpAt(run: Run, visitor: Visitor, shop: number): number {
  return stand(run, visitor, { shop, what: 0x9b05688c, ...GIVING_UP });
}

function stand(
  { habits, world }: Run,
  visitor: Visitor,
  till: {
    readonly shop: number;
    readonly what: number;
    readonly middle: number;
    readonly spread: number;
  },
): number {
  const subject = visitor.shopper ^ Math.imul(till.shop + 1, 0x632be5ab);
  const bits = mix(bitsFor(habits.keys.till, subject, world.now) ^ till.what);
  const seconds = Math.round(till.middle * exp(till.spread * between(habits.normal, bits)));
  visitor.spent += Math.max(SHORTEST, Math.min(LONGEST, seconds));
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
