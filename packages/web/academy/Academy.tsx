/** 学院: the lessons, and how far one has come in each. */
import { Link } from "@tanstack/react-router";
import { Tag } from "antd";
import {
  Block,
  inLanguage,
  Loaded,
  Nothing,
  Page,
  useLanguage,
  useMarketPath,
  useText,
} from "@dianzhang/ui";
import type { LessonLine } from "@dianzhang/api";
import { useLessons } from "./lessons.ts";
import { inStages, nextLesson, PASS, type Stage } from "./stages.ts";

export function Academy() {
  const t = useText("web");
  const lessons = useLessons();
  return (
    <Page title={t("academy.title")} note={t("academy.note")}>
      <Loaded asked={lessons}>
        {(lines) =>
          lines.length === 0 ? (
            <Nothing text={t("academy.none")} />
          ) : (
            <Stages stages={inStages(lines)} />
          )
        }
      </Loaded>
      <Block title={t("academy.how")}>
        <p>{t("academy.howText")}</p>
      </Block>
    </Page>
  );
}

function Stages({ stages }: { readonly stages: readonly Stage[] }) {
  const t = useText("web");
  const next = nextLesson(stages);
  return stages.map(({ stage, lessons, passed }) => (
    <section key={stage} aria-label={t(`academy.stage.${stage}`)}>
      <h2 className="dz-lessons-head">
        {t(`academy.stage.${stage}`)}{" "}
        <span className="dz-quiet">{t("academy.passedOf", { passed, of: lessons.length })}</span>
      </h2>
      <div className="dz-lessons">
        {lessons.map((line) => (
          <LessonCard key={line.id} line={line} isNext={line.id === next?.id} />
        ))}
      </div>
    </section>
  ));
}

function LessonCard({ line, isNext }: { readonly line: LessonLine; readonly isNext: boolean }) {
  const t = useText("web");
  const { language } = useLanguage();
  const at = useMarketPath();
  return (
    <Link to={at(`academy/${line.id}`)} className={isNext ? "dz-block dz-lesson-next" : "dz-block"}>
      <span className="dz-quiet">{t(`rail.${line.desk}`)}</span>
      <h3>{inLanguage(line.title, language)}</h3>
      {line.best === null ? (
        <Tag>{t("academy.notTried")}</Tag>
      ) : (
        <Tag color={line.best >= PASS ? "green" : "gold"}>
          {t("academy.best", { score: line.best })}
        </Tag>
      )}
      {isNext ? <Tag color="red">{t("academy.next")}</Tag> : null}
    </Link>
  );
}
