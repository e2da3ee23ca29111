/** How is the embedded PostgreSQL started, found again after a crash, and stopped? */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { findBinaries, readableBinaries } from "./binaries.ts";
import { preparePlace, SOCKET_NAME, type Place } from "./place.ts";

const USER = "dianzhang";
const READY_WITHIN_MS = 30_000;
const LEAVING_WITHIN_MS = 1000;
/** A number is written in a blink. */
const EMPTY_FOR_MS = 300;
/** A server that was killed while it let somebody in never answers. */
const CONNECT_WITHIN_MS = 2000;
/** Error code while the server replays its log after a crash. */
const STARTING_UP = "57P03";

export interface EmbeddedServer {
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** True when a server that outlived its parent was taken over. */
  readonly isAdopted: boolean;
  readonly pid: number;
  /** Stops the server, unless another program is connected to it. */
  stop(): Promise<void>;
}

/** What a database that is being made is called, beside the data and before the number of the program. */
const BUILDING = ".new-";

/** A server that died is started again after this long. */
const WATCH_MS = 300;

/**
 * Answers a running server on the data below `home`: adopted, recovered, or freshly made. While the
 * program lives a server that dies is started again; several programs may watch the same one.
 */
export async function startEmbedded(home: string): Promise<EmbeddedServer> {
  const place = preparePlace(home);
  sweep(place);
  const isAdopted = await bringUp(place);
  const watch = keepUp(place);
  return {
    connection: { host: place.sockets, user: USER, database: USER },
    isAdopted,
    pid: pidOf(place) ?? 0,
    stop: async () => {
      await watch.end();
      await stop(place);
    },
  };
}

function keepUp(place: Place): { end(): Promise<void> } {
  let isEnding = false;
  let reviving: Promise<unknown> = Promise.resolve();
  let isReviving = false;
  const timer = setInterval(() => {
    const pid = pidOf(place);
    if (isEnding || isReviving || (pid !== undefined && isPostgres(pid))) return;
    isReviving = true;
    reviving = bringUp(place)
      .catch(() => undefined)
      .finally(() => (isReviving = false));
  }, WATCH_MS);
  timer.unref();
  return {
    end: async () => {
      isEnding = true;
      clearInterval(timer);
      await reviving;
    },
  };
}

/** True when a running server was found. */
async function bringUp(place: Place): Promise<boolean> {
  const isAdopted = await canAdopt(place);
  if (!isAdopted) {
    const bin = readableBinaries(findBinaries(), place.home);
    if (!existsSync(join(place.data, "PG_VERSION"))) await initialise(bin, place);
    await untilReady(place, startKeeping(bin, place));
  } else {
    await untilReady(place);
  }
  await createDatabase(place);
  return isAdopted;
}

async function canAdopt(place: Place): Promise<boolean> {
  const file = join(place.data, "postmaster.pid");
  // A server killed while it wrote its number leaves an empty file, which none after it would touch.
  if (pidOf(place) === undefined && existsSync(file)) await sleep(EMPTY_FOR_MS);
  const pid = pidOf(place);
  if (pid === undefined && !existsSync(file)) return false;
  if (pid !== undefined && isPostgres(pid)) return true;
  // A dead server's files would make the next one refuse to start.
  rmSync(file, { force: true });
  rmSync(join(place.sockets, SOCKET_NAME), { force: true });
  rmSync(join(place.sockets, `${SOCKET_NAME}.lock`), { force: true });
  return false;
}

function pidOf(place: Place): number | undefined {
  const pid = Number.parseInt(readIfThere(join(place.data, "postmaster.pid")), 10);
  return pid > 0 ? pid : undefined;
}

// A server that is going down takes the file away at any moment.
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return "";
    throw error;
  }
}

// The number may meanwhile belong to another program, or to a zombie nobody has buried.
function isPostgres(pid: number): boolean {
  if (!isThere(pid)) return false;
  if (process.platform !== "linux") return true;
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return false;
  const text = readFileSync(status, "utf8");
  return /^Name:\s+postgres/m.test(text) && !/^State:\s+Z/m.test(text);
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Built beside and renamed, so that a crash half-way leaves nothing that looks like a database. Each program builds in
 * a folder of its own: what a killed one was building goes on being written by itself for a while.
 */
async function initialise(bin: string, place: Place): Promise<void> {
  const fresh = `${place.data}${BUILDING}${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  const args = [
    "-D",
    fresh,
    "-U",
    USER,
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--data-checksums",
  ];
  await promisify(execFile)(join(bin, "initdb"), [...args, "--no-instructions"], {
    cwd: place.home,
    env: { ...process.env, TZ: "UTC" },
    ...asOwner(place),
  });
  try {
    renameSync(fresh, place.data);
  } catch (error) {
    // Another program began in the same moment and was first.
    if (!existsSync(join(place.data, "PG_VERSION"))) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Takes away what programs that are no more were building; what is still being written is left for the next start. */
function sweep(place: Place): void {
  const folder = dirname(place.data);
  const begun = basename(place.data) + BUILDING;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(begun)) continue;
    const pid = Number.parseInt(name.slice(begun.length), 10);
    if (pid > 0 && pid !== process.pid && isThere(pid)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Written to in the same moment.
    }
  }
}

/**
 * Right after a kill -9 the dead server's helpers may still hold its memory, and the first start gives
 * up; the answer starts it once more if it did.
 */
function startKeeping(bin: string, place: Place): () => void {
  let child = launch(bin, place);
  return () => {
    if (child.exitCode !== null || child.signalCode !== null) child = launch(bin, place);
  };
}

function launch(bin: string, place: Place): ChildProcess {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: place.sockets,
    unix_socket_permissions: "0700",
    max_connections: "60",
    shared_buffers: "64MB",
    log_min_messages: "warning",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(place.log, "a");
  // Detached: Ctrl-C in the terminal is for us; we stop the server ourselves, after the last commit.
  const child = spawn(join(bin, "postgres"), ["-D", place.data, ...args], {
    cwd: place.home,
    detached: true,
    stdio: ["ignore", log, log],
    ...asOwner(place),
  });
  child.on("error", () => undefined);
  child.unref();
  return child;
}

function asOwner({ owner }: Place): { uid?: number; gid?: number } {
  return owner === undefined ? {} : { uid: owner, gid: owner };
}

async function untilReady(place: Place, keep?: () => void): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      return await ask(place, "postgres", "select 1").then(() => undefined);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isComing =
        code === undefined || ["ENOENT", "ECONNREFUSED", "ECONNRESET", STARTING_UP].includes(code);
      if (!isComing || performance.now() > deadline) {
        throw new Error(`PostgreSQL did not start; its log: ${place.log}`, { cause: error });
      }
      await sleep(20);
      keep?.();
    }
  }
}

async function createDatabase(place: Place): Promise<void> {
  const found = await ask(place, "postgres", `select 1 from pg_database where datname = '${USER}'`);
  if (found > 0) return;
  try {
    await ask(place, "postgres", `create database ${USER}`);
  } catch (error) {
    // Another process started in the same moment and was first.
    const isThere = ["42P04", "23505"].includes((error as { code?: string }).code ?? "");
    if (!isThere) throw error;
  }
}

async function ask(place: Place, database: string, sql: string): Promise<number> {
  const client = new pg.Client({
    host: place.sockets,
    user: USER,
    database,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  // A connection cut while the server stops is no news to us.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

async function stop(place: Place): Promise<void> {
  const pid = pidOf(place);
  if (pid === undefined) return;
  if (await isNeeded(place)) return;
  process.kill(pid, "SIGINT");
  const deadline = performance.now() + READY_WITHIN_MS;
  while (pidOf(place) === pid && performance.now() < deadline) await sleep(20);
}

// Connections just closed are still counted for a moment, so a yes is asked again.
async function isNeeded(place: Place): Promise<boolean> {
  const others =
    "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  const deadline = performance.now() + LEAVING_WITHIN_MS;
  while ((await ask(place, "postgres", others).catch(() => 0)) > 0) {
    if (performance.now() > deadline) return true;
    await sleep(50);
  }
  return false;
}
