/** How is a market brought to the head of its log, and kept there? */
import { clearLake } from "@dianzhang/insights";
import type { Decided } from "@dianzhang/api";
import { ADVANCE, type Command, type Resolved } from "@dianzhang/kernel";
import type { Scenario } from "@dianzhang/market";
import {
  adoptModel,
  findMarket,
  frozenScenario,
  newestSnapshot,
  readLog,
  type Db,
  type MarketRow,
} from "@dianzhang/db";
import { Fault } from "../fault.ts";
import type { Lane } from "./lane.ts";
import type { Opened, Setup } from "./messages.ts";
import type { Shown } from "./shown.ts";
import { newTurns, type Turns } from "./turns.ts";

const CHUNK = 500;

export interface Given {
  readonly shop: number;
  readonly person: string;
  readonly command: Command;
  readonly resolved: Resolved;
}

/** A command and those who wait for its answer. */
export interface Waiting {
  readonly given: Given;
  readonly resolve: (decided: Decided) => void;
  readonly reject: (error: unknown) => void;
}

/** A market as the main thread knows it. */
export interface Live {
  readonly id: string;
  readonly lane: Lane;
  readonly lake: string;
  readonly turns: Turns;
  row: MarketRow;
  /** Sequence number of the last row the worker has applied; −1 before the first. */
  head: number;
  now: number;
  isOpen: boolean;
  lastUsed: number;
  /** Commands that wait for the market's next turn. */
  readonly waiting: Waiting[];
  /** An hour is running in the worker, which answers nobody meanwhile. */
  isTicking: boolean;
  /** What people have looked at lately. */
  readonly shown: Map<string, Shown>;
  /** The snapshot that is being kept. */
  saving: Promise<void>;
  /** Set while events are applied in the worker and not yet committed: nobody may look meanwhile. */
  covered: Promise<void> | undefined;
  /** When another process was last seen writing to this market. */
  raceAt: number;
  clock: { isRunning: boolean; done: number; total: number; isStopping: boolean };
}

export async function newLive(
  db: Db,
  id: string,
  place: { lane: Lane; lake: string },
): Promise<Live> {
  const row = await findMarket(db, id);
  if (!row) throw new Fault("not-found");
  return {
    id,
    ...place,
    row,
    turns: newTurns(),
    head: -1,
    now: row.now,
    isOpen: false,
    lastUsed: 0,
    waiting: [],
    isTicking: false,
    shown: new Map(),
    saving: Promise.resolve(),
    covered: undefined,
    raceAt: Number.NEGATIVE_INFINITY,
    clock: { isRunning: false, done: 0, total: 0, isStopping: false },
  };
}

/**
 * Opens the market in its worker at the newest snapshot and plays the rest of the log. Nobody may ask
 * it anything before it has reached the head.
 */
export async function wakeUp(db: Db, live: Live, modelVersion: string): Promise<void> {
  if (live.row.model_version !== modelVersion) await moveTo(db, live, modelVersion);
  const { row } = live;
  const made = { modelVersion: row.model_version, scenarioHash: row.scenario_hash };
  const scenario = (await frozenScenario(db, row.scenario_hash)) as Scenario;
  const found = await newestSnapshot(db, live.id, made);
  const limit = row.quarantine_seq ?? Number.POSITIVE_INFINITY;
  const snapshot = found && found.seq < limit ? found : undefined;
  const setup: Setup = {
    scenario,
    seed: row.seed,
    shoppers: row.shoppers,
    seats: row.seats,
    lake: live.lake,
    ...(snapshot
      ? { snapshot: { tick: snapshot.tick, bytes: new Uint8Array(snapshot.bytes) } }
      : {}),
  };
  const opened = await live.lane.send<Opened>({ kind: "open", market: live.id, setup });
  live.head = opened.isFromSnapshot && snapshot ? snapshot.seq : -1;
  await catchUp(db, live);
  live.isOpen = true;
}

/**
 * A practice market goes on under the model that is installed: its decisions stay, its hours are run
 * again, and its lake is written anew, so that figures and state tell one story.
 */
async function moveTo(db: Db, live: Live, modelVersion: string): Promise<void> {
  clearLake(live.lake);
  await adoptModel(db, live.id, modelVersion);
  live.row = { ...live.row, model_version: modelVersion };
}

/** Plays the rows other processes have appended since; a quarantined market stops before its poison. */
export async function catchUp(db: Db, live: Live): Promise<void> {
  const limit = live.row.quarantine_seq ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const read = await readLog(db, live.id, { after: live.head, limit: CHUNK });
    const rows = read.filter((row) => row.seq < limit);
    if (rows.length > 0) await live.lane.send({ kind: "replay", market: live.id, rows });
    live.head = rows.at(-1)?.seq ?? live.head;
    const lastHour = rows.findLast((row) => row.command.type === ADVANCE);
    if (lastHour) live.now = lastHour.tick + 1;
    if (rows.length < CHUNK) return;
  }
}
