/** What goes on by itself while nobody clicks: review, waves, a second look, boxes, vans. */
import { Button, Checkbox, InputNumber, Segmented, Select, Table } from "antd";
import { useState, type ReactNode } from "react";
import { Block, Money, useCommand, useText } from "@dianzhang/ui";
import {
  PACKAGINGS,
  type Packaging,
  type Rules as RuleSet,
  type SeatView,
  type SetRules,
} from "../../commands.ts";

const REVIEWS = ["none", "clean", "all"] as const;

export function Rules({ seat }: { readonly seat: SeatView }) {
  const t = useText("orders");
  const [draft, setDraft] = useState<RuleSet>(seat.rules);
  const { tell, isBusy } = useCommand<SetRules>();
  const set = (more: Partial<RuleSet>) => setDraft({ ...draft, ...more });
  return (
    <>
      <Block title={t("rules.title")}>
        <p className="dz-quiet">{t("rules.why")}</p>
        <div className="dz-order-rules">
          <Field label={t("rules.review")} why={t(`rules.reviewWhy.${draft.review}`)}>
            <Segmented
              aria-label={t("rules.review")}
              value={draft.review}
              onChange={(review) => set({ review })}
              options={REVIEWS.map((value) => ({ value, label: t(`rules.${value}`) }))}
            />
          </Field>
          <Field label={t("rules.wave")} why={t("rules.waveWhy")}>
            <InputNumber
              aria-label={t("rules.wave")}
              min={0}
              max={200}
              value={draft.wave}
              onChange={(wave) => set({ wave: wave ?? 0 })}
            />
          </Field>
          <Checking draft={draft} set={set} />
          <Boxes draft={draft} set={set} />
          <div className="dz-order-ticks">
            {(["ships", "merges", "holds"] as const).map((key) => (
              <Checkbox
                key={key}
                checked={draft[key]}
                onChange={(event) => set({ [key]: event.target.checked })}
              >
                {t(`rules.${key}`)}
              </Checkbox>
            ))}
          </div>
        </div>
        <Button
          type="primary"
          loading={isBusy}
          onClick={() => void tell({ type: "orders/set-rules", ...draft }, t("rules.saved"))}
        >
          {t("rules.save")}
        </Button>
      </Block>
      <Block title={t("boxes.title")}>
        <BoxTable seat={seat} />
      </Block>
    </>
  );
}

interface PartProps {
  readonly draft: RuleSet;
  readonly set: (more: Partial<RuleSet>) => void;
}

function Checking({ draft, set }: PartProps) {
  const t = useText("orders");
  const { checkFromFen } = draft;
  return (
    <Field label={t("rules.check")} why={t("rules.checkWhy")}>
      <Checkbox
        checked={checkFromFen !== null}
        onChange={(event) => set({ checkFromFen: event.target.checked ? 0 : null })}
      >
        {t("rules.from")}
      </Checkbox>
      <InputNumber
        aria-label={t("rules.check")}
        prefix="¥"
        min={0}
        disabled={checkFromFen === null}
        value={(checkFromFen ?? 0) / 100}
        onChange={(yuan) => set({ checkFromFen: Math.round((yuan ?? 0) * 100) })}
      />
    </Field>
  );
}

function Boxes({ draft, set }: PartProps) {
  const t = useText("orders");
  const { dear } = draft;
  const options = PACKAGINGS.map((value) => ({ value, label: t(`box.${value}`) }));
  return (
    <>
      <Field label={t("packaging")} why={t("rules.packagingWhy")}>
        <Select<Packaging>
          aria-label={t("packaging")}
          value={draft.packaging}
          options={options}
          onChange={(packaging) => set({ packaging })}
        />
      </Field>
      <Field label={t("rules.dear")} why={t("rules.dearWhy")}>
        <Checkbox
          checked={dear !== null}
          onChange={(event) =>
            set({ dear: event.target.checked ? { fromFen: 10_000, packaging: "green" } : null })
          }
        >
          {t("rules.from")}
        </Checkbox>
        <InputNumber
          aria-label={t("rules.dear")}
          prefix="¥"
          min={1}
          disabled={dear === null}
          value={(dear?.fromFen ?? 10_000) / 100}
          onChange={(yuan) =>
            set({ dear: dear && { ...dear, fromFen: Math.round((yuan ?? 100) * 100) } })
          }
        />
        <Select<Packaging>
          aria-label={t("rules.dearBox")}
          disabled={dear === null}
          value={dear?.packaging ?? "green"}
          options={options}
          onChange={(packaging) => set({ dear: dear && { ...dear, packaging } })}
        />
      </Field>
    </>
  );
}

function Field({
  label,
  why,
  children,
}: {
  readonly label: string;
  readonly why: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="dz-order-field">
      <b>{label}</b>
      <div className="dz-order-inputs">{children}</div>
      <p className="dz-quiet">{why}</p>
    </div>
  );
}

function BoxTable({ seat }: { readonly seat: SeatView }) {
  const t = useText("orders");
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="packaging"
      dataSource={[...seat.packagings]}
      scroll={{ x: "max-content" }}
      columns={[
        { title: t("packaging"), render: (_, row) => t(`box.${row.packaging}`) },
        { title: t("boxes.cost"), align: "right", render: (_, row) => <Money fen={row.fen} /> },
        {
          title: t("boxes.damage"),
          align: "right",
          render: (_, row) => t("percent", { value: row.damagePercent }),
        },
        {
          title: t("boxes.work"),
          align: "right",
          render: (_, row) => t("percent", { value: row.workPercent }),
        },
        { title: t("boxes.appeal"), render: (_, row) => t(`boxes.appealOf.${row.packaging}`) },
      ]}
    />
  );
}
