/** What work at the order desk does to a parcel's end: what buyers feel, whom a loss is to be claimed from. */
import type { Segment } from "../scenario/schema.ts";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import { FLAW, packagingOf } from "../world/desk-work.ts";
import { segmentOf, traitsOf } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { PACKAGING } from "./contract.ts";

/** What a marketplace takes for a charged-back payment. Assumption. */
const CHARGE_BACK_FEN = 2000;

/** Assumption. */
const WRONG_COMES_BACK = 8;

/** The work row a line belongs to, or −1. */
function rowOf(world: World, line: number): number {
  let first = line;
  while (first > 0 && world.order.col.lines[first] === 0) first -= 1;
  return world.desk.rowAt.get(first) ?? -1;
}

/** Added to the satisfaction of a line: a wrong piece, or a parcel that pleases those who care. */
export function workEffect({ world }: Run, line: number): number {
  if (world.desk.work.count === 0) return 0;
  const row = rowOf(world, line);
  if (row < 0) return 0;
  const { flaw } = world.desk.work.col;
  const traits = traitsOf(world.shoppers, world.order.col.shopper[line] as number);
  const segment = world.scenario.segments[segmentOf(traits)] as Segment;
  const pleases = PACKAGING[packagingOf(world.desk, row)].appeal * segment.quality;
  const isWrong = ((flaw[row] as number) & FLAW.wrongPiece) !== 0;
  return pleases - (isWrong ? world.parameters.orders.wrongLoss : 0);
}

/** How many times likelier a line comes back for what the desk did: a wrong piece nearly always. */
export function workReturns(world: World, line: number): number {
  if (world.desk.work.count === 0) return 1;
  const row = rowOf(world, line);
  const isWrong = row >= 0 && ((world.desk.work.col.flaw[row] as number) & FLAW.wrongPiece) !== 0;
  return isWrong ? WRONG_COMES_BACK : 1;
}

/** The parcel an order travels in: the number of its first order. */
export function parcelOf(world: World, order: number): number {
  const row = world.desk.work.count === 0 ? undefined : world.desk.rowAt.get(order);
  return row === undefined ? order : (world.desk.work.col.lead[row] as number);
}

export function isTurnedBack(world: World, order: number): boolean {
  const row = world.desk.work.count === 0 ? undefined : world.desk.rowAt.get(order);
  return row !== undefined && ((world.desk.work.col.flaw[row] as number) & FLAW.stopped) !== 0;
}

/** A cheated order that was "lost": no courier owes anything, and the marketplace takes its fee. */
export function chargedBack({ world, emit }: Run, order: number, at: number): boolean {
  const row = world.desk.work.count === 0 ? undefined : world.desk.rowAt.get(order);
  if (row === undefined || ((world.desk.work.col.flaw[row] as number) & FLAW.cheated) === 0)
    return false;
  const shop = world.order.col.shop[order] as number;
  post(world, emit, { at, shop, order, memo: "order-trouble" }, [
    ["penalties", CHARGE_BACK_FEN],
    ["cash", -CHARGE_BACK_FEN],
  ]);
  return true;
}
