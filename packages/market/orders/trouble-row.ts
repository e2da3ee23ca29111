/** Trouble as rows: raised, seen, blocking, closed. */
import { ensureRows } from "../world/grown.ts";
import { TROUBLE_STATE } from "../world/desk-work.ts";
import type { World } from "../world/world.ts";
import type { Emit } from "../run/emit.ts";
import {
  OUTCOMES,
  SIGNALS,
  TROUBLES,
  type Outcome,
  type Signal,
  type Trouble,
} from "./contract.ts";

const KIND = Object.fromEntries(TROUBLES.map((kind, i) => [kind, i])) as Record<Trouble, number>;

/** Hours in which trouble wants an answer; then it takes its own course. */
const HOURS: Readonly<Record<Trouble, number>> = {
  address: 120,
  fraud: 120,
  short: 120,
  change: 48,
  cancel: 20,
  weight: 72,
  returned: 96,
};

export function raise(
  world: World,
  on: {
    readonly order: number;
    readonly shop: number;
    readonly kind: Trouble;
    readonly at: number;
    readonly truth: boolean;
    readonly signals: readonly Signal[];
    readonly chargeFen?: number;
  },
): number {
  const { trouble, live } = world.desk;
  const row = trouble.count;
  ensureRows(trouble, row + 1);
  const { col } = trouble;
  col.order[row] = on.order;
  col.shop[row] = on.shop;
  col.kind[row] = KIND[on.kind];
  col.raisedAt[row] = on.at;
  col.untilAt[row] = on.at + HOURS[on.kind];
  col.truth[row] = on.truth ? 1 : 0;
  col.chargeFen[row] = on.chargeFen ?? 0;
  for (const signal of on.signals) addSignal(world, row, signal);
  live.push(row);
  return row;
}

export function addSignal(world: World, row: number, signal: Signal): void {
  const { signals } = world.desk.trouble.col;
  signals[row] = ((signals[row] as number) | (1 << SIGNALS.indexOf(signal))) >>> 0;
}

export function hasSignal(world: World, row: number, signal: Signal): boolean {
  return ((world.desk.trouble.col.signals[row] as number) & (1 << SIGNALS.indexOf(signal))) !== 0;
}

export function kindOf(world: World, row: number): Trouble {
  return TROUBLES[world.desk.trouble.col.kind[row] as number] ?? "address";
}

/** Ends it and writes it down. */
export function closeTrouble(
  { world, emit }: { readonly world: World; readonly emit: Emit },
  row: number,
  outcome: Outcome,
): void {
  const { col } = world.desk.trouble;
  col.state[row] = TROUBLE_STATE.closed;
  col.outcome[row] = OUTCOMES.indexOf(outcome);
  // What nobody has seen yet never happened.
  if ((col.raisedAt[row] as number) > world.now) return;
  emit.orderTroubles.add(
    world.now * 3600,
    row,
    world.order.col.head[col.order[row] as number] as number,
    col.shop[row] as number,
    col.kind[row] as number,
    col.answer[row] as number,
    col.outcome[row] as number,
    world.now - (col.raisedAt[row] as number),
    col.costFen[row] as number,
  );
}

/** Orders that wait for an answer; a wish of the buyer makes them wait where the seat's rule says so. */
export function blockedOrders(world: World, holds: (shop: number) => boolean): ReadonlySet<number> {
  const { col } = world.desk.trouble;
  const blocked = new Set<number>();
  for (const row of world.desk.live) {
    if (col.state[row] === TROUBLE_STATE.closed || (col.raisedAt[row] as number) > world.now)
      continue;
    const kind = kindOf(world, row);
    if (kind === "weight" || kind === "returned") continue;
    const isWish = kind === "change" || kind === "cancel";
    if (!isWish || holds(col.shop[row] as number)) blocked.add(col.order[row] as number);
  }
  return blocked;
}
