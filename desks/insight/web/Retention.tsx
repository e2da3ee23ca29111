/** Of those who first bought in a span of 30 days, which share bought again 30, 60, 90 … days later? */
import type { Answer } from "@dianzhang/api";
import {
  Block,
  count,
  Definition,
  Downloads,
  namedRows,
  numberIn,
  rate,
  useLanguage,
  useText,
} from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";

export function Retention({ answer, period }: { readonly answer: Answer } & PeriodProps) {
  const t = useText("insight");
  const { language } = useLanguage();
  const rows = namedRows(answer);
  const last = Math.max(0, ...rows.map((row) => numberIn(row, "age") ?? 0));
  const title = (
    <>
      {t("cohorts")}
      <Definition metric="cohorts" />
    </>
  );
  if (last === 0) {
    return (
      <Block title={title}>
        <p className="dz-quiet">{t("cohortsLater")}</p>
      </Block>
    );
  }
  const cohorts = [...new Set(rows.map((row) => numberIn(row, "cohort") ?? 0))];
  const newest = Math.max(
    ...rows.map((row) => (numberIn(row, "cohort") ?? 0) + (numberIn(row, "age") ?? 0)),
  );
  const ages = Array.from({ length: last }, (_, i) => i + 1);
  const find = (cohort: number, age: number) =>
    rows.find((row) => row["cohort"] === cohort && row["age"] === age);
  return (
    <Block title={title} extra={<Downloads metric="cohorts" period={period} />}>
      <div className="dz-matrix">
        <table>
          <thead>
            <tr>
              <th>{t("firstBought")}</th>
              <th>{t("size")}</th>
              {ages.map((age) => (
                <th key={age}>{t("age", { days: age * 30 })}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <tr key={cohort}>
                <th>{t("cohort", { from: cohort * 30 + 1, to: cohort * 30 + 30 })}</th>
                <td>{count(numberIn(find(cohort, 0), "size"), language)}</td>
                {ages.map((age) => (
                  <Share
                    key={age}
                    value={numberIn(find(cohort, age), "retention")}
                    isOver={cohort + age > newest}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dz-quiet">{t("unfinished")}</p>
    </Block>
  );
}

// A span that has not begun is empty; one without a buyer is 0.
function Share({ value, isOver }: { readonly value: number | null; readonly isOver: boolean }) {
  const { language } = useLanguage();
  if (isOver) return <td />;
  const ink = Math.round(Math.min(1, value ?? 0) * 60);
  const background = `color-mix(in srgb, var(--dz-indigo) ${ink}%, transparent)`;
  return <td style={{ background }}>{rate(value ?? 0, language)}</td>;
}
