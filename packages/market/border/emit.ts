/** Where the rows of the border are written. */
import { BatchBuilder } from "@dianzhang/kernel";
import type { Scenario } from "../scenario/schema.ts";
import { ROADS, SHIPMENT_STATES } from "./contract.ts";
import { CLEARANCES, CUSTOMS_FINDS, SHIPMENTS } from "./events.ts";

export interface BorderEmit {
  readonly shipments: BatchBuilder;
  readonly clearances: BatchBuilder;
  readonly customsFinds: BatchBuilder;
}

export function newBorderEmit({ border }: Scenario): BorderEmit {
  const hs = border?.codes.map(({ code }) => code) ?? [];
  const source = border?.sources.map(({ id }) => id) ?? [];
  return {
    shipments: new BatchBuilder(SHIPMENTS, { source, road: ROADS, hs, state: SHIPMENT_STATES }),
    clearances: new BatchBuilder(CLEARANCES, { road: ROADS, hs }),
    customsFinds: new BatchBuilder(CUSTOMS_FINDS, { declared: hs, right: hs }),
  };
}

/** In their fixed order. */
export function borderBuilders(emit: BorderEmit): readonly BatchBuilder[] {
  return [emit.shipments, emit.clearances, emit.customsFinds];
}
