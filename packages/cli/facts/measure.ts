/** Runs the markets the facts need, seed by seed, and asks their lakes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeHour } from "@dianzhang/insights";
import type { Batch } from "@dianzhang/kernel";
import type { Arm, Scenario } from "@dianzhang/market";
import { pilotOf, simulate } from "../simulate.ts";
import type { Fact, Horizon } from "./fact.ts";
import { ask } from "./question.ts";

export interface MeasureOptions {
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  /** Days of the short horizon. */
  readonly days: number;
  readonly onProgress: (done: number, total: number, what: string) => void;
}

/** Days and shoppers of the other horizons. */
const FESTIVAL = { days: 24, firstDay: "2027-11-22" };
const LONG = { days: 540, shoppers: 5000, firstDay: "2027-03-01" };

/** Fact (by its place in the list) → one answer a seed. */
export async function measure(facts: readonly Fact[], options: MeasureOptions): Promise<Record<string, number>[][]> {
  const answers: Record<string, number>[][] = facts.map(() => []);
  const horizons = [...new Set(facts.map((fact) => fact.horizon))];
  let done = 0;
  const total = options.seeds.length * horizons.length;
  for (const seed of options.seeds) {
    for (const horizon of horizons) {
      options.onProgress(done, total, `seed ${seed}, ${horizon} horizon`);
      await measureSeed(facts, horizon, seed, options, answers);
      done += 1;
    }
  }
  return answers;
}

async function measureSeed(
  facts: readonly Fact[], horizon: Horizon, seed: number, options: MeasureOptions, answers: Record<string, number>[][],
): Promise<void> {
  const asked = facts.map((fact, i) => ({ fact, i })).filter(({ fact }) => fact.horizon === horizon);
  const folder = mkdtempSync(join(tmpdir(), "dianzhang-facts-"));
  const made = new Map<Arm, string>();
  try {
    for (const { fact, i } of asked) {
      for (const arm of fact.arms) {
        if (!made.has(arm)) made.set(arm, await makeLake(join(folder, arm), horizon, seed, arm, options));
      }
      const lakes = fact.arms.map((arm, n) => ({ schema: n === 0 ? "main" : arm, dir: made.get(arm) as string }));
      const [answer] = await ask(lakes, [fact.sql]);
      if (answer) answers[i]?.push(answer);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeLake(dir: string, horizon: Horizon, seed: number, arm: Arm, options: MeasureOptions): Promise<string> {
  const { scenario } = options;
  const shape =
    horizon === "short" ? { days: options.days, shoppers: scenario.shoppers, firstDay: scenario.firstDay }
    : horizon === "festival" ? { ...FESTIVAL, shoppers: scenario.shoppers } : LONG;
  let held: Batch[] = [];
  await simulate({
    scenario: { ...scenario, firstDay: shape.firstDay }, seed, days: shape.days, shoppers: shape.shoppers, arm, truth: true,
    pilot: pilotOf("average"),
    // A day is published in one part; nobody reads this lake while it grows.
    onBatches: (batches, market) => {
      held.push(...batches);
      if (market.now % 24 !== 0) return;
      writeHour(dir, market.now - 1, horizon === "long" ? held.filter(isOrder) : held);
      held = [];
    },
  });
  return dir;
}

function isOrder(batch: Batch): boolean {
  return batch.table.name === "orders";
}

/** The curves of one market over the short horizon: clicks by place, share by hour, steps per 100 page views. */
export async function curves(scenario: Scenario): Promise<{ clicks: number[]; hours: number[]; funnel: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), "dianzhang-curves-"));
  try {
    const dir = await makeLake(join(folder, "lake"), "short", 1, "default", { scenario, seeds: [1], days: 28, onProgress: () => undefined });
    const places = Array.from({ length: 10 }, (_, i) => `SELECT avg(clicked) AS v FROM exposure WHERE channel = 'search' AND position = ${i + 1}`);
    const hours = Array.from({ length: 24 }, (_, h) => `SELECT avg(((v.at // 3600) % 24 = ${h})::INT) AS v FROM visit v`);
    const steps = ["cart", "favourite", "pay"].map((kind) =>
      `SELECT 100 * count(*) FILTER (kind = '${kind}') / (SELECT count(*) FROM visit) AS v FROM action`);
    const answers = (await ask([{ schema: "main", dir }], [...places, ...hours, ...steps])).map((answer) => answer["v"] as number);
    return { clicks: answers.slice(0, 10), hours: answers.slice(10, 34), funnel: [100, ...answers.slice(34)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
