/** Runs the markets the facts need, seed by seed in a few threads, and asks their lakes. */
import { Worker } from "node:worker_threads";
import type { Overlay, Scenario } from "@dianzhang/market";
import { keyOf, type Fact, type Horizon, type Row } from "./fact.ts";
import type { Answer, Job } from "./lakes.ts";

export interface MeasureOptions {
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  /** Days of the short horizon. */
  readonly days: number;
  /** Other values for parameters: an ablation or a calibration. */
  readonly overlay?: Overlay | undefined;
  /** Markets that run at the same time; 2 when left out. */
  readonly workers?: number | undefined;
  readonly onProgress: (done: number, total: number, what: string) => void;
}

/**
 * Fact (by its place in the list) → one answer a seed, in the order of the seeds. Throws what a thread throws.
 */
export async function measure(facts: readonly Fact[], options: MeasureOptions): Promise<Row[][]> {
  const horizons = [...new Set(facts.map((fact) => fact.horizon))];
  const jobs = options.seeds.flatMap((seed) =>
    horizons.map((horizon): Job => jobOf(facts, horizon, seed, options)),
  );
  const found = new Map<string, Row>();
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    const thread = new Worker(new URL("./worker.ts", import.meta.url));
    try {
      while (next < jobs.length) {
        const job = jobs[next++] as Job;
        options.onProgress(done, jobs.length, `seed ${job.seed}, ${job.horizon} horizon`);
        for (const { id, answer } of await ask(thread, job)) found.set(`${id} ${job.seed}`, answer);
        done += 1;
      }
    } finally {
      await thread.terminate();
    }
  };
  const threads = Math.max(1, Math.min(options.workers ?? 2, jobs.length));
  await Promise.all(Array.from({ length: threads }, worker));
  return facts.map((fact) =>
    options.seeds
      .map((seed) => found.get(`${keyOf(fact)} ${seed}`))
      .filter((answer) => answer !== undefined),
  );
}

function jobOf(
  facts: readonly Fact[],
  horizon: Horizon,
  seed: number,
  { scenario, days, overlay }: MeasureOptions,
): Job {
  const ids = facts.filter((fact) => fact.horizon === horizon).map(keyOf);
  return { scenario: scenario.id, ids, horizon, seed, days, overlay };
}

function ask(thread: Worker, job: Job): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      thread.off("message", answered);
      thread.off("error", failed);
    };
    const answered = (answers: readonly Answer[]): void => {
      stop();
      resolve(answers);
    };
    const failed = (error: Error): void => {
      stop();
      reject(error);
    };
    thread.on("message", answered);
    thread.on("error", failed);
    thread.postMessage(job);
  });
}
