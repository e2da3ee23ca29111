/** The title with its length in 汉字, and the phrases shoppers type in this category. */
import { Form, Input, Tag } from "antd";
import { useText } from "@dianzhang/ui";
import { TITLE_LIMIT, titleLength, type CategoryForm } from "../../commands.ts";
import { TitleReading } from "./TitleReading.tsx";

interface TitleFieldProps {
  readonly value: string;
  readonly onChange: (title: string) => void;
  readonly category: CategoryForm | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

export function TitleField({ value, onChange, category, attributes }: TitleFieldProps) {
  const t = useText("listing");
  const length = titleLength(value.trim());
  const isTooLong = length > TITLE_LIMIT;
  const suggestions = (category?.suggestions ?? [])
    .filter((phrase) => !value.includes(phrase))
    .slice(0, 10);
  return (
    <Form.Item
      label={t("editor.title")}
      validateStatus={isTooLong ? "error" : ""}
      extra={isTooLong ? t("editor.titleTooLong") : t("editor.titleWhy")}
    >
      <Input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={200}
        status={isTooLong ? "error" : ""}
        aria-label={t("editor.title")}
        suffix={
          <span className="dz-quiet dz-number">
            {length / 2} / {TITLE_LIMIT / 2}
          </span>
        }
      />
      {suggestions.length > 0 ? (
        <div className="dz-suggestions">
          <span className="dz-quiet">{t("editor.typed")}</span>
          {suggestions.map((phrase) => (
            <Tag
              key={phrase}
              className="dz-tap"
              tabIndex={0}
              role="button"
              onClick={() => onChange(`${value} ${phrase}`.trim())}
            >
              {phrase}
            </Tag>
          ))}
        </div>
      ) : null}
      {category ? (
        <TitleReading title={value} category={category.id} attributes={attributes} />
      ) : null}
    </Form.Item>
  );
}
