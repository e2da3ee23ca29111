/** Where rows of single seats are written: social, service, the order desk, members, purchasing. */
import type { BatchBuilder } from "@dianzhang/kernel";
import { borderBuilders, newBorderEmit, type BorderEmit } from "../border/emit.ts";
import { lawBuilders, newLawEmit, type LawEmit } from "../law/emit.ts";
import { membersBuilders, newMembersEmit, type MembersEmit } from "../members/emit.ts";
import { newOrderEmit, orderBuilders, type OrderEmit } from "../orders/emit.ts";
import type { Scenario } from "../scenario/schema.ts";
import { newServiceEmit, serviceBuilders, type ServiceEmit } from "../service/emit.ts";
import { newSupplyEmit, supplyBuilders, type SupplyEmit } from "../supply/emit.ts";
import { newSocialEmit, socialBuilders, type SocialEmit } from "../social/emit.ts";

export interface SeatEmit
  extends SocialEmit, ServiceEmit, OrderEmit, MembersEmit, SupplyEmit, LawEmit, BorderEmit {}

export function newSeatEmit(scenario: Scenario): SeatEmit {
  return {
    ...newSocialEmit(scenario),
    ...newServiceEmit(),
    ...newOrderEmit(),
    ...newMembersEmit(),
    ...newSupplyEmit(scenario),
    ...newLawEmit(),
    ...newBorderEmit(scenario),
  };
}

/** In their fixed order. */
export function seatBuilders(emit: SeatEmit): readonly BatchBuilder[] {
  return [
    ...socialBuilders(emit),
    ...serviceBuilders(emit),
    ...orderBuilders(emit),
    ...membersBuilders(emit),
    ...supplyBuilders(emit),
    ...lawBuilders(emit),
    ...borderBuilders(emit),
  ];
}
