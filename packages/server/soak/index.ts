/** Does a class at work wear the server out? Fifty trainees for minutes: memory, waiting times, failures. */
import { setTimeout as sleep } from "node:timers/promises";
import { startProgram, temporaryHome, type Program } from "../bench/program.ts";
import { signIn } from "../bench/seat.ts";

export interface Waits {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface SoakReport extends Waits {
  readonly trainees: number;
  readonly minutes: number;
  readonly requests: number;
  /** The same by what was asked. */
  readonly byKind: Readonly<Record<string, Waits>>;
  /** Answers of 500 and above. */
  readonly serverErrors: number;
  /** Requests no answer came to. */
  readonly broken: number;
  readonly marketHours: number;
  /** Resident memory in MB at the end of each minute. */
  readonly memoryMb: readonly number[];
  readonly loopDelayP99Ms: number;
}

export interface SoakOptions {
  readonly minutes: number;
  readonly trainees: number;
  readonly onMinute?: (line: string) => void;
}

interface Tally {
  /** Milliseconds until each answer, by what was asked. */
  readonly times: Map<string, number[]>;
  serverErrors: number;
  broken: number;
}

/** A person looks at a screen, thinks a second or three, does something, looks again. */
const THINK_MS = [500, 3000] as const;
const SCREENS = [
  "views/storefront/shop",
  "views/listing/listing-list",
  "views/insight/listing-stats",
  "metrics/overview?from=0&to=864000",
  "metrics/channels?from=0&to=864000",
  "metrics/funnel?from=0&to=864000",
  "",
];

export async function runSoak({ minutes, trainees, onMinute }: SoakOptions): Promise<SoakReport> {
  const { home, remove } = temporaryHome();
  const program = await startProgram(home, { isQuiet: true });
  const tally: Tally = { times: new Map(), serverErrors: 0, broken: 0 };
  try {
    const seats = await enrol(program, trainees);
    const end = performance.now() + minutes * 60_000;
    const working = seats.map((seat) => work(seat, tally, end));
    const memoryMb: number[] = [];
    let loopDelayP99Ms = 0;
    for (let minute = 1; minute <= minutes; minute += 1) {
      await sleep(Math.max(0, end - (minutes - minute) * 60_000 - performance.now()));
      memoryMb.push(program.memoryMb() ?? 0);
      const health = await fetch(`${program.url}/api/health`);
      const { loopDelay } = (await health.json()) as { loopDelay: { p99Ms: number } };
      loopDelayP99Ms = Math.max(loopDelayP99Ms, loopDelay.p99Ms);
      onMinute?.(
        `minute ${minute}: ${[...tally.times.values()].flat().length} answers, ${memoryMb.at(-1)} MB`,
      );
    }
    await Promise.all(working);
    const marketHours = await hoursOf(seats);
    const { serverErrors, broken } = tally;
    const all = [...tally.times.values()].flat();
    const byKind = Object.fromEntries(
      [...tally.times].map(([kind, times]) => [kind, waitsOf(times)]),
    );
    return {
      trainees,
      minutes,
      requests: all.length,
      ...waitsOf(all),
      byKind,
      serverErrors,
      broken,
      marketHours,
      memoryMb,
      loopDelayP99Ms,
    };
  } finally {
    await program.stop();
    remove();
  }
}

function waitsOf(times: readonly number[]): Waits {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

interface Seat {
  readonly url: string;
  readonly cookie: string;
  readonly market: string;
}

// A class with a market for each, and everybody signed in with the password they were handed.
async function enrol(program: Program, trainees: number): Promise<Seat[]> {
  const { ask } = await signIn(program, "demo-teacher");
  const { id } = await ask<{ id: string }>("/api/classes", { name: "soak" });
  const text = Array.from({ length: trainees }, (_, i) => `Soak ${i}\tsoak${i}`).join("\n");
  const { created } = await ask<{ created: { account: string; password: string }[] }>(
    `/api/classes/${id}/roster`,
    { text },
  );
  await ask(`/api/classes/${id}/markets`, { scenario: "apparel", mode: "solo", seed: 7 });
  const seats: Seat[] = [];
  for (const person of created) {
    const reply = await fetch(`${program.url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account: person.account, password: person.password }),
    });
    const cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
    const markets = (await (
      await fetch(`${program.url}/api/markets`, { headers: { cookie } })
    ).json()) as { id: string }[];
    seats.push({ url: program.url, cookie, market: markets[0]?.id ?? "" });
  }
  return seats;
}

async function work(seat: Seat, tally: Tally, end: number): Promise<void> {
  const at = `/api/markets/${seat.market}`;
  const [least, most] = THINK_MS;
  for (let count = 0; performance.now() < end; count += 1) {
    await sleep(least + Math.random() * (most - least));
    const screen = SCREENS[count % SCREENS.length] ?? "";
    await ask(seat, tally, screen === "" ? at : `${at}/${screen}`);
    if (count % 5 === 2) {
      const name = `Tea ${count}`;
      const command = { type: "storefront/set-profile", name, mainCategory: "dress" };
      await ask(seat, tally, `${at}/commands`, command);
    }
    if (count % 15 === 7) await ask(seat, tally, `${at}/clock`, { hours: 24 });
  }
}

async function ask(
  { url, cookie }: Seat,
  tally: Tally,
  path: string,
  body?: unknown,
): Promise<void> {
  const sent = performance.now();
  const post = { method: "POST", body: JSON.stringify(body) };
  const headers = { cookie, "content-type": "application/json" };
  try {
    const reply = await fetch(
      `${url}${path}`,
      body === undefined ? { headers } : { ...post, headers },
    );
    await reply.arrayBuffer();
    if (reply.status >= 500) tally.serverErrors += 1;
  } catch {
    tally.broken += 1;
  }
  const kind = path.split("?")[0]?.split("/").slice(4).join("/") || "state";
  const times = tally.times.get(kind) ?? [];
  tally.times.set(kind, times);
  times.push(performance.now() - sent);
}

async function hoursOf(seats: readonly Seat[]): Promise<number> {
  let hours = 0;
  for (const { url, cookie, market } of seats) {
    const reply = await fetch(`${url}/api/markets/${market}`, { headers: { cookie } });
    hours += ((await reply.json()) as { now: number }).now;
  }
  return hours;
}
