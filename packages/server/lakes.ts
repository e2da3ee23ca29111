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
  const shelf = new Map<string, Handle>();

  function take(dir: string): Handle {
    const known = shelf.get(dir) ?? open(dir);
    shelf.delete(dir);
    shelf.set(dir, known);
    return known;
  }

  function open(dir: string): Handle {
    mkdirSync(dir, { recursive: true });
    const [oldest] = shelf;
    if (shelf.size >= OPEN_LAKES && oldest !== undefined) {
      shelf.delete(oldest[0]);
      void putAway(oldest[1]);
    }
    return { lake: openLake(dir), asking: new Set() };
  }

  return {
    catalogue: [...metrics.values()].map(lineOf),
    ask: async (dir, name, asking) => {
      const metric = metrics.get(name);
      if (!metric) throw new Fault("not-found");
      const { columns, rows } = await using(take(dir), (lake) =>
        askTwice(() => runMetric(lake, metric, asking)),
      );
      return {
        columns: [...columns],
        rows: rows.map((row) => [...row]),
        isSampled: isSampled(metric),
      };
    },
    close: () => {
      for (const handle of shelf.values()) void putAway(handle);
      shelf.clear();
    },
  };
}

interface Handle {
  readonly lake: Promise<Lake>;
  /** Questions that are being answered. */
  readonly asking: Set<Promise<unknown>>;
}

async function using<T>(handle: Handle, ask: (lake: Lake) => Promise<T>): Promise<T> {
  const answer = handle.lake.then(ask);
  handle.asking.add(answer);
  try {
    return await answer;
  } finally {
    handle.asking.delete(answer);
  }
}

// Closed under a question, a lake would take the whole process with it.
async function putAway({ lake, asking }: Handle): Promise<void> {
  await Promise.allSettled([...asking]);
  (await lake).close();
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
