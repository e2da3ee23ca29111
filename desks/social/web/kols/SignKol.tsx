/** A contract with an influencer: what for, until when, and what happens when nothing comes. */
import { Form, InputNumber, Modal, Radio, Select } from "antd";
import { useCommand, useFocusBack, useLanguage, useText } from "@dianzhang/ui";
import {
  CLAUSES,
  DEADLINE_DAYS,
  TOPICS,
  type Clause,
  type KolLine,
  type SignKol as SignKolCommand,
  type Topic,
} from "../../commands.ts";

interface Filled {
  readonly kind: "seeding" | "joint";
  readonly topic: Topic;
  readonly days: number;
  readonly clause: Clause;
}

interface SignKolProps {
  readonly kol: Pick<KolLine, "kol" | "name">;
  readonly listing: number;
  readonly onDone: () => void;
}

export function SignKol({ kol, listing, onDone }: SignKolProps) {
  const t = useText("social");
  const { language } = useLanguage();
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<SignKolCommand>();
  useFocusBack();
  const save = async (filled: Filled) => {
    const command = { type: "social/sign-kol", kol: kol.kol, listing, ...filled } as const;
    if (await tell(command, t("sign.signed"))) onDone();
  };
  return (
    <Modal
      open
      title={t("sign.title", { name: kol.name[language] })}
      okText={t("sign.do")}
      cancelText={t("cancel")}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onDone}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: "seeding", topic: "product", days: 7, clause: "refund" }}
        onFinish={(filled) => void save(filled)}
      >
        <Form.Item name="kind" label={t("sign.kind")}>
          <Radio.Group
            options={["seeding", "joint"].map((value) => ({
              value,
              label: t(`sign.kinds.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="topic" label={t("post.topic")}>
          <Select options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))} />
        </Form.Item>
        <Form.Item name="days" label={t("sign.days")} extra={t("sign.daysWhy")}>
          <InputNumber min={DEADLINE_DAYS[0]} max={DEADLINE_DAYS[1]} precision={0} />
        </Form.Item>
        <Form.Item name="clause" label={t("sign.clause")}>
          <Select options={CLAUSES.map((value) => ({ value, label: t(`clause.${value}`) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
