/** What couriers and rented warehouses cost beside the parcels: contracts not met, rents; and what couriers owe. */
import { invariant } from "@dianzhang/kernel";
import type { Tables } from "../compile/table.ts";
import { shortfallFen, type ContractRow } from "../logistics.ts";
import type { Emit } from "../run/emit.ts";
import type { Courier } from "../scenario/schema.ts";
import { ensureRows } from "../world/grown.ts";
import { CLAIM } from "../world/logistics.ts";
import type { World } from "../world/world.ts";
import { post } from "./ledger.ts";

/** Days of a contract's month; months of all contracts begin together. */
export const CONTRACT_DAYS = 30;
/** Days in which a courier may be asked to make good. */
const CLAIM_DAYS = 30;

/** Runs at the first hour of a day: rents of the day begun, the bill of a month ended, liabilities run out. */
export function settleLogistics(world: World, tables: Tables, emit: Emit): void {
  const { routes } = tables;
  expireLiabilities(world);
  if (routes) {
    for (const row of routes.rows) {
      if (!row) continue;
      const rent = row.depots.reduce(
        (sum, place) => sum + (world.scenario.depots[place]?.rentFenDay ?? 0),
        0,
      );
      pay(world, emit, row.shop, "depot", "storage", rent);
    }
  }
  if (Math.floor(world.now / 24) % CONTRACT_DAYS !== 0) return;
  const { carried } = world.logistics;
  for (const row of routes?.rows ?? []) {
    for (const contract of row?.contracts ?? []) {
      const fen = missedFen(world, row?.shop ?? 0, contract);
      pay(world, emit, row?.shop ?? 0, "courier-contract", "penalties", fen);
    }
  }
  carried.col.parcels.fill(0);
}

/** A contract given up is settled for the days it held. */
export function settleContract(
  world: World,
  emit: Emit,
  shop: number,
  contract: ContractRow,
): void {
  pay(world, emit, shop, "courier-contract", "penalties", missedFen(world, shop, contract));
}

function pay(
  world: World,
  emit: Emit,
  shop: number,
  memo: "depot" | "courier-contract",
  account: "storage" | "penalties",
  fen: number,
): void {
  if (fen === 0) return;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo }, [
    [account, fen],
    ["cash", -fen],
  ]);
}

/** What a contract owes for parcels that did not come; begun within the month, it owes that share of them. */
export function missedFen(world: World, shop: number, contract: ContractRow): number {
  const courier = world.scenario.couriers[contract.courier] as Courier;
  const month = CONTRACT_DAYS * 24;
  const monthBegan = world.now - (world.now % month || month);
  const held = world.now - Math.max(contract.since, monthBegan);
  const owed = Math.floor((contract.parcels * held) / month);
  return shortfallFen(courier, owed - carriedBy(world, shop, contract.courier));
}

export function carriedBy(world: World, shop: number, courier: number): number {
  const { carried } = world.logistics;
  return carried.col.parcels[shop * carried.stride + courier] ?? 0;
}

export function countCarried(world: World, shop: number, courier: number): void {
  const { carried } = world.logistics;
  const cell = shop * carried.stride + courier;
  carried.col.parcels[cell] = (carried.col.parcels[cell] as number) + 1;
}

/** The courier is liable for a parcel from now on, as long as it is asked in time. */
export function owe(world: World, order: number, fen: number): void {
  const { liability } = world.logistics;
  const row = liability.count;
  ensureRows(liability, row + 1);
  liability.col.order[row] = order;
  liability.col.shop[row] = world.order.col.shop[order] as number;
  liability.col.fen[row] = fen;
  liability.col.until[row] = world.now + CLAIM_DAYS * 24;
  liability.col.state[row] = CLAIM.open;
}

function expireLiabilities(world: World): void {
  const { liability } = world.logistics;
  const { until, state } = liability.col;
  for (let row = 0; row < liability.count; row += 1)
    if (state[row] === CLAIM.open && (until[row] as number) < world.now) state[row] = CLAIM.expired;
}

/** The row of an order's liability that may still be asked for, or −1. */
export function openLiability(world: World, shop: number, order: number): number {
  const { liability } = world.logistics;
  const col = liability.col;
  for (let row = 0; row < liability.count; row += 1)
    if (col.order[row] === order && col.shop[row] === shop && col.state[row] === CLAIM.open)
      return row;
  return -1;
}

export function collect(world: World, emit: Emit, shop: number, order: number): void {
  const row = openLiability(world, shop, order);
  invariant(row >= 0, `no courier owes shop ${shop} anything for order ${order}`);
  const { liability } = world.logistics;
  liability.col.state[row] = CLAIM.paid;
  const fen = liability.col.fen[row] as number;
  post(world, emit, { at: world.now * 3600, shop, order, memo: "claim" }, [
    ["cash", fen],
    ["courier_claims", -fen],
  ]);
}
