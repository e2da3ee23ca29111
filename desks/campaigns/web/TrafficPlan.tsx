/** Who brings how many visitors by which way until when, beside what really came. */
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import {
  Block,
  CellValue,
  dayOfTick,
  namedRows,
  Nothing,
  numberIn,
  shortDay,
  useCommand,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";
import {
  PLAN_CHANNELS,
  type CampaignLine,
  type PlanLine,
  type SetTrafficPlan,
} from "../commands.ts";

interface Period {
  readonly from: number;
  readonly to: number;
}

interface TrafficPlanProps {
  readonly line: Pick<CampaignLine, "campaign" | "plan" | "from" | "until">;
  readonly period: Period;
}

export function TrafficPlan({ line, period }: TrafficPlanProps) {
  const t = useText("campaigns");
  const [lines, setLines] = useState<readonly PlanLine[]>(line.plan);
  const { tell, isBusy } = useCommand<SetTrafficPlan>();
  const asked = useMetric("campaign-channels", period);
  const real = new Map(
    asked.value
      ? namedRows(asked.value).map((row) => [row["channel"], numberIn(row, "visits")])
      : [],
  );
  const lastDay = dayOfTick(line.until - 1);
  const change = (place: number, set: Partial<PlanLine>) =>
    setLines(lines.map((one, i) => (i === place ? { ...one, ...set } : one)));
  const add = () =>
    setLines([
      ...lines,
      {
        channel: "social",
        owner: "",
        dueDay: Math.max(0, dayOfTick(line.from)),
        visits: 100,
        budgetFen: 0,
        isDone: false,
      },
    ]);
  const save = () =>
    void tell(
      {
        type: "campaigns/set-traffic-plan",
        campaign: line.campaign,
        lines: [...lines],
      },
      t("plan.saved"),
    );
  return (
    <Block
      title={t("plan.title")}
      extra={
        <Button size="small" icon={<PlusOutlined />} onClick={add}>
          {t("plan.add")}
        </Button>
      }
    >
      <p className="dz-quiet">{t("plan.note")}</p>
      {lines.length === 0 ? <Nothing text={t("plan.none")} /> : null}
      {lines.map((one, place) => (
        <PlanRow
          // Lines have no number of their own; they are told apart by their place.
          key={place}
          line={one}
          lastDay={lastDay}
          real={real.get(one.channel) ?? null}
          onChange={(set) => change(place, set)}
          onRemove={() => setLines(lines.filter((_, i) => i !== place))}
        />
      ))}
      {lines.length > 0 || line.plan.length > 0 ? (
        <Button
          type="primary"
          loading={isBusy}
          disabled={lines.some(({ owner }) => owner.trim() === "")}
          onClick={save}
        >
          {t("plan.save")}
        </Button>
      ) : null}
    </Block>
  );
}

interface PlanRowProps {
  readonly line: PlanLine;
  readonly lastDay: number;
  readonly real: number | null;
  readonly onChange: (set: Partial<PlanLine>) => void;
  readonly onRemove: () => void;
}

function PlanRow({ line, lastDay, real, onChange, onRemove }: PlanRowProps) {
  const t = useText("campaigns");
  const { market } = useMarket();
  const first = Math.max(0, lastDay - 40);
  const days = Array.from({ length: lastDay - first + 1 }, (_, i) => first + i);
  return (
    <Space wrap className="dz-tier">
      <Select
        value={line.channel}
        aria-label={t("plan.channel")}
        style={{ width: 130 }}
        options={PLAN_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        onChange={(channel) => onChange({ channel })}
      />
      <Input
        value={line.owner}
        maxLength={20}
        placeholder={t("plan.owner")}
        aria-label={t("plan.owner")}
        style={{ width: 120 }}
        onChange={(event) => onChange({ owner: event.target.value })}
      />
      <Select
        value={line.dueDay}
        aria-label={t("plan.due")}
        style={{ width: 90 }}
        options={days.map((value) => ({ value, label: shortDay(market.firstDay, value) }))}
        onChange={(dueDay) => onChange({ dueDay })}
      />
      <InputNumber
        value={line.visits}
        min={0}
        precision={0}
        prefix={t("plan.visits")}
        style={{ width: 190 }}
        aria-label={t("plan.visits")}
        onChange={(visits) => onChange({ visits: visits ?? 0 })}
      />
      <InputNumber
        value={line.budgetFen / 100}
        min={0}
        precision={2}
        prefix={t("plan.budget")}
        style={{ width: 190 }}
        aria-label={t("plan.budget")}
        onChange={(yuan) => onChange({ budgetFen: Math.round((yuan ?? 0) * 100) })}
      />
      <span>
        {t("plan.real")} <CellValue value={real} unit="count" />
      </span>
      <Checkbox
        checked={line.isDone}
        onChange={(event) => onChange({ isDone: event.target.checked })}
      >
        {t("plan.done")}
      </Checkbox>
      <Button
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t("plan.remove")}
        onClick={onRemove}
      />
    </Space>
  );
}
