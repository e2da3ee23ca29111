/** Where the rows of the seats behind an order are written: the order desk and the service floor. */
import type { BatchBuilder } from "@dianzhang/kernel";
import { newOrderEmit, orderBuilders, type OrderEmit } from "../orders/emit.ts";
import { newServiceEmit, serviceBuilders, type ServiceEmit } from "../service/emit.ts";

export interface DeskEmit extends OrderEmit, ServiceEmit {}

export function newDeskEmit(): DeskEmit {
  return { ...newOrderEmit(), ...newServiceEmit() };
}

/** In their fixed order. */
export function deskBuilders(emit: DeskEmit): readonly BatchBuilder[] {
  return [...serviceBuilders(emit), ...orderBuilders(emit)];
}
