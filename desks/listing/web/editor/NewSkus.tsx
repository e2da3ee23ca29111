/** The SKU matrix of a new listing: choose values, and every combination gets a price and a first purchase. */
import { Form, InputNumber, Select, Table } from "antd";
import { useState } from "react";
import { inLanguage, Money, useLanguage, useText } from "@dianzhang/ui";
import type { CategoryForm, Grade } from "../../commands.ts";

export interface DraftSku {
  readonly options: Record<string, string>;
  readonly priceFen: number;
  readonly stock: number;
}

interface NewSkusProps {
  readonly category: CategoryForm;
  readonly grade: Grade;
  readonly value: readonly DraftSku[];
  readonly onChange: (skus: readonly DraftSku[]) => void;
}

export function NewSkus({ category, grade, value, onChange }: NewSkusProps) {
  const t = useText("listing");
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>({});
  const startFen = category.marketPriceFen ?? category.unitCostFen[grade] * 2;
  const choose = (variant: string, values: readonly string[]) => {
    const next = { ...chosen, [variant]: values };
    setChosen(next);
    onChange(
      combine(category, next).map(
        (options) => sameSku(value, options) ?? { options, priceFen: startFen, stock: 20 },
      ),
    );
  };
  const change = (place: number, part: Partial<DraftSku>) =>
    onChange(value.map((sku, i) => (i === place ? { ...sku, ...part } : sku)));
  const nameOf = (variant: string, id: string) => {
    const found = category.variants
      .find((one) => one.id === variant)
      ?.values.find((choice) => choice.id === id);
    return found ? inLanguage(found.name, language) : id;
  };
  return (
    <>
      <Form layout="vertical" className="dz-attributes">
        {category.variants.map((variant) => {
          const label = inLanguage(variant.name, language);
          return (
            <Form.Item key={variant.id} label={label}>
              <Select
                mode="multiple"
                placeholder={t("editor.chooseMany")}
                value={[...(chosen[variant.id] ?? [])]}
                aria-label={label}
                onChange={(values: string[]) => choose(variant.id, values)}
                options={variant.values.map((one) => ({
                  value: one.id,
                  label: inLanguage(one.name, language),
                }))}
              />
            </Form.Item>
          );
        })}
      </Form>
      <Table<DraftSku>
        size="small"
        pagination={false}
        dataSource={[...value]}
        scroll={{ x: "max-content" }}
        rowKey={(sku) => JSON.stringify(sku.options)}
        locale={{ emptyText: <span className="dz-quiet">{t("editor.noSkus")}</span> }}
        columns={[
          {
            title: t("sku.options"),
            render: (_, sku) =>
              Object.entries(sku.options)
                .map(([id, choice]) => nameOf(id, choice))
                .join(" / ") || t("sku.single"),
          },
          {
            title: t("sku.price"),
            align: "right",
            render: (_, sku, place) => (
              <InputNumber
                min={0.01}
                precision={2}
                prefix="¥"
                value={sku.priceFen / 100}
                aria-label={t("sku.price")}
                onChange={(yuan) => change(place, { priceFen: Math.round((yuan ?? 0.01) * 100) })}
              />
            ),
          },
          {
            title: t("sku.buy"),
            align: "right",
            render: (_, sku, place) => (
              <InputNumber
                min={0}
                precision={0}
                value={sku.stock}
                aria-label={t("sku.buy")}
                onChange={(stock) => change(place, { stock: stock ?? 0 })}
              />
            ),
          },
        ]}
      />
      <p className="dz-quiet">
        {t("sku.cost")}{" "}
        <Money fen={value.reduce((sum, sku) => sum + sku.stock, 0) * category.unitCostFen[grade]} />
        {category.marketPriceFen === null ? null : (
          <>
            {" "}
            · {t("sku.market")} <Money fen={category.marketPriceFen} />
          </>
        )}
      </p>
    </>
  );
}

// Every combination of the chosen values; a variant with nothing chosen takes no part.
function combine(
  category: CategoryForm,
  chosen: Readonly<Record<string, readonly string[]>>,
): Record<string, string>[] {
  const used = category.variants.filter((variant) => (chosen[variant.id] ?? []).length > 0);
  if (used.length === 0) return category.variants.length === 0 ? [{}] : [];
  return used.reduce<Record<string, string>[]>(
    (made, variant) =>
      made.flatMap((options) =>
        (chosen[variant.id] ?? []).map((value) => ({ ...options, [variant.id]: value })),
      ),
    [{}],
  );
}

function sameSku(
  skus: readonly DraftSku[],
  options: Readonly<Record<string, string>>,
): DraftSku | undefined {
  return skus.find((sku) => JSON.stringify(sku.options) === JSON.stringify(options));
}
