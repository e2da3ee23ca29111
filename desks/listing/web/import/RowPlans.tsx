/** What becomes of each good row: made, added, changed from what to what, or left as it is. */
import { Segmented, Tag } from "antd";
import { useState } from "react";
import { Grid, inLanguage, Money, Nothing, useLanguage, useText } from "@dianzhang/ui";
import { ROW_KINDS, type CellChange, type RowPlan } from "../../commands.ts";

type Shown = "differing" | RowPlan["kind"];

const TAG = { new: "green", added: "green", changed: "blue", unchanged: "default" } as const;

export function RowPlans({ plans }: { readonly plans: readonly RowPlan[] }) {
  const t = useText("listing");
  const [shown, setShown] = useState<Shown>("differing");
  const countOf = (kind: Shown) => plans.filter((plan) => isOf(plan, kind)).length;
  const kinds = ROW_KINDS.filter((kind) => countOf(kind) > 0);
  const options = (["differing", ...kinds] as const).map((kind) => ({
    value: kind,
    label: `${t(`import.kind.${kind}`)} ${countOf(kind)}`,
  }));
  return (
    <Grid
      rows={plans.filter((plan) => isOf(plan, shown))}
      rowKey={(plan) => plan.row}
      label={t("import.plans")}
      empty={<Nothing text={t("import.nothingHere")} />}
      toolbar={
        <Segmented
          size="small"
          value={shown}
          onChange={setShown}
          aria-label={t("import.plans")}
          options={options}
        />
      }
      searchText={(plan) => `${plan.row} ${plan.title}`}
      columns={[
        {
          id: "row",
          title: t("import.row"),
          isNumber: true,
          width: 80,
          order: (plan) => plan.row,
          cell: (plan) => plan.row,
        },
        {
          id: "kind",
          title: t("import.becomes"),
          width: 120,
          order: (plan) => plan.kind,
          cell: (plan) => <Tag color={TAG[plan.kind]}>{t(`import.kind.${plan.kind}`)}</Tag>,
        },
        { id: "title", title: t("column.title"), cell: (plan) => plan.title },
        { id: "changes", title: t("import.changes"), cell: (plan) => <Changes plan={plan} /> },
      ]}
    />
  );
}

function isOf(plan: RowPlan, shown: Shown): boolean {
  return shown === "differing" ? plan.kind !== "unchanged" : plan.kind === shown;
}

function Changes({ plan }: { readonly plan: RowPlan }) {
  const t = useText("listing");
  const { language } = useLanguage();
  return (
    <>
      {plan.changes.map((change) => (
        <div key={change.column}>
          <span className="dz-quiet">{inLanguage(change.head, language)}</span>{" "}
          <s className="dz-quiet">
            <Value column={change.column} value={change.from} />
          </s>{" "}
          → <Value column={change.column} value={change.to} />
        </div>
      ))}
      {plan.isStockLeft ? <span className="dz-quiet">{t("import.stockLeft")}</span> : null}
    </>
  );
}

function Value({ column, value }: { readonly column: string; readonly value: CellChange["from"] }) {
  const { language } = useLanguage();
  const t = useText("listing");
  if (typeof value === "number") return column === "price" ? <Money fen={value} /> : value;
  const text = typeof value === "string" ? value : inLanguage(value, language);
  return text === "" ? t("import.empty") : text;
}
