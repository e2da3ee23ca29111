/** How long does one shop wait for its dashboards when the market's lake is large? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateLake } from "./generated-lake.ts";
import { openLake } from "./lake.ts";
import type { Metric } from "./metric.ts";
import { runMetric } from "./run-metric.ts";

export interface DashboardBench {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly events: number;
  readonly days?: number;
  readonly shops?: number;
  /** How often each metric is asked. */
  readonly rounds?: number;
}

export interface DashboardTimes {
  readonly events: number;
  readonly questions: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly slowest: { readonly metric: string; readonly ms: number };
  readonly generateSeconds: number;
}

const DAY = 86_400;

/** Generates a lake in a temporary folder, asks every metric of the last 7 days, and removes it. */
export async function benchDashboards(options: DashboardBench): Promise<DashboardTimes> {
  const { days = 30, shops = 20, rounds = 20 } = options;
  const dir = mkdtempSync(join(tmpdir(), "lake-bench-"));
  try {
    const begun = performance.now();
    generateLake(dir, { events: options.events, days, shops });
    const generateSeconds = (performance.now() - begun) / 1000;
    const times = await askAll(dir, options.metrics, { days, shops, rounds });
    const sorted = times.map((time) => time.ms).toSorted((a, b) => a - b);
    const slowest = times.toSorted((a, b) => b.ms - a.ms)[0] ?? { metric: "", ms: 0 };
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const { events } = options;
    return {
      events,
      questions: times.length,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      slowest,
      generateSeconds,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function askAll(
  dir: string,
  metrics: ReadonlyMap<string, Metric>,
  { days, shops, rounds }: { days: number; shops: number; rounds: number },
): Promise<{ metric: string; ms: number }[]> {
  const lake = await openLake(dir);
  const times: { metric: string; ms: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const metric of metrics.values()) {
      const begun = performance.now();
      await runMetric(lake, metric, {
        shop: round % shops,
        from: (days - 7) * DAY,
        to: days * DAY,
      });
      times.push({ metric: metric.id, ms: performance.now() - begun });
    }
  }
  lake.close();
  return times;
}
