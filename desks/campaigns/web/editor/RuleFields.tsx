/** The fields of each kind of campaign. */
import { Button, Checkbox, Form, InputNumber, Select } from "antd";
import { useText } from "@dianzhang/ui";
import type { Draft, GoodsLine } from "../../commands.ts";

interface FieldsProps {
  readonly kind: Draft["kind"];
  readonly goods: readonly GoodsLine[];
}

/** Kinds that may count the whole shop. */
const WHOLE_SHOP: ReadonlySet<Draft["kind"]> = new Set([
  "full-cut",
  "full-rate",
  "coupon",
  "gift",
  "member-price",
]);

const ONE_LISTING: ReadonlySet<Draft["kind"]> = new Set(["flash", "group", "presale"]);

export function RuleFields({ kind, goods }: FieldsProps) {
  const t = useText("campaigns");
  const titles = goods.map((line) => ({ value: line.listing, label: line.title }));
  return (
    <>
      {ONE_LISTING.has(kind) ? (
        <Form.Item name="listing" label={t("field.product")}>
          <Select options={titles} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
      ) : (
        <Form.Item
          name="listings"
          label={t("field.goods")}
          {...(WHOLE_SHOP.has(kind) ? { extra: t("field.wholeShop") } : {})}
        >
          <Select mode="multiple" options={titles} maxTagCount={6} allowClear />
        </Form.Item>
      )}
      {kind === "full-cut" || kind === "full-rate" ? <Tiers kind={kind} /> : null}
      <div className="dz-fields">
        <Numbers kind={kind} />
      </div>
      {kind === "coupon" ? (
        <Form.Item name="way" label={t("field.way")}>
          <Select
            options={(["claimed", "pushed", "carted"] as const).map((value) => ({
              value,
              label: t(`way.${value}`),
            }))}
          />
        </Form.Item>
      ) : null}
      {kind === "gift" ? (
        <Form.Item name="giftSku" label={t("field.gift")}>
          <Select
            options={goods.flatMap((line) =>
              line.skus.map((sku) => ({ value: sku.sku, label: `${line.title} (${sku.stock})` })),
            )}
          />
        </Form.Item>
      ) : null}
    </>
  );
}

function Numbers({ kind }: { readonly kind: Draft["kind"] }) {
  switch (kind) {
    case "price-cut":
      return <Percent />;
    case "member-price":
      return (
        <>
          <Percent />
          <Yuan name="spent" />
        </>
      );
    case "flash":
      return (
        <>
          <Yuan name="price" />
          <Pieces name="pieces" />
          <Pieces name="perBuyer" />
        </>
      );
    case "group":
      return (
        <>
          <Yuan name="price" />
          <Pieces name="size" />
          <Pieces name="wait" />
          <Pieces name="pieces" />
        </>
      );
    case "presale":
      return (
        <>
          <Yuan name="deposit" />
          <Yuan name="worth" />
          <Pieces name="wait" label="balance" />
          <Pieces name="pieces" />
        </>
      );
    case "bundle":
      return <Yuan name="cut" />;
    case "coupon":
      return (
        <>
          <Yuan name="over" />
          <Yuan name="cut" />
          <Pieces name="pieces" />
        </>
      );
    case "gift":
      return (
        <>
          <Yuan name="over" />
          <Pieces name="pieces" />
        </>
      );
    case "full-cut":
    case "full-rate":
      return null;
  }
}

function Yuan({
  name,
}: {
  readonly name: "price" | "cut" | "over" | "deposit" | "worth" | "spent";
}) {
  const t = useText("campaigns");
  return (
    <Form.Item name={name} label={t(`field.${name}`)}>
      <InputNumber min={0} precision={2} prefix="¥" />
    </Form.Item>
  );
}

function Pieces({
  name,
  label = name,
}: {
  readonly name: "pieces" | "perBuyer" | "size" | "wait";
  readonly label?: string;
}) {
  const t = useText("campaigns");
  return (
    <Form.Item name={name} label={t(`field.${label}`)}>
      <InputNumber min={1} precision={0} />
    </Form.Item>
  );
}

function Percent() {
  const t = useText("campaigns");
  return (
    <Form.Item name="pay" label={t("field.pay")} extra={t("field.payWhy")}>
      <InputNumber min={1} max={99} precision={1} suffix="%" />
    </Form.Item>
  );
}

function Tiers({ kind }: { readonly kind: "full-cut" | "full-rate" }) {
  const t = useText("campaigns");
  const isCut = kind === "full-cut";
  return (
    <>
      <Form.List name="tiers">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="dz-tier">
                {t(isCut ? "tier.over" : "tier.from")}
                <Form.Item name={[field.name, isCut ? "over" : "pieces"]} noStyle>
                  <InputNumber
                    min={0}
                    precision={isCut ? 2 : 0}
                    prefix={isCut ? "¥" : ""}
                    aria-label={t(isCut ? "tier.over" : "tier.from")}
                  />
                </Form.Item>
                {t(isCut ? "tier.cut" : "tier.pay")}
                <Form.Item name={[field.name, isCut ? "cut" : "pay"]} noStyle>
                  <InputNumber
                    min={0}
                    precision={isCut ? 2 : 1}
                    prefix={isCut ? "¥" : ""}
                    suffix={isCut ? "" : "%"}
                    aria-label={t(isCut ? "tier.cut" : "tier.pay")}
                  />
                </Form.Item>
                {fields.length > 1 ? (
                  <Button size="small" onClick={() => remove(field.name)}>
                    {t("tier.remove")}
                  </Button>
                ) : null}
              </div>
            ))}
            {fields.length < 5 ? (
              <Button size="small" onClick={() => add({})}>
                {t("tier.add")}
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
      {isCut ? (
        <Form.Item name="repeats" valuePropName="checked">
          <Checkbox>{t("field.repeats")}</Checkbox>
        </Form.Item>
      ) : null}
    </>
  );
}
