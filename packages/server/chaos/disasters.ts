/** What can happen to a machine? Each disaster happens, and answers when everything runs again by itself. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startProgram, temporaryHome, type Program } from "../bench/program.ts";

const BACK_WITHIN_MS = 60_000;
const CLOCK = join(import.meta.dirname, "other-clock.ts");
const CLI = join(import.meta.dirname, "../../cli/main.ts");

/** The program as it runs now, and how it is started again, as a service manager would. */
export interface Site {
  readonly home: string;
  program: Program;
}

export const DISASTERS = [
  "app",
  "database",
  "both",
  "start",
  "backup",
  "clock",
  "migration",
] as const;
export type Disaster = (typeof DISASTERS)[number];

/** True when everything was back without a hand. */
export async function strike(site: Site, disaster: Disaster): Promise<boolean> {
  switch (disaster) {
    case "app":
      await site.program.kill();
      return startAgain(site);
    case "database":
      await killDatabase(site.home);
      return answers(site);
    case "both":
      await killDatabase(site.home);
      await site.program.kill();
      return startAgain(site);
    case "start":
      await site.program.kill();
      await killedWhileStarting(site.home, 100 + Math.random() * 1500);
      return startAgain(site);
    case "backup":
      await killedBackup(site.home);
      return answers(site);
    case "clock":
      return jump(site);
    case "migration":
      return firstStartKilled();
  }
}

async function startAgain(site: Site, env: Record<string, string> = {}): Promise<boolean> {
  site.program = await startProgram(site.home, { isQuiet: true, env });
  return answers(site);
}

/** Health is answered from the database, so this waits for both. */
async function answers({ program }: Site): Promise<boolean> {
  const deadline = performance.now() + BACK_WITHIN_MS;
  while (performance.now() < deadline) {
    const reply = await fetch(`${program.url}/api/health`, {
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (reply?.ok) return true;
    await sleep(50);
  }
  return false;
}

// One that is just being revived is killed as soon as it has a process again.
async function killDatabase(home: string): Promise<void> {
  const file = join(home, "db", "data", "postmaster.pid");
  const deadline = performance.now() + BACK_WITHIN_MS;
  while (performance.now() < deadline) {
    try {
      process.kill(Number.parseInt(readFileSync(file, "utf8"), 10), "SIGKILL");
      return;
    } catch {
      await sleep(20);
    }
  }
  throw new Error(`no database to kill below ${home}`);
}

// A server killed before it is ready: while the database recovers, migrations run, markets wake.
async function killedWhileStarting(home: string, afterMs: number): Promise<void> {
  let gone: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (gone = resolve));
  const onSpawn = (kill: () => void) => void sleep(afterMs).then(kill);
  await startProgram(home, { isQuiet: true, onSpawn })
    .then(({ gone: exited }) => exited)
    .catch(() => undefined)
    .finally(gone);
  await ended;
}

async function killedBackup(home: string): Promise<void> {
  const child = spawn(process.execPath, [CLI, "backup", "--home", home], { stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await sleep(400 + Math.random() * 800);
  child.kill("SIGKILL");
  await gone;
}

// The machine's clock jumps a year ahead, then back to yesterday.
async function jump(site: Site): Promise<boolean> {
  const day = 86_400_000;
  for (const ms of [400 * day, -day]) {
    await site.program.kill();
    const env = { NODE_OPTIONS: `--import=${CLOCK}`, DIANZHANG_CLOCK_JUMP_MS: String(ms) };
    if (!(await startAgain(site, env))) return false;
    await sleep(500);
  }
  await site.program.kill();
  return startAgain(site);
}

// A first start, killed somewhere between making the database and the last migration.
async function firstStartKilled(): Promise<boolean> {
  const { home, remove } = temporaryHome();
  try {
    await killedWhileStarting(home, 200 + Math.random() * 4000);
    const site: Site = { home, program: await startProgram(home, { isQuiet: true }) };
    const isBack = await answers(site);
    const session = (await (await fetch(`${site.program.url}/api/session`)).json()) as {
      demo: unknown[];
    };
    await site.program.stop();
    return isBack && session.demo.length === 4;
  } finally {
    remove();
  }
}

export type FullDisk = "recovered" | "not recovered" | "skipped: this needs root on Linux";

/**
 * The lake's disk is full while a clock runs (a real file system of a few megabytes), and then is not.
 * Nothing else is done: the clock has to go on by itself.
 */
export async function fillDisk(
  site: Site,
  { isStuck, isMovingAgain }: Record<"isStuck" | "isMovingAgain", () => Promise<boolean>>,
): Promise<FullDisk> {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return "skipped: this needs root on Linux";
  const lakes = join(site.home, "lakes");
  mkdirSync(lakes, { recursive: true });
  const mount = (...args: string[]) => execFileSync("mount", args, { stdio: "ignore" });
  try {
    mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", lakes);
  } catch {
    return "skipped: this needs root on Linux";
  }
  try {
    if (!(await isStuck())) return "not recovered";
    mount("-o", "remount,size=256m", lakes);
    return (await isMovingAgain()) ? "recovered" : "not recovered";
  } finally {
    await site.program.stop();
    execFileSync("umount", ["-l", lakes]);
  }
}
