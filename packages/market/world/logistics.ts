/** What the market remembers of parcels beside the orders: counts for contracts, stock in rented warehouses, claims. */
import type { Scenario } from "../scenario/schema.ts";
import { placeCount } from "../border/duty.ts";
import type { World } from "./world.ts";
import { ensureRows, grown, type Grown } from "./grown.ts";

/** How a parcel fares; on the first line of its order. */
export const FATE = { whole: 0, damaged: 1, lost: 2 } as const;
/** What becomes of the courier's liability for a parcel. */
export const CLAIM = { open: 0, paid: 1, expired: 2 } as const;

/** Shop × courier: parcels handed over since the contract's month began. */
const carriedSpec = { parcels: Uint32Array };
/** SKU × depot: pieces on the shelf there, part of the SKU's stock; behind the depots stand the shelves abroad. */
const depotSpec = { pieces: Int32Array };
/** Parcels the courier is liable for: whose, what it owes, until when it may be asked. */
const claimSpec = {
  order: Uint32Array,
  shop: Uint16Array,
  fen: Int32Array,
  /** The tick after which nobody pays any more. */
  until: Uint32Array,
  state: Uint8Array,
};

export interface Logistics {
  readonly carried: Grown<typeof carriedSpec>;
  readonly depot: Grown<typeof depotSpec>;
  readonly liability: Grown<typeof claimSpec>;
}

/** Tables that hold it, in the order they are saved. */
export const LOGISTICS_TABLES = ["carried", "depot", "liability"] as const;

export function newLogistics(scenario: Scenario, shops: number): Logistics {
  const carried = grown(carriedSpec, Math.max(16, shops), scenario.couriers.length);
  ensureRows(carried, shops);
  return {
    carried,
    depot: grown(depotSpec, 64, Math.max(1, placeCount(scenario))),
    liability: grown(claimSpec, 64),
  };
}

/** Pieces of a SKU in a rented warehouse; depots count from 1. */
export function piecesAt({ depot }: Logistics, sku: number, at: number): number {
  return sku < depot.count ? (depot.col.pieces[sku * depot.stride + at - 1] as number) : 0;
}

export function addPieces({ depot }: Logistics, sku: number, at: number, pieces: number): void {
  ensureRows(depot, sku + 1);
  const cell = sku * depot.stride + at - 1;
  depot.col.pieces[cell] = (depot.col.pieces[cell] as number) + pieces;
}

/** Pieces of a SKU in all rented warehouses together. */
export function piecesAway({ depot }: Logistics, sku: number): number {
  if (sku >= depot.count) return 0;
  let sum = 0;
  for (let i = 0; i < depot.stride; i += 1)
    sum += depot.col.pieces[sku * depot.stride + i] as number;
  return sum;
}

/** Goods on their way to a shelf; depot 0 is the shop's own warehouse. */
export function addReceipt(
  { receipt }: { readonly receipt: World["receipt"] },
  on: {
    readonly tick: number;
    readonly sku: number;
    readonly quantity: number;
    readonly depot: number;
  },
): void {
  const row = receipt.count;
  ensureRows(receipt, row + 1);
  receipt.col.tick[row] = on.tick;
  receipt.col.sku[row] = on.sku;
  receipt.col.quantity[row] = on.quantity;
  receipt.col.depot[row] = on.depot;
}
