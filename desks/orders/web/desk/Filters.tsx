/** Which of a state's orders are shown: by flag, province, SKU and age. */
import { InputNumber, Select } from "antd";
import { useText } from "@dianzhang/ui";

export interface Filter {
  readonly flag: "all" | "flagged" | "clean" | "held";
  readonly province: string;
  readonly sku: number | null;
  readonly ageHours: number;
}

export const NO_FILTER: Filter = { flag: "all", province: "", sku: null, ageHours: 0 };
const FLAGS = ["all", "clean", "flagged", "held"] as const;
const AGES = [0, 12, 24, 36, 48];

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly provinces: readonly { readonly value: string; readonly label: string }[];
}

export function Filters({ filter, onChange, provinces }: FiltersProps) {
  const t = useText("orders");
  return (
    <div className="dz-order-filters">
      <Select
        aria-label={t("filter.flag")}
        value={filter.flag}
        onChange={(flag) => onChange({ ...filter, flag })}
        options={FLAGS.map((value) => ({ value, label: t(`flag.${value}`) }))}
      />
      <Select
        aria-label={t("filter.province")}
        showSearch
        optionFilterProp="label"
        value={filter.province}
        onChange={(province) => onChange({ ...filter, province })}
        options={[{ value: "", label: t("filter.everywhere") }, ...provinces]}
      />
      <Select
        aria-label={t("filter.age")}
        value={filter.ageHours}
        onChange={(ageHours) => onChange({ ...filter, ageHours })}
        options={AGES.map((value) => ({
          value,
          label: value === 0 ? t("filter.anyAge") : t("filter.older", { hours: value }),
        }))}
      />
      <InputNumber
        aria-label="SKU"
        prefix="SKU"
        min={0}
        value={filter.sku}
        onChange={(sku) => onChange({ ...filter, sku })}
      />
    </div>
  );
}
