/** The stages of a campaign: how long each lasts and what a day of it may cost. */
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select, Space } from "antd";
import { useText } from "@dianzhang/ui";
import {
  CAMPAIGN_STAGES,
  LEAST_BUDGET_FEN,
  STAGE_KINDS,
  type StageInput,
  type StageKind,
} from "../../commands.ts";
import { inFen, inYuan } from "../yuan.ts";

interface StagesEditorProps {
  readonly stages: readonly StageInput[];
  readonly onChange: (stages: readonly StageInput[]) => void;
}

export function StagesEditor({ stages, onChange }: StagesEditorProps) {
  const t = useText("feed-ads");
  const set = (place: number, change: Partial<StageInput>) =>
    onChange(stages.map((stage, i) => (i === place ? { ...stage, ...change } : stage)));
  const add = () => {
    const kind: StageKind = STAGE_KINDS[Math.min(stages.length, 2)] ?? "hold";
    const ended = stages.map((stage) => ({ ...stage, days: stage.days ?? 3 }));
    onChange([...ended, { kind, days: null, budgetFen: 2 * (stages.at(-1)?.budgetFen ?? 3000) }]);
  };
  return (
    <Space orientation="vertical" size={8}>
      {stages.map((stage, place) => (
        <Space key={`${place}-${stages.length}`} wrap>
          <Select
            value={stage.kind}
            options={STAGE_KINDS.map((value) => ({ value, label: t(`stage.${value}`) }))}
            aria-label={t("stage.kind")}
            onChange={(kind) => set(place, { kind })}
          />
          <InputNumber
            min={1}
            max={90}
            value={stage.days}
            placeholder={t("stage.open")}
            suffix={t("stage.days")}
            aria-label={t("stage.length")}
            disabled={place === stages.length - 1 && stage.days === null}
            onChange={(days) => set(place, { days })}
          />
          <InputNumber
            min={inYuan(LEAST_BUDGET_FEN)}
            precision={2}
            prefix="¥"
            value={inYuan(stage.budgetFen)}
            aria-label={t("stage.budget")}
            onChange={(yuan) => set(place, { budgetFen: inFen(yuan) })}
          />
          {stages.length > 1 ? (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("stage.remove")}
              onClick={() => onChange(withoutStage(stages, place))}
            />
          ) : null}
        </Space>
      ))}
      {stages.length < CAMPAIGN_STAGES ? (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={add}>
          {t("stage.add")}
        </Button>
      ) : null}
    </Space>
  );
}

// The last stage lasts until it is changed.
function withoutStage(stages: readonly StageInput[], place: number): StageInput[] {
  const left = stages.filter((_, i) => i !== place);
  return left.map((stage, i) => (i === left.length - 1 ? { ...stage, days: null } : stage));
}
