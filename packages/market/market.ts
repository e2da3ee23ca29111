/** A market: opened from data, told decisions, advanced by the hour, put to sleep and woken. */
import {
  invariant,
  reject,
  tick,
  type Batch,
  type Command,
  type Decision,
  type DeskEvent,
  type Fen,
  type Resolved,
  type Tick,
} from "@dianzhang/kernel";
import type { MarketReader } from "./desk.ts";
import { actAsPilots } from "./pilots.ts";
import { marketAccess } from "./reader.ts";
import { isOrder } from "./run/later.ts";
import { newEmit, takeBatches } from "./run/emit.ts";
import { newKept } from "./compile/table.ts";
import { newHabits } from "./run/run.ts";
import { post } from "./settle/ledger.ts";
import { currentTables, newScratch, runTick, type Machine } from "./tick.ts";
import { worldBytes, worldFromBytes, worldHash } from "./world/snapshot.ts";
import { newWorld, type MarketOptions, type World } from "./world/world.ts";

export interface TickResult {
  /** The hour that ran. */
  readonly tick: Tick;
  readonly batches: readonly Batch[];
  /** Set when this hour completed a market day. */
  readonly day?: number;
}

export interface Totals {
  readonly sessions: number;
  readonly exposures: number;
  readonly orders: number;
}

export interface Market {
  /** The next hour to run. */
  readonly now: Tick;
  readonly seats: number;
  readonly shops: number;
  readonly totals: Totals;
  readonly reader: MarketReader;
  /** Pure: changes nothing. `resolved` are values found outside (picture features, parsed rows). */
  decide(shop: number, command: Command, resolved?: Resolved): Decision;
  /** Applies what was decided; the only writer beside `tick`. */
  apply(shop: number, events: readonly DeskEvent[]): void;
  /** Runs one hour. */
  tick(): TickResult;
  view(shop: number, name: string, params?: unknown): unknown;
  profitFen(shop: number): Fen;
  /** Right after a tick only: rows of later decisions wait for the next tick's batches. */
  snapshot(): Uint8Array;
  stateHash(): string;
}

/** Opens a market at its first hour; every shop gets the scenario's cash. */
export function openMarket(options: MarketOptions): Market {
  const world = newWorld(options);
  const machine = newMachine(options);
  for (let shop = 0; shop < world.shops; shop += 1) {
    const capital = world.scenario.cashFen;
    post(world, machine.emit, { at: 0, shop, order: -1, memo: "capital" }, [
      ["cash", capital],
      ["equity", -capital],
    ]);
  }
  return marketOf(options, world, machine);
}

/** Wakes a market from a snapshot of the same options; throws InvariantError when it is another's. */
export function restoreMarket(options: MarketOptions, bytes: Uint8Array): Market {
  return marketOf(options, worldFromBytes(options, bytes), newMachine(options));
}

function newMachine(options: MarketOptions): Machine {
  return {
    habits: newHabits(options.scenario, options.seed, options),
    emit: newEmit(options.scenario),
    tables: null,
    kept: newKept(options.scenario),
    ...newScratch(),
  };
}

function marketOf(options: MarketOptions, world: World, machine: Machine): Market {
  const desks = new Map(options.desks.map((desk) => [desk.id, desk]));
  const access = marketAccess(world, machine.emit, view, () => currentTables(world, machine));
  const market: Market = {
    get now(): Tick {
      return tick(world.now);
    },
    seats: world.seats,
    shops: world.shops,
    reader: access,
    get totals(): Totals {
      return {
        sessions: machine.emit.sessions,
        exposures: machine.emit.exposures,
        orders: countOrders(world),
      };
    },
    decide,
    apply,
    view,
    tick: () => advance(world, machine, () => actAsPilots(world, options, market)),
    profitFen: (shop) => access.income(shop),
    snapshot: () => {
      invariant(machine.emit.ledger.rows === 0, "a snapshot is taken right after a tick");
      return worldBytes(world);
    },
    stateHash: () => worldHash(world),
  };
  return market;

  function decide(shop: number, command: Command, resolved: Resolved = {}): Decision {
    const desk = desks.get(command.type.split("/")[0] ?? "");
    if (!desk) return reject("desk/no-such-command", { type: command.type });
    return desk.decide({ slice: world.slices[desk.id], shop, market: access }, command, resolved);
  }

  function apply(shop: number, events: readonly DeskEvent[]): void {
    for (const event of events) {
      const desk = desks.get(event.type.split("/")[0] ?? "");
      invariant(desk, `no desk for event ${event.type}`);
      desk.apply(world.slices[desk.id], event, shop, access);
      if (!desk.quietEvents.has(event.type)) world.isDirty = true;
    }
  }

  function view(shop: number, name: string, params: unknown = {}): unknown {
    const [id = "", viewName = ""] = name.split("/");
    const desk = desks.get(id);
    invariant(desk, `no desk ${id}`);
    return desk.view({ slice: world.slices[id], shop, market: access }, viewName, params);
  }
}

function countOrders(world: World): number {
  const { head } = world.order.col;
  let orders = 0;
  for (let line = 0; line < world.order.count; line += 1)
    if (head[line] === line && isOrder(world, line)) orders += 1;
  return orders;
}

function advance(world: World, machine: Machine, openForBusiness: () => void): TickResult {
  const ran = tick(world.now);
  runTick(world, machine, openForBusiness);
  const batches = takeBatches(machine.emit);
  const isDayOver = world.now % 24 === 0;
  return isDayOver ? { tick: ran, batches, day: world.now / 24 - 1 } : { tick: ran, batches };
}
