/** What the shop promises about returns: more days than the law asks, and who pays the way back. */
import { Button, Checkbox, Form, Radio } from "antd";
import { money, rate, useCommand, useLanguage, useText } from "@dianzhang/ui";
import type { SetReturns, ShopView } from "../commands.ts";

type Filled = Pick<SetReturns, "days" | "isCovered">;

export function ReturnsForm({ returns }: Pick<ShopView, "returns">) {
  const t = useText("storefront");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<SetReturns>();
  const { days, isCovered, sharePermille, coverFen } = returns;
  const save = (filled: Filled) => tell({ type: "storefront/set-returns", ...filled }, t("saved"));
  return (
    <Form<Filled>
      layout="vertical"
      requiredMark={false}
      disabled={isBusy}
      onFinish={(filled) => void save(filled)}
      initialValues={{ days, isCovered }}
    >
      <Form.Item name="days" label={t("returns.days")} extra={t("returns.daysWhy")}>
        <Radio.Group
          optionType="button"
          options={[7, 15, 30].map((value) => ({
            value,
            label: t("returns.dayCount", { days: value }),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="isCovered"
        valuePropName="checked"
        extra={t("returns.coverWhy", {
          share: rate(sharePermille / 1000, language),
          fee: money(coverFen, language),
        })}
      >
        <Checkbox>{t("returns.cover")}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t("save")}
      </Button>
    </Form>
  );
}
