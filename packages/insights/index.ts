/** The front door of insights: publish hours, compact days, open a lake, ask it metrics. */
export { clearLake, writeHour, writeHours, type HourRows } from "./write-hour.ts";
export { compactDay, publishDay, writeDayFiles, type DayFiles } from "./compact-day.ts";
export { checkLake } from "./check-lake.ts";
export { contentHash } from "./content-hash.ts";
export { readManifest, type Manifest } from "./manifest.ts";
export { LAKE_TABLES } from "./tables.ts";
export {
  lakeBelow,
  noRows,
  openLake,
  withTables,
  type Lake,
  type LakeOptions,
  type Span,
} from "./lake.ts";
export { readMetric } from "./metric.ts";
export type { Bilingual, Figure, Metric, Reach, Unit } from "./metric.ts";
export { loadMetrics } from "./catalogue.ts";
export { benchDashboards, type DashboardBench, type DashboardTimes } from "./bench.ts";
export { runMetric, type Answer, type Cell, type Question } from "./run-metric.ts";
