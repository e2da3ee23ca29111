/** What goes on by itself: a look at each delivery, standing orders at their points, regular counts. */
import { Button, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { Block, Loaded, Nothing, useCommand, useText, useView } from "@dianzhang/ui";
import type {
  Rules as RuleSet,
  SeatView,
  SetRules,
  StockRow,
  SupplierLine,
} from "../../commands.ts";
import { useGoods, useSupplierNames, type Choice } from "../names.ts";

type Reorder = RuleSet["reorder"][number];

export function Rules({ seat }: { readonly seat: SeatView }) {
  const t = useText("supply");
  const [draft, setDraft] = useState<RuleSet>(seat.rules);
  const { tell, isBusy } = useCommand<SetRules>();
  const suppliers = useView<readonly SupplierLine[]>("supply/suppliers");
  const set = (more: Partial<RuleSet>) => setDraft({ ...draft, ...more });
  return (
    <Block title={t("rules.title")}>
      <div className="dz-supply-rules">
        {(["sample", "accept", "countDays"] as const).map((key) => (
          <label key={key} className="dz-supply-field">
            <b>{t(`rules.${key}`)}</b>
            <InputNumber
              min={0}
              max={key === "countDays" ? 90 : key === "accept" ? 200 : 2000}
              value={draft[key]}
              onChange={(value) => set({ [key]: value ?? 0 })}
            />
            <span className="dz-quiet">{t(`rules.${key}Why`)}</span>
          </label>
        ))}
      </div>
      <h3>{t("rules.reorder")}</h3>
      <p className="dz-quiet">{t("rules.reorderWhy")}</p>
      <Loaded asked={suppliers}>
        {(lines) => (
          <Reorders
            rows={draft.reorder}
            suppliers={lines}
            onChange={(reorder) => set({ reorder })}
          />
        )}
      </Loaded>
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void tell({ type: "supply/set-rules", ...draft }, t("rules.saved"))}
      >
        {t("rules.save")}
      </Button>
    </Block>
  );
}

interface ReordersProps {
  readonly rows: readonly Reorder[];
  readonly suppliers: readonly SupplierLine[];
  readonly onChange: (rows: Reorder[]) => void;
}

function Reorders({ rows, suppliers, onChange }: ReordersProps) {
  const t = useText("supply");
  const goods = useGoods();
  const { options } = useSupplierNames(suppliers);
  const stock = useView<readonly StockRow[]>("supply/stock");
  const free = goods.filter(({ value }) => !rows.some(({ sku }) => sku === value));
  const add = (sku: number) => {
    const perDay = stock.value?.find((one) => one.sku === sku)?.perDay ?? 0;
    const [first] = suppliers;
    const days = (first?.promiseHours ?? 72) / 24;
    const point = Math.max(1, Math.ceil(perDay * (days + 3)));
    const upTo = point + Math.max(first?.ladder[0]?.pieces ?? 1, Math.ceil(perDay * 20));
    onChange([...rows, { sku, supplier: first?.id ?? "", point, upTo }]);
  };
  return (
    <div className="dz-supply-reorders">
      {rows.length === 0 ? <Nothing text={t("rules.none")} /> : null}
      {rows.map((row) => (
        <ReorderLine
          key={row.sku}
          row={row}
          goods={goods}
          suppliers={options}
          onChange={(next) => onChange(rows.map((one) => (one.sku === row.sku ? next : one)))}
          onRemove={() => onChange(rows.filter(({ sku }) => sku !== row.sku))}
        />
      ))}
      <Select
        aria-label={t("rules.add")}
        className="dz-wide"
        showSearch
        optionFilterProp="label"
        placeholder={t("rules.add")}
        value={null}
        options={free}
        onChange={(sku: number | null) => (sku === null ? undefined : add(sku))}
      />
    </div>
  );
}

interface ReorderLineProps {
  readonly row: Reorder;
  readonly goods: readonly Choice<number>[];
  readonly suppliers: Choice<string>[];
  readonly onChange: (row: Reorder) => void;
  readonly onRemove: () => void;
}

function ReorderLine({ row, goods, suppliers, onChange, onRemove }: ReorderLineProps) {
  const t = useText("supply");
  return (
    <Space wrap className="dz-supply-reorder">
      <span>{goods.find(({ value }) => value === row.sku)?.label ?? `#${row.sku}`}</span>
      <InputNumber
        aria-label={t("rules.point")}
        prefix={t("rules.point")}
        min={1}
        value={row.point}
        onChange={(point) => onChange({ ...row, point: point ?? 1 })}
      />
      <InputNumber
        aria-label={t("rules.upTo")}
        prefix={t("rules.upTo")}
        min={1}
        value={row.upTo}
        onChange={(upTo) => onChange({ ...row, upTo: upTo ?? 1 })}
      />
      <Select
        aria-label={t("col.supplier")}
        value={row.supplier}
        options={suppliers}
        onChange={(supplier) => onChange({ ...row, supplier })}
      />
      <Button size="small" onClick={onRemove}>
        {t("rules.remove")}
      </Button>
    </Space>
  );
}
