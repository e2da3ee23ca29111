/** What a desk may read of a shop's customers, and what applying its events may do; nothing latent. */
import type { PlanCount } from "../world/members.ts";
import type { ReachChannel } from "./contract.ts";
import type { ExportPurpose } from "./events.ts";
import type { RfmCuts } from "./rfm.ts";

export interface CustomerLine {
  /** From 1, in the order of first orders. */
  readonly member: number;
  readonly shopper: number;
  readonly orders: number;
  readonly fen: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly categories: number;
  readonly province: number;
  /** 0 … 364; −1 = not told. */
  readonly birthday: number;
  readonly points: number;
  readonly isGone: boolean;
  /** Messages of the last seven days. */
  readonly messages: number;
}

export interface PlanFigures extends Readonly<Record<PlanCount, number>> {
  readonly lift: Lift;
}

/** What members of the two arms brought in the days after their first turn. */
export interface Lift {
  readonly treated: ArmSums;
  readonly held: ArmSums;
}

/** Sums of what each member's goods brought over their cost, in fen, and of its square. */
export interface ArmSums {
  readonly members: number;
  readonly orders: number;
  readonly fen: number;
  readonly squares: number;
}

export interface OrderOfMember {
  readonly order: number;
  readonly at: number;
  readonly goodsFen: number;
  readonly pieces: number;
}

export interface MembersReader {
  customers(shop: number): readonly CustomerLine[];
  orders(shop: number, shopper: number): readonly OrderOfMember[];
  plan(plan: number): PlanFigures;
  coupon(id: number): { readonly claimed: number; readonly used: number; readonly offFen: number };
  club(shop: number): { readonly points: number; readonly owedFen: number };
  /** What a message costs. */
  feeFen(channel: ReachChannel): number;
}

export interface MembersWriter {
  /** The shop's members are kept from now on. */
  keep(shop: number): void;
  openPlan(plan: number, shop: number): void;
  registerCoupons(until: number): void;
  setCuts(shop: number, cuts: RfmCuts): void;
  noteExport(
    shop: number,
    of: {
      readonly members: number;
      readonly fields: number;
      readonly isMasked: boolean;
      readonly purpose: ExportPurpose;
    },
  ): void;
}
