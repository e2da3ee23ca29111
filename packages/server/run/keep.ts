/** Which markets are awake, in which worker, and who may touch them? One at a time, asleep when unused. */
import { join } from "node:path";
import { quarantine, type Db, type Leases } from "@dianzhang/db";
import { Fault } from "../fault.ts";
import { Broken, openLane, type Lane } from "./lane.ts";
import { newLive, wakeUp, type Live } from "./live.ts";
import type { Models } from "./models.ts";
import type { NewsDesk } from "./news.ts";
import type { StartedOver } from "./start-over.ts";
import { StorageTrouble } from "./storage.ts";

/** Shoppers of all markets kept awake in one worker; the market unused longest goes back to sleep. */
const AWAKE_SHOPPERS = 4_000_000;

export interface HostOptions {
  readonly db: Db;
  readonly leases: Leases;
  readonly home: string;
  readonly workers: number;
  /** The model this program runs. */
  readonly modelVersion: string;
  /** Hears of every market that had to be stopped, and of clocks that failed. */
  readonly onTrouble: (market: string, reason: string) => void;
  /** Hears of every market that began again because nobody kept its model. */
  readonly onStartedOver?: (market: string, what: StartedOver) => void;
}

/** Everything the host remembers. */
export interface Household extends HostOptions {
  readonly lanes: readonly Lane[];
  readonly lives: Map<string, Promise<Live>>;
  /** The same markets, once found. */
  readonly found: Map<string, Live>;
  readonly clocks: Map<string, Promise<void>>;
  readonly news: NewsDesk;
  isClosing: boolean;
}

export function newHousehold(options: HostOptions, news: NewsDesk): Household {
  const found = new Map<string, Live>();
  // A dead worker's markets wake again, in the new one, when somebody asks.
  const forget = (lane: Lane) => {
    for (const live of found.values()) if (live.lane === lane) live.isOpen = false;
  };
  const lanes = Array.from({ length: options.workers }, () => {
    const lane: Lane = openLane(() => forget(lane));
    return lane;
  });
  return { ...options, lanes, lives: new Map(), found, clocks: new Map(), news, isClosing: false };
}

export function modelsOf({ home, modelVersion }: HostOptions): Models {
  return { installed: modelVersion, folder: join(home, "models") };
}

export function lakeOf({ home }: Household, market: string): string {
  return join(home, "lakes", market);
}

export function findLive(house: Household, id: string): Promise<Live> {
  const known = house.lives.get(id);
  if (known) return known;
  const lane = house.lanes[laneNumber(id, house.lanes.length)] as Lane;
  const made = newLive(house.db, id, { lane, lake: lakeOf(house, id), models: modelsOf(house) });
  house.lives.set(id, made);
  made.then(
    (live) => house.found.set(id, live),
    () => house.lives.delete(id),
  );
  return made;
}

/** The same market always comes to the same worker. */
function laneNumber(market: string, lanes: number): number {
  let sum = 0;
  for (let i = 0; i < market.length; i += 1) sum = (sum * 31 + market.charCodeAt(i)) >>> 0;
  return sum % lanes;
}

/** Runs `work` on the market, awake and alone; what breaks the engine stops the market. */
export async function alone<T>(
  house: Household,
  id: string,
  work: (live: Live) => Promise<T>,
): Promise<T> {
  const live = await findLive(house, id);
  return live.turns.take(async () => {
    try {
      await awaken(house, live);
      return await work(live);
    } catch (error) {
      if (error instanceof Broken) await shutAway(house, live, error);
      // A row may be committed whose hour is not written: whoever asks next plays it again from the log.
      if (error instanceof StorageTrouble) live.isOpen = false;
      throw error;
    }
  });
}

async function awaken(house: Household, live: Live): Promise<void> {
  live.lastUsed = performance.now();
  if (live.isOpen) return;
  await putOthersToSleep(house, live);
  await reawaken(house, live);
}

/**
 * Opens the market from what is committed, whatever its worker remembers. Hours its lake lacks are
 * written on the way, unless another process is running the market and does that itself.
 */
export async function reawaken(
  { db, leases, onStartedOver }: Household,
  live: Live,
): Promise<void> {
  const lease = await leases.take(live.id);
  try {
    const startedOver = await wakeUp(db, live, { writesLake: lease !== undefined });
    if (startedOver) onStartedOver?.(live.id, startedOver);
  } finally {
    await lease?.release();
  }
}

async function putOthersToSleep({ found }: Household, waking: Live): Promise<void> {
  const awake = [...found.values()].filter((one) => one.lane === waking.lane && one.isOpen);
  let shoppers = awake.reduce((sum, one) => sum + one.row.shoppers, waking.row.shoppers);
  const idle = awake.filter((one) => !one.clock.isRunning);
  for (const one of idle.toSorted((a, b) => a.lastUsed - b.lastUsed)) {
    if (shoppers <= AWAKE_SHOPPERS) return;
    shoppers -= one.row.shoppers;
    await putToSleep([one]);
  }
}

/** Closes markets; what they were still writing is finished first. */
export async function putToSleep(lives: readonly Live[]): Promise<void> {
  for (const live of lives) {
    live.isOpen = false;
    await live.lane.send({ kind: "close", market: live.id });
    await live.saving;
  }
}

/** Puts a market into quarantine: it can be read as it was before the row that broke it. */
async function shutAway(house: Household, live: Live, broken: Broken): Promise<void> {
  const reason = broken.message;
  const seq = broken.seq ?? live.head;
  house.onTrouble(live.id, reason);
  live.isOpen = false;
  live.head = -1;
  if (live.row.quarantine_seq === null) {
    live.row = { ...live.row, quarantine_reason: reason, quarantine_seq: seq };
    await quarantine(house.db, live.id, { reason, seq });
  }
  house.news.publish(live.id, { type: "quarantined", reason, seq });
}

export function refuseQuarantined({ row }: Live): void {
  if (row.quarantine_seq === null) return;
  throw new Fault("market-quarantined", { reason: row.quarantine_reason, seq: row.quarantine_seq });
}
