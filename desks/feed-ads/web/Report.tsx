/** What feed ads came to over a period, from the raw events: figures, days, creatives, audiences, stages, funnel. */
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
import type { CampaignsProps } from "./FeedAds.tsx";
import { namedAnswer } from "./named-answer.ts";

const DAY = 86_400;
const PERIODS = [1, 7, 30, 0] as const;
const TABLES = ["feed-creatives", "feed-audiences", "feed-funnel", "feed-stages"] as const;

export function Report({ campaigns }: CampaignsProps) {
  const t = useText("feed-ads");
  const { market } = useMarket();
  const [days, setDays] = useState<number>(7);
  const to = Math.max(3600, market.now * 3600);
  const period = { from: days === 0 ? 0 : Math.max(0, to - days * DAY), to };
  const overview = useMetric("feed-overview", period);
  const daily = useMetric("feed-daily", period);
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
      <Loaded asked={daily}>{(answer) => <Days answer={answer} />}</Loaded>
      {TABLES.map((metric) => (
        <Table key={metric} metric={metric} period={period} campaigns={campaigns} />
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
          metric="feed-overview"
          figure={figure}
          value={numberIn(row, figure.name)}
        />
      ))}
    </div>
  );
}

const DRAWN = ["spend_fen", "clicks", "sales_fen", "roas"] as const;

function Days({ answer }: { readonly answer: Answer }) {
  const { language } = useLanguage();
  const { market } = useMarket();
  const [name, setName] = useState<string>("spend_fen");
  const figure = figureNamed(answer, name);
  const label = inLanguage(figure.label, language);
  const options = DRAWN.map((value) => ({
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
          <Definition metric="feed-daily" figure={name} />
        </>
      }
    />
  );
}

interface TableProps extends CampaignsProps {
  readonly metric: string;
  readonly period: Period;
}

function Table({ metric, period, campaigns }: TableProps) {
  const t = useText("feed-ads");
  const asked = useMetric(metric, period);
  const words = (column: string, code: string) =>
    column === "audience"
      ? t(`kind.${code}`)
      : column === "placement"
        ? t(`placement.${code}`)
        : code;
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
        {(answer) => (
          <MetricTable
            metric={metric}
            answer={namedAnswer(answer, campaigns)}
            period={period}
            words={words}
          />
        )}
      </Loaded>
    </Block>
  );
}
