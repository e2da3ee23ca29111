/** What a desk may read and do about parcels: who carried them, where pieces lie, what couriers owe. */
import { NULL_U32 } from "@dianzhang/kernel";
import type { LiabilityLine, MarketWriter, ParcelLine, ParcelReader } from "./desk.ts";
import type { Emit } from "./run/emit.ts";
import { carriedBy, collect, missedFen, settleContract } from "./settle/couriers.ts";
import { post } from "./settle/ledger.ts";
import { addPieces, addReceipt, FATE, piecesAt } from "./world/logistics.ts";
import { noteMove } from "./world/supply.ts";
import { ORDER_STATE, type World } from "./world/world.ts";

export function parcelReader(world: World): ParcelReader {
  return {
    carried: (shop) => world.scenario.couriers.map((_, courier) => carriedBy(world, shop, courier)),
    isOwn: (sku, shop) => sku < world.sku.count && world.sku.col.shop[sku] === shop,
    stored: (shop, depot) => storedAt(world, shop, depot),
    missedFen: (shop, contract) => missedFen(world, shop, contract),
    at: (sku, depot) => piecesAt(world.logistics, sku, depot),
    latest: (shop, most) => latestParcels(world, shop, most),
    liabilities: (shop) => liabilitiesOf(world, shop),
  };
}

export function parcelWriter(
  world: World,
  emit: Emit,
): Pick<MarketWriter, "moveStock" | "emptyDepot" | "settleContract" | "collect"> {
  return {
    moveStock: (shop, sku, depot, pieces) => {
      const rule = world.scenario.depots[depot - 1];
      if (!rule) return;
      const { stock, incoming } = world.sku.col;
      stock[sku] = (stock[sku] as number) - pieces;
      noteMove(world.supply, sku, "moved", -pieces);
      incoming[sku] = (incoming[sku] as number) + pieces;
      addReceipt(world, { tick: world.now + rule.moveHours, sku, quantity: pieces, depot });
      const fen = pieces * rule.moveFen;
      if (fen === 0) return;
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "depot" }, [
        ["freight_out", fen],
        ["cash", -fen],
      ]);
    },
    // What lies there is fetched back: counted as home's, since a SKU's stock is the sum of all shelves.
    emptyDepot: (shop, depot) => {
      for (let sku = 0; sku < world.logistics.depot.count; sku += 1)
        if (world.sku.col.shop[sku] === shop)
          addPieces(world.logistics, sku, depot, -piecesAt(world.logistics, sku, depot));
      const { sku: skus, depot: depots, tick } = world.receipt.col;
      for (let row = 0; row < world.receipt.count; row += 1)
        if (
          depots[row] === depot &&
          (tick[row] as number) >= world.now &&
          world.sku.col.shop[skus[row] as number] === shop
        )
          depots[row] = 0;
    },
    settleContract: (shop, contract) => settleContract(world, emit, shop, contract),
    collect: (shop, order) => collect(world, emit, shop, order),
  };
}

function storedAt(world: World, shop: number, depot: number): { sku: number; pieces: number }[] {
  const found: { sku: number; pieces: number }[] = [];
  for (let sku = 0; sku < world.logistics.depot.count; sku += 1) {
    const pieces = piecesAt(world.logistics, sku, depot);
    if (pieces > 0 && world.sku.col.shop[sku] === shop) found.push({ sku, pieces });
  }
  return found;
}

function latestParcels(world: World, shop: number, most: number): ParcelLine[] {
  const col = world.order.col;
  const found: ParcelLine[] = [];
  for (let order = world.order.count - 1; order >= 0 && found.length < most; order -= 1) {
    if (col.shop[order] !== shop || col.head[order] !== order) continue;
    const state = col.state[order] as number;
    if (state >= ORDER_STATE.waiting) continue;
    const signed = col.signedAt[order] as number;
    const isOver = state === ORDER_STATE.signed || state === ORDER_STATE.lost;
    found.push({
      order,
      at: col.at[order] as number,
      courier: col.courier[order] as number,
      depot: col.depot[order] as number,
      province: col.province[order] as number,
      costFen: col.parcelFen[order] as number,
      promisedAt: col.promisedAt[order] as number,
      shippedAt: col.shippedAt[order] as number,
      // When it will be signed for is nobody's knowledge before it is.
      signedAt: isOver && signed !== NULL_U32 ? signed : null,
      fate: fateOf(state, col.fate[order] as number),
    });
  }
  return found;
}

function fateOf(state: number, fate: number): ParcelLine["fate"] {
  if (state === ORDER_STATE.paid) return "waiting";
  if (state === ORDER_STATE.lost) return "lost";
  if (state === ORDER_STATE.packed) return "under-way";
  return fate === FATE.damaged ? "damaged" : "signed";
}

const STATES = ["open", "paid", "expired"] as const;

function liabilitiesOf(world: World, shop: number): LiabilityLine[] {
  const { liability } = world.logistics;
  const { order, fen, until, state } = liability.col;
  return Array.from({ length: liability.count }, (_, row) => row)
    .filter((row) => liability.col.shop[row] === shop)
    .map((row) => ({
      order: order[row] as number,
      fen: fen[row] as number,
      untilTick: until[row] as number,
      state: STATES[state[row] as number] as LiabilityLine["state"],
    }));
}
