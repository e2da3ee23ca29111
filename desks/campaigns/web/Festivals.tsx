/** The platform's festivals: when applications open and close, and what the goods must cost. */
import { Button, Form, InputNumber, Select, Space, Tag } from "antd";
import {
  Block,
  Loaded,
  Money,
  shortDay,
  useCommand,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  FESTIVAL,
  type ApplyFestival,
  type Calendar,
  type FestivalLine,
  type GoodsLine,
} from "../commands.ts";

const COLOURS = { open: "green", applied: "gold", closed: "default", "not-yet": "blue" } as const;

export function Festivals({ view }: { readonly view: Calendar }) {
  const t = useText("campaigns");
  const { language } = useLanguage();
  const { market } = useMarket();
  return (
    <Block title={t("festival.title")}>
      <p className="dz-quiet">
        {t("festival.rules", { days: FESTIVAL.priceDays, pieces: FESTIVAL.pieces })}
      </p>
      <ul className="dz-lines">
        {view.festivals.map((line) => (
          <li key={line.id}>
            <strong>{line.name[language]}</strong>{" "}
            {t("festival.days", {
              from: shortDay(market.firstDay, line.firstDay),
              to: shortDay(market.firstDay, line.lastDay),
              opens: shortDay(market.firstDay, line.opensDay),
              closes: shortDay(market.firstDay, line.closesDay),
            })}{" "}
            <Tag color={COLOURS[line.state]}>{t(`festival.state.${line.state}`)}</Tag>
            {line.state === "open" ? <Apply line={line} /> : null}
          </li>
        ))}
      </ul>
    </Block>
  );
}

interface Filled {
  readonly listings: number[];
  readonly pay: number;
}

function Apply({ line }: { readonly line: FestivalLine }) {
  const t = useText("campaigns");
  const { tell, isBusy } = useCommand<ApplyFestival>();
  const goods = useView<readonly GoodsLine[]>("campaigns/goods");
  const [form] = Form.useForm<Filled>();
  const chosen = Form.useWatch("listings", form) ?? [];
  const send = ({ listings, pay }: Filled) =>
    tell(
      {
        type: "campaigns/apply-festival",
        festival: line.id,
        listings,
        payPermille: Math.round(pay * 10),
      },
      t("festival.applied"),
    );
  return (
    <Loaded asked={goods} rows={1}>
      {(lines) => (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ listings: [], pay: 90 }}
          onFinish={(filled) => void send(filled)}
        >
          <Form.Item
            name="listings"
            label={t("field.goods")}
            rules={[{ required: true, message: t("field.goodsNeeded") }]}
          >
            <Select
              mode="multiple"
              maxTagCount={4}
              options={lines.map((one) => ({ value: one.listing, label: one.title }))}
            />
          </Form.Item>
          <Space wrap align="end">
            <Form.Item name="pay" label={t("field.pay")} extra={t("field.payWhy")}>
              <InputNumber min={1} max={99} precision={1} suffix="%" />
            </Form.Item>
            <Form.Item>
              <Button type="primary" htmlType="submit" loading={isBusy}>
                {t("festival.apply")}
              </Button>{" "}
              <span className="dz-quiet">
                {t("festival.fee")} <Money fen={chosen.length * FESTIVAL.feeFen} />
              </span>
            </Form.Item>
          </Space>
        </Form>
      )}
    </Loaded>
  );
}
