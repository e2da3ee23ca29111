/** What the platform's graph shows of orders that look made up — and the order to make some up, with what it costs. */
import { Alert, Button, Form, InputNumber, Popconfirm, Select } from "antd";
import { Block, MetricBlock, Money, useCommand, useMarket, useText, useView } from "@dianzhang/ui";
import type { OrderFakes } from "../commands.ts";
import { Smears } from "./Smears.tsx";

interface GoodsLine {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
}
interface Filled {
  readonly listing?: number;
  readonly ordersADay: number;
  readonly days: number;
}

/** What one made-up order costs, in fen. */
const EACH_FEN = 1500;

export function Signals() {
  const t = useText("compliance");
  const { market } = useMarket();
  return (
    <>
      <MetricBlock
        metric="law-signals"
        title={t("law-signals")}
        period={{ from: 0, to: Math.max(3600, market.now * 3600) }}
      />
      <Block title={t("fake.title")}>
        <Alert type="warning" showIcon title={t("fake.why")} />
        <Fakes />
      </Block>
      <Smears />
    </>
  );
}

function Fakes() {
  const t = useText("compliance");
  const [form] = Form.useForm<Filled>();
  const goods = useView<readonly GoodsLine[]>("listing/listing-list");
  const { tell, isBusy } = useCommand<OrderFakes>();
  const { ordersADay = 0, days = 0, listing } = (Form.useWatch([], form) ?? {}) as Partial<Filled>;
  const order = () =>
    listing === undefined
      ? undefined
      : tell({ type: "compliance/order-fakes", listing, ordersADay, days }, t("fake.done"));
  return (
    <Form
      form={form}
      layout="inline"
      className="dz-law-row"
      initialValues={{ ordersADay: 5, days: 3 }}
    >
      <Form.Item name="listing" label={t("risk.goods")}>
        <Select
          className="dz-law-goods"
          options={(goods.value ?? [])
            .filter(({ isPublished }) => isPublished)
            .map(({ listing: value, title }) => ({ value, label: title }))}
        />
      </Form.Item>
      <Form.Item name="ordersADay" label={t("fake.aDay")}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="days" label={t("fake.days")}>
        <InputNumber min={1} max={14} precision={0} />
      </Form.Item>
      <span>
        {t("fake.cost")} <Money fen={ordersADay * days * EACH_FEN} />
      </span>
      <Popconfirm
        title={t("fake.sure")}
        okText={t("fake.order")}
        cancelText={t("cancel")}
        onConfirm={() => void order()}
      >
        <Button danger disabled={listing === undefined} loading={isBusy}>
          {t("fake.order")}
        </Button>
      </Popconfirm>
    </Form>
  );
}
