/** What shoppers keep in mind between visits: a cart, a favourite, a shop that was good to them. */
import { RETURN_DAYS } from "../parameters.ts";
import { ensureRows } from "./grown.ts";
import { memoryHead, setMemoryHead } from "./shoppers.ts";
import type { World } from "./world.ts";

export const MEMORY = { cart: 0, favourite: 1, shop: 2 } as const;
/** Days that each kind lasts; a cart is looked at again within RETURN_DAYS or dies. */
const LASTS = [RETURN_DAYS, RETURN_DAYS * 2, 120] as const;

/** Remembers something; what a shopper already has in mind of this listing is replaced. */
export function remember(
  world: World,
  shopper: number,
  kind: number,
  listing: number,
  sku: number,
  priceFen: number,
): void {
  const { memory } = world;
  const held = find(world, shopper, listing);
  let node = held;
  if (node < 0) {
    node = world.memoryFree;
    if (node >= 0) world.memoryFree = memory.col.next[node] as number;
    else {
      node = memory.count;
      ensureRows(memory, node + 1);
    }
    memory.col.next[node] = memoryHead(world.shoppers, shopper);
    setMemoryHead(world.shoppers, shopper, node);
  } else if (kind === MEMORY.favourite && memory.col.kind[node] === MEMORY.cart) return;
  memory.col.kind[node] = kind;
  memory.col.listing[node] = listing;
  memory.col.sku[node] = sku;
  memory.col.priceFen[node] = priceFen;
  memory.col.tick[node] = world.now;
}

export function forget(world: World, shopper: number, node: number): void {
  const { memory, shoppers } = world;
  let before = -1;
  let at = memoryHead(shoppers, shopper);
  while (at >= 0 && at !== node) {
    before = at;
    at = memory.col.next[at] as number;
  }
  if (at < 0) return;
  const next = memory.col.next[node] as number;
  if (before < 0) setMemoryHead(shoppers, shopper, next);
  else memory.col.next[before] = next;
  memory.col.next[node] = world.memoryFree;
  world.memoryFree = node;
}

/** The latest thing still in mind, or −1; what has lasted too long is forgotten on the way. */
export function freshMemory(world: World, shopper: number): number {
  const { memory, shoppers } = world;
  let node = memoryHead(shoppers, shopper);
  let best = -1;
  while (node >= 0) {
    const next = memory.col.next[node] as number;
    const age = (world.now - (memory.col.tick[node] as number)) / 24;
    if (age > (LASTS[memory.col.kind[node] as number] as number)) forget(world, shopper, node);
    else if (best < 0 || later(world, node, best)) best = node;
    node = next;
  }
  return best;
}

function later(world: World, node: number, than: number): boolean {
  const { tick, listing } = world.memory.col;
  const gap = (tick[node] as number) - (tick[than] as number);
  return gap > 0 || (gap === 0 && (listing[node] as number) < (listing[than] as number));
}

function find(world: World, shopper: number, listing: number): number {
  const { memory, shoppers } = world;
  let node = memoryHead(shoppers, shopper);
  while (node >= 0 && memory.col.listing[node] !== listing) node = memory.col.next[node] as number;
  return node;
}

/** What was bought is no longer wanted. */
export function forgetListing(world: World, shopper: number, listing: number): void {
  const node = find(world, shopper, listing);
  if (node >= 0) forget(world, shopper, node);
}

/** Listings lying in a shopper's cart, newest place in memory first. */
export function cartsOf(world: World, shopper: number): readonly number[] {
  const { memory, shoppers } = world;
  const found: number[] = [];
  for (let node = memoryHead(shoppers, shopper); node >= 0; ) {
    if (memory.col.kind[node] === MEMORY.cart) found.push(memory.col.listing[node] as number);
    node = memory.col.next[node] as number;
  }
  return found;
}
