/** The order desk as its seat reads and writes it: nothing of what is learned only by handling. */
import { NULL_U32 } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import { goodsOf, weightOf } from "../run/route.ts";
import { isWaiting, TROUBLE_STATE, WHENS } from "../world/desk-work.ts";
import type { World } from "../world/world.ts";
import {
  ANSWERS,
  OUTCOMES,
  PACKAGINGS,
  SIGNALS,
  STEP,
  STEPS,
  type OrderDeskReader,
  type OrderDeskWriter,
  type TroubleLine,
  type WorkLine,
} from "./contract.ts";
import { takeIn } from "./intake.ts";
import { splitWork } from "./split.ts";
import { callOffWork, linesOf, moveTo, note, type Place } from "./step.ts";
import { kindOf } from "./trouble-row.ts";

export function orderDeskReader(world: World): OrderDeskReader {
  const { desk } = world;
  return {
    work: (shop) => {
      const seen = troublesByOrder(world);
      return desk.open
        .filter((row) => desk.work.col.shop[row] === shop && isOnDesk(world, row))
        .map((row) => lineOf(world, row, seen));
    },
    done: (shop, most) => {
      const { shop: shops, step } = desk.work.col;
      const found: WorkLine[] = [];
      for (let row = desk.work.count - 1; row >= 0 && found.length < most; row -= 1)
        if (shops[row] === shop && (step[row] === STEP.handed || step[row] === STEP.cancelled))
          found.push(lineOf(world, row, new Map()));
      return found;
    },
    troubles: (shop, most) => troublesOf(world, shop, most),
    line: (shop, order) => {
      const row = desk.rowAt.get(order);
      if (row === undefined || desk.work.col.shop[row] !== shop) return null;
      return lineOf(world, row, troublesByOrder(world));
    },
    trouble: (shop, id) => {
      const { col, count } = desk.trouble;
      if (id >= count || col.shop[id] !== shop || (col.raisedAt[id] as number) > world.now)
        return null;
      return troubleLine(world, id);
    },
    workPerHour: world.scenario.packPerHour * 1000,
  };
}

function isOnDesk({ desk }: World, row: number): boolean {
  return isWaiting(desk, row) || desk.work.col.step[row] === STEP.back;
}

function troublesByOrder({ desk, now }: World): ReadonlyMap<number, number[]> {
  const found = new Map<number, number[]>();
  const { state, raisedAt, order } = desk.trouble.col;
  for (const row of desk.live) {
    if (state[row] === TROUBLE_STATE.closed || (raisedAt[row] as number) > now) continue;
    const key = order[row] as number;
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  return found;
}

function lineOf(world: World, row: number, seen: ReadonlyMap<number, number[]>): WorkLine {
  const { col } = world.desk.work;
  const order = col.order[row] as number;
  const orders = world.order.col;
  const chosen = col.courier[row] as number;
  return {
    order,
    at: orders.at[order] as number,
    shopper: orders.shopper[order] as number,
    step: STEPS[col.step[row] as number] ?? "paid",
    isHeld: col.isHeld[row] === 1,
    province: orders.province[order] as number,
    goodsFen: goodsOf(world, order),
    weightG: weightOf(world, order),
    promisedAt: orders.promisedAt[order] as number,
    lines: linesOf(world, order).map((line) => ({
      sku: orders.sku[line] as number,
      listing: orders.listing[line] as number,
      pieces: orders.quantity[line] as number,
    })),
    parcel: col.lead[row] as number,
    isPart: col.isPart[row] === 1,
    courier: chosen > 0 ? chosen - 1 : (orders.courier[order] as number),
    wave: col.wave[row] as number,
    packaging: PACKAGINGS[col.packaging[row] as number] ?? "ordinary",
    isChecked: col.isChecked[row] === 1,
    stepTicks: WHENS.map((when) => {
      const tick = col[when][row] as number;
      return tick === NULL_U32 ? null : tick;
    }),
    troubles: seen.get(order) ?? [],
  };
}

function troublesOf(world: World, shop: number, most: number): TroubleLine[] {
  const { col, count } = world.desk.trouble;
  const open: TroubleLine[] = [];
  const closed: TroubleLine[] = [];
  for (let row = count - 1; row >= 0; row -= 1) {
    if (col.shop[row] !== shop || (col.raisedAt[row] as number) > world.now) continue;
    if (col.state[row] !== TROUBLE_STATE.closed) open.push(troubleLine(world, row));
    else if (closed.length < most) closed.push(troubleLine(world, row));
  }
  return [...open.reverse(), ...closed];
}

function troubleLine(world: World, row: number): TroubleLine {
  const { col } = world.desk.trouble;
  const state = col.state[row] as number;
  const answer = col.answer[row] as number;
  const work = world.desk.rowAt.get(col.order[row] as number);
  const isSent = work !== undefined && world.desk.work.col.isSent[work] === 1;
  const kind = kindOf(world, row);
  const bits = col.signals[row] as number;
  const signals = SIGNALS.filter((_, i) => (bits & (1 << i)) !== 0);
  return {
    id: row,
    order: col.order[row] as number,
    kind,
    signals: kind === "cancel" && isSent ? [...signals, "under-way"] : signals,
    raisedAt: col.raisedAt[row] as number,
    untilTick: col.untilAt[row] as number,
    state:
      state === TROUBLE_STATE.closed ? "closed" : state === TROUBLE_STATE.open ? "open" : "waiting",
    answer: answer > 0 ? (ANSWERS[answer - 1] ?? null) : null,
    replyAt: state === TROUBLE_STATE.waiting ? (col.replyAt[row] as number) : null,
    outcome: OUTCOMES[col.outcome[row] as number] ?? "open",
    costFen: col.costFen[row] as number,
    chargeFen: col.chargeFen[row] as number,
  };
}

export function orderDeskWriter(world: World, emit: Emit): OrderDeskWriter {
  const place: Place = { world, emit };
  const { col } = world.desk.work;
  const each = (orders: readonly number[], deed: (row: number) => void): void => {
    for (const order of orders) {
      const row = world.desk.rowAt.get(order);
      if (row !== undefined) deed(row);
    }
  };
  return {
    takeOverOrders: (shop) => void takeIn(place, shop),
    giveBackOrders: (shop) => giveBack(place, shop),
    stepOrders: (_, orders, step) => each(orders, (row) => moveTo(place, row, step)),
    pickOrders: (_, orders, wave) =>
      each(orders, (row) => {
        col.goal[row] = STEP.picked;
        col.wave[row] = wave;
      }),
    packOrders: (_, orders, { packaging, isChecked }) =>
      each(orders, (row) => {
        col.goal[row] = STEP.packed;
        if (col.wave[row] === 0) col.wave[row] = 1;
        col.packaging[row] = PACKAGINGS.indexOf(packaging);
        col.isChecked[row] = isChecked ? 1 : 0;
      }),
    holdOrders: (_, orders, isHeld) => each(orders, (row) => (col.isHeld[row] = isHeld ? 1 : 0)),
    mergeOrders: (_, orders) =>
      each(orders, (row) => {
        col.lead[row] = orders[0] as number;
        note(place, row, "merged");
      }),
    splitOrder: (_, order, keep) => each([order], (row) => splitWork(place, row, keep)),
    courierForOrders: (_, orders, courier) =>
      each(orders, (row) => (col.courier[row] = courier + 1)),
    cancelOrders: (_, orders) =>
      each(orders, (row) => callOffWork(place, row, { isSellers: true, hasPieces: true })),
    answerTrouble: (_, troubles, answer) => {
      for (const row of troubles) {
        world.desk.trouble.col.answer[row] = ANSWERS.indexOf(answer) + 1;
        world.desk.trouble.col.state[row] = TROUBLE_STATE.answered;
      }
    },
  };
}

// New orders are the market's again; what lies on the desk is finished by its hands, held back no longer.
function giveBack({ world }: Place, shop: number): void {
  const { work } = world.desk;
  for (const row of world.desk.open) if (work.col.shop[row] === shop) work.col.isHeld[row] = 0;
}
