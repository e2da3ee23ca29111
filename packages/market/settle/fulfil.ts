/** From payment to signature: packing by capacity, the courier's time and price, loss. */
import { between, bitsFor, exp, log, NULL_U32 } from "@dianzhang/kernel";
import { routeAt } from "../compile/routes.ts";
import { airFen, placeOf } from "../border/duty.ts";
import { clearParcel } from "../border/parcel.ts";
import { insuranceFen, liableFen, parcelPriceFen, zoneFrom } from "../logistics.ts";
import { WORK_FROM, WORK_UNTIL } from "../parameters.ts";
import { goodsOf, sizeOf, weightOf } from "../run/route.ts";
import type { Run } from "../run/run.ts";
import type { Courier } from "../scenario/schema.ts";
import { DUE, nextToPack, schedule } from "../world/agenda.ts";
import { FATE } from "../world/logistics.ts";
import { expectLate } from "../service/open.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { occasionOf, subjectOf } from "./order-key.ts";
import { afterSigning, refundAll } from "./aftersale.ts";
import { countCarried, owe } from "./couriers.ts";
import { post } from "./ledger.ts";
import { signedAfter } from "./waits.ts";
import { chargedBack, isTurnedBack, parcelOf } from "../orders/effects.ts";

/** Hours after the promise at which a parcel is given up as lost. Assumption. */
const LOST_AFTER = 72;

/** Packs what the hour's capacity allows, shop by shop, oldest order first; night shifts do not exist. */
export function packParcels(run: Run): void {
  const { world } = run;
  const hour = world.now % 24;
  if (hour < WORK_FROM || hour >= WORK_UNTIL) return;
  for (let shop = 0; shop < world.shops; shop += 1) {
    if (run.tables.orderRules?.has(shop)) continue;
    for (let packed = 0; packed < world.scenario.packPerHour; packed += 1) {
      const order = nextToPack(world.agenda, shop);
      if (order < 0) break;
      handOver(run, order, packed);
    }
  }
}

/** Nothing is packed sooner after it was paid. */
const LEAST_PACKING_S = 60;

/** When the parcel in this place of the hour is handed over: who pays at the end of a long visit pays after the hour. */
export function handedAt(world: World, order: number, place: number): number {
  const { packPerHour } = world.scenario;
  const inTurn = (world.now + 1) * 3600 + (place % packPerHour) * Math.floor(3600 / packPerHour);
  return Math.max(inTurn, (world.order.col.at[order] as number) + LEAST_PACKING_S);
}

function handOver(run: Run, order: number, place: number): void {
  const { world, emit, habits } = run;
  const col = world.order.col;
  const shipped = handedAt(world, order, place);
  const courier = col.courier[order] as number;
  const subject = subjectOf(world, order);
  const occasion = occasionOf(world, order);
  const draw = bitsFor(habits.keys.transit, subject, occasion);
  const sigma = world.parameters.after.transitSigma;
  const hours = exp(
    log(meanHours(run, order)) - (sigma * sigma) / 2 + sigma * between(habits.normal, draw),
  );
  const fate = fateOf(
    world.scenario.couriers[courier] as Courier,
    bitsFor(habits.keys.loss, subject, occasion),
  );
  const held = clearParcel(run, order, shipped);
  const signed = fate === FATE.lost ? NULL_U32 : signedAfter(run, shipped, hours + held);
  const shop = col.shop[order] as number;
  const fee = feeOf(run, order);
  countParcel(world, shop, 1);
  countCarried(world, shop, courier);
  col.parcelFen[order] = fee;
  col.isInsured[order] = insures(run, order) ? 1 : 0;
  col.fate[order] = fate;
  for (let line = order; line < order + (col.lines[order] as number); line += 1) {
    col.state[line] = ORDER_STATE.packed;
    col.shippedAt[line] = shipped;
    col.signedAt[line] = signed;
    col.fate[line] = fate;
  }
  post(world, emit, { at: shipped, shop, order, memo: "shipping" }, [
    ["freight_out", fee],
    ["cash", -fee],
  ]);
  payForLateness(run, order, shipped);
  if (run.tables.service !== null) expectLate(run, order);
  schedule(world.agenda, arrivalTick(world, order), order, DUE.sign);
}

export function meanHours(run: Run, order: number): number {
  const { world, tables, habits } = run;
  const col = world.order.col;
  const province = col.province[order] as number;
  const shop = col.shop[order] as number;
  const { routes } = tables;
  if (!routes?.rows[shop]) return habits.hours[province] as number;
  const size = sizeOf(world, routes, order);
  const at = routeAt(routes, shop, col.depot[order] as number, province, size);
  return routes.hours[at] as number;
}

// Two independent draws from one word: the upper half for loss, the lower for damage.
export function fateOf(
  courier: Pick<Courier, "lossPermyriad" | "damagePermyriad">,
  bits: number,
): number {
  if (((bits >>> 16) / 65_536) * 10_000 < courier.lossPermyriad) return FATE.lost;
  return ((bits & 0xffff) / 65_536) * 10_000 < courier.damagePermyriad ? FATE.damaged : FATE.whole;
}

// The courier's tariff from the warehouse it leaves, less the contract, and insurance where the shop wants it.
export function feeOf(run: Run, order: number, weightG = weightOf(run.world, order)): number {
  const { world } = run;
  const { scenario } = world;
  const col = world.order.col;
  const shop = col.shop[order] as number;
  const place = col.courier[order] as number;
  const courier = scenario.couriers[place] as Courier;
  const zone = zoneFrom(scenario, col.depot[order] as number, col.province[order] as number);
  const row = run.tables.routes?.rows[shop];
  const contract = row?.contracts.find((one) => one.courier === place);
  const depot = col.depot[order] as number;
  const isFlown = scenario.border !== null && depot === placeOf(scenario, "overseas");
  const insured = insures(run, order) ? insuranceFen(goodsOf(world, order)) : 0;
  if (isFlown && scenario.border) return airFen(scenario.border, weightG) + insured;
  const fee = parcelPriceFen(courier, { zone, weightG, offPermille: contract?.offPermille ?? 0 });
  return fee + insured;
}

export function insures(run: Run, order: number): boolean {
  const { world, tables } = run;
  const from = tables.routes?.rows[world.order.col.shop[order] as number]?.insureFromFen ?? null;
  return from !== null && goodsOf(world, order) >= from;
}

// The buyer gets a share of the goods' price when the parcel left later than the marketplace demands.
export function payForLateness({ world, emit }: Run, order: number, shipped: number): void {
  const { hours } = world.scenario.marketplace.dispatch;
  const col = world.order.col;
  const fen = latePay(world, order);
  if (shipped - (col.at[order] as number) <= hours * 3600 || fen === 0) return;
  post(world, emit, { at: shipped, shop: col.shop[order] as number, order, memo: "late-parcel" }, [
    ["penalties", fen],
    ["cash", -fen],
  ]);
}

/** What a buyer gets for an order sent too late, or not at all. */
export function latePay(world: World, order: number): number {
  const { latePermille, leastFen, mostFen } = world.scenario.marketplace.dispatch;
  if (latePermille === 0) return 0;
  const col = world.order.col;
  let goods = 0;
  for (let line = order; line < order + (col.lines[order] as number); line += 1)
    goods += col.goodsFen[line] as number;
  return Math.min(mostFen, Math.max(leastFen, Math.round((goods * latePermille) / 1000)));
}

export function countParcel(world: World, shop: number, change: number): void {
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
  if (isTurnedBack(world, order)) return;
  const isLost = col.signedAt[order] === NULL_U32;
  const at = isLost ? world.now * 3600 : (col.signedAt[order] as number);
  emit.parcels.add(
    at,
    parcelOf(world, order),
    col.head[order] as number,
    col.shop[order] as number,
    col.courier[order] as number,
    col.province[order] as number,
    weightOf(world, order),
    col.parcelFen[order] as number,
    col.promisedAt[order] as number,
    col.shippedAt[order] as number,
    col.signedAt[order] as number,
    col.depot[order] as number,
    col.fate[order] as number,
  );
  const shop = col.shop[order] as number;
  countParcel(world, shop, -1);
  const isOwed = col.fate[order] !== FATE.whole && !chargedBack(run, order, at);
  if (isOwed) owe(world, order, owedFor(run, order));
  if (!isLost) world.shop.col.signed[shop] = (world.shop.col.signed[shop] as number) + 1;
  for (let line = order; line < order + (col.lines[order] as number); line += 1) {
    col.state[line] = isLost ? ORDER_STATE.lost : ORDER_STATE.signed;
    if (isLost) refundAll(run, line, at, "loss");
    else afterSigning(run, line);
  }
}

function owedFor({ world }: Run, order: number): number {
  const col = world.order.col;
  return liableFen({
    goodsFen: goodsOf(world, order),
    feeFen: col.parcelFen[order] as number,
    isInsured: col.isInsured[order] === 1,
  });
}
