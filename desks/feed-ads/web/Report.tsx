/** What feed ads came to over a period, from the raw events: figures, days, creatives, audiences, stages, funnel. */
import type { Period } from "@dianzhang/api";
import { Segmented } from "antd";
import { useState } from "react";
import {
  Block,
  DaysChart,
  Definition,
  Headlines,
  Loaded,
  MetricTable,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";
import type { CampaignsProps } from "./FeedAds.tsx";
import { namedAnswer } from "./named-answer.ts";

const DAY = 86_400;
const DRAWN = ["spend_fen", "clicks", "sales_fen", "roas"] as const;
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
        {(answer) => <Headlines metric="feed-overview" answer={answer} />}
      </Loaded>
      <Loaded asked={daily}>
        {(answer) => <DaysChart metric="feed-daily" answer={answer} drawn={DRAWN} />}
      </Loaded>
      {TABLES.map((metric) => (
        <Table key={metric} metric={metric} period={period} campaigns={campaigns} />
      ))}
    </>
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
