/** Who keeps the lakes open, and asks them? */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Answer, MetricLine } from "@dianzhang/api";
import { lakeBelow, loadMetrics, openLake, runMetric, type Metric } from "@dianzhang/insights";
import { Fault } from "./fault.ts";

const DESKS = join(import.meta.dirname, "../../desks");
/** What the answers of one moment may take together. */
const MEMORY_MB = 1024;

export interface Asking {
  readonly shop: number;
  readonly from: number;
  readonly to: number;
}

export interface Lakes {
  readonly catalogue: readonly MetricLine[];
  /** Runs a metric on the lake in `dir`. */
  ask(dir: string, metric: string, asking: Asking): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * All lakes below `home` share one database without data of its own: opening one for every market cost more
 * than most answers (docs/benchmarks.md, soak).
 */
export async function openLakes(home: string): Promise<Lakes> {
  const metrics = loadMetrics(readdirSync(DESKS).map((desk) => join(DESKS, desk, "metrics")));
  mkdirSync(home, { recursive: true });
  const all = await openLake(home, { memoryMb: MEMORY_MB });
  const asking = new Set<Promise<unknown>>();
  return {
    catalogue: [...metrics.values()].map(lineOf),
    ask: async (dir, name, question) => {
      const metric = metrics.get(name);
      if (!metric) throw new Fault("not-found");
      const lake = lakeBelow(all, dir);
      const answer = askTwice(() => runMetric(lake, metric, question));
      asking.add(answer);
      try {
        const { columns, rows } = await answer;
        const isSample = isSampled(metric);
        return { columns: [...columns], rows: rows.map((row) => [...row]), isSampled: isSample };
      } finally {
        asking.delete(answer);
      }
    },
    // Closed under a question, the database would take the whole process with it.
    close: async () => {
      await Promise.allSettled(asking);
      all.close();
    },
  };
}

// Between reading the manifest and opening a part, a finished day may have been compacted.
async function askTwice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    return ask();
  }
}

function lineOf({ id, label, definition, figures, sql }: Metric): MetricLine {
  return { id, label, definition, figures: [...figures], sql };
}

/** Only the table `exposure` is a sample; `exposure_hourly` counts exactly. */
function isSampled({ sql }: Metric): boolean {
  return /\bexposure\b/.test(sql);
}
