/** Who keeps the lakes open, and asks them? A shelf of handles; the one unused longest is closed. */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Answer, MetricLine } from "@dianzhang/api";
import { loadMetrics, openLake, runMetric, type Lake, type Metric } from "@dianzhang/insights";
import { Fault } from "./fault.ts";

const DESKS = join(import.meta.dirname, "../../desks");
/** Each handle may take some hundred megabytes while it answers. */
const OPEN_LAKES = 12;

export interface Asking {
  readonly shop: number;
  readonly from: number;
  readonly to: number;
}

export interface Lakes {
  readonly catalogue: readonly MetricLine[];
  /** Runs a metric on the lake in `dir`. */
  ask(dir: string, metric: string, asking: Asking): Promise<Answer>;
  close(): void;
}

export function openLakes(): Lakes {
  const metrics = loadMetrics(readdirSync(DESKS).map((desk) => join(DESKS, desk, "metrics")));
  const shelf = new Map<string, Promise<Lake>>();

  function take(dir: string): Promise<Lake> {
    const known = shelf.get(dir) ?? open(dir);
    shelf.delete(dir);
    shelf.set(dir, known);
    return known;
  }

  function open(dir: string): Promise<Lake> {
    mkdirSync(dir, { recursive: true });
    const [oldest] = shelf.keys();
    if (shelf.size >= OPEN_LAKES && oldest !== undefined) {
      void shelf.get(oldest)?.then((lake) => lake.close());
      shelf.delete(oldest);
    }
    return openLake(dir);
  }

  return {
    catalogue: [...metrics.values()].map(lineOf),
    ask: async (dir, name, asking) => {
      const metric = metrics.get(name);
      if (!metric) throw new Fault("not-found");
      const lake = await take(dir);
      const { columns, rows } = await askTwice(() => runMetric(lake, metric, asking));
      return {
        columns: [...columns],
        rows: rows.map((row) => [...row]),
        isSampled: isSampled(metric),
      };
    },
    close: () => {
      for (const lake of shelf.values()) void lake.then((one) => one.close());
      shelf.clear();
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
