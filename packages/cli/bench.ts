/** `npm run bench`: how fast, how large; engine beside the yardstick in the same minute, dashboards, API, start-up. */
import { metricFolders } from "@dianzhang/catalog";
import { benchDashboards, loadMetrics } from "@dianzhang/insights";
import {
  type BenchLine,
  benchApi,
  benchFloor,
  benchOrders,
  benchSheet,
  benchStart,
  benchWarm,
} from "@dianzhang/server/bench";
import { readWords, text, UsageError, wholeNumber } from "./args.ts";
import { benchAds } from "./bench-ads.ts";
import {
  benchEngine,
  benchReplay,
  benchSelling,
  benchSizes,
  benchSnapshot,
} from "./bench-engine.ts";
import { benchClassDay } from "./bench-lake.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["only", "events"], ["json"]);
  const events = wholeNumber(words, "events", 10, { least: 1, most: 1000 }) * 1_000_000;
  const cases: Readonly<
    Record<string, () => Promise<readonly BenchLine[]> | readonly BenchLine[]>
  > = {
    engine: benchEngine,
    selling: benchSelling,
    ads: benchAds,
    sizes: benchSizes,
    snapshot: benchSnapshot,
    replay: benchReplay,
    "class-day": benchClassDay,
    dashboards: () => dashboards(events),
    api: () => benchApi(),
    start: () => benchStart(),
    warm: () => benchWarm(),
    orders: () => benchOrders(),
    sheet: () => benchSheet(),
    floor: () => benchFloor(),
  };
  const only = text(words, "only")?.split(",") ?? Object.keys(cases);
  const unknown = only.find((name) => !Object.hasOwn(cases, name));
  if (unknown !== undefined)
    throw new UsageError(`--only takes ${Object.keys(cases).join(", ")}; not "${unknown}"`);
  const lines: BenchLine[] = [];
  for (const name of only) {
    if (words["json"] !== true) process.stderr.write(`${name} …\n`);
    lines.push(...(await (cases[name] as () => Promise<readonly BenchLine[]>)()));
  }
  if (words["json"] === true) process.stdout.write(`${JSON.stringify(lines)}\n`);
  else
    process.stdout.write(
      `${lines.map((line) => `${line.name.padEnd(44)} ${line.value} ${line.unit}`).join("\n")}\n`,
    );
}

async function dashboards(largest: number): Promise<BenchLine[]> {
  const metrics = loadMetrics(metricFolders());
  const lines: BenchLine[] = [];
  for (const events of [1_000_000, 10_000_000, 50_000_000].filter((size) => size <= largest)) {
    const times = await benchDashboards({ metrics, events });
    lines.push({
      name: `dashboards/${events / 1_000_000}M-events/p95`,
      value: times.p95Ms,
      unit: "ms",
      ...times,
    });
  }
  return lines;
}
