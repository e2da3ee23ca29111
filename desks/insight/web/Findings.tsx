/** One's own diagnosis: which product loses shoppers at which step. It is scored for being right. */
import { Button, Form, Select } from "antd";
import {
  Block,
  dayOfTick,
  dayText,
  Loaded,
  Nothing,
  useCommand,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  WEAK_STEPS,
  type Finding,
  type ListingStats,
  type RecordFinding,
  type WeakStep,
} from "../commands.ts";

export function Findings() {
  const t = useText("insight");
  const stats = useView<readonly ListingStats[]>("insight/listing-stats");
  return (
    <Loaded asked={stats}>
      {(lines) => (
        <div className="dz-columns-2">
          <Block title={t("finding.new")}>
            <p className="dz-quiet">{t("finding.what")}</p>
            <NewFinding lines={lines} />
          </Block>
          <Block title={t("finding.list")}>
            <Recorded lines={lines} />
          </Block>
        </div>
      )}
    </Loaded>
  );
}

function NewFinding({ lines }: { readonly lines: readonly ListingStats[] }) {
  const t = useText("insight");
  const { tell, isBusy } = useCommand<RecordFinding>();
  const [form] = Form.useForm<{ listing: number; step: WeakStep }>();
  const needed = [{ required: true, message: t("finding.needed") }];
  return (
    <Form
      aria-label={t("finding.new")}
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(filled) =>
        void tell({ type: "insight/record-finding", ...filled }, t("finding.recorded"))
      }
    >
      <Form.Item name="listing" label={t("finding.product")} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={lines.map((line) => ({
            value: line.listing,
            label: `${line.title} #${line.listing}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="step" label={t("finding.step")} rules={needed}>
        <Select options={WEAK_STEPS.map((step) => ({ value: step, label: t(`weak.${step}`) }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t("finding.record")}
      </Button>
    </Form>
  );
}

function Recorded({ lines }: { readonly lines: readonly ListingStats[] }) {
  const t = useText("insight");
  const { language } = useLanguage();
  const { market } = useMarket();
  const findings = useView<readonly Finding[]>("insight/findings");
  return (
    <Loaded asked={findings}>
      {(recorded) =>
        recorded.length === 0 ? (
          <Nothing text={t("finding.none")} />
        ) : (
          <ul className="dz-lines">
            {recorded.map((finding, place) => (
              <li key={place}>
                <span className="dz-quiet">
                  {dayText(market.firstDay, dayOfTick(finding.at), language)}
                </span>
                {lines.find((line) => line.listing === finding.listing)?.title} ·{" "}
                {t(`weak.${finding.step}`)}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
