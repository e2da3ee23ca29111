/** Figures of the service from raw events: replies, what came of talks, matters. */
import {
  Headlines,
  Loaded,
  MetricBlock,
  PeriodPicker,
  useMetric,
  usePeriod,
  useText,
} from "@dianzhang/ui";

export function Report() {
  const t = useText("service");
  const picked = usePeriod();
  const overview = useMetric("service-overview", picked.period);
  const words = (column: string, code: string): string =>
    column === "matter" ? t(`matter.${code}`) : column === "answered_by" ? t(`by.${code}`) : code;
  return (
    <>
      <PeriodPicker
        picked={picked}
        choices={[7, 30, 0].map((days) => ({ days, label: t(`report.days${days}`) }))}
      />
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines metric="service-overview" answer={answer} />}
      </Loaded>
      <MetricBlock
        metric="service-matters"
        title={t("report.matters")}
        period={picked.period}
        words={words}
      />
      <MetricBlock
        metric="service-answers"
        title={t("report.answers")}
        period={picked.period}
        words={words}
      />
      <MetricBlock
        metric="service-machine"
        title={t("report.machine")}
        period={picked.period}
        words={words}
      />
      <MetricBlock
        metric="service-cards"
        title={t("report.cards")}
        period={picked.period}
        words={(column, code) => (column === "card" ? t(`card.kind.${code}`) : code)}
      />
    </>
  );
}
