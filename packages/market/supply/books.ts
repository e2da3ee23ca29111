/** The books of stock: opened with a seat, told of every piece, reconciled with the shelf at the end of each hour. */
import type { Emit } from "../run/emit.ts";
import { ensureRows } from "../world/grown.ts";
import { isKept } from "../world/supply.ts";
import { addStock } from "../world/stock.ts";
import type { World } from "../world/world.ts";
import { post } from "../settle/ledger.ts";
import { MOVES } from "./contract.ts";

const SOLD = MOVES.indexOf("sold");
const UNEXPLAINED = MOVES.indexOf("unexplained");

/** New goods of a shop with a seat get books too; answers whether any were opened. */
export function openBooks(world: World, shop: number): void {
  const { supply, sku } = world;
  for (let id = 0; id < sku.count; id += 1)
    if (sku.col.shop[id] === shop && !isKept(supply, id)) openBook(world, id);
}

function openBook({ supply, sku }: World, id: number): void {
  ensureRows(supply.book, id + 1);
  ensureRows(supply.move, id + 1);
  const { col } = supply.book;
  col.isKept[id] = 1;
  col.opening[id] = sku.col.stock[id] as number;
  col.last[id] = sku.col.stock[id] as number;
  if (col.baseFen[id] === 0) col.baseFen[id] = sku.col.costFen[id] as number;
}

export function baseOf({ supply, sku }: World, id: number): number {
  const base = id < supply.book.count ? (supply.book.col.baseFen[id] as number) : 0;
  return base > 0 ? base : (sku.col.costFen[id] as number);
}

/** Goods bought at another price come to those on the shelf: a piece costs the mean of both from now on. */
export function averageIn(
  { world, emit }: { readonly world: World; readonly emit: Emit },
  sku: number,
  goods: { readonly pieces: number; readonly unitFen: number },
): void {
  const { costFen, stock, shop } = world.sku.col;
  const held = Math.max(0, stock[sku] as number);
  const cost = costFen[sku] as number;
  if (cost === goods.unitFen || goods.pieces === 0) return;
  const value = held * cost + goods.pieces * goods.unitFen;
  const mean = Math.round(value / (held + goods.pieces));
  costFen[sku] = mean;
  const rest = (held + goods.pieces) * mean - value;
  if (rest === 0) return;
  post(
    world,
    emit,
    { at: world.now * 3600, shop: shop[sku] as number, order: -1, memo: "supply" },
    [
      ["inventory", rest],
      ["supply", -rest],
    ],
  );
}

/** Whether pieces of a kind are bought at different prices, so that what one costs is a mean. */
export function hasMeanCost({ supply, border }: World, sku: number): boolean {
  return isKept(supply, sku) || sku < border.base.count;
}

/** Pieces of an order line come back to the shelf for what they left it at, whatever a piece costs by now. */
export function putBack(place: { readonly world: World; readonly emit: Emit }, line: number): void {
  const { world } = place;
  const { sku: skus, quantity, costFen } = world.order.col;
  const sku = skus[line] as number;
  const pieces = quantity[line] as number;
  if (hasMeanCost(world, sku))
    averageIn(place, sku, { pieces, unitFen: Math.round((costFen[line] as number) / pieces) });
  addStock(world, sku, pieces);
}

/** Tells the books of the hour's orders, and sets what was told beside what lies there. */
export function reconcile(world: World, emit: Emit): void {
  const { supply } = world;
  readOrders(world);
  const { book, move } = supply;
  for (let sku = 0; sku < book.count; sku += 1) {
    if (book.col.isKept[sku] === 0) continue;
    const from = sku * MOVES.length;
    let told = book.col.last[sku] as number;
    for (let kind = 0; kind < MOVES.length; kind += 1) told += move.col.hour[from + kind] as number;
    const there = world.sku.col.stock[sku] as number;
    if (told !== there) move.col.hour[from + UNEXPLAINED] = there - told;
    close(world, emit, sku);
  }
}

function close(world: World, emit: Emit, sku: number): void {
  const { book, move } = world.supply;
  const from = sku * MOVES.length;
  const there = world.sku.col.stock[sku] as number;
  for (let kind = 0; kind < MOVES.length; kind += 1) {
    const pieces = move.col.hour[from + kind] as number;
    if (pieces === 0) continue;
    const shop = world.sku.col.shop[sku] as number;
    emit.stockMoves.add(world.now * 3600, shop, sku, kind, pieces, Math.max(0, there));
    move.col.total[from + kind] = (move.col.total[from + kind] as number) + pieces;
    move.col.hour[from + kind] = 0;
  }
  book.col.last[sku] = there;
}

// Lines are appended and never taken out: what was added since is what was sold, or put aside for a group.
function readOrders({ supply, order }: World): void {
  ensureRows(supply.read, 1);
  const from = supply.read.col.lines[0] as number;
  for (let line = from; line < order.count; line += 1) {
    const sku = order.col.sku[line] as number;
    if (!isKept(supply, sku)) continue;
    const pieces = order.col.quantity[line] as number;
    const cell = sku * MOVES.length + SOLD;
    supply.move.col.hour[cell] = (supply.move.col.hour[cell] as number) - pieces;
    const { soldToday } = supply.book.col;
    soldToday[sku] = (soldToday[sku] as number) + pieces;
  }
  supply.read.col.lines[0] = order.count;
}
