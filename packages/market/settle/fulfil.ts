/** From payment to signature: packing by capacity, the courier's time and price, loss. */
import { between, bitsFor, exp, log, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { courierFen } from "../compile/freight.ts";
import { WORK_FROM, WORK_UNTIL } from "../parameters.ts";
import type { Run } from "../run/run.ts";
import type { Category, Courier } from "../scenario/schema.ts";
import { DUE, nextToPack, schedule } from "../world/agenda.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { occasionOf, subjectOf } from "./order-key.ts";
import { afterSigning, refundAll } from "./aftersale.ts";
import { post } from "./ledger.ts";

/** Hours after the promise at which a parcel is given up as lost. Assumption. */
const LOST_AFTER = 72;

/** Packs what the hour's capacity allows, shop by shop, oldest order first; night shifts do not exist. */
export function packParcels(run: Run): void {
  const { world } = run;
  const hour = world.now % 24;
  if (hour < WORK_FROM || hour >= WORK_UNTIL) return;
  for (let shop = 0; shop < world.shops; shop += 1) {
    for (let packed = 0; packed < world.scenario.packPerHour; packed += 1) {
      const order = nextToPack(world.agenda, shop);
      if (order < 0) break;
      handOver(run, order, packed);
    }
  }
}

function handOver(run: Run, order: number, place: number): void {
  const { world, emit, habits } = run;
  const col = world.order.col;
  const spacing = Math.floor(3600 / world.scenario.packPerHour);
  const shipped = (world.now + 1) * 3600 + place * spacing;
  const { fen, courier } = parcelOf(run, order);
  const mean = habits.hours[col.province[order] as number] as number;
  const draw = bitsFor(habits.keys.transit, subjectOf(world, order), occasionOf(world, order));
  const sigma = world.parameters.after.transitSigma;
  const hours = exp(log(mean) - (sigma * sigma) / 2 + sigma * between(habits.normal, draw));
  const isLost =
    unitFrom(bitsFor(habits.keys.loss, subjectOf(world, order), occasionOf(world, order))) *
      10_000 <
    courier.lossPermyriad;
  const signed = isLost ? NULL_U32 : Math.round(shipped + hours * 3600);
  countParcel(world, col.shop[order] as number, 1);
  col.parcelFen[order] = fen;
  for (let line = order; line < order + (col.lines[order] as number); line += 1) {
    col.state[line] = ORDER_STATE.packed;
    col.shippedAt[line] = shipped;
    col.signedAt[line] = signed;
  }
  post(world, emit, { at: shipped, shop: col.shop[order] as number, order, memo: "shipping" }, [
    ["freight_out", fen],
    ["cash", -fen],
  ]);
  payForLateness(run, order, shipped);
  schedule(world.agenda, arrivalTick(world, order), order, DUE.sign);
}

// The buyer gets a share of the goods' price when the parcel left later than the marketplace demands.
function payForLateness({ world, emit }: Run, order: number, shipped: number): void {
  const { hours, latePermille, leastFen, mostFen } = world.scenario.marketplace.dispatch;
  const col = world.order.col;
  if (shipped - (col.at[order] as number) <= hours * 3600 || latePermille === 0) return;
  let goods = 0;
  for (let line = order; line < order + (col.lines[order] as number); line += 1)
    goods += col.goodsFen[line] as number;
  const fen = Math.min(mostFen, Math.max(leastFen, Math.round((goods * latePermille) / 1000)));
  post(world, emit, { at: shipped, shop: col.shop[order] as number, order, memo: "late-parcel" }, [
    ["penalties", fen],
    ["cash", -fen],
  ]);
}

function countParcel(world: World, shop: number, change: number): void {
  const { inTransit } = world.shop.col;
  inTransit[shop] = (inTransit[shop] as number) + change;
}

/** When the parcel's end is known: its signature, or its loss. */
export function arrivalTick(world: World, order: number): number {
  const { signedAt, promisedAt } = world.order.col;
  const end =
    signedAt[order] === NULL_U32
      ? (promisedAt[order] as number) + LOST_AFTER * 3600
      : (signedAt[order] as number);
  return Math.max(world.now + 1, Math.floor(end / 3600));
}

/** The parcel reaches the buyer, or is given up. */
export function arrive(run: Run, order: number): void {
  const { world, emit } = run;
  const col = world.order.col;
  const isLost = col.signedAt[order] === NULL_U32;
  const at = isLost ? world.now * 3600 : (col.signedAt[order] as number);
  const { weightG } = parcelOf(run, order);
  emit.parcels.add(
    at,
    order,
    order,
    col.shop[order] as number,
    0,
    col.province[order] as number,
    weightG,
    col.parcelFen[order] as number,
    col.promisedAt[order] as number,
    col.shippedAt[order] as number,
    col.signedAt[order] as number,
  );
  const shop = col.shop[order] as number;
  countParcel(world, shop, -1);
  if (!isLost) world.shop.col.signed[shop] = (world.shop.col.signed[shop] as number) + 1;
  for (let line = order; line < order + (col.lines[order] as number); line += 1) {
    col.state[line] = isLost ? ORDER_STATE.lost : ORDER_STATE.signed;
    if (isLost) refundAll(run, line, at, "loss");
    else afterSigning(run, line);
  }
}

// One parcel holds all lines of an order.
function parcelOf(run: Run, order: number): { weightG: number; fen: number; courier: Courier } {
  const { world } = run;
  const { scenario } = world;
  const col = world.order.col;
  let weightG = 0;
  for (let line = order; line < order + (col.lines[order] as number); line += 1) {
    const category = scenario.categories[
      world.listing.col.category[col.listing[line] as number] as number
    ] as Category;
    weightG += category.weightG * (col.quantity[line] as number);
  }
  const courier = scenario.couriers[0] as Courier;
  const zone = scenario.provinces[col.province[order] as number]?.zone ?? 1;
  return { weightG, fen: courierFen(courier, zone, weightG), courier };
}
