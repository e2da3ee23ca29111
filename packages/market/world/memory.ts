/** What shoppers keep in mind between visits: a cart, a favourite, a shop that was good to them. */
import { RETURN_DAYS } from "../parameters.ts";
import { ensureRows } from "./grown.ts";
import { isLost, LOST, memoryHead, setMemoryHead } from "./shoppers.ts";
import type { World } from "./world.ts";

export const MEMORY = { cart: 0, favourite: 1, shop: 2, invite: 3 } as const;
/** Days that each kind lasts (an invitation into a group is soon forgotten); a cart is looked at again within RETURN_DAYS or dies. */
const LASTS = [RETURN_DAYS, RETURN_DAYS * 2, 120, 2] as const;

/** Cells of one remembered thing, side by side: a look into a memory reads one place. */
export const MEMORY_CELLS = 8;
const LISTING = 0;
const SKU = 1;
const PRICE_FEN = 2;
const TICK = 3;
const KIND = 4;
const NEXT = 5;

/** Which listing a remembered thing is. */
export function memoryListing(world: World, node: number): number {
  return world.memory.col.cell[node * MEMORY_CELLS + LISTING] as number;
}

/** One of MEMORY. */
export function memoryKind(world: World, node: number): number {
  return world.memory.col.cell[node * MEMORY_CELLS + KIND] as number;
}

/** The price asked when it was remembered, in fen. */
export function memoryPriceFen(world: World, node: number): number {
  return world.memory.col.cell[node * MEMORY_CELLS + PRICE_FEN] as number;
}

/** The tick it was remembered at. */
export function memoryTick(world: World, node: number): number {
  return world.memory.col.cell[node * MEMORY_CELLS + TICK] as number;
}

/** The next thing the same shopper has in mind, or −1. */
export function memoryNext(world: World, node: number): number {
  return world.memory.col.cell[node * MEMORY_CELLS + NEXT] as number;
}

/** Remembers something; what a shopper already has in mind of this listing is replaced. */
export function remember(
  world: World,
  shopper: number,
  kind: number,
  listing: number,
  sku: number,
  priceFen: number,
): void {
  if (isLost(world.shoppers, shopper)) return;
  let node = memoryOf(world, shopper, listing);
  if (node < 0) {
    node = takeNode(world);
    world.memory.col.cell[node * MEMORY_CELLS + NEXT] = memoryHead(world.shoppers, shopper);
    setMemoryHead(world.shoppers, shopper, node);
  } else if (kind === MEMORY.favourite && memoryKind(world, node) === MEMORY.cart) return;
  const { cell } = world.memory.col;
  const at = node * MEMORY_CELLS;
  cell[at + KIND] = kind;
  cell[at + LISTING] = listing;
  cell[at + SKU] = sku;
  cell[at + PRICE_FEN] = priceFen;
  cell[at + TICK] = world.now;
}

function takeNode(world: World): number {
  const { memory } = world;
  const free = world.memoryFree;
  if (free >= 0) {
    world.memoryFree = memoryNext(world, free);
    return free;
  }
  ensureRows(memory, memory.count + 1);
  return memory.count - 1;
}

function giveBack(world: World, node: number): void {
  world.memory.col.cell[node * MEMORY_CELLS + NEXT] = world.memoryFree;
  world.memoryFree = node;
}

export function forget(world: World, shopper: number, node: number): void {
  let before = -1;
  let at = memoryHead(world.shoppers, shopper);
  while (at >= 0 && at !== node) {
    before = at;
    at = memoryNext(world, at);
  }
  if (at < 0) return;
  const next = memoryNext(world, node);
  if (before < 0) setMemoryHead(world.shoppers, shopper, next);
  else world.memory.col.cell[before * MEMORY_CELLS + NEXT] = next;
  giveBack(world, node);
}

/** A shopper who never comes back; what was in mind is gone. */
export function lose(world: World, shopper: number): void {
  if (isLost(world.shoppers, shopper)) return;
  let node = memoryHead(world.shoppers, shopper);
  while (node >= 0) {
    const next = memoryNext(world, node);
    giveBack(world, node);
    node = next;
  }
  setMemoryHead(world.shoppers, shopper, LOST);
}

/** The latest thing still in mind, or −1; what has lasted too long is forgotten on the way. */
export function freshMemory(world: World, shopper: number): number {
  let node = memoryHead(world.shoppers, shopper);
  let best = -1;
  while (node >= 0) {
    const next = memoryNext(world, node);
    const age = world.now - memoryTick(world, node);
    if (age > (LASTS[memoryKind(world, node)] as number) * 24) forget(world, shopper, node);
    else if (best < 0 || later(world, node, best)) best = node;
    node = next;
  }
  return best;
}

function later(world: World, node: number, than: number): boolean {
  const gap = memoryTick(world, node) - memoryTick(world, than);
  return gap > 0 || (gap === 0 && memoryListing(world, node) < memoryListing(world, than));
}

/** What a shopper has in mind of a listing, or −1. */
export function memoryOf(world: World, shopper: number, listing: number): number {
  let node = memoryHead(world.shoppers, shopper);
  while (node >= 0 && memoryListing(world, node) !== listing) node = memoryNext(world, node);
  return node;
}

/** What was bought is no longer wanted. */
export function forgetListing(world: World, shopper: number, listing: number): void {
  const node = memoryOf(world, shopper, listing);
  if (node >= 0) forget(world, shopper, node);
}

/** Listings lying in a shopper's cart, newest place in memory first. */
export function cartsOf(world: World, shopper: number): readonly number[] {
  const found: number[] = [];
  for (let node = memoryHead(world.shoppers, shopper); node >= 0; node = memoryNext(world, node)) {
    if (memoryKind(world, node) === MEMORY.cart) found.push(memoryListing(world, node));
  }
  return found;
}

/** Other things of the same kind in the cart are no longer wanted either. */
export function forgetKind(world: World, shopper: number, category: number): void {
  const own = world.listing.col.category;
  for (const listing of cartsOf(world, shopper))
    if (own[listing] === category) forgetListing(world, shopper, listing);
}
