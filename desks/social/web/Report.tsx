/** What social platforms came to over a period, from the raw events. */
import type { Answer, Period } from "@dianzhang/api";
import { Segmented } from "antd";
import { useState } from "react";
import {
  Block,
  cellText,
  Chart,
  Definition,
  FigureCard,
  figureNamed,
  inLanguage,
  Loaded,
  MetricTable,
  namedRows,
  numberIn,
  series,
  shortDay,
  useLanguage,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";

const DAY = 86_400;
const PERIODS = [7, 30, 0] as const;
const TABLES = ["social-posts", "kol-roi", "communities", "mentions-daily"] as const;

export function Report() {
  const t = useText("social");
  const { market } = useMarket();
  const [days, setDays] = useState<number>(7);
  const to = Math.max(3600, market.now * 3600);
  const period = { from: days === 0 ? 0 : Math.max(0, to - days * DAY), to };
  const overview = useMetric("social-overview", period);
  const daily = useMetric("social-daily", period);
  const mood = useMetric("mentions-daily", period);
  return (
    <>
      <Segmented
        value={days}
        onChange={setDays}
        options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines answer={answer} />}
      </Loaded>
      <Loaded asked={daily}>
        {(answer) => (
          <Days
            metric="social-daily"
            answer={answer}
            drawn={["reached", "visits", "orders", "net_follows"]}
          />
        )}
      </Loaded>
      <Loaded asked={mood}>
        {(answer) => (
          <Days metric="mentions-daily" answer={answer} drawn={["seen", "complaints", "praise"]} />
        )}
      </Loaded>
      {TABLES.map((metric) => (
        <Table key={metric} metric={metric} period={period} />
      ))}
    </>
  );
}

function Headlines({ answer }: { readonly answer: Answer }) {
  const [row] = namedRows(answer);
  return (
    <div className="dz-figures">
      {answer.columns.map((figure) => (
        <FigureCard
          key={figure.name}
          metric="social-overview"
          figure={figure}
          value={numberIn(row, figure.name)}
        />
      ))}
    </div>
  );
}

interface DaysProps {
  readonly metric: string;
  readonly answer: Answer;
  readonly drawn: readonly string[];
}

function Days({ metric, answer, drawn }: DaysProps) {
  const { language } = useLanguage();
  const { market } = useMarket();
  const [name, setName] = useState<string>(drawn[0] ?? "");
  const figure = figureNamed(answer, name);
  const label = inLanguage(figure.label, language);
  const options = drawn.map((value) => ({
    value,
    label: inLanguage(figureNamed(answer, value).label, language),
  }));
  return (
    <Chart
      title={label}
      kind="bar"
      labels={series(answer, "day").map((day) => shortDay(market.firstDay, day))}
      series={[{ name: label, values: series(answer, name) }]}
      format={(value) => cellText(value, figure.unit, language)}
      extra={
        <>
          <Segmented size="small" value={name} options={options} onChange={setName} />
          <Definition metric={metric} figure={name} />
        </>
      }
    />
  );
}

const CODES: Readonly<Record<string, string>> = {
  format: "format",
  topic: "topic",
  layer: "layer",
  state: "dealState",
  platform: "platformName",
};

function Table({ metric, period }: { readonly metric: string; readonly period: Period }) {
  const t = useText("social");
  const asked = useMetric(metric, period);
  const words = (column: string, code: string) =>
    CODES[column] ? t(`${CODES[column]}.${code}`) : code;
  return (
    <Block
      title={
        <>
          {t(metric)}
          <Definition metric={metric} />
        </>
      }
    >
      <Loaded asked={asked}>
        {(answer) => <MetricTable metric={metric} answer={answer} period={period} words={words} />}
      </Loaded>
    </Block>
  );
}
