/** Where the rows of the seats behind an order are written: the order desk, the service floor, purchasing. */
import type { BatchBuilder } from "@dianzhang/kernel";
import { newOrderEmit, orderBuilders, type OrderEmit } from "../orders/emit.ts";
import { newServiceEmit, serviceBuilders, type ServiceEmit } from "../service/emit.ts";
import { newSupplyEmit, supplyBuilders, type SupplyEmit } from "../supply/emit.ts";
import type { Scenario } from "../scenario/schema.ts";

export interface DeskEmit extends OrderEmit, ServiceEmit, SupplyEmit {}

export function newDeskEmit(scenario: Scenario): DeskEmit {
  return { ...newOrderEmit(), ...newServiceEmit(), ...newSupplyEmit(scenario) };
}

/** In their fixed order. */
export function deskBuilders(emit: DeskEmit): readonly BatchBuilder[] {
  return [...serviceBuilders(emit), ...orderBuilders(emit), ...supplyBuilders(emit)];
}
