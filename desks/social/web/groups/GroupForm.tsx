/** A group's plan: which layer it is for, what is sent how often, and the members' gift. */
import { Form, Input, InputNumber, Select, Switch } from "antd";
import { FormDialog, hourText, useCommand, useText } from "@dianzhang/ui";
import {
  LAYERS,
  MESSAGES_A_WEEK,
  TOPICS,
  type GroupLine,
  type Layer,
  type OpenGroup,
  type SetGroup,
  type Topic,
} from "../../commands.ts";
import { useGoods } from "../goods.ts";

interface Filled {
  readonly name: string;
  readonly layer: Layer;
  readonly perWeek: number;
  readonly hour: number;
  readonly topic: Topic;
  readonly listing: number;
  readonly gift: number;
  readonly isOpen: boolean;
}

interface GroupFormProps {
  readonly group: GroupLine | null;
  readonly taken: readonly Layer[];
  readonly onDone: () => void;
}

export function GroupForm({ group, taken, onDone }: GroupFormProps) {
  const t = useText("social");
  const [form] = Form.useForm<Filled>();
  const goods = useGoods();
  const { tell, isBusy } = useCommand<OpenGroup | SetGroup>();
  const save = async ({ name, layer, gift, isOpen, ...plan }: Filled) => {
    const setting = { ...plan, giftFen: Math.round(gift * 100) };
    const command: OpenGroup | SetGroup = group
      ? { type: "social/set-group", group: group.group, isOpen, ...setting }
      : { type: "social/open-group", name, layer, ...setting };
    if (await tell(command, t(group ? "groups.saved" : "groups.opened"))) onDone();
  };
  const free = LAYERS.filter((layer) => !taken.includes(layer));
  const start = group
    ? { ...group, gift: group.giftFen / 100 }
    : { layer: free[0], perWeek: 2, hour: 20, topic: "how-to", gift: 0, isOpen: true };
  return (
    <FormDialog
      title={group ? group.name : t("groups.new")}
      okText={t("save")}
      cancelText={t("cancel")}
      isBusy={isBusy}
      form={form}
      start={start}
      onSend={save}
      onClose={onDone}
    >
      {group ? (
        <Form.Item name="isOpen" label={t("groups.isOpen")} valuePropName="checked">
          <Switch />
        </Form.Item>
      ) : (
        <>
          <Form.Item
            name="name"
            label={t("groups.name")}
            rules={[{ required: true, message: t("groups.nameNeeded") }]}
          >
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="layer" label={t("groups.for")} rules={[{ required: true }]}>
            <Select options={free.map((value) => ({ value, label: t(`layer.${value}`) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="listing"
        label={t("groups.listing")}
        rules={[{ required: true, message: t("groups.listingNeeded") }]}
      >
        <Select options={goods} />
      </Form.Item>
      <Form.Item name="topic" label={t("post.topic")}>
        <Select options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))} />
      </Form.Item>
      <Form.Item name="perWeek" label={t("groups.perWeek")} extra={t("groups.perWeekWhy")}>
        <InputNumber min={0} max={MESSAGES_A_WEEK} precision={0} />
      </Form.Item>
      <Form.Item name="hour" label={t("groups.hour")}>
        <Select
          options={Array.from({ length: 24 }, (_, value) => ({ value, label: hourText(value) }))}
        />
      </Form.Item>
      <Form.Item name="gift" label={t("groups.giftFor")} extra={t("groups.giftWhy")}>
        <InputNumber min={0} max={100} precision={2} prefix="¥" />
      </Form.Item>
    </FormDialog>
  );
}
