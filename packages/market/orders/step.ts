/** How a step of an order is written down, and how an order on the desk comes to an end before its parcel leaves. */
import { putBack } from "../supply/books.ts";
import { STEP } from "./contract.ts";
import { STEP_EVENT, type STEP_EVENTS } from "./events.ts";
import type { Emit } from "../run/emit.ts";
import { refundAll } from "../settle/aftersale.ts";
import { latePay } from "../settle/fulfil.ts";
import { post } from "../settle/ledger.ts";
import { TROUBLE_STATE, WHENS } from "../world/desk-work.ts";
import { undoCrossings } from "../border/parcel.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { closeTrouble } from "./trouble-row.ts";

export interface Place {
  readonly world: World;
  readonly emit: Emit;
}

/** The rows of the order's lines that travel together. */
export function linesOf(world: World, order: number): number[] {
  return Array.from(
    { length: Math.max(1, world.order.col.lines[order] as number) },
    (_, i) => order + i,
  );
}

/** Writes a step into the lake; what was paid for counts from when it was paid. */
export function note(
  { world, emit }: Place,
  row: number,
  step: (typeof STEP_EVENTS)[number],
  at = world.now * 3600,
): void {
  const { col } = world.desk.work;
  const order = col.order[row] as number;
  const pieces = linesOf(world, order).reduce(
    (sum, line) => sum + (world.order.col.quantity[line] as number),
    0,
  );
  emit.orderSteps.add(
    at,
    world.order.col.head[order] as number,
    col.shop[row] as number,
    STEP_EVENT[step],
    col.lead[row] as number,
    pieces,
    Math.max(0, at - (world.order.col.at[order] as number)),
    col.packaging[row] as number,
    col.isChecked[row] as number,
  );
}

/** Moves a row to a step of its person or of hands. */
export function moveTo(
  place: Place,
  row: number,
  step: "reviewed" | "printed" | "picked" | "packed" | "handed",
): void {
  const { col } = place.world.desk.work;
  col.step[row] = STEP[step];
  col[WHENS[STEP[step] - 1] as (typeof WHENS)[number]][row] = place.world.now;
  note(place, row, step);
}

/** A cost of the desk that is no courier's fee. */
export function charge(
  { world, emit }: Place,
  row: number,
  fen: number,
  memo: "packaging" | "order-trouble",
): void {
  if (fen === 0) return;
  const { order, shop } = world.desk.work.col;
  const entry = { at: world.now * 3600, shop: shop[row] as number, order: order[row] as number };
  post(world, emit, { ...entry, memo }, [
    ["fulfilment", fen],
    ["cash", -fen],
  ]);
}

/**
 * The order ends without a parcel: everything is refunded. Pieces go back to the shelf, or are written off; when the
 * shop is to blame, the buyer gets what a late parcel costs.
 */
export function callOffWork(
  place: Place,
  row: number,
  how: { readonly isSellers: boolean; readonly hasPieces: boolean },
): void {
  const { world, emit } = place;
  const { col } = world.desk.work;
  const order = col.order[row] as number;
  const shop = col.shop[row] as number;
  const at = world.now * 3600;
  for (const line of linesOf(world, order)) {
    refundAll(place, line, at, "refund");
    world.order.col.state[line] = ORDER_STATE.cancelled;
    const cost = world.order.col.costFen[line] as number;
    post(world, emit, { at, shop, order: line, memo: how.hasPieces ? "restock" : "loss" }, [
      [how.hasPieces ? "inventory" : "write_off", cost],
      ["cogs", -cost],
    ]);
    if (!how.hasPieces) continue;
    putBack(place, line);
    undoCrossings(world, line);
  }
  if (how.isSellers) {
    const fen = latePay(world, order);
    post(world, emit, { at, shop, order, memo: "late-parcel" }, [
      ["penalties", fen],
      ["cash", -fen],
    ]);
  }
  col.step[row] = STEP.cancelled;
  note(place, row, "cancelled");
  for (const trouble of world.desk.live)
    if (
      world.desk.trouble.col.order[trouble] === order &&
      world.desk.trouble.col.state[trouble] !== TROUBLE_STATE.closed
    )
      closeTrouble(place, trouble, "refunded");
}
