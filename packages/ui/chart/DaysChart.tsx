/** A metric of one row a day as bars; the reader picks which of the drawn figures to see. */
import type { Answer } from "@dianzhang/api";
import { Segmented } from "antd";
import { useState } from "react";
import { figureNamed, series } from "../answer.ts";
import { inLanguage } from "../bilingual.ts";
import { cellText, moneyRound } from "../format/numbers.ts";
import { shortDay } from "../format/market-time.ts";
import { useLanguage, useText } from "../language.ts";
import { Definition } from "../parts/Definition.tsx";
import { useMarket } from "../server/market.tsx";
import { Chart } from "./Chart.tsx";

export interface DaysChartProps {
  readonly metric: string;
  readonly answer: Answer;
  /** Names of figures, the first one shown first. */
  readonly drawn: readonly string[];
  /** Bars where days are sums by themselves; a line where the way from day to day is told. */
  readonly kind?: "bar" | "line";
}

/** From this much on an axis is marked in whole yuan. */
const ROUND_FEN = 5000;

export function DaysChart({ metric, answer, drawn, kind = "bar" }: DaysChartProps) {
  const t = useText("ui");
  const { language } = useLanguage();
  const { market } = useMarket();
  const [name, setName] = useState<string>(drawn[0] ?? "");
  const figure = figureNamed(answer, name);
  const label = inLanguage(figure.label, language);
  const values = series(answer, name);
  const isRound =
    figure.unit === "fen" && values.some((value) => Math.abs(value ?? 0) >= ROUND_FEN);
  const options = drawn.map((value) => ({
    value,
    label: inLanguage(figureNamed(answer, value).label, language),
  }));
  return (
    <Chart
      title={label}
      kind={kind}
      labels={series(answer, "day").map((day) => shortDay(market.firstDay, day))}
      series={[{ name: label, values }]}
      format={(value) => cellText(value, figure.unit, language)}
      axisFormat={(value) =>
        isRound ? moneyRound(value, language) : cellText(value, figure.unit, language)
      }
      extra={
        <>
          <Segmented
            aria-label={t("chart.figure")}
            size="small"
            value={name}
            options={options}
            onChange={setName}
          />
          <Definition metric={metric} figure={name} />
        </>
      }
    />
  );
}
