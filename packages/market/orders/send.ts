/** The van: parcels packed and called for leave, go astray, come back, or are under way. */
import { borderHours } from "../border/duty.ts";
import { clearParcel } from "../border/parcel.ts";
import { between, bitsFor, exp, log, NULL_U32 } from "@dianzhang/kernel";
import { hoursFrom } from "../logistics.ts";
import type { Run } from "../run/run.ts";
import type { Courier } from "../scenario/schema.ts";
import {
  arrivalTick,
  countParcel,
  fateOf,
  feeOf,
  handedAt,
  insures,
  meanHours,
  payForLateness,
} from "../settle/fulfil.ts";
import { expectLate } from "../service/open.ts";
import { countCarried } from "../settle/couriers.ts";
import { post } from "../settle/ledger.ts";
import { occasionOf, subjectOf } from "../settle/order-key.ts";
import { signedAfter } from "../settle/waits.ts";
import { DUE, schedule } from "../world/agenda.ts";
import { FLAW, packagingOf } from "../world/desk-work.ts";
import { FATE } from "../world/logistics.ts";
import { weightOf } from "../run/route.ts";
import { ORDER_STATE } from "../world/world.ts";
import { PACKAGING, STEP } from "./contract.ts";
import { chanceOf } from "./draws.ts";
import { charge, linesOf } from "./step.ts";
import { raise } from "./trouble-row.ts";

/** Everything called for leaves with this hour's van, parcel by parcel; orders of one parcel go together. */
export function sendCalled(run: Run, rows: readonly number[]): void {
  const { col } = run.world.desk.work;
  const parcels = new Map<number, number[]>();
  for (const row of rows) {
    if (col.step[row] !== STEP.handed || col.isSent[row] === 1) continue;
    const key = col.lead[row] as number;
    const own = parcels.get(key);
    if (own) own.push(row);
    else parcels.set(key, [row]);
  }
  let place = 0;
  for (const members of parcels.values()) sendParcel(run, members, place++);
}

interface Trip {
  readonly shipped: number;
  readonly hours: number;
  readonly courier: number;
  readonly fate: number;
}

function sendParcel(run: Run, members: readonly number[], place: number): void {
  const { world } = run;
  const { col } = world.desk.work;
  const first = members[0] as number;
  const orders = members.map((row) => col.order[row] as number);
  // A parcel leaves when the last of its orders is paid.
  const shipped = Math.max(...orders.map((order) => handedAt(world, order, place)));
  const trip = { ...tripOf(run, first), shipped };
  charge(run, first, PACKAGING[packagingOf(world.desk, first)].fen, "packaging");
  const weightG = orders.reduce((sum, order) => sum + weightOf(world, order), 0);
  countCarried(world, col.shop[first] as number, trip.courier);
  members.forEach((row, i) => {
    col.lead[row] = orders[0] as number;
    sendOrder(run, row, trip, i === 0 ? weightG : 0);
  });
}

function tripOf(run: Run, row: number): Omit<Trip, "shipped"> {
  const { world, habits } = run;
  const { col } = world.desk.work;
  const order = col.order[row] as number;
  const chosen = col.courier[row] as number;
  const courier = chosen > 0 ? chosen - 1 : (world.order.col.courier[order] as number);
  const again = Math.max(0, (col.attempts[row] as number) - 1);
  const subject = subjectOf(world, order) ^ Math.imul(again, 0x51ed270b);
  const occasion = occasionOf(world, order);
  const sigma = world.parameters.after.transitSigma;
  const draw = bitsFor(habits.keys.transit, subject, occasion);
  const mean = chosen > 0 ? hoursBy(run, order, courier) : meanHours(run, order);
  const rule = world.scenario.couriers[courier] as Courier;
  const damage = PACKAGING[packagingOf(world.desk, row)].damage;
  return {
    hours: exp(log(mean) - (sigma * sigma) / 2 + sigma * between(habits.normal, draw)),
    courier,
    fate: fateOf(
      { ...rule, damagePermyriad: rule.damagePermyriad * damage },
      bitsFor(habits.keys.loss, subject, occasion),
    ),
  };
}

function hoursBy({ world }: Run, order: number, courier: number): number {
  const { depot, province } = world.order.col;
  const hours = hoursFrom(world.scenario, depot[order] as number, province[order] as number);
  const pace = world.scenario.couriers[courier]?.pace ?? 1;
  return Math.max(12, hours * pace + borderHours(world.scenario, depot[order] as number));
}

// Orders that go along in another's parcel weigh nothing of their own: the parcel's fee stands with its first.
function sendOrder(run: Run, row: number, trip: Trip, weightG: number): void {
  const { world, emit } = run;
  const { col } = world.desk.work;
  const orderCol = world.order.col;
  const order = col.order[row] as number;
  const shop = col.shop[row] as number;
  const flaw = col.flaw[row] as number;
  const isFirstTrip = orderCol.parcelFen[order] === 0 && orderCol.state[order] === ORDER_STATE.paid;
  orderCol.courier[order] = trip.courier;
  const fee = weightG > 0 ? feeOf(run, order, weightG) : 0;
  const fate = (flaw & FLAW.cheated) !== 0 ? FATE.lost : trip.fate;
  const goesBack = (flaw & (FLAW.comesBack | FLAW.refused)) !== 0;
  const isLost = fate === FATE.lost || goesBack;
  orderCol.parcelFen[order] = (orderCol.parcelFen[order] as number) + fee;
  orderCol.isInsured[order] = weightG > 0 && insures(run, order) ? 1 : 0;
  const held = clearParcel(run, order, trip.shipped);
  const signed = isLost ? NULL_U32 : signedAfter(run, trip.shipped, trip.hours + held);
  for (const line of linesOf(world, order)) {
    orderCol.state[line] = ORDER_STATE.packed;
    orderCol.shippedAt[line] = trip.shipped;
    orderCol.signedAt[line] = signed;
    orderCol.fate[line] = fate;
  }
  countParcel(world, shop, 1);
  post(world, emit, { at: trip.shipped, shop, order, memo: "shipping" }, [
    ["freight_out", fee],
    ["cash", -fee],
  ]);
  if (isFirstTrip && col.attempts[row] === 1) {
    payForLateness(run, order, trip.shipped);
    if (run.tables.service !== null) expectLate(run, order);
  }
  col.isSent[row] = 1;
  col.backAt[row] = goesBack ? world.now + Math.ceil(trip.hours * 1.8) : 0;
  if (!goesBack) schedule(world.agenda, arrivalTick(world, order), order, DUE.sign);
  if (weightG > 0) weighedAgain(run, row, order);
}

function weighedAgain(run: Run, row: number, order: number): void {
  const { world } = run;
  if (chanceOf(run, "orderTrouble", order, 7) >= world.parameters.orders.weight) return;
  const isMuch = chanceOf(run, "orderTrouble", order, 8) < 0.6;
  raise(world, {
    order,
    shop: world.desk.work.col.shop[row] as number,
    kind: "weight",
    at: world.now + 24,
    truth: chanceOf(run, "orderTruth", order, 6) < (isMuch ? 0.85 : 0.2),
    signals: [isMuch ? "well-above" : "slightly-above"],
    chargeFen: isMuch ? 600 : 250,
  });
}
