/** The curves behind the table, as pictures: clicks by place, visits by hour, steps of the funnel. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { init, type EChartsCoreOption } from "echarts";
import type { Scenario } from "@dianzhang/market";
import { curves } from "./lakes.ts";

/** Published click rates by place, ranks 1 and 2 and a power law through them to rank 10 (F12). */
const PUBLISHED_CTR = [28.75, 14.75, 9.2, 6.3, 4.4, 3.1, 1.9, 1.7, 1.6, 1.5];

/** Writes three SVG files into the folder and answers the Markdown that shows them. */
export async function writePlots(scenario: Scenario, folder: string): Promise<string> {
  const { clicks, hours, funnel } = await curves(scenario);
  mkdirSync(folder, { recursive: true });
  const shares = scenario.hourCurve.map(
    (share) => (100 * share) / scenario.hourCurve.reduce((sum, one) => sum + one, 0),
  );
  draw(join(folder, "facts-clicks.svg"), "Clicks per exposure by place in search, % (F12)", {
    xAxis: { type: "category", data: clicks.map((_, i) => String(i + 1)), name: "place" },
    series: [
      line(
        "market",
        clicks.map((ctr) => 100 * ctr),
        "#2B4A6F",
      ),
      line("published", PUBLISHED_CTR, "#B8860B"),
    ],
  });
  draw(join(folder, "facts-hours.svg"), "Page views by hour of the day, % (F65)", {
    xAxis: { type: "category", data: hours.map((_, i) => String(i)), name: "hour" },
    series: [
      line(
        "market",
        hours.map((share) => 100 * share),
        "#2B4A6F",
      ),
      line("published", shares, "#B8860B"),
    ],
  });
  draw(join(folder, "facts-funnel.svg"), "Steps per 100 page views (F01)", {
    xAxis: { type: "category", data: ["view", "cart", "favourite", "pay"] },
    series: [
      bars("market", funnel, "#2B4A6F"),
      bars("published", [100, 6.16, 3.22, 2.25], "#B8860B"),
    ],
    yAxis: { type: "log", min: 1 },
  });
  return ["clicks", "hours", "funnel"]
    .map((name) => `![${name}](images/facts-${name}.svg)`)
    .join("\n\n");
}

function line(name: string, data: readonly number[], color: string): object {
  return { type: "line", name, data: data.map(rounded), color, showSymbol: true, symbolSize: 4 };
}

function bars(name: string, data: readonly number[], color: string): object {
  return { type: "bar", name, data: data.map(rounded), color };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

function draw(file: string, title: string, option: EChartsCoreOption): void {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 720, height: 320 });
  chart.setOption({
    animation: false,
    title: { text: title, textStyle: { fontSize: 14 } },
    legend: { right: 0, top: 4 },
    grid: { left: 48, right: 56, top: 48, bottom: 32 },
    yAxis: { type: "value" },
    ...option,
  });
  writeFileSync(file, chart.renderToSVGString());
  chart.dispose();
}
