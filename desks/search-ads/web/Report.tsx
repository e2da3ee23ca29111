/** What ads came to over a period, from the raw events: headline figures, days, keywords, terms. */
import {
  DaysChart,
  Headlines,
  Loaded,
  MetricBlocks,
  PeriodPicker,
  useMetric,
  usePeriod,
  useText,
} from "@dianzhang/ui";

const DRAWN = ["spend_fen", "clicks", "sales_fen", "roas"] as const;
const TABLES = ["ads-keywords", "ads-terms"] as const;
const PERIODS = [1, 7, 30, 0] as const;

export function Report() {
  const t = useText("search-ads");
  const picked = usePeriod();
  const { period } = picked;
  const overview = useMetric("ads-overview", period);
  const daily = useMetric("ads-daily", period);
  const words = (column: string, code: string) => (column === "match" ? t(`match.${code}`) : code);
  return (
    <>
      <PeriodPicker
        picked={picked}
        choices={PERIODS.map((days) => ({ days, label: t(`period.${days}`) }))}
      />
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines metric="ads-overview" answer={answer} />}
      </Loaded>
      <Loaded asked={daily}>
        {(answer) => <DaysChart metric="ads-daily" answer={answer} drawn={DRAWN} />}
      </Loaded>
      <MetricBlocks metrics={TABLES} t={t} period={period} words={words} />
    </>
  );
}
