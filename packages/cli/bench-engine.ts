/** The engine's own figures: one core, everything on, no lake. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks } from "@dianzhang/catalog";
import { canonicalJson, type LogRow } from "@dianzhang/kernel";
import { openMarket, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import type { BenchLine } from "@dianzhang/server/bench";
import { loadScenario } from "./simulate.ts";

const YARDSTICK = join(import.meta.dirname, "..", "..", "..", "shared", "bench", "kernel.c");
/** Engine and yardstick take turns, so that both meet the same machine; the best round of each counts. */
const ROUNDS = 10;
/** Days before the first round: rivals begin to advertise on the second morning, so not everything is on before. */
const BEFORE = 3;

/** The seats of a shop that only sells: nobody advertises, posts, goes on air or makes campaigns. */
const SELLING = new Set(["storefront", "listing", "insight"]);

function optionsFor(shoppers: number, rivals: number): MarketOptions {
  return { scenario: loadScenario("apparel"), seed: 7, desks, shoppers, rivals };
}

/** Runs one day and says what it came to; events are rows of all tables. */
export function runDay(market: Market): {
  sessions: number;
  exposures: number;
  seconds: number;
  events: number;
} {
  const before = { ...market.totals };
  const began = performance.now();
  let events = 0;
  for (let hour = 0; hour < 24; hour += 1)
    events += market.tick().batches.reduce((sum, batch) => sum + batch.rows, 0);
  const seconds = (performance.now() - began) / 1000;
  return {
    seconds,
    events,
    sessions: market.totals.sessions - before.sessions,
    exposures: market.totals.exposures - before.exposures,
  };
}

/** The yardstick's exposures a second now, or null where it or a compiler is not at hand. */
export function yardstick(program: string | null): number | null {
  if (!program) return null;
  const answer = JSON.parse(execFileSync(program, ["2000000"], { encoding: "utf8" })) as {
    exposuresPerSecond: number;
  };
  return answer.exposuresPerSecond;
}

export function compileYardstick(): string | null {
  if (!existsSync(YARDSTICK)) return null;
  const program = join(mkdtempSync(join(tmpdir(), "dianzhang-yardstick-")), "kernel");
  try {
    execFileSync("cc", ["-O3", "-march=native", "-o", program, YARDSTICK, "-lm"], {
      stdio: "ignore",
    });
    return program;
  } catch {
    return null;
  }
}

/**
 * A million shoppers, 40 shops, a day a round, with the yardstick right after each round: figures of the best
 * round of each, and the middle of the shares round by round, for the machine's own speed goes up and down.
 */
export function benchEngine(): BenchLine[] {
  return benchMarket("engine", optionsFor(1_000_000, 40));
}

/** The same of a market whose shops sell and do nothing else. */
export function benchSelling(): BenchLine[] {
  const seats = desks.filter(({ id }) => SELLING.has(id));
  return benchMarket("selling", { ...optionsFor(1_000_000, 40), desks: seats });
}

function benchMarket(name: string, options: MarketOptions): BenchLine[] {
  const program = compileYardstick();
  const market = openMarket(options);
  for (let day = 0; day < BEFORE; day += 1) runDay(market);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const day = runDay(market);
    return { day, speed: day.exposures / day.seconds, kernel: yardstick(program) };
  });
  const best = rounds.reduce((a, b) => (b.speed > a.speed ? b : a));
  const lines: BenchLine[] = [
    {
      name: `${name}/exposures`,
      value: Math.round(best.speed),
      unit: "1/s",
      shoppers: 1_000_000,
      shops: 40,
    },
    { name: `${name}/sessions`, value: perSecond(best.day, "sessions"), unit: "1/s" },
    { name: `${name}/events`, value: perSecond(best.day, "events"), unit: "1/s" },
  ];
  const shares = rounds.flatMap(({ speed, kernel }) => (kernel === null ? [] : [speed / kernel]));
  if (shares.length === 0) return lines;
  const kernel = Math.max(...rounds.map((round) => round.kernel ?? 0));
  const share = (value: number): number => Number(value.toFixed(3));
  shares.sort((a, b) => a - b);
  return [
    ...lines,
    { name: `${name}/yardstick`, value: kernel, unit: "1/s" },
    {
      name: `${name}/share-of-yardstick`,
      value: share(shares[Math.floor(shares.length / 2)] as number),
      unit: "×",
      rounds: shares.map(share),
      bestByBest: share(best.speed / kernel),
    },
  ];
}

function perSecond(day: ReturnType<typeof runDay>, what: "sessions" | "events"): number {
  return Math.round(day[what] / day.seconds);
}

/** Cost of a session by number of shoppers and of shops. */
export function benchSizes(): BenchLine[] {
  const lines: BenchLine[] = [];
  for (const [shoppers, rivals] of [
    [10_000, 40],
    [100_000, 40],
    [1_000_000, 40],
    [100_000, 10],
    [100_000, 200],
  ] as const) {
    const market = openMarket(optionsFor(shoppers, rivals));
    runDay(market);
    const days = shoppers === 1_000_000 ? 1 : 4;
    let seconds = 0;
    let sessions = 0;
    for (let day = 0; day < days; day += 1) {
      const ran = runDay(market);
      seconds += ran.seconds;
      sessions += ran.sessions;
    }
    lines.push({
      name: `sizes/${shoppers}-shoppers-${rivals}-shops`,
      value: Number(((1e6 * seconds) / sessions).toFixed(2)),
      unit: "µs/session",
      sessionsPerDay: Math.round(sessions / days),
    });
  }
  return lines;
}

/** Sleeping and waking, and what a shopper weighs. */
export function benchSnapshot(): BenchLine[] {
  const options = optionsFor(100_000, 40);
  const market = openMarket(options);
  for (let day = 0; day < 3; day += 1) runDay(market);
  const began = performance.now();
  const bytes = market.snapshot();
  const asleep = performance.now();
  const woken = restoreMarket(options, bytes);
  const awake = performance.now();
  return [
    {
      name: "snapshot/write",
      value: Math.round(asleep - began),
      unit: "ms",
      shoppers: 100_000,
      shops: 40,
    },
    {
      name: "snapshot/read",
      value: Math.round(awake - asleep),
      unit: "ms",
      sameHash: woken.stateHash() === market.stateHash(),
    },
    { name: "snapshot/size", value: bytes.length, unit: "bytes" },
    {
      name: "snapshot/per-shopper",
      value: Number((bytes.length / 100_000).toFixed(1)),
      unit: "bytes",
    },
  ];
}

const REPLAY_DAYS = 30;

/** Thirty days live, a decision a day. */
function liveDays(options: MarketOptions): {
  readonly market: Market;
  readonly rows: readonly LogRow[];
  readonly ms: number;
} {
  const rows: LogRow[] = [];
  const market = openMarket(options);
  const began = performance.now();
  for (let day = 0; day < REPLAY_DAYS; day += 1) {
    const command = { type: "storefront/set-profile", name: `Tea ${day}`, mainCategory: "dress" };
    const decision = market.decide(0, command);
    if (!decision.ok) throw new Error(decision.code);
    market.apply(0, decision.events);
    rows.push({ seq: day, tick: day * 24, shop: 0, command, events: decision.events });
    runDay(market);
  }
  return { market, rows, ms: performance.now() - began };
}

/** The same days from the log, every row decided again and every day hashed; both when all is compiled. */
export function benchReplay(): BenchLine[] {
  const options = { ...optionsFor(100_000, 12), seats: 1 };
  liveDays(options);
  const { market, rows, ms } = liveDays(options);
  const began = performance.now();
  const again = openMarket(options);
  let hash = "";
  for (const row of rows) {
    const decision = again.decide(0, row.command);
    if (canonicalJson(decision.ok && decision.events) !== canonicalJson(row.events))
      throw new Error(`row ${row.seq} is decided otherwise`);
    again.apply(0, row.events);
    runDay(again);
    hash = again.stateHash();
  }
  const replayed = performance.now() - began;
  return [
    {
      name: "replay/live",
      value: Math.round(ms),
      unit: "ms",
      days: REPLAY_DAYS,
      shoppers: 100_000,
    },
    {
      name: "replay/from-log",
      value: Math.round(replayed),
      unit: "ms",
      sameHash: hash === market.stateHash(),
    },
    { name: "replay/speed", value: Number((ms / replayed).toFixed(2)), unit: "× live" },
  ];
}
