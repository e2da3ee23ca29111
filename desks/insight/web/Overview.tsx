/** The headline figures against the period before, day by day, and over the hours of a day. */
import type { Answer } from "@dianzhang/api";
import {
  cellText,
  Chart,
  DaysChart,
  Definition,
  Downloads,
  FigureCard,
  figureNamed,
  hourText,
  inLanguage,
  Loaded,
  namedRows,
  numberIn,
  series,
  useLanguage,
  useMetric,
  useText,
} from "@dianzhang/ui";
import type { PeriodProps } from "./period.ts";

/** Of these a fall is the good news. */
const BETTER_LOW: ReadonlySet<string> = new Set(["bounce_rate", "refund_fen"]);

const DAILY = ["gmv_fen", "visitors", "orders", "profit_fen"] as const;

export function Overview({ period }: PeriodProps) {
  const overview = useMetric("overview", period);
  const daily = useMetric("daily", period);
  const hours = useMetric("hours", period);
  return (
    <>
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines answer={answer} daily={daily.value} />}
      </Loaded>
      <div className="dz-actions">
        <Downloads metric="overview" period={period} />
      </div>
      <div className="dz-columns-2">
        <Loaded asked={daily}>
          {(answer) => <DaysChart metric="daily" answer={answer} drawn={DAILY} kind="line" />}
        </Loaded>
        <Loaded asked={hours}>{(answer) => <Hours answer={answer} />}</Loaded>
      </div>
    </>
  );
}

function Headlines({
  answer,
  daily,
}: {
  readonly answer: Answer;
  readonly daily: Answer | undefined;
}) {
  const [current, previous] = namedRows(answer);
  const figures = answer.columns.filter((column) => column.unit !== "text");
  return (
    <div className="dz-figures">
      {figures.map((figure) => (
        <FigureCard
          key={figure.name}
          metric="overview"
          figure={figure}
          value={numberIn(current, figure.name)}
          isBetterLow={BETTER_LOW.has(figure.name)}
          before={previous ? numberIn(previous, figure.name) : undefined}
          {...(daily?.columns.some((column) => column.name === figure.name)
            ? { days: series(daily, figure.name) }
            : {})}
        />
      ))}
    </div>
  );
}

function Hours({ answer }: { readonly answer: Answer }) {
  const t = useText("insight");
  const { language } = useLanguage();
  const views = figureNamed(answer, "views");
  return (
    <Chart
      title={t("hours")}
      kind="bar"
      labels={series(answer, "hour").map(hourText)}
      series={[{ name: inLanguage(views.label, language), values: series(answer, "views") }]}
      format={(value) => cellText(value, "count", language)}
      extra={<Definition metric="hours" />}
    />
  );
}
