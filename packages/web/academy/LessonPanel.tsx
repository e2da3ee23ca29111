/** Beside the work: the task's checkpoints, the score with its evidence, and what the reference reached. */
import type { Attempt } from "@dianzhang/api";
import { CheckCircleFilled, ClockCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import {
  dayOfTick,
  dayText,
  hourOfTick,
  hourText,
  inLanguage,
  Loaded,
  Money,
  useLanguage,
  useMarket,
  useMarketPath,
  useText,
} from "@dianzhang/ui";
import { useAttempt } from "./lessons.ts";

export function LessonPanel() {
  const t = useText("web");
  const { market } = useMarket();
  const at = useMarketPath();
  const attempt = useAttempt(market.id, market.lesson !== null);
  if (market.lesson === null) return null;
  return (
    <aside className="dz-panel" aria-label={t("academy.panel")}>
      <header className="dz-actions">
        <h2>{t("academy.panel")}</h2>
        <span className="dz-spring" />
        <Link to={at(`academy/${market.lesson}`)}>{t("academy.read")}</Link>
      </header>
      <Loaded asked={attempt} rows={4}>
        {(value) => <Standing attempt={value} />}
      </Loaded>
    </aside>
  );
}

function Standing({ attempt }: { readonly attempt: Attempt }) {
  const t = useText("web");
  const { language } = useLanguage();
  return (
    <>
      <p className="dz-score">
        <strong>{attempt.score}</strong> / 100 ·{" "}
        {t(attempt.isPassed ? "academy.passed" : "academy.notYet")}
      </p>
      <ol className="dz-checkpoints">
        {attempt.checkpoints.map((point) => (
          <li key={point.id}>
            {point.isDone ? (
              <CheckCircleFilled className="dz-done" />
            ) : (
              <ClockCircleOutlined className="dz-quiet" />
            )}
            <div>
              {inLanguage(point.text, language)}{" "}
              <span className="dz-quiet dz-number">
                {round(point.points)} / {point.outOf}
              </span>
              <Evidence of={point.evidence} />
            </div>
          </li>
        ))}
      </ol>
      <dl className="dz-reference">
        <dt>{t("academy.profit")}</dt>
        <dd>
          <Money fen={attempt.profitFen} />
        </dd>
        <dt>{t("academy.reference")}</dt>
        <dd>
          {attempt.reference ? (
            <Money fen={attempt.reference.profitFen} />
          ) : (
            t("academy.referenceLater")
          )}
        </dd>
      </dl>
    </>
  );
}

function Evidence({ of }: { readonly of: Attempt["checkpoints"][number]["evidence"] }) {
  const t = useText("web");
  const { language } = useLanguage();
  const { market } = useMarket();
  if (of.length === 0) return null;
  return (
    <details className="dz-quiet">
      <summary>{t("academy.evidence", { count: of.length })}</summary>
      <ul>
        {of.map((one, place) => (
          <li key={place}>
            {inLanguage(one.text, language)}
            {one.tick === null
              ? null
              : ` · ${dayText(market.firstDay, dayOfTick(one.tick), language)} ${hourText(hourOfTick(one.tick))}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
