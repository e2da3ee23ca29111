/** Who comes back, when, and who carries the shop. */
import type { Answer } from "@dianzhang/api";
import {
  Block,
  Chart,
  Definition,
  FigureCard,
  Loaded,
  MetricTable,
  namedRows,
  numberIn,
  rate,
  useLanguage,
  useMetric,
  useText,
} from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";

export function Customers({ period }: PeriodProps) {
  const t = useText("insight");
  const customers = useMetric("customers", period);
  const cohorts = useMetric("cohorts", period);
  const rfm = useMetric("rfm", period);
  return (
    <>
      <Loaded asked={customers} rows={2}>
        {(answer) => (
          <div className="dz-figures">
            {answer.columns.map((figure) => (
              <FigureCard
                key={figure.name}
                metric="customers"
                figure={figure}
                value={numberIn(namedRows(answer)[0], figure.name)}
              />
            ))}
          </div>
        )}
      </Loaded>
      <Loaded asked={cohorts}>{(answer) => <Retention answer={answer} />}</Loaded>
      <Block
        title={
          <>
            {t("rfm")}
            <Definition metric="rfm" />
          </>
        }
      >
        <Loaded asked={rfm}>
          {(answer) => <MetricTable metric="rfm" answer={answer} period={period} />}
        </Loaded>
      </Block>
    </>
  );
}

// One line a cohort, its share of buyers who came back after 0, 1, 2 … spans of 30 days.
function Retention({ answer }: { readonly answer: Answer }) {
  const t = useText("insight");
  const { language } = useLanguage();
  const rows = namedRows(answer);
  const ages = Math.max(0, ...rows.map((row) => numberIn(row, "age") ?? 0));
  const cohorts = [...new Set(rows.map((row) => numberIn(row, "cohort") ?? 0))].slice(0, 6);
  if (ages === 0)
    return (
      <Block title={t("cohorts")}>
        <p className="dz-quiet">{t("cohortsLater")}</p>
      </Block>
    );
  const lines = cohorts.map((cohort) => ({
    name: t("cohort", { number: cohort + 1 }),
    values: Array.from({ length: ages + 1 }, (_, age) =>
      numberIn(
        rows.find((row) => row["cohort"] === cohort && row["age"] === age),
        "retention",
      ),
    ),
  }));
  return (
    <Chart
      title={t("cohorts")}
      labels={Array.from({ length: ages + 1 }, (_, age) => t("age", { days: age * 30 }))}
      series={lines}
      format={(value) => rate(value, language)}
      extra={<Definition metric="cohorts" />}
    />
  );
}
