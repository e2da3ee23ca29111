/** What the compliance desk remembers of each shop. */
export interface Duty {
  isOn: boolean;
  /** Brands it may name, and until when. */
  licences: { readonly brand: string; readonly until: number }[];
  notes: { readonly case: number; readonly note: string }[];
}

export interface ComplianceSlice {
  readonly shops: Duty[];
}

export function newSlice(_scenario: unknown, shops: number): ComplianceSlice {
  return { shops: Array.from({ length: shops }, () => ({ isOn: false, licences: [], notes: [] })) };
}

export function dutyOf(slice: ComplianceSlice, shop: number): Duty {
  return slice.shops[shop] as Duty;
}
