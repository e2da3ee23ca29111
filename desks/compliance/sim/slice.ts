/** What the compliance desk remembers of each shop. */
import type { DrillDone } from "@dianzhang/market";

export interface Duty {
  isOn: boolean;
  /** Brands it may name, and until when. */
  licences: { readonly brand: string; readonly until: number }[];
  /** The latest drill. */
  drill: { readonly beganAt: number; readonly steps: readonly DrillDone[] } | null;
  notes: { readonly case: number; readonly note: string }[];
}

export interface ComplianceSlice {
  readonly shops: Duty[];
}

export function newSlice(_scenario: unknown, shops: number): ComplianceSlice {
  return {
    shops: Array.from({ length: shops }, () => ({
      isOn: false,
      licences: [],
      drill: null,
      notes: [],
    })),
  };
}

export function dutyOf(slice: ComplianceSlice, shop: number): Duty {
  return slice.shops[shop] as Duty;
}
