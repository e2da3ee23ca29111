/** How is a market brought to the head of its log, and kept there? */
import type { Decided } from "@dianzhang/api";
import { ADOPT, ADVANCE, type Command, type LogRow, type Resolved } from "@dianzhang/kernel";
import {
  findMarket,
  modelsAdopted,
  newestSnapshot,
  readLog,
  type Db,
  type MarketRow,
} from "@dianzhang/db";
import { Fault } from "../fault.ts";
import { scenarioOf } from "../frozen.ts";
import type { Lane } from "./lane.ts";
import type { Opened, Setup } from "./messages.ts";
import { bringModel, placeOfModel, type Models } from "./models.ts";
import type { Shown } from "./shown.ts";
import { startOver, type StartedOver } from "./start-over.ts";
import { newTurns, type Turns } from "./turns.ts";
import { newWaits, type Waits } from "./waits.ts";

const CHUNK = 500;

export interface Given {
  readonly shop: number;
  readonly person: string;
  readonly command: Command;
  readonly resolved: Resolved;
  /** What its sender calls it: sent again under the same name, it is answered and not decided again. */
  readonly key?: string | undefined;
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
  readonly models: Models;
  /** The model it runs under now: the one it was opened with, or the last it went over to. */
  model: string;
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
  /** When the log was last looked at. */
  checkedAt: number;
  /** When another process was last seen writing to this market. */
  raceAt: number;
  readonly waits: Waits;
  clock: { isRunning: boolean; done: number; total: number; isStopping: boolean };
}

export async function newLive(
  db: Db,
  id: string,
  place: { lane: Lane; lake: string; models: Models },
): Promise<Live> {
  const row = await findMarket(db, id);
  if (!row) throw new Fault("not-found");
  return {
    id,
    ...place,
    row,
    model: row.model_version,
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
    checkedAt: 0,
    raceAt: Number.NEGATIVE_INFINITY,
    waits: newWaits(),
    clock: { isRunning: false, done: 0, total: 0, isStopping: false },
  };
}

/**
 * Opens the market in its worker at the newest snapshot and plays the rest of the log. Nobody may ask
 * it anything before it has reached the head. Answers what became of a market that had to begin again.
 */
export async function wakeUp(
  db: Db,
  live: Live,
  { writesLake }: { writesLake: boolean },
): Promise<StartedOver | undefined> {
  const models = await modelsOf(db, live);
  // Another process is at it; whoever asks in a moment finds it done.
  if (!models && !writesLake) throw new Fault("storage-trouble");
  const { row } = live;
  const setup: Setup = {
    model: placeOfModel(live.models, row.model_version),
    scenario: await scenarioOf(db, row),
    seed: row.seed,
    shoppers: row.shoppers,
    seats: row.seats,
    lake: live.lake,
    writesLake,
  };
  const startedOver = models ? undefined : await startOver(db, live, setup);
  if (models) await openAtNewest(db, live, { models, setup });
  await catchUp(db, live);
  if (writesLake) await live.lane.send({ kind: "lake", market: live.id, writes: false });
  live.isOpen = true;
  return startedOver;
}

async function openAtNewest(
  db: Db,
  live: Live,
  { models, setup }: { models: readonly string[]; setup: Setup },
): Promise<void> {
  const { row } = live;
  const snapshot = await newestSnapshot(db, live.id, {
    models,
    scenarioHash: row.scenario_hash,
    before: row.quarantine_seq ?? Number.POSITIVE_INFINITY,
  });
  live.model = snapshot?.modelVersion ?? row.model_version;
  const newest: Setup = {
    ...setup,
    model: placeOfModel(live.models, live.model),
    ...(snapshot
      ? { snapshot: { tick: snapshot.tick, bytes: new Uint8Array(snapshot.bytes) } }
      : {}),
  };
  let opened = await live.lane.send<Opened>({ kind: "open", market: live.id, setup: newest });
  if (!opened.isFromSnapshot && live.model !== row.model_version) {
    // The snapshot could not be used, and it was of a later model: begin again with the first.
    live.model = row.model_version;
    opened = await live.lane.send<Opened>({ kind: "open", market: live.id, setup });
  }
  live.head = opened.isFromSnapshot && snapshot ? snapshot.seq : -1;
}

/** The models a market cites, all of them at hand; undefined where one was never kept. */
async function modelsOf(db: Db, live: Live): Promise<string[] | undefined> {
  const cited = [live.row.model_version, ...(await modelsAdopted(db, live.id))];
  for (const version of new Set(cited)) {
    if (!(await bringModel(db, live.models, version))) return undefined;
  }
  return cited;
}

/** Goes over to the model a row names; one that nobody kept was left behind when the market started over. */
export async function goOver(db: Db, live: Live, version: string): Promise<void> {
  if (version === live.model || !(await bringModel(db, live.models, version))) return;
  const model = placeOfModel(live.models, version);
  await live.lane.send({ kind: "adopt", market: live.id, model });
  live.shown.clear();
  live.model = version;
}

/** Plays the rows other processes have appended since; a quarantined market stops before its poison. */
export async function catchUp(db: Db, live: Live): Promise<void> {
  live.checkedAt = performance.now();
  const limit = live.row.quarantine_seq ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const read = await readLog(db, live.id, { after: live.head, limit: CHUNK });
    const rows = read.filter((row) => row.seq < limit);
    await playRows(db, live, rows);
    live.head = rows.at(-1)?.seq ?? live.head;
    const lastHour = rows.findLast((row) => row.command.type === ADVANCE);
    if (lastHour) live.now = lastHour.tick + 1;
    if (rows.length < CHUNK) return;
  }
}

// Rows are played in runs; between two of them the market may go over to another model.
async function playRows(db: Db, live: Live, rows: readonly LogRow[]): Promise<void> {
  let from = 0;
  while (from < rows.length) {
    const at = rows.findIndex((row, i) => i >= from && row.command.type === ADOPT);
    const until = at < 0 ? rows.length : at;
    const run = rows.slice(from, until);
    if (run.length > 0) await live.lane.send({ kind: "replay", market: live.id, rows: run });
    if (at >= 0) await goOver(db, live, String(rows[at]?.command["model"]));
    from = until + 1;
  }
}
