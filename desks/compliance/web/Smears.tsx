/** The order for bad reviews of a rival's goods, with what it costs. */
import { Alert, Button, Form, InputNumber, Popconfirm, Select } from "antd";
import { Block, Money, useCommand, useText, useView } from "@dianzhang/ui";
import type { OrderSmears } from "../commands.ts";

interface RivalLine {
  readonly listing: number;
  readonly shopName: string;
  readonly title: string;
  readonly isKept: boolean;
}
interface Filled {
  readonly listing?: number;
  readonly reviewsADay: number;
  readonly days: number;
}

/** What one such review costs, in fen. */
const EACH_FEN = 1500;

export function Smears() {
  const t = useText("compliance");
  const [form] = Form.useForm<Filled>();
  const goods = useView<readonly RivalLine[]>("insight/rivals");
  const { tell, isBusy } = useCommand<OrderSmears>();
  const { reviewsADay = 0, days = 0, listing } = (Form.useWatch([], form) ?? {}) as Partial<Filled>;
  const order = () =>
    listing === undefined
      ? undefined
      : tell({ type: "compliance/order-smears", listing, reviewsADay, days }, t("smear.done"));
  return (
    <Block title={t("smear.title")}>
      <Alert type="warning" showIcon title={t("smear.why")} />
      <Form
        form={form}
        layout="inline"
        className="dz-law-row"
        initialValues={{ reviewsADay: 5, days: 3 }}
      >
        <Form.Item name="listing" label={t("smear.goods")}>
          <Select
            className="dz-law-goods"
            showSearch={{ optionFilterProp: "label" }}
            options={(goods.value ?? [])
              .filter(({ isKept }) => !isKept)
              .map(({ listing: value, shopName: shop, title }) => ({
                value,
                label: t("smear.line", { shop, title }),
              }))}
          />
        </Form.Item>
        <Form.Item name="reviewsADay" label={t("smear.aDay")}>
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
        <Form.Item name="days" label={t("fake.days")}>
          <InputNumber min={1} max={14} precision={0} />
        </Form.Item>
        <span>
          {t("fake.cost")} <Money fen={reviewsADay * days * EACH_FEN} />
        </span>
        <Popconfirm
          title={t("smear.sure")}
          okText={t("smear.order")}
          cancelText={t("cancel")}
          onConfirm={() => void order()}
        >
          <Button danger disabled={listing === undefined} loading={isBusy}>
            {t("smear.order")}
          </Button>
        </Popconfirm>
      </Form>
    </Block>
  );
}
