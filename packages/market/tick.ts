/** The story of one market hour, in the order it happens. */
import { armIsShuffled } from "./arms.ts";
import { newBasket, type Basket } from "./run/basket.ts";
import { calendarOf } from "./run/calendar.ts";
import {
  nextVisit,
  planDay,
  skipTo,
  visitSecond,
  touchAhead,
  visitShopper,
  type DayPlan,
} from "./run/arrivals.ts";
import { countExposures, type Emit } from "./run/emit.ts";
import { followFashion, type Habits, type Run } from "./run/run.ts";
import { MAX_CLICKS, runSession } from "./run/session.ts";
import { addStock, payOut, takeBack, writeReview } from "./settle/aftersale.ts";
import { arrive, packParcels } from "./settle/fulfil.ts";
import { startDay, writeListingDay } from "./settle/learn.ts";
import { DUE, takeDue } from "./world/agenda.ts";
import type { FitCache, Tables } from "./compile/table.ts";
import { compile, fillBuyable } from "./compile/tables.ts";
import { isLost } from "./world/shoppers.ts";
import type { World } from "./world/world.ts";

/** What a market keeps beside its world: derived, never saved. */
export interface Machine {
  readonly habits: Habits;
  readonly emit: Emit;
  tables: Tables | null;
  readonly fits: FitCache;
  /** Who comes on the day that runs; made anew at its first hour, or when a market wakes. */
  plan: DayPlan | null;
  /** Holds the words read ahead, so that reading them is not dropped as useless. */
  touched: number;
  readonly clicked: Uint8Array;
  readonly basket: Basket;
}

export function newScratch(): Pick<Machine, "plan" | "touched" | "clicked" | "basket"> {
  return {
    plan: null,
    touched: 0,
    clicked: new Uint8Array(MAX_CLICKS + 1),
    basket: newBasket(),
  };
}

/** The tables as they stand now; compiled again only when something has changed. */
export function currentTables(world: World, machine: Machine): Tables {
  const isShuffled = armIsShuffled(world.options.arm);
  if (world.isDirty || !machine.tables || isShuffled) {
    machine.tables = compile(world, machine.fits);
    world.isDirty = false;
  } else if (world.isRestocked) {
    fillBuyable(world, machine.tables);
  }
  world.isRestocked = false;
  return machine.tables;
}

/** Runs one hour: a new day's lessons, deliveries of stock, shoppers, parcels, what falls due. */
export function runTick(world: World, machine: Machine, openForBusiness: () => void): void {
  const { emit, habits } = machine;
  if (world.now > 0 && world.now % 24 === 0) startDay(world, currentTables(world, machine), emit);
  openForBusiness();
  receiveStock(world);
  const calendar = calendarOf(world.scenario, Math.floor(world.now / 24));
  const run: Run = {
    world,
    habits,
    emit,
    calendar,
    tables: currentTables(world, machine),
    clicked: machine.clicked,
    basket: machine.basket,
  };
  const plan = todaysPlan(run, machine);
  machine.touched = serveVisits(run, plan);
  countExposures(world, run.tables, emit);
  packParcels(run);
  for (const due of takeDue(world.agenda, world.now)) settleDue(run, Math.floor(due / 4), due % 4);
  if (world.now % 24 === 23) writeListingDay(world, run.tables, emit);
  world.now += 1;
}

/** Lets everyone who comes in this hour in, first come first served. A loop of its own: it runs hot. */
function serveVisits(run: Run, plan: DayPlan): number {
  const { shoppers, now } = run.world;
  const before = (now % 24) * 3600;
  const end = before + 3600;
  let touched = 0;
  for (let visit = nextVisit(plan, end); visit >= 0; visit = nextVisit(plan, end)) {
    const shopper = visitShopper(visit);
    touched ^= touchAhead(plan, shoppers);
    if (!isLost(shoppers, shopper)) runSession(run, shopper, visitSecond(visit) - before);
  }
  return touched;
}

function todaysPlan(run: Run, machine: Machine): DayPlan {
  const { world } = run;
  const day = Math.floor(world.now / 24);
  if (machine.plan?.day !== day) {
    followFashion(world.scenario, run.habits, day, run.calendar.month);
    machine.plan = planDay(world, run.habits, run.calendar, day);
    skipTo(machine.plan, world.now % 24);
  }
  return machine.plan;
}

function settleDue(run: Run, order: number, what: number): void {
  if (what === DUE.sign) arrive(run, order);
  else if (what === DUE.review) writeReview(run, order);
  else if (what === DUE.returned) takeBack(run, order);
  else payOut(run, order);
}

function receiveStock(world: World): void {
  const { receipt, sku } = world;
  for (let i = 0; i < receipt.count; i += 1) {
    if (receipt.col.tick[i] !== world.now) continue;
    const id = receipt.col.sku[i] as number;
    const pieces = receipt.col.quantity[i] as number;
    sku.col.incoming[id] = (sku.col.incoming[id] as number) - pieces;
    addStock(world, id, pieces);
  }
  if (world.now % 24 === 0) dropPastReceipts(world);
}

function dropPastReceipts(world: World): void {
  const { tick, sku, quantity } = world.receipt.col;
  let kept = 0;
  for (let i = 0; i < world.receipt.count; i += 1) {
    if ((tick[i] as number) <= world.now) continue;
    tick[kept] = tick[i] as number;
    sku[kept] = sku[i] as number;
    quantity[kept] = quantity[i] as number;
    kept += 1;
  }
  world.receipt.count = kept;
}
