/** Which metrics exist? Every `.sql` file of the given folders, by its file name. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readMetric, type Metric } from "./metric.ts";

/** Loads metrics; two folders may not define the same name. */
export function loadMetrics(folders: readonly string[]): ReadonlyMap<string, Metric> {
  const metrics = new Map<string, Metric>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .toSorted();
    for (const file of files) {
      const id = basename(file, ".sql");
      if (metrics.has(id))
        throw new Error(`${join(folder, file)}: the metric "${id}" exists already`);
      metrics.set(id, readMetric(id, readFileSync(join(folder, file), "utf8")));
    }
  }
  return metrics;
}
