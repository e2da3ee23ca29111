/** The attributes a category asks for; a missing one loses the shoppers who filter by it. */
import { Form, Select } from "antd";
import { inLanguage, useLanguage, useText } from "@dianzhang/ui";
import type { CategoryForm } from "../../commands.ts";

interface AttributeFieldsProps {
  readonly category: CategoryForm | undefined;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (attributes: Readonly<Record<string, string>>) => void;
}

export function AttributeFields({ category, value, onChange }: AttributeFieldsProps) {
  const t = useText("listing");
  const { language } = useLanguage();
  const set = (id: string, choice: string | undefined) => {
    const { [id]: _, ...others } = value;
    onChange(choice === undefined ? others : { ...others, [id]: choice });
  };
  return (
    <Form layout="vertical" className="dz-attributes">
      {(category?.attributes ?? []).map((attribute) => {
        const label = inLanguage(attribute.name, language);
        return (
          <Form.Item key={attribute.id} label={label} required={attribute.isRequired}>
            <Select
              allowClear
              value={value[attribute.id]}
              placeholder={t("editor.choose")}
              aria-label={label}
              options={attribute.values.map((choice) => ({
                value: choice.id,
                label: inLanguage(choice.name, language),
              }))}
              onChange={(choice?: string) => set(attribute.id, choice)}
            />
          </Form.Item>
        );
      })}
    </Form>
  );
}
