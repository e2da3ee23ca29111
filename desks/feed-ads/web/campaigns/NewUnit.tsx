/** A new unit: goods, audience, bid, cap and its first creative. */
import { Button, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useCommand, useText, useView } from "@dianzhang/ui";
import {
  AUDIENCES,
  LAYERS,
  PITCHES,
  type AudienceKind,
  type CampaignLine,
  type CreateUnit,
  type Layer,
  type Limits,
  type Pitch,
} from "../../commands.ts";
import { isMissing, PictureChoice, type Shown } from "../PictureChoice.tsx";
import { inFen, inYuan } from "../yuan.ts";

interface Goods {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
}

interface Filled {
  readonly listing: number;
  readonly kind: AudienceKind;
  readonly days: number;
  readonly layer: Layer | "all";
  readonly bid: number;
  readonly cap: number;
  readonly pitch: Pitch;
  readonly shown: Shown;
  readonly text: string;
}

export function NewUnit({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<CreateUnit>();
  const save = async (filled: Filled) => {
    const { listing, kind, days, layer, bid, cap, pitch, shown, text } = filled;
    const command = {
      type: "feed-ads/create-unit",
      campaign: line.campaign,
      listing,
      audience: { kind, days: days ?? 15, layer: layer === "all" ? null : (layer ?? null) },
      bidFen: inFen(bid),
      cap,
      isOptimised: false,
      creatives: [{ pitch, ...shown, text }],
    } as const;
    if (await tell({ ...command, creatives: [...command.creatives] }, t("unit.created"))) {
      setOpen(false);
      form.resetFields();
    }
  };
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t("unit.add")}
      </Button>
      <Modal
        open={isOpen}
        title={t("unit.add")}
        okText={t("unit.create")}
        cancelText={t("cancel")}
        confirmLoading={isBusy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            kind: line.placement === "feed" ? "interest" : "visitors",
            days: 15,
            layer: "all",
            bid: line.placement === "feed" ? 0.8 : 6,
            cap: 3,
            pitch: "plain",
            shown: { picture: "listing", upload: null },
          }}
          onFinish={(filled) => void save(filled)}
        >
          <Fields line={line} />
        </Form>
      </Modal>
    </>
  );
}

function Fields({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const { value: goods } = useView<readonly Goods[]>("listing/listing-list");
  const { value: limits } = useView<Limits>("feed-ads/limits");
  const kind = Form.useWatch<AudienceKind>("kind");
  const isFeed = line.placement === "feed";
  const leastFen = isFeed ? limits?.reserveFen : limits?.reserveThousandFen;
  const choices = (values: readonly string[], names: string) =>
    values.map((value) => ({ value, label: t(`${names}.${value}`) }));
  const kinds = AUDIENCES.filter((one) => isFeed || one !== "interest");
  return (
    <>
      <Form.Item
        name="listing"
        label={t("unit.goods")}
        rules={[{ required: true, message: t("unit.goodsNeeded") }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={(goods ?? [])
            .filter((one) => one.isPublished)
            .map((one) => ({ value: one.listing, label: one.title }))}
        />
      </Form.Item>
      <Form.Item
        name="kind"
        label={t("unit.audience")}
        extra={t(`audienceWhy.${kind ?? "everyone"}`)}
      >
        <Select options={choices(kinds, "kind")} />
      </Form.Item>
      {kind === "visitors" || kind === "carts" ? (
        <Form.Item name="days" label={t("unit.days")}>
          <InputNumber min={1} max={30} />
        </Form.Item>
      ) : null}
      {kind === "buyers" ? (
        <Form.Item name="layer" label={t("unit.layer")}>
          <Select options={choices(["all", ...LAYERS], "layer")} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="bid"
        label={t(isFeed ? "unit.bid" : "unit.thousand")}
        extra={t(isFeed ? "unit.bidWhy" : "unit.thousandWhy")}
      >
        <InputNumber min={inYuan(leastFen ?? 1)} precision={2} prefix="¥" />
      </Form.Item>
      <Form.Item name="cap" label={t("unit.cap")} extra={t("unit.capWhy")}>
        <InputNumber min={1} max={20} />
      </Form.Item>
      <Form.Item name="pitch" label={t("creative.pitch")}>
        <Select options={choices(PITCHES, "pitch")} />
      </Form.Item>
      <Form.Item
        name="shown"
        label={t("creative.picture")}
        rules={[
          {
            validator: (_, shown: Shown) =>
              isMissing(shown)
                ? Promise.reject(new Error(t("creative.pictureNeeded")))
                : Promise.resolve(),
          },
        ]}
      >
        <PictureChoice />
      </Form.Item>
      <Form.Item
        name="text"
        label={t("creative.text")}
        rules={[{ required: true, min: 2, message: t("creative.textNeeded") }]}
      >
        <Input maxLength={40} />
      </Form.Item>
    </>
  );
}
