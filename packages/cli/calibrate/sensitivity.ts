/** How far each parameter moves each fact, measured and drawn. */
import { writeFileSync } from "node:fs";
import { init } from "echarts";
import { PARAMETERS, type Scenario } from "@dianzhang/market";
import { measure } from "../facts/measure.ts";
import type { Fact } from "../facts/fact.ts";
import { facts } from "../facts/table.ts";
import { distance } from "./loss.ts";
import { overlayOf, valueOf } from "./page.ts";

/** A parameter raised by a fifth: how far each figure of each fact moved, in half bands. */
export interface Move {
  readonly parameter: string;
  /** "F01 cart" → movement. */
  readonly figures: Readonly<Record<string, number>>;
}

const RAISED = 1.2;

/** Facts of the default market over the short horizon: one run a parameter. Arms and years would cost hours. */
export async function sensitivity(
  setting: {
    readonly scenario: Scenario;
    readonly seeds: readonly number[];
    readonly days: number;
    readonly workers: number;
  },
  parameters: readonly string[],
  tell: (line: string) => void,
): Promise<Move[]> {
  const asked = facts.filter(
    (fact) =>
      fact.horizon === "short" &&
      fact.arms.every((arm) => arm === "default") &&
      (!fact.scenarios || fact.scenarios.includes(setting.scenario.id)),
  );
  const at = async (overlay?: ReturnType<typeof overlayOf>): Promise<Record<string, number>> =>
    figuresOf(asked, await measure(asked, { ...setting, overlay, onProgress: () => undefined }));
  const now = await at();
  const moves: Move[] = [];
  for (const parameter of parameters) {
    const raised = await at(overlayOf({ [parameter]: valueOf(PARAMETERS, parameter) * RAISED }));
    const figures = Object.fromEntries(
      Object.entries(raised).map(([name, value]) => [name, value - (now[name] as number)]),
    );
    moves.push({ parameter, figures });
    tell(`sensitivity: ${parameter} (${moves.length} of ${parameters.length})`);
  }
  return moves;
}

function figuresOf(
  asked: readonly Fact[],
  answers: readonly (readonly Readonly<Record<string, number>>[])[],
): Record<string, number> {
  return Object.fromEntries(
    asked.flatMap((fact, i) =>
      Object.entries(fact.bands)
        .filter(([, [low, high]]) => Number.isFinite(low) && Number.isFinite(high) && low < high)
        .map(([name, band]) => {
          const rows = answers[i] ?? [];
          const mean = rows.reduce((sum, row) => sum + (row[name] ?? NaN), 0) / rows.length;
          return [`${fact.id} ${name}`, distance(mean, band)];
        }),
    ),
  );
}

/** A heat map: figures across, parameters down; blue lowers, gold raises, white leaves alone. */
export function writePicture(file: string, moves: readonly Move[]): void {
  const figures = Object.keys(moves[0]?.figures ?? {});
  const cells = moves.flatMap(({ figures: own }, y) =>
    figures.map((name, x) => [x, y, Number((own[name] ?? 0).toFixed(2))]),
  );
  const chart = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: 260 + figures.length * 22,
    height: 240 + moves.length * 15,
  });
  chart.setOption({
    animation: false,
    title: {
      text: "Each parameter raised by a fifth: how far each figure moves, in half bands",
      textStyle: { fontSize: 14 },
    },
    grid: { left: 150, right: 20, top: 40, bottom: 190 },
    xAxis: {
      type: "category",
      data: figures,
      axisLabel: { rotate: 90, interval: 0, fontSize: 10 },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: moves.map((move) => move.parameter),
      axisLabel: { interval: 0, fontSize: 10 },
    },
    visualMap: {
      min: -2,
      max: 2,
      calculable: false,
      orient: "horizontal",
      left: 150,
      bottom: 4,
      inRange: { color: ["#2B4A6F", "#FFFFFF", "#B8860B"] },
    },
    series: [{ type: "heatmap", data: cells }],
  });
  writeFileSync(file, chart.renderToSVGString());
  chart.dispose();
}
