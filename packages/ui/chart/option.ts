/** How does the house draw lines and bars? Direct labels, comparable periods in lighter ink. */
import type { EChartsCoreOption } from "echarts/core";
import { FONT_FAMILY, type Palette } from "../theme.ts";

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** A comparison in lighter ink. */
  readonly isQuiet?: boolean;
}

/** A level that is not to be crossed. */
export interface ChartLimit {
  readonly name: string;
  readonly value: number;
}

interface Drawing {
  readonly limit?: ChartLimit | undefined;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly kind: "line" | "bar";
  readonly format: (value: number) => string;
  readonly axisFormat: (value: number) => string;
  readonly palette: Palette;
}

export function optionOf({
  labels,
  series,
  kind,
  format,
  axisFormat,
  palette,
  limit,
}: Drawing): EChartsCoreOption {
  const quietLine = {
    lineStyle: { color: palette.line },
    splitLine: { lineStyle: { color: palette.line } },
  };
  const text = { color: palette.quiet, fontSize: 12 };
  // Where nothing happened an axis of its own choice would count in hundredths of a fen.
  const isBlank = !limit && series.every(({ values }) => values.every((value) => !value));
  // Half an order is none.
  const isWhole = series.every(({ values }) =>
    values.every((value) => Number.isInteger(value ?? 0)),
  );
  return {
    animationDuration: 200,
    textStyle: { fontFamily: FONT_FAMILY },
    grid: { left: 8, right: series.length > 1 ? 84 : 16, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      backgroundColor: palette.paper,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === "number" ? format(value) : "\u2013"),
    },
    xAxis: {
      type: "category",
      data: [...labels],
      axisLabel: text,
      axisLine: quietLine,
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      ...(limit ? { max: ({ max }: { max: number }) => Math.max(max, limit.value) } : {}),
      ...(isWhole ? { minInterval: 1 } : {}),
      ...(isBlank ? { min: 0, max: 1, interval: 1 } : {}),
      axisLabel: {
        ...text,
        formatter: (value: number) => (isBlank && value > 0 ? "" : axisFormat(value)),
      },
      splitLine: quietLine.splitLine,
    },
    series: series.map((one, i) =>
      Object.assign(
        seriesOf(one, colourAt(one, i, palette), { kind, isNamed: series.length > 1 }),
        limit && i === 0 ? { markLine: markOf(limit, palette, format) } : {},
      ),
    ),
  };
}

function markOf(limit: ChartLimit, palette: Palette, format: (value: number) => string) {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: palette.quiet, type: "dotted" },
    label: {
      position: "insideStartTop",
      formatter: `${limit.name} ${format(limit.value)}`,
      color: palette.quiet,
      fontSize: 12,
    },
    data: [{ yAxis: limit.value }],
  };
}

function colourAt(one: ChartSeries, place: number, palette: Palette): string {
  return one.isQuiet
    ? palette.quiet
    : (palette.series[place % palette.series.length] ?? palette.ink);
}

function seriesOf(
  one: ChartSeries,
  colour: string,
  look: { kind: "line" | "bar"; isNamed: boolean },
) {
  return {
    name: one.name,
    type: look.kind,
    data: [...one.values],
    symbol: "circle",
    symbolSize: 4,
    showSymbol: one.values.length <= 31,
    barMaxWidth: 28,
    color: colour,
    lineStyle: { width: one.isQuiet ? 1 : 2, type: one.isQuiet ? "dashed" : "solid" },
    ...(look.isNamed && look.kind === "line"
      ? {
          endLabel: { show: true, formatter: "{a}", color: colour, fontSize: 12 },
          // Lines that end side by side keep their names apart.
          labelLayout: { moveOverlap: "shiftY" as const },
        }
      : {}),
  };
}
