/** The story of one market hour, in the order it happens. */
import { calendarOf } from "./run/calendar.ts";
import { arrivals } from "./run/arrivals.ts";
import { countExposures, type Emit } from "./run/emit.ts";
import type { Habits, Run } from "./run/run.ts";
import { MAX_CLICKS, runSession } from "./run/session.ts";
import { addStock, payOut, takeBack, writeReview } from "./settle/aftersale.ts";
import { arrive, packParcels } from "./settle/fulfil.ts";
import { startDay, writeListingDay } from "./settle/learn.ts";
import { DUE, takeDue } from "./world/agenda.ts";
import type { FitCache } from "./compile/lists.ts";
import { compile, type Tables } from "./compile/tables.ts";
import type { World } from "./world/world.ts";

/** What a market keeps beside its world: derived, never saved. */
export interface Machine {
  readonly habits: Habits;
  readonly emit: Emit;
  tables: Tables | null;
  readonly fits: FitCache;
  readonly weights: Float64Array;
  readonly clicked: Uint8Array;
}

export function newScratch(): Pick<Machine, "weights" | "clicked"> {
  return { weights: new Float64Array(256), clicked: new Uint8Array(MAX_CLICKS + 1) };
}

/** The tables as they stand now; compiled again only when something has changed. */
export function currentTables(world: World, machine: Machine): Tables {
  const isShuffled = world.options.arm === "shuffled-ranking";
  if (world.isDirty || !machine.tables || isShuffled) {
    machine.tables = compile(world, machine.fits);
    world.isDirty = false;
  }
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
    world, habits, emit, calendar, tables: currentTables(world, machine),
    weights: machine.weights, clicked: machine.clicked,
  };
  const coming = arrivals(run);
  for (let i = 0; i < coming.count; i += 1) {
    runSession(run, coming.shopper[i] as number, coming.second[i] as number);
  }
  countExposures(world, run.tables, emit);
  packParcels(run);
  for (const due of takeDue(world.agenda, world.now)) settleDue(run, Math.floor(due / 4), due % 4);
  if (world.now % 24 === 23) writeListingDay(world, run.tables, emit);
  world.now += 1;
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
