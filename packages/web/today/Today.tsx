/** 今日: what happened since you last looked, what waits for you, and four figures of the last seven days. */
import type { Answer } from "@dianzhang/api";
import {
  Block,
  FigureCard,
  GoButton,
  figureNamed,
  Loaded,
  namedRows,
  Nothing,
  numberIn,
  Page,
  series,
  useMarket,
  useMarketPath,
  useMetric,
  useText,
} from "@dianzhang/ui";
import { Happened } from "./Happened.tsx";
import { Waiting } from "./Waiting.tsx";

const SECONDS_PER_HOUR = 3_600;
const WEEK = 7 * 86_400;
/** Hours after which the week before is whole. */
const COMPARED_FROM = 14 * 24;
const FOUR = ["visitors", "orders", "gmv_fen", "profit_fen"];

export function Today() {
  const t = useText("web");
  const { market } = useMarket();
  const to = Math.max(SECONDS_PER_HOUR, market.now * SECONDS_PER_HOUR);
  const period = { from: Math.max(0, to - WEEK), to };
  const overview = useMetric("overview", period);
  const daily = useMetric("daily", period);
  return (
    <Page
      title={t("today.title")}
      note={t(market.now < COMPARED_FROM ? "today.noteEarly" : "today.note")}
    >
      <Loaded asked={overview} rows={2}>
        {(answer) => <FourFigures overview={answer} daily={daily.value} />}
      </Loaded>
      <div className="dz-columns-2">
        <Block title={t("today.happened")}>
          <Happened />
        </Block>
        <Block title={t("today.waiting")}>
          <Waiting />
        </Block>
      </div>
      {market.now === 0 && market.lesson === null ? <FirstSteps /> : null}
    </Page>
  );
}

function FourFigures({
  overview,
  daily,
}: {
  readonly overview: Answer;
  readonly daily: Answer | undefined;
}) {
  const [current, previous] = namedRows(overview);
  return (
    <div className="dz-figures">
      {FOUR.map((name) => (
        <FigureCard
          key={name}
          metric="overview"
          figure={figureNamed(overview, name)}
          value={numberIn(current, name)}
          before={previous ? numberIn(previous, name) : undefined}
          {...(daily ? { days: series(daily, name) } : {})}
        />
      ))}
    </div>
  );
}

function FirstSteps() {
  const t = useText("web");
  const at = useMarketPath();
  return (
    <Block>
      <Nothing text={t("today.first")}>
        <GoButton to={at("academy")} isPrimary>
          {t("today.toAcademy")}
        </GoButton>
      </Nothing>
    </Block>
  );
}
