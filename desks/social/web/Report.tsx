/** What social platforms came to over a period, from the raw events. */
import {
  DaysChart,
  Headlines,
  Loaded,
  MetricBlock,
  PeriodPicker,
  useMetric,
  usePeriod,
  useText,
} from "@dianzhang/ui";

const PERIODS = [7, 30, 0] as const;
const TABLES = ["social-posts", "kol-roi", "communities", "mentions-daily"] as const;

const CODES: Readonly<Record<string, string>> = {
  format: "format",
  topic: "topic",
  layer: "layer",
  state: "dealState",
  platform: "platformName",
};

export function Report() {
  const t = useText("social");
  const picked = usePeriod();
  const { period } = picked;
  const overview = useMetric("social-overview", period);
  const daily = useMetric("social-daily", period);
  const mood = useMetric("mentions-daily", period);
  const words = (column: string, code: string) =>
    CODES[column] ? t(`${CODES[column]}.${code}`) : code;
  return (
    <>
      <PeriodPicker
        picked={picked}
        choices={PERIODS.map((days) => ({ days, label: t(`period.${days}`) }))}
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
        <MetricBlock key={metric} metric={metric} title={t(metric)} period={period} words={words} />
      ))}
    </>
  );
}
