/** Where the rows of the order desk are written. */
import { BatchBuilder } from "@dianzhang/kernel";
import { ANSWERS, OUTCOMES, PACKAGINGS, TROUBLES } from "./contract.ts";
import { ORDER_STEPS, ORDER_TROUBLES, STEP_EVENTS } from "./events.ts";

export interface OrderEmit {
  readonly orderSteps: BatchBuilder;
  readonly orderTroubles: BatchBuilder;
}

export function newOrderEmit(): OrderEmit {
  return {
    orderSteps: new BatchBuilder(ORDER_STEPS, { step: STEP_EVENTS, packaging: PACKAGINGS }),
    orderTroubles: new BatchBuilder(ORDER_TROUBLES, {
      kind: TROUBLES,
      answer: ["none", ...ANSWERS],
      outcome: OUTCOMES,
    }),
  };
}

/** In their fixed order. */
export function orderBuilders(emit: OrderEmit): readonly BatchBuilder[] {
  return [emit.orderSteps, emit.orderTroubles];
}
