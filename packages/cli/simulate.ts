/** One run of a market from its first hour: decisions played, days counted, the lake written if asked. */
import { desks, model as installed, readScenario, type Model } from "@dianzhang/catalog";
import { compactDay, writeHour } from "@dianzhang/insights";
import type { Batch, LogRow } from "@dianzhang/kernel";
import {
  type Arm,
  type Market,
  type Overlay,
  type PolicyLevel,
  type Scenario,
} from "@dianzhang/market";
import { UsageError } from "./args.ts";

/**
 * The largest market that can be told apart and counted: draws take seeds of 32 bits; the lake numbers shops in 16
 * bits and seconds in 32; more shoppers need more cells than one array has.
 */
export const MOST = { seed: 0xffff_ffff, days: 36_500, shoppers: 50_000_000, shops: 65_535 };

export interface SimulateOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly days: number;
  readonly shoppers?: number | undefined;
  /** All shops of the market, the seats included. */
  readonly shops?: number | undefined;
  /** Shops run by people; one when left out. */
  readonly seats?: number | undefined;
  /** Who sits in seat 0; nobody when left out. */
  readonly pilot?: Readonly<Record<string, PolicyLevel>> | undefined;
  readonly arm?: Arm | undefined;
  /** Desks at which rivals act by another level than their own. */
  readonly rivalsAt?: Readonly<Record<string, PolicyLevel>> | undefined;
  /** Other values for parameters of behaviour. */
  readonly overlay?: Overlay | undefined;
  readonly truth?: boolean | undefined;
  /** Folder of the lake. */
  readonly out?: string | undefined;
  /** Decisions of people, played at their ticks. */
  readonly log?: readonly LogRow[] | undefined;
  /** Each of them that was not refused, with what was decided now. */
  readonly onPlayed?: ((row: LogRow) => void) | undefined;
  readonly onBatches?: ((batches: readonly Batch[], market: Market) => void) | undefined;
  readonly onDay?: ((day: number, market: Market) => void) | undefined;
}

export function loadScenario(id: string): Scenario {
  const parsed = readScenario(id);
  if (parsed.ok) return parsed.scenario;
  const faults = parsed.faults
    .slice(0, 20)
    .map((fault) => `${fault.file} ${fault.path}: ${fault.reason}`);
  throw new UsageError(`scenario "${id}" cannot be used:\n${faults.join("\n")}`);
}

/** The same level at every desk. */
export function pilotOf(level: PolicyLevel): Record<string, PolicyLevel> {
  return Object.fromEntries(desks.map((desk) => [desk.id, level]));
}

/** Opens the market at its first hour, under the installed model or the one given. */
export function openFor(options: SimulateOptions, model: Model = installed): Market {
  const seats = options.seats ?? 1;
  return model.openMarket({
    scenario: options.scenario,
    seed: options.seed,
    desks: model.desks.map((desk) => {
      const rivals = options.rivalsAt?.[desk.id];
      return rivals ? { ...desk, rivals } : desk;
    }),
    seats,
    rivals:
      options.shops === undefined
        ? options.scenario.rivals.count
        : Math.max(0, options.shops - seats),
    ...(options.shoppers === undefined ? {} : { shoppers: options.shoppers }),
    ...(options.pilot ? { pilots: { 0: options.pilot } } : {}),
    ...(options.arm ? { arm: options.arm } : {}),
    ...(options.overlay ? { overlay: options.overlay } : {}),
    truth: options.truth ?? false,
  });
}

/** Runs the days and hands back the market as it stands. */
export async function simulate(options: SimulateOptions): Promise<Market> {
  const market = openFor(options);
  const log = options.log ?? [];
  let next = 0;
  for (let tick = 0; tick < options.days * 24; tick += 1) {
    for (; next < log.length && (log[next] as LogRow).tick <= tick; next += 1)
      play(market, log[next] as LogRow, options.onPlayed);
    const result = market.tick();
    options.onBatches?.(result.batches, market);
    if (options.out) writeHour(options.out, tick, result.batches);
    if (result.day === undefined) continue;
    if (options.out) await compactDay(options.out, result.day);
    options.onDay?.(result.day, market);
  }
  return market;
}

// What is refused now is left out: a counterfactual may not follow its model to the letter.
function play(market: Market, row: LogRow, onPlayed: SimulateOptions["onPlayed"]): void {
  if (row.shop < 0) return;
  const decision = market.decide(row.shop, row.command, row.resolved ?? {});
  if (!decision.ok) return;
  market.apply(row.shop, decision.events);
  onPlayed?.({ ...row, events: decision.events });
}
