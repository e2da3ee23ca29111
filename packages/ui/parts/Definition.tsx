/** "How is this computed?" — name, sentence and query, one click from every number. */
import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { inLanguage } from "../bilingual.ts";
import { useLanguage, useText } from "../language.ts";
import { useMetricCatalogue } from "../server/use-view.ts";

/** `figure` left out explains the whole metric. */
export function Definition({
  metric,
  figure,
}: {
  readonly metric: string;
  readonly figure?: string;
}) {
  const { language } = useLanguage();
  const t = useText("ui");
  const { value: catalogue } = useMetricCatalogue();
  const found = catalogue?.find((line) => line.id === metric);
  if (!found) return null;
  const told = found.figures.find((line) => line.name === figure) ?? found;
  const content = (
    <div className="dz-definition">
      <p>{inLanguage(told.definition, language)}</p>
      <details>
        <summary>{t("definition.query", { file: `${metric}.sql` })}</summary>
        <pre>{found.sql}</pre>
      </details>
    </div>
  );
  return (
    <Popover content={content} title={inLanguage(told.label, language)} trigger="click">
      <Button
        type="text"
        size="small"
        className="dz-ask"
        icon={<QuestionCircleOutlined />}
        aria-label={t("definition.ask", { name: inLanguage(told.label, language) })}
      />
    </Popover>
  );
}
