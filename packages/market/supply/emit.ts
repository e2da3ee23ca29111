/** Where the rows of purchasing are written. */
import { BatchBuilder } from "@dianzhang/kernel";
import type { Scenario } from "../scenario/schema.ts";
import { MOVES, PURCHASE_STATES } from "./contract.ts";
import { PURCHASES, STOCK_COUNTS, STOCK_MOVES } from "./events.ts";

export interface SupplyEmit {
  readonly purchases: BatchBuilder;
  readonly stockMoves: BatchBuilder;
  readonly stockCounts: BatchBuilder;
}

export function newSupplyEmit(scenario: Scenario): SupplyEmit {
  const supplier = scenario.suppliers.map(({ id }) => id);
  return {
    purchases: new BatchBuilder(PURCHASES, { supplier, state: PURCHASE_STATES }),
    stockMoves: new BatchBuilder(STOCK_MOVES, { kind: MOVES }),
    stockCounts: new BatchBuilder(STOCK_COUNTS),
  };
}

/** In their fixed order. */
export function supplyBuilders(emit: SupplyEmit): readonly BatchBuilder[] {
  return [emit.purchases, emit.stockMoves, emit.stockCounts];
}
