/** The lakes of one seed and horizon: made arm by arm, asked, and thrown away. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeHour } from "@dianzhang/insights";
import type { Batch } from "@dianzhang/kernel";
import { MECHANISMS, TABLES, type Arm, type Overlay, type Scenario } from "@dianzhang/market";
import { actInArm } from "./acts.ts";
import { loadScenario, pilotOf, simulate } from "../simulate.ts";
import { tryIdeas } from "./ideas.ts";
import { keyOf, type Fact, type Horizon, type Row } from "./fact.ts";
import { ask } from "./question.ts";
import { PEOPLE } from "./spread.ts";
import { facts } from "./table.ts";

/** All facts of one horizon for one seed: what one thread does at a time. */
export interface Job {
  readonly scenario: string;
  /** Facts by key (number and title). */
  readonly ids: readonly string[];
  readonly horizon: Horizon;
  readonly seed: number;
  readonly days: number;
  readonly overlay?: Overlay | undefined;
}

export interface Answer {
  readonly id: string;
  readonly answer: Row;
}

interface Shape {
  readonly days: number;
  readonly shoppers?: number;
  readonly shops?: number;
  readonly firstDay?: string;
  readonly overlay?: Overlay;
  /** Days published as one part; 1 when left out. The days of the market are a multiple of it. */
  readonly together?: number;
}

/**
 * Days, shoppers, shops and first day of the other horizons. Over two years a shopper has the choice of a class of
 * forty shops: among a dozen everybody would come back to the same one by chance alone (F74).
 */
const SHAPES: Readonly<Record<Exclude<Horizon, "short">, Shape>> = {
  busy: { days: 42, shoppers: 250_000 },
  festival: { days: 24, firstDay: "2027-11-22" },
  season: { days: 126, firstDay: "2027-06-28" },
  long: { days: 720, shoppers: 10_000, shops: 40, firstDay: "2027-03-01" },
  // Most would have dropped out after two years, and no newcomers take their place.
  years: { days: 4380, shoppers: PEOPLE, shops: 4, overlay: MECHANISMS["drop-out"], together: 30 },
};

export async function answerJob(job: Job): Promise<Answer[]> {
  const asked = facts.filter((fact) => job.ids.includes(keyOf(fact)));
  const folder = mkdtempSync(join(tmpdir(), "dianzhang-facts-"));
  const made = new Map<Arm, string>();
  const answers: Answer[] = [];
  try {
    for (const fact of asked) {
      for (const arm of fact.arms) {
        if (!made.has(arm))
          made.set(arm, await makeLake(join(folder, arm), arm, job, tablesOf(asked, arm)));
      }
      const lakes = fact.arms.map((arm, n) => ({
        schema: n === 0 ? "main" : arm,
        dir: made.get(arm) as string,
      }));
      const [rows = []] = await ask(lakes, [fact.sql]);
      answers.push({ id: keyOf(fact), answer: fact.reckon ? fact.reckon(rows) : (rows[0] ?? {}) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return answers;
}

/** The tables that the questions in one arm read: nothing else is written. */
function tablesOf(asked: readonly Fact[], arm: Arm): readonly string[] {
  const questions = asked.filter((fact) => fact.arms.includes(arm)).map((fact) => fact.sql);
  return TABLES.map((one) => one.name).filter((name) =>
    questions.some((sql) => new RegExp(`\\b${name}\\b`).test(sql)),
  );
}

async function makeLake(
  dir: string,
  arm: Arm,
  job: Job,
  keeps: readonly string[],
): Promise<string> {
  const scenario = loadScenario(job.scenario);
  const shape: Shape = job.horizon === "short" ? { days: job.days } : SHAPES[job.horizon];
  let held: Batch[] = [];
  await simulate({
    scenario: { ...scenario, firstDay: shape.firstDay ?? scenario.firstDay },
    seed: job.seed,
    days: shape.days,
    shoppers: shape.shoppers ?? scenario.shoppers,
    shops: shape.shops,
    arm,
    overlay: { ...shape.overlay, ...job.overlay },
    truth: true,
    pilot: pilotOf("average"),
    ...(arm === "served" || arm === "slow-replies" ? { rivalsAt: { service: "expert" } } : {}),
    // A day is published in one part; nobody reads this lake while it grows.
    onBatches: (batches, market) => {
      actInArm(arm, market);
      if (arm === "ideas") tryIdeas(market, job.seed);
      held.push(...batches.filter((one) => keeps.includes(one.table.name)));
      if (market.now % (24 * (shape.together ?? 1)) !== 0) return;
      writeHour(dir, market.now - 1, held);
      held = [];
    },
  });
  return dir;
}

/** The curves of one market over 28 days: clicks by place, share by hour, steps per 100 page views. */
export async function curves(
  scenario: Scenario,
): Promise<{ clicks: number[]; hours: number[]; funnel: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), "dianzhang-curves-"));
  try {
    const job: Job = { scenario: scenario.id, ids: [], horizon: "short", seed: 1, days: 28 };
    const dir = await makeLake(join(folder, "lake"), "default", job, [
      "exposure",
      "visit",
      "action",
    ]);
    const places = Array.from(
      { length: 10 },
      (_, i) =>
        `SELECT avg(clicked) AS v FROM exposure WHERE channel = 'search' AND position = ${i + 1}`,
    );
    const hours = Array.from(
      { length: 24 },
      (_, h) => `SELECT avg(((v.at // 3600) % 24 = ${h})::INT) AS v FROM visit v`,
    );
    const steps = ["cart", "favourite", "pay"].map(
      (kind) =>
        `SELECT 100 * count(*) FILTER (kind = '${kind}') / (SELECT count(*) FROM visit) AS v FROM action`,
    );
    const answers = (await ask([{ schema: "main", dir }], [...places, ...hours, ...steps])).map(
      ([answer]) => answer?.["v"] as number,
    );
    return {
      clicks: answers.slice(0, 10),
      hours: answers.slice(10, 34),
      funnel: [100, ...answers.slice(34)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
