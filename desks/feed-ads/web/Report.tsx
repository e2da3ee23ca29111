/** What feed ads came to over a period, from the raw events: figures, days, creatives, audiences, stages, funnel. */
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
import type { CampaignsProps } from "./FeedAds.tsx";
import { namedAnswer } from "./named-answer.ts";

const DRAWN = ["spend_fen", "clicks", "sales_fen", "roas"] as const;
const PERIODS = [1, 7, 30, 0] as const;
const TABLES = ["feed-creatives", "feed-audiences", "feed-funnel", "feed-stages"] as const;

export function Report({ campaigns }: CampaignsProps) {
  const t = useText("feed-ads");
  const picked = usePeriod();
  const { period } = picked;
  const overview = useMetric("feed-overview", period);
  const daily = useMetric("feed-daily", period);
  const words = (column: string, code: string) => {
    if (column === "audience") return t(`kind.${code}`);
    return column === "placement" ? t(`placement.${code}`) : code;
  };
  return (
    <>
      <PeriodPicker
        picked={picked}
        choices={PERIODS.map((days) => ({ days, label: t(`period.${days}`) }))}
      />
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines metric="feed-overview" answer={answer} />}
      </Loaded>
      <Loaded asked={daily}>
        {(answer) => <DaysChart metric="feed-daily" answer={answer} drawn={DRAWN} />}
      </Loaded>
      <MetricBlocks
        metrics={TABLES}
        t={t}
        period={period}
        words={words}
        named={(answer) => namedAnswer(answer, campaigns)}
      />
    </>
  );
}
