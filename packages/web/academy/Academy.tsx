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
import { useLessons } from "./lessons.ts";

export function Academy() {
  const t = useText("web");
  const { language } = useLanguage();
  const at = useMarketPath();
  const lessons = useLessons();
  return (
    <Page title={t("academy.title")} note={t("academy.note")}>
      <Loaded asked={lessons}>
        {(lines) =>
          lines.length === 0 ? (
            <Nothing text={t("academy.none")} />
          ) : (
            <div className="dz-lessons">
              {lines.map((line) => (
                <Link key={line.id} to={at(`academy/${line.id}`)} className="dz-block">
                  <span className="dz-quiet">{t(`rail.${line.desk}`)}</span>
                  <h2>{inLanguage(line.title, language)}</h2>
                  {line.best === null ? (
                    <Tag>{t("academy.notTried")}</Tag>
                  ) : (
                    <Tag color={line.best >= 60 ? "green" : "gold"}>
                      {t("academy.best", { score: line.best })}
                    </Tag>
                  )}
                </Link>
              ))}
            </div>
          )
        }
      </Loaded>
      <Block title={t("academy.how")}>
        <p>{t("academy.howText")}</p>
      </Block>
    </Page>
  );
}
