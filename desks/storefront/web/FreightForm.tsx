/** What a buyer pays for delivery. The form speaks yuan, the command fen. */
import { Alert, Button, Checkbox, Form, InputNumber } from "antd";
import { useCommand, useText, useView } from "@dianzhang/ui";
import type { SetFreight, ShopView } from "../commands.ts";

interface Filled {
  readonly base: number;
  readonly hasFree: boolean;
  readonly freeOver: number;
  readonly remoteExtra: number;
}

export function FreightForm({ view }: { readonly view: Pick<ShopView, "freight"> }) {
  const t = useText("storefront");
  const { tell, isBusy } = useCommand<SetFreight>();
  const [form] = Form.useForm<Filled>();
  const hasFree = Form.useWatch("hasFree", form) ?? view.freight.freeOverFen !== null;
  const save = (filled: Filled) =>
    tell(
      {
        type: "storefront/set-freight",
        baseFen: inFen(filled.base),
        freeOverFen: filled.hasFree ? inFen(filled.freeOver) : null,
        remoteExtraFen: inFen(filled.remoteExtra),
      },
      t("saved"),
    );
  const { baseFen, freeOverFen, remoteExtraFen } = view.freight;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={isBusy}
      onFinish={(filled) => void save(filled)}
      initialValues={{
        base: baseFen / 100,
        hasFree: freeOverFen !== null,
        freeOver: (freeOverFen ?? 9900) / 100,
        remoteExtra: remoteExtraFen / 100,
      }}
    >
      <Template />
      <Form.Item name="base" label={t("freight.base")} extra={t("freight.baseWhy")}>
        <InputNumber min={0} max={50} step={1} precision={2} prefix="¥" />
      </Form.Item>
      <Form.Item name="hasFree" valuePropName="checked">
        <Checkbox>{t("freight.hasFree")}</Checkbox>
      </Form.Item>
      {hasFree ? (
        <Form.Item name="freeOver" label={t("freight.freeOver")}>
          <InputNumber min={0} max={10_000} step={10} precision={2} prefix="¥" />
        </Form.Item>
      ) : null}
      <Form.Item name="remoteExtra" label={t("freight.remote")} extra={t("freight.remoteWhy")}>
        <InputNumber min={0} max={50} step={1} precision={2} prefix="¥" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t("save")}
      </Button>
    </Form>
  );
}

/** Where a freight template holds, this rule does not. */
function Template() {
  const t = useText("storefront");
  const plan = useView<{ readonly template: object | null }>("logistics/plan");
  if (!plan.value?.template) return null;
  return <Alert type="warning" showIcon title={t("freight.template")} />;
}

function inFen(yuan: number): number {
  return Math.round((yuan ?? 0) * 100);
}
