/** A basket priced by the market's own rule book: what each line costs, and what every rule did. */
import { Alert, Checkbox, InputNumber, Select, Space, Table } from "antd";
import { useState } from "react";
import { Loaded, Money, money, useLanguage, useRefusalText, useText, useView } from "@dianzhang/ui";
import type {
  Draft,
  GoodsLine,
  Preview,
  PreviewLine,
  PreviewNote,
  Warning,
} from "../../commands.ts";

interface PreviewProps {
  readonly goods: readonly GoodsLine[];
  readonly draft: Draft | null;
}

export function BasketPreview({ goods, draft }: PreviewProps) {
  const t = useText("campaigns");
  const [skus, setSkus] = useState<readonly number[]>(() =>
    goods.slice(0, 2).flatMap((line) => line.skus.slice(0, 1).map(({ sku }) => sku)),
  );
  const [quantity, setQuantity] = useState(1);
  const [hasCoupons, setHasCoupons] = useState(true);
  const [isMember, setMember] = useState(true);
  const preview = useView<Preview>("campaigns/preview", {
    lines: skus.map((sku) => ({ sku, quantity })),
    draft,
    hasCoupons,
    isMember,
  });
  return (
    <>
      <Space wrap>
        <Select
          mode="multiple"
          aria-label={t("preview.basket")}
          className="dz-basket"
          value={[...skus]}
          onChange={(chosen: number[]) => setSkus(chosen.slice(0, 8))}
          options={goods.flatMap((line) =>
            line.skus.slice(0, 1).map(({ sku }) => ({ value: sku, label: line.title })),
          )}
        />
        <InputNumber
          min={1}
          max={99}
          value={quantity}
          aria-label={t("preview.each")}
          suffix={t("preview.each")}
          onChange={(pieces) => setQuantity(pieces ?? 1)}
        />
        <Checkbox checked={hasCoupons} onChange={(event) => setHasCoupons(event.target.checked)}>
          {t("preview.hasCoupons")}
        </Checkbox>
        <Checkbox checked={isMember} onChange={(event) => setMember(event.target.checked)}>
          {t("preview.isMember")}
        </Checkbox>
      </Space>
      <Loaded asked={preview}>{(shown) => <Bill preview={shown} />}</Loaded>
    </>
  );
}

function Bill({ preview }: { readonly preview: Preview }) {
  const t = useText("campaigns");
  const refusal = useRefusalText();
  return (
    <>
      {preview.refusal ? (
        <Alert
          type="error"
          showIcon
          title={refusal(preview.refusal.code, preview.refusal.details as Record<string, unknown>)}
        />
      ) : null}
      <Warnings warnings={preview.warnings} />
      <Table<PreviewLine>
        className="dz-bill"
        size="small"
        pagination={false}
        rowKey="sku"
        dataSource={[...preview.lines]}
        scroll={{ x: "max-content" }}
        columns={[
          { title: t("bill.goods"), render: (_, line) => `${line.title} × ${line.quantity}` },
          {
            title: t("bill.tag"),
            align: "right",
            render: (_, line) => <Money fen={line.tagFen} />,
          },
          off("itemOffFen", t("bill.item")),
          off("bundleOffFen", t("bill.bundle")),
          off("shopOffFen", t("bill.shop")),
          off("couponOffFen", t("bill.coupon")),
          {
            title: t("bill.paid"),
            align: "right",
            render: (_, line) => (
              <strong>
                <Money fen={line.paidFen} />
              </strong>
            ),
          },
        ]}
      />
      <p className="dz-bill-sum">
        <span>
          {t("bill.sum")} <Money fen={preview.tagFen} />
        </span>
        <span>
          {t("bill.off")} <Money fen={preview.offFen} />
        </span>
        <strong>
          {t("bill.toPay")} <Money fen={preview.paidFen} />
        </strong>
        <span className={preview.marginFen < 0 ? "dz-price" : "dz-quiet"}>
          {t("bill.margin")} <Money fen={preview.marginFen} />
        </span>
      </p>
      <Notes notes={preview.notes} lines={preview.lines} />
    </>
  );
}

type OffColumn = "itemOffFen" | "bundleOffFen" | "shopOffFen" | "couponOffFen";

function off(name: OffColumn, title: string) {
  return {
    title,
    align: "right" as const,
    render: (_: unknown, line: PreviewLine) =>
      line[name] === 0 ? "–" : <Money fen={-line[name]} />,
  };
}

function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const t = useText("campaigns");
  const { language } = useLanguage();
  const said = (warning: Warning): string =>
    t(
      `warning.${warning.code}`,
      Object.fromEntries(
        Object.entries(warning.details).map(([key, value]) => [
          key,
          typeof value === "number" && key.endsWith("Fen") ? money(value, language) : value,
        ]),
      ),
    );
  return warnings.map((warning, i) => (
    <Alert key={i} type="warning" showIcon title={said(warning)} />
  ));
}

function Notes({
  notes,
  lines,
}: {
  readonly notes: readonly PreviewNote[];
  readonly lines: readonly PreviewLine[];
}) {
  const t = useText("campaigns");
  const { language } = useLanguage();
  const missing = (note: PreviewNote): string =>
    note.kind === "full-rate" || note.kind === "bundle"
      ? String(note.missing)
      : money(note.missing, language);
  return (
    <ul className="dz-lines">
      {notes.map((note, i) => (
        <li key={i}>
          <strong>{note.campaign < 0 ? t("preview.draft") : note.name}</strong>{" "}
          <span className="dz-quiet">
            {t(`kind.${note.kind}`)}
            {note.line >= 0 ? ` · ${lines[note.line]?.title ?? ""}` : ""}
          </span>{" "}
          {t(`did.${note.why}${note.why === "not-enough" ? `.${note.kind}` : ""}`, {
            off: money(note.offFen, language),
            missing: missing(note),
          })}
        </li>
      ))}
    </ul>
  );
}
