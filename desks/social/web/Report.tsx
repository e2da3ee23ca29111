/** What social platforms came to over a period, from the raw events. */
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
        {(answer) => <Headlines metric="social-overview" answer={answer} />}
      </Loaded>
      <Loaded asked={daily}>
        {(answer) => (
          <DaysChart
            metric="social-daily"
            answer={answer}
            drawn={["reached", "visits", "orders", "net_follows"]}
          />
        )}
      </Loaded>
      <Loaded asked={mood}>
        {(answer) => (
          <DaysChart
            metric="mentions-daily"
            answer={answer}
            drawn={["seen", "complaints", "praise"]}
          />
        )}
      </Loaded>
      {TABLES.map((metric) => (
        <Table key={metric} metric={metric} period={period} />
      ))}
    </>
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
