/** When a room is held, who stands before the camera, how much is promised, and what is paid for viewers. */
import { Form, Input, InputNumber, Segmented, Select, Space } from "antd";
import { hourText, shortDay, useMarket, useText } from "@dianzhang/ui";
import { DAYS_AHEAD, HOST_FEN, HOSTS, MOST_HOURS, PLEDGES } from "../../commands.ts";
import { inFen, inYuan } from "../yuan.ts";
import type { PartProps } from "./PlanRoom.tsx";

export function TermsEditor({ plan, onChange }: PartProps) {
  const t = useText("live");
  const { market } = useMarket();
  const today = Math.floor(market.now / 24);
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, i) => today + i);
  const set = (change: Partial<typeof plan>) => onChange({ ...plan, ...change });
  return (
    <Form layout="vertical" requiredMark={false}>
      <Form.Item label={t("plan.name")} htmlFor="live-name">
        <Input
          id="live-name"
          maxLength={30}
          value={plan.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t("plan.when")} extra={t("plan.whenWhy")}>
        <Space wrap>
          <Select
            value={plan.day}
            aria-label={t("plan.day")}
            options={days.map((day) => ({ value: day, label: shortDay(market.firstDay, day) }))}
            onChange={(day) => set({ day })}
          />
          <Select
            value={plan.hour}
            aria-label={t("plan.hour")}
            options={Array.from({ length: 24 }, (_, hour) => ({
              value: hour,
              label: hourText(hour),
            }))}
            onChange={(hour) => set({ hour })}
          />
          <InputNumber
            min={1}
            max={MOST_HOURS}
            value={plan.hours}
            suffix={t("plan.hours")}
            aria-label={t("plan.hours")}
            onChange={(hours) => set({ hours: hours ?? 1 })}
          />
        </Space>
      </Form.Item>
      <Form.Item label={t("column.host")} extra={t(`hostWhy.${plan.host}`)}>
        <Segmented
          aria-label={t("column.host")}
          value={plan.host}
          options={HOSTS.map((value) => ({
            value,
            label: `${t(`host.${value}`)} ¥${inYuan(HOST_FEN[value])}`,
          }))}
          onChange={(host) => set({ host })}
        />
      </Form.Item>
      <Form.Item label={t("plan.pledge")} extra={t(`pledgeWhy.${plan.pledge}`)}>
        <Segmented
          aria-label={t("plan.pledge")}
          value={plan.pledge}
          options={PLEDGES.map((value) => ({ value, label: t(`pledge.${value}`) }))}
          onChange={(pledge) => set({ pledge })}
        />
      </Form.Item>
      <Form.Item label={t("plan.paid")} extra={t("plan.paidWhy")}>
        <Space wrap>
          <InputNumber
            min={0}
            prefix="¥"
            value={inYuan(plan.paidFen)}
            aria-label={t("plan.paid")}
            onChange={(yuan) => set({ paidFen: inFen(yuan) })}
          />
          <InputNumber
            min={0}
            precision={2}
            prefix="¥"
            value={inYuan(plan.paidBidFen)}
            aria-label={t("plan.each")}
            onChange={(yuan) => set({ paidBidFen: inFen(yuan) })}
          />
          <span className="dz-quiet">{t("plan.each")}</span>
        </Space>
      </Form.Item>
    </Form>
  );
}
