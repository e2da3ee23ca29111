/** Who comes back, when, and who carries the shop. */
import {
  Block,
  Definition,
  Downloads,
  FigureCard,
  Loaded,
  MetricTable,
  namedRows,
  numberIn,
  useMetric,
  useText,
} from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";
import { Retention } from "./Retention.tsx";

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
      <div className="dz-actions">
        <Downloads metric="customers" period={period} />
      </div>
      <p className="dz-quiet">{t("allBuyers")}</p>
      <Loaded asked={cohorts}>{(answer) => <Retention answer={answer} period={period} />}</Loaded>
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
