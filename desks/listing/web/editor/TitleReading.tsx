/** A title as the search reads it, while it is being written: its words, and the phrases it answers. */
import { Progress, Tag, Tooltip } from "antd";
import { useEffect, useState } from "react";
import { count, useLanguage, useText, useView } from "@dianzhang/ui";
import { WORD_KINDS, type TitleAnalysis, type TitleWord } from "../../commands.ts";

const COLOURS: Readonly<Record<TitleWord["kind"], string>> = {
  core: "blue",
  attribute: "cyan",
  foreign: "orange",
  banned: "red",
  other: "default",
};
/** Written letters wait so long before they are read. */
const PAUSE_MS = 300;
const SHOWN = 12;

interface TitleReadingProps {
  readonly title: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export function TitleReading({ title, category, attributes }: TitleReadingProps) {
  const t = useText("listing");
  const { language } = useLanguage();
  const written = useLater(title.trim());
  const { value: analysis } = useView<TitleAnalysis | null>("listing/title-analysis", {
    segment: written,
    title: written,
    category,
    attributes,
  });
  if (!analysis || written === "") return null;
  const kinds = WORD_KINDS.filter((kind) => analysis.words.some((word) => word.kind === kind));
  const phrases = analysis.phrases
    .filter((one) => one.match !== "none")
    .toSorted((a, b) => b.searches - a.searches);
  return (
    <div className="dz-reading" aria-live="polite">
      <div>
        {analysis.words.map((word, i) => (
          <Tag key={`${i} ${word.text}`} color={COLOURS[word.kind]}>
            {word.isRepeated ? <s>{word.text}</s> : word.text}
          </Tag>
        ))}
      </div>
      <p className="dz-quiet">
        {kinds.map((kind) => t(`reading.kind.${kind}`)).join(" ")}
        {analysis.words.some((word) => word.isRepeated) ? ` ${t("reading.repeated")}` : ""}
      </p>
      <Tooltip title={t("reading.coverageWhy")}>
        <div className="dz-reading-coverage">
          <span>{t("reading.coverage")}</span>
          <Progress
            percent={Math.round(analysis.coveragePermille / 10)}
            size="small"
            aria-label={t("reading.coverage")}
          />
        </div>
      </Tooltip>
      <div>
        {phrases.slice(0, SHOWN).map((one) => (
          <Tag key={one.phrase} color={one.match === "partial" ? "default" : "green"}>
            {one.phrase} · {t(`reading.match.${one.match}`)} · {count(one.searches, language)}
          </Tag>
        ))}
      </div>
    </div>
  );
}

function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
