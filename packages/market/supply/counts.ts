/** Pieces that get lost without anybody noticing, until they are counted or the shelf turns out to be empty. */
import { piecesAway } from "../world/logistics.ts";
import { isKept, noteMove } from "../world/supply.ts";
import type { World } from "../world/world.ts";
import { post } from "../settle/ledger.ts";
import { COUNT_FEN, COUNT_PIECE_FEN, OVERSOLD_FEN } from "./contract.ts";
import { spend, supplyChance, type Place } from "./purchase.ts";

/** Once a day: some kinds of goods lose a piece or two. */
export function shrink(world: World): void {
  const { book } = world.supply;
  for (let sku = 0; sku < book.count; sku += 1) {
    if (book.col.isKept[sku] === 0) continue;
    const u = supplyChance(world, "shrink", sku, world.now);
    if (u >= world.parameters.supply.shrinks) continue;
    const pieces = 1 + Math.floor((3 * u) / world.parameters.supply.shrinks);
    const left = homeOf(world, sku) - (book.col.missing[sku] as number);
    book.col.missing[sku] = (book.col.missing[sku] as number) + Math.max(0, Math.min(pieces, left));
  }
}

function homeOf(world: World, sku: number): number {
  return (world.sku.col.stock[sku] as number) - piecesAway(world.logistics, sku);
}

/** What the books hold more than the shelf comes out when the shelf is empty. */
export function findEmptyShelves(place: Place): void {
  const { world } = place;
  const { book } = world.supply;
  for (let sku = 0; sku < book.count; sku += 1) {
    const missing = book.col.missing[sku] as number;
    if (missing === 0) continue;
    const home = homeOf(world, sku);
    if (home <= 0) book.col.missing[sku] = 0;
    else if (home <= missing) {
      spend(place, world.sku.col.shop[sku] as number, home * OVERSOLD_FEN);
      writeOff(place, sku, home);
    }
  }
}

/** Counts one kind of goods, puts the books right, and pays for the hands. */
export function count(place: Place, sku: number, isByRule: boolean): void {
  const { world, emit } = place;
  if (!isKept(world.supply, sku)) return;
  const { col } = world.supply.book;
  const booked = homeOf(world, sku);
  const missing = Math.min(col.missing[sku] as number, Math.max(0, booked));
  const shop = world.sku.col.shop[sku] as number;
  spend(place, shop, COUNT_FEN + COUNT_PIECE_FEN * Math.max(0, booked));
  const lossFen = missing * (world.sku.col.costFen[sku] as number);
  emit.stockCounts.add(
    world.now * 3600,
    shop,
    sku,
    Math.max(0, booked),
    Math.max(0, booked - missing),
    lossFen,
    isByRule ? 1 : 0,
  );
  col.countedAt[sku] = world.now + 1;
  col.missed[sku] = missing;
  if (missing > 0) writeOff(place, sku, missing);
  col.missing[sku] = 0;
}

function writeOff({ world, emit }: Place, sku: number, pieces: number): void {
  const { stock, costFen, shop } = world.sku.col;
  const { missing } = world.supply.book.col;
  stock[sku] = (stock[sku] as number) - pieces;
  missing[sku] = (missing[sku] as number) - pieces;
  noteMove(world.supply, sku, "shrunk", -pieces);
  // What cannot be bought any more must leave the lists.
  if (stock[sku] === 0) world.isDirty = true;
  const fen = pieces * (costFen[sku] as number);
  post(world, emit, { at: world.now * 3600, shop: shop[sku] as number, order: -1, memo: "loss" }, [
    ["write_off", fen],
    ["inventory", -fen],
  ]);
}
