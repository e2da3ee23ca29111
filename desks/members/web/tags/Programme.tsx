/** Tiers by spending and points by the yuan: how much comes back, and what the shop owes for them. */
import { Button, Form, Input, InputNumber, Popconfirm } from "antd";
import { Money, useCommand, useText } from "@dianzhang/ui";
import type { MembersOverview, SetProgramme } from "../../commands.ts";

interface Filled {
  readonly perYuan: number;
  readonly exchangePoints: number;
  readonly coupon: number;
  readonly over: number;
  readonly tiers: readonly {
    readonly name: string;
    readonly from: number;
    readonly boost: number;
  }[];
}

export function Programme({ view }: { readonly view: MembersOverview }) {
  const t = useText("members");
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<SetProgramme>();
  const filled = Form.useWatch([], form) as Filled | undefined;
  const { programme } = view;
  const save = ({ perYuan, exchangePoints, coupon, over, tiers }: Filled) =>
    tell(
      {
        type: "members/set-programme",
        programme: {
          perYuan,
          exchangePoints,
          couponFen: Math.round(coupon * 100),
          couponOverFen: Math.round(over * 100),
          tiers: tiers.map(({ name, from, boost }) => ({
            name,
            fromFen: Math.round(from * 100),
            boostPermille: Math.round(boost * 10),
          })),
        },
      },
      t("saved"),
    );
  return (
    <div className="dz-members-stack">
      <p className="dz-quiet">{t("tier.why")}</p>
      {programme ? (
        <p className="dz-members-sum">
          <span>
            {t("tier.owed")} <Money fen={view.owedFen} />
          </span>
          <span>{t("tier.points", { count: view.points })}</span>
          {view.tiers.map((count, tier) => (
            <span key={tier}>
              {tier === 0 ? t("tier.none") : programme.tiers[tier - 1]?.name} {count}
            </span>
          ))}
        </p>
      ) : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={startOf(view)}
        onFinish={(values) => void save(values)}
      >
        <div className="dz-tag-numbers">
          <Form.Item name="perYuan" label={t("tier.perYuan")} rules={[{ required: true }]}>
            <InputNumber min={1} max={20} precision={0} />
          </Form.Item>
          <Form.Item name="exchangePoints" label={t("tier.exchange")} rules={[{ required: true }]}>
            <InputNumber min={10} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="coupon" label={t("tier.coupon")} rules={[{ required: true }]}>
            <InputNumber min={1} max={1000} prefix="¥" />
          </Form.Item>
          <Form.Item name="over" label={t("tier.over")} rules={[{ required: true }]}>
            <InputNumber min={0} max={100_000} prefix="¥" />
          </Form.Item>
        </div>
        <Form.List name="tiers">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="dz-tier">
                  <Form.Item name={[name, "name"]} rules={[{ required: true }]} noStyle>
                    <Input maxLength={20} aria-label={t("tier.name")} />
                  </Form.Item>
                  <Form.Item name={[name, "from"]} rules={[{ required: true }]} noStyle>
                    <InputNumber min={1} prefix={t("tier.from")} aria-label={t("tier.from")} />
                  </Form.Item>
                  <Form.Item name={[name, "boost"]} rules={[{ required: true }]} noStyle>
                    <InputNumber
                      min={0}
                      max={200}
                      suffix="%"
                      prefix={t("tier.boost")}
                      aria-label={t("tier.boost")}
                    />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>{t("delete")}</Button>
                </div>
              ))}
              {rows.length < 4 ? (
                <Button onClick={() => add({ name: "", from: 500, boost: 20 })}>
                  {t("tier.add")}
                </Button>
              ) : null}
            </>
          )}
        </Form.List>
        <p>{t("tier.back", { percent: backPercent(filled) })}</p>
        <div className="dz-actions">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t(programme ? "save" : "tier.begin")}
          </Button>
          {programme ? (
            <Popconfirm
              title={t("tier.sure")}
              okText={t("tier.end")}
              cancelText={t("cancel")}
              onConfirm={() =>
                void tell({ type: "members/set-programme", programme: null }, t("tier.ended"))
              }
            >
              <Button>{t("tier.end")}</Button>
            </Popconfirm>
          ) : null}
        </div>
      </Form>
    </div>
  );
}

function startOf({ programme }: MembersOverview): Filled {
  if (!programme) return { perYuan: 1, exchangePoints: 100, coupon: 2, over: 0, tiers: [] };
  return {
    perYuan: programme.perYuan,
    exchangePoints: programme.exchangePoints,
    coupon: programme.couponFen / 100,
    over: programme.couponOverFen / 100,
    tiers: programme.tiers.map(({ name, fromFen, boostPermille }) => ({
      name,
      from: fromFen / 100,
      boost: boostPermille / 10,
    })),
  };
}

// Of each hundred yuan sold, so many come back when every point is exchanged.
function backPercent(filled: Filled | undefined): string {
  const { perYuan = 0, coupon = 0, exchangePoints = 1 } = filled ?? {};
  return ((100 * perYuan * coupon) / Math.max(1, exchangePoints)).toFixed(1);
}
