/** What the members desk remembers: each shop's cuts, tags, programme, cap and exports; plans and coupons of all. */
import { DEFAULT_CUTS, type Programme, type RfmCuts } from "@dianzhang/market";
import type {
  AudienceDraft,
  CreatePlan,
  Field,
  ProgrammeDraft,
  Purpose,
  TagRule,
} from "../commands.ts";

export interface TagRecord {
  readonly tag: number;
  name: string;
  rule: TagRule | null;
  /** Shoppers, ascending; of a manual tag only. */
  marked: number[];
}

export interface ExportRecord {
  readonly export: number;
  readonly at: number;
  readonly purpose: Purpose;
  readonly fields: readonly Field[];
  readonly isMasked: boolean;
  /** Who was taken out: shoppers, ascending. */
  readonly shoppers: readonly number[];
}

export interface Club {
  /** Nothing was decided yet: the shop writes to nobody. */
  isUntouched: boolean;
  cuts: RfmCuts;
  tags: TagRecord[];
  nextTag: number;
  mostPerWeek: number;
  programme: (ProgrammeDraft & Pick<Programme, "firstCoupon" | "since">) | null;
  exports: ExportRecord[];
}

export interface PlanRecord extends Omit<CreatePlan, "type" | "days" | "coupon" | "audience"> {
  readonly plan: number;
  readonly shop: number;
  readonly decidedAt: number;
  readonly audience: AudienceDraft;
  until: number;
  readonly coupon: (NonNullable<CreatePlan["coupon"]> & { readonly id: number }) | null;
}

export interface CouponRecord {
  readonly id: number;
  readonly shop: number;
  readonly from: number;
  readonly until: number;
  readonly cutFen: number;
  readonly overFen: number;
}

export interface MembersSlice {
  readonly shops: Club[];
  readonly plans: PlanRecord[];
  readonly coupons: CouponRecord[];
}

export function newSlice(_scenario: unknown, shops: number): MembersSlice {
  return {
    shops: Array.from({ length: shops }, () => ({
      isUntouched: true,
      cuts: DEFAULT_CUTS,
      tags: [],
      nextTag: 0,
      mostPerWeek: 2,
      programme: null,
      exports: [],
    })),
    plans: [],
    coupons: [],
  };
}

export function clubOf(slice: MembersSlice, shop: number): Club {
  return slice.shops[shop] as Club;
}

export function ownPlans(slice: MembersSlice, shop: number): readonly PlanRecord[] {
  return slice.plans.filter((one) => one.shop === shop);
}
