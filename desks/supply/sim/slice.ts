/** What the purchasing desk remembers of each shop: whether somebody sits there, and its rules. The rest is the market's. */
import type { Rules } from "../commands.ts";

export interface SupplySeat {
  isTaken: boolean;
  rules: Rules;
}

export interface SupplySlice {
  /** Shop → seat; shops nobody ever sat for are left out. */
  readonly seats: Record<string, SupplySeat>;
}

const USUAL: Rules = { sample: 0, accept: 0, countDays: 0, reorder: [] };

export function newSlice(): SupplySlice {
  return { seats: {} };
}

export function seatOf({ seats }: SupplySlice, shop: number): SupplySeat {
  return seats[shop] ?? { isTaken: false, rules: USUAL };
}
