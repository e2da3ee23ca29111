/** A tag's name and, where it goes by rule, its conditions. */
import { Form, Input, InputNumber, Segmented, Select } from "antd";
import { useState } from "react";
import { FormDialog, inLanguage, useCommand, useLanguage, useText, useView } from "@dianzhang/ui";
import type { SaveTag, TagLine, TagRule } from "../../commands.ts";

const NUMBERS = [
  "leastDays",
  "mostDays",
  "leastFen",
  "mostFen",
  "leastOrders",
  "mostOrders",
] as const;
type Filled = { readonly name: string; readonly category?: string } & {
  readonly [Name in (typeof NUMBERS)[number]]?: number | null;
};

export function TagForm({
  tag,
  onDone,
}: {
  readonly tag: TagLine | null;
  readonly onDone: () => void;
}) {
  const t = useText("members");
  const [form] = Form.useForm<Filled>();
  const [isRule, setRule] = useState(tag ? tag.rule !== null : true);
  const { tell, isBusy } = useCommand<SaveTag>();
  const categories = useCategories();
  const save = async ({ name, ...filled }: Filled) => {
    const rule = isRule ? ruleOf(filled) : null;
    const command: SaveTag = { type: "members/save-tag", tag: tag?.tag ?? null, name, rule };
    if (await tell(command, t("saved"))) onDone();
  };
  const { rule } = tag ?? { rule: null };
  const start = { name: tag?.name ?? "", ...(rule ? shown(rule) : {}) };
  return (
    <FormDialog
      title={tag ? tag.name : t("tags.new")}
      okText={t("save")}
      cancelText={t("cancel")}
      isBusy={isBusy}
      form={form}
      start={start}
      onSend={save}
      onClose={onDone}
    >
      <Form.Item
        name="name"
        label={t("tags.name")}
        rules={[{ required: true, message: t("tags.nameNeeded") }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      {tag ? null : (
        <Form.Item label={t("tags.kind")}>
          <Segmented
            aria-label={t("tags.kind")}
            value={isRule ? "rule" : "hand"}
            options={[
              { value: "rule", label: t("tags.byRule") },
              { value: "hand", label: t("tags.byHand") },
            ]}
            onChange={(value) => setRule(value === "rule")}
          />
        </Form.Item>
      )}
      {isRule ? (
        <>
          <Form.Item name="category" label={t("tags.category")}>
            <Select allowClear options={categories} />
          </Form.Item>
          <div className="dz-tag-numbers">
            {NUMBERS.map((field) => (
              <Form.Item key={field} name={field} label={t(`tags.${field}`)}>
                <InputNumber min={0} precision={0} />
              </Form.Item>
            ))}
          </div>
        </>
      ) : (
        <p className="dz-quiet">{t("tags.handWhy")}</p>
      )}
    </FormDialog>
  );
}

// Amounts are written in yuan; what is left empty is no condition.
function ruleOf({ category, ...numbers }: Omit<Filled, "name">): TagRule {
  const entries = Object.entries(numbers).flatMap(([field, value]) =>
    value === null || value === undefined
      ? []
      : [[field, field.endsWith("Fen") ? value * 100 : value] as const],
  );
  return { ...(category ? { category } : {}), ...(Object.fromEntries(entries) as TagRule) };
}

function shown(rule: TagRule): Omit<Filled, "name"> {
  return Object.fromEntries(
    Object.entries(rule).map(([field, value]) => [
      field,
      field.endsWith("Fen") ? Number(value) / 100 : value,
    ]),
  );
}

interface FormLine {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

function useCategories(): { readonly value: string; readonly label: string }[] {
  const { language } = useLanguage();
  const asked = useView<readonly FormLine[]>("listing/category-forms");
  return (asked.value ?? []).map(({ id, name }) => ({
    value: id,
    label: inLanguage(name, language),
  }));
}
