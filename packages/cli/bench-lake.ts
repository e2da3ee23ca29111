/** How long does a class's market day take end to end: 40 shops, 200,000 sessions, the lake written? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks } from "@dianzhang/catalog";
import { compactDay, writeHour } from "@dianzhang/insights";
import { openMarket, type Market } from "@dianzhang/market";
import { compileYardstick, yardstick } from "./bench-engine.ts";
import type { BenchLine } from "@dianzhang/server/bench";
import { loadScenario } from "./simulate.ts";

/** So many shoppers make about 200,000 sessions a day. */
const SHOPPERS = 1_550_000;
const RIVALS = 39;
/** The first day also builds what lasts; it is told apart. */
const DAYS = 6;

interface DayTimes {
  readonly engine: number;
  readonly hours: number;
  readonly compaction: number;
  readonly sessions: number;
  readonly rows: number;
}

const total = ({ engine, hours, compaction }: DayTimes) => engine + hours + compaction;

/** The middle of five days after the first, its parts, and the yardstick of the same minute. */
export async function benchClassDay(): Promise<BenchLine[]> {
  const program = compileYardstick();
  const dir = mkdtempSync(join(tmpdir(), "class-day-"));
  const market = openMarket({
    scenario: loadScenario("apparel"),
    seed: 7,
    desks,
    shoppers: SHOPPERS,
    seats: 1,
    rivals: RIVALS,
  });
  try {
    const first = await runDay(market, dir);
    const days: DayTimes[] = [];
    let kernel = yardstick(program);
    for (let day = 1; day < DAYS; day += 1) {
      days.push(await runDay(market, dir));
      const now = yardstick(program);
      if (now !== null && (kernel === null || now > kernel)) kernel = now;
    }
    const sorted = days.toSorted((a, b) => total(a) - total(b));
    const middle = sorted[days.length >> 1] as DayTimes;
    const seconds = (ms: number) => Number((ms / 1000).toFixed(3));
    const { sessions, rows } = middle;
    return [
      { name: "class-day", value: seconds(total(middle)), unit: "s", sessions, rows },
      { name: "class-day/best", value: seconds(total(sorted[0] as DayTimes)), unit: "s" },
      { name: "class-day/first", value: seconds(total(first)), unit: "s" },
      { name: "class-day/engine", value: seconds(middle.engine), unit: "s" },
      { name: "class-day/hour-parts", value: seconds(middle.hours), unit: "s" },
      { name: "class-day/day-files", value: seconds(middle.compaction), unit: "s" },
      ...(kernel === null ? [] : [{ name: "class-day/yardstick", value: kernel, unit: "1/s" }]),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function runDay(market: Market, dir: string): Promise<DayTimes> {
  const before = market.totals.sessions;
  const times = { engine: 0, hours: 0, compaction: 0, rows: 0 };
  for (;;) {
    const began = performance.now();
    const { tick, batches, day } = market.tick();
    const ticked = performance.now();
    writeHour(dir, tick, batches);
    const written = performance.now();
    times.engine += ticked - began;
    times.hours += written - ticked;
    times.rows += batches.reduce((sum, batch) => sum + batch.rows, 0);
    if (day === undefined) continue;
    await compactDay(dir, day);
    times.compaction = performance.now() - written;
    return { ...times, sessions: market.totals.sessions - before };
  }
}
