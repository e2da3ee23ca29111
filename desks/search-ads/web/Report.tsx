/** What ads came to over a period, from the raw events: headline figures, days, keywords, terms. */
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
const DRAWN = ["spend_fen", "clicks", "sales_fen", "roas"] as const;
const PERIODS = [1, 7, 30, 0] as const;

export function Report() {
  const t = useText("search-ads");
  const { market } = useMarket();
  const [days, setDays] = useState<number>(7);
  const to = Math.max(3600, market.now * 3600);
  const period = { from: days === 0 ? 0 : Math.max(0, to - days * DAY), to };
  const overview = useMetric("ads-overview", period);
  const daily = useMetric("ads-daily", period);
  return (
    <>
      <Segmented
        value={days}
        onChange={setDays}
        options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines metric="ads-overview" answer={answer} />}
      </Loaded>
      <Loaded asked={daily}>
        {(answer) => <DaysChart metric="ads-daily" answer={answer} drawn={DRAWN} />}
      </Loaded>
      <Table metric="ads-keywords" period={period} />
      <Table metric="ads-terms" period={period} />
    </>
  );
}

function Table({ metric, period }: { readonly metric: string; readonly period: Period }) {
  const t = useText("search-ads");
  const asked = useMetric(metric, period);
  const words = (column: string, code: string) => (column === "match" ? t(`match.${code}`) : code);
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
