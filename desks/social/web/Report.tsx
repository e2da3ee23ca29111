/** What social platforms came to over a period, from the raw events. */
import {
  DaysChart,
  Headlines,
  Loaded,
  MetricBlocks,
  PeriodPicker,
  useLanguage,
  useMetric,
  usePeriod,
  useText,
  useView,
  withNames,
  type NamesByColumn,
} from "@dianzhang/ui";
import type { DealLine, GroupsView } from "../commands.ts";

const PERIODS = [7, 30, 0] as const;
const TABLES = ["social-posts", "kol-roi", "communities", "mentions-daily"] as const;

const CODES: Readonly<Record<string, string>> = {
  format: "format",
  topic: "topic",
  layer: "layer",
  state: "dealState",
  platform: "platformName",
};

// Influencers and groups by the names the seat knows them by.
function useNames(): NamesByColumn {
  const { language } = useLanguage();
  const deals = useView<readonly DealLine[]>("social/deal-list").value ?? [];
  const groups = useView<GroupsView>("social/groups").value?.groups ?? [];
  return {
    kol: new Map(deals.map(({ kol, name }) => [kol, name[language]])),
    community: new Map(groups.map(({ group, name }) => [group, name])),
  };
}

export function Report() {
  const t = useText("social");
  const names = useNames();
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
      <MetricBlocks
        metrics={TABLES}
        t={t}
        period={period}
        words={words}
        named={(answer) => withNames(answer, names)}
      />
    </>
  );
}
