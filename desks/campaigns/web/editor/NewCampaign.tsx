/** Making a campaign: its kind, its hours, its rule — and beside it a basket priced line by line as one types. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Form, Input, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import {
  Block,
  hourText,
  Loaded,
  Nothing,
  Page,
  shortDay,
  useCommand,
  useMarket,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
} from "@dianzhang/ui";
import en from "../words/text.en.json" with { type: "json" };
import zh from "../words/text.zh.json" with { type: "json" };
import {
  KINDS,
  LEAST_MINUTES,
  type Calendar,
  type CreateCampaign,
  type GoodsLine,
} from "../../commands.ts";
import { BasketPreview } from "./BasketPreview.tsx";
import { draftOf, isTimed, startOf, type Filled } from "./draft.ts";
import { RuleFields } from "./RuleFields.tsx";
import "../campaigns.css";

export function Screen() {
  useMoreTexts("campaigns", { zh, en });
  const t = useText("campaigns");
  const goods = useView<readonly GoodsLine[]>("campaigns/goods");
  const calendar = useView<Calendar>("campaigns/calendar");
  return (
    <Page title={t("new")} note={t("editor.note")}>
      <Loaded asked={goods}>
        {(lines) =>
          lines.length === 0 ? (
            <Nothing text={t("editor.noGoods")} />
          ) : (
            <Loaded asked={calendar}>{({ now }) => <Editor goods={lines} now={now} />}</Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}

interface EditorProps {
  readonly goods: readonly GoodsLine[];
  readonly now: number;
}

function Editor({ goods, now }: EditorProps) {
  const t = useText("campaigns");
  const go = useNavigate();
  const at = useMarketPath();
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const kind = KINDS.find((one) => one === asked["kind"]) ?? "full-cut";
  const { tell, isBusy } = useCommand<CreateCampaign>();
  const [form] = Form.useForm<Filled>();
  const [filled, setFilled] = useState<Filled>(() => startOf(kind, goods, now));
  const rule = draftOf(filled, now);
  const save = async () => {
    if (!rule) return;
    const name = filled.name || t(`kind.${filled.kind}`);
    if (await tell({ type: "campaigns/create-campaign", name, rule }, t("editor.made")))
      await go({ to: at("campaigns") });
  };
  return (
    <div className="dz-columns-2">
      <Block title={t("editor.rule")}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={filled}
          onValuesChange={(changed: Partial<Filled>, all) => {
            // Another kind begins with its own usual values.
            const next = changed.kind
              ? { ...startOf(changed.kind, goods, now), name: all.name }
              : { ...filled, ...all };
            if (changed.kind) form.setFieldsValue(next);
            setFilled(next);
          }}
          onFinish={() => void save()}
        >
          <Form.Item name="kind" label={t("field.kind")} extra={t(`why.${filled.kind}`)}>
            <Select options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
          </Form.Item>
          <Form.Item name="name" label={t("field.name")}>
            <Input maxLength={30} placeholder={t(`kind.${filled.kind}`)} />
          </Form.Item>
          <When filled={filled} now={now} />
          <RuleFields kind={filled.kind} goods={goods} />
          <Button type="primary" htmlType="submit" loading={isBusy} disabled={!rule}>
            {t("editor.make")}
          </Button>
        </Form>
      </Block>
      <Block title={t("preview.title")}>
        <BasketPreview goods={goods} draft={rule} />
      </Block>
    </div>
  );
}

function When({ filled, now }: { readonly filled: Filled; readonly now: number }) {
  const t = useText("campaigns");
  const { market } = useMarket();
  const today = Math.floor(now / 24);
  const days = Array.from({ length: 46 }, (_, i) => ({
    value: today + i,
    label: shortDay(market.firstDay, today + i),
  }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: hourText(hour) }));
  const isPush = filled.kind === "coupon" && filled.way !== "claimed";
  const isFlash = isTimed(filled.kind);
  return (
    <Space wrap align="end">
      <Form.Item name="day" label={t("field.day")}>
        <Select
          options={days}
          disabled={isPush}
          style={{ width: 96 }}
          aria-label={t("field.day")}
        />
      </Form.Item>
      <Form.Item name="hour" label={t("field.hour")}>
        <Select options={hours} disabled={isPush} style={{ width: 96 }} />
      </Form.Item>
      <Form.Item name="length" label={t("field.length")}>
        <InputNumber
          min={isFlash ? LEAST_MINUTES : 1}
          max={1440}
          step={isFlash ? 5 : 1}
          precision={0}
          suffix={t(isFlash ? "field.minutes" : "field.hours")}
        />
      </Form.Item>
    </Space>
  );
}
