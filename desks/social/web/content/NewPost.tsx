/** A new post: where, when, in which form, about what, how well made — with its cost and the time it takes. */
import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import {
  hourText,
  money,
  shortDay,
  useCommand,
  useFocusBack,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  FORMATS,
  LEVELS,
  TONES,
  TOPICS,
  type Format,
  type Level,
  type MakingLine,
  type PlanPost,
  type PlatformLine,
  type Tone,
  type Topic,
} from "../../commands.ts";
import { useGoods } from "../goods.ts";

interface Filled {
  readonly account: number;
  readonly day: number;
  readonly hour: number;
  readonly format: Format;
  readonly topic: Topic;
  readonly tone: Tone;
  readonly level: Level;
  readonly title: string;
  readonly listing?: number;
}

export function NewPost({ platforms }: { readonly platforms: readonly PlatformLine[] }) {
  const t = useText("social");
  const [isOpen, setOpen] = useState(false);
  const hasAccount = platforms.some(({ account }) => account !== null);
  return (
    <>
      <Button
        type="primary"
        icon={<PlusOutlined />}
        disabled={!hasAccount}
        title={hasAccount ? undefined : t("post.accountFirst")}
        onClick={() => setOpen(true)}
      >
        {t("post.new")}
      </Button>
      {isOpen ? <PostForm platforms={platforms} onDone={() => setOpen(false)} /> : null}
    </>
  );
}

interface FormProps {
  readonly platforms: readonly PlatformLine[];
  readonly onDone: () => void;
}

function PostForm({ platforms, onDone }: FormProps) {
  const t = useText("social");
  const { language } = useLanguage();
  const { market } = useMarket();
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<PlanPost>();
  useFocusBack();
  const making = useView<readonly MakingLine[]>("social/making");
  const goods = useGoods();
  const own = platforms.flatMap(({ account, name }) =>
    account ? [{ value: account.account, label: `${name[language]} · ${account.name}` }] : [],
  );
  // A new account is seen by nobody where only followers are shown posts.
  const first = platforms.find(({ account, isRecommending }) => account && isRecommending)?.account;
  const format = Form.useWatch("format", form) ?? "note";
  const level = Form.useWatch("level", form) ?? "quick";
  const cost = making.value?.find((line) => line.format === format && line.level === level);
  const today = Math.floor(market.now / 24);
  const save = async ({ day, hour, listing, ...said }: Filled) => {
    const command = {
      type: "social/plan-post",
      ...said,
      at: day * 24 + hour,
      listing: listing ?? null,
    } as const;
    if (await tell(command, t("post.planned"))) onDone();
  };
  const choices = (kind: string, ids: readonly string[]) =>
    ids.map((id) => ({ value: id, label: t(`${kind}.${id}`) }));
  const days = Array.from({ length: 30 }, (_, i) => today + i).map((day) => ({
    value: day,
    label: shortDay(market.firstDay, day),
  }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: hourText(hour) }));
  return (
    <Modal
      open
      title={t("post.new")}
      okText={t("post.plan")}
      cancelText={t("cancel")}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onDone}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          account: first?.account ?? own[0]?.value,
          day: today + 1,
          hour: 20,
          format: "note",
          topic: "how-to",
          tone: "warm",
          level: "quick",
        }}
        onFinish={(filled) => void save(filled)}
      >
        <Form.Item name="account" label={t("post.account")} rules={[{ required: true }]}>
          <Select options={own} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t("post.title")}
          rules={[{ required: true, message: t("post.titleNeeded") }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <div className="dz-fields">
          <Form.Item name="day" label={t("post.day")}>
            <Select options={days} style={{ width: 100 }} />
          </Form.Item>
          <Form.Item name="hour" label={t("post.hour")}>
            <Select options={hours} style={{ width: 100 }} />
          </Form.Item>
          <Form.Item name="format" label={t("post.format")}>
            <Select options={choices("format", FORMATS)} style={{ width: 130 }} />
          </Form.Item>
          <Form.Item name="topic" label={t("post.topic")}>
            <Select options={choices("topic", TOPICS)} style={{ width: 130 }} />
          </Form.Item>
          <Form.Item name="tone" label={t("post.tone")}>
            <Select options={choices("tone", TONES)} style={{ width: 100 }} />
          </Form.Item>
          <Form.Item name="level" label={t("post.level")}>
            <Select options={choices("level", LEVELS)} style={{ width: 130 }} />
          </Form.Item>
        </div>
        <Form.Item name="listing" label={t("post.listing")}>
          <Select options={goods} allowClear placeholder={t("post.noListing")} />
        </Form.Item>
        {cost ? (
          <p className="dz-quiet">
            {t("post.cost", { cost: money(cost.fen, language), hours: cost.hours })}
          </p>
        ) : null}
      </Form>
    </Modal>
  );
}
