/** What the order desk remembers of each shop: whether somebody sits there, and by which rules. The rest is the market's. */
import type { Rules } from "../commands.ts";

export interface OrderSeat {
  isTaken: boolean;
  rules: Rules;
}

export interface OrdersSlice {
  /** Shop → seat; shops nobody ever sat for are left out. */
  readonly seats: Record<string, OrderSeat>;
}

/** As a careful warehouse works that nobody watches. */
export const USUAL: Rules = {
  review: "clean",
  wave: 20,
  checkFromFen: null,
  packaging: "ordinary",
  dear: null,
  ships: true,
  merges: false,
  holds: true,
};

export function newSlice(): OrdersSlice {
  return { seats: {} };
}

export function seatOf({ seats }: OrdersSlice, shop: number): OrderSeat {
  return seats[shop] ?? { isTaken: false, rules: USUAL };
}
