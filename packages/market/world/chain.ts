/** All rows of one shopper found by one look: rows of a table chained by the hash of their shopper. */
import { mix } from "@dianzhang/kernel";

export interface Chain {
  /** Hash → latest row, or −1; a power of two of them. */
  slots: Int32Array;
  /** Row → the next row in the same slot, or −1. */
  next: Int32Array;
  count: number;
}

export function newChain(): Chain {
  return { slots: new Int32Array(64).fill(-1), next: new Int32Array(64), count: 0 };
}

/** The first row to look at; rows of other shoppers may stand between. */
export function chainHead(chain: Chain, shopper: number): number {
  return chain.slots[mix(shopper) & (chain.slots.length - 1)] as number;
}

/** Takes up a new last row. */
export function link(chain: Chain, shoppers: Uint32Array, row: number): void {
  if (row >= chain.next.length) {
    rechain(chain, shoppers, row + 1);
    return;
  }
  const slot = mix(shoppers[row] as number) & (chain.slots.length - 1);
  chain.next[row] = chain.slots[slot] as number;
  chain.slots[slot] = row;
  chain.count = row + 1;
}

/** Makes the chain anew, after rows moved or a market woke. */
export function rechain(chain: Chain, shoppers: Uint32Array, count: number): void {
  let room = 64;
  while (room < count * 2) room *= 2;
  chain.slots = new Int32Array(room).fill(-1);
  chain.next = new Int32Array(room);
  chain.count = count;
  for (let row = 0; row < count; row += 1) {
    const slot = mix(shoppers[row] as number) & (room - 1);
    chain.next[row] = chain.slots[slot] as number;
    chain.slots[slot] = row;
  }
}
