/** The script: block by block with its minutes, and where in the room each one stands. */
import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select, Space } from "antd";
import { useText } from "@dianzhang/ui";
import { BLOCKS, MOST_BLOCKS, type BeatInput } from "../../commands.ts";
import { minutesOf, spansOf, usualScript } from "./draft.ts";
import type { GoodsChoice } from "./ItemsEditor.tsx";
import type { PartProps } from "./PlanRoom.tsx";

interface ScriptEditorProps extends PartProps {
  readonly goods: readonly GoodsChoice[];
}

export function ScriptEditor({ plan, goods, onChange }: ScriptEditorProps) {
  const t = useText("live");
  const setScript = (script: BeatInput[]) => onChange({ ...plan, script });
  const set = (place: number, change: Partial<BeatInput>) =>
    setScript(plan.script.map((beat, i) => (i === place ? { ...beat, ...change } : beat)));
  const titles = plan.items.map(({ listing }, place) => ({
    value: place,
    label: `${place + 1}. ${goods.find((one) => one.listing === listing)?.title ?? ""}`,
  }));
  const spans = spansOf(plan.script);
  return (
    <>
      <p className="dz-quiet">{t("plan.scriptWhy")}</p>
      <Space orientation="vertical" size={6}>
        {plan.script.map((beat, place) => (
          <Beat
            key={`${place}-${plan.script.length}`}
            beat={beat}
            span={spans[place] ?? ""}
            titles={titles}
            onChange={(change) => set(place, change)}
            onUp={place === 0 ? null : () => setScript(raised(plan.script, place))}
            onRemove={() => setScript(plan.script.filter((_, i) => i !== place))}
          />
        ))}
        <Space wrap>
          <span className="dz-number">
            {t("plan.used", { minutes: minutesOf(plan.script), most: plan.hours * 60 })}
          </span>
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={plan.script.length >= MOST_BLOCKS || plan.items.length === 0}
            onClick={() =>
              setScript([...plan.script, { kind: "demo", item: lastItem(plan.script), minutes: 5 }])
            }
          >
            {t("plan.addBlock")}
          </Button>
          <Button
            size="small"
            disabled={plan.items.length === 0}
            onClick={() => setScript(usualScript(plan.items, plan.hours))}
          >
            {t("plan.usual")}
          </Button>
        </Space>
      </Space>
    </>
  );
}

interface BeatProps {
  readonly beat: BeatInput;
  readonly span: string;
  readonly titles: readonly { readonly value: number; readonly label: string }[];
  readonly onChange: (change: Partial<BeatInput>) => void;
  readonly onUp: (() => void) | null;
  readonly onRemove: () => void;
}

function Beat({ beat, span, titles, onChange, onUp, onRemove }: BeatProps) {
  const t = useText("live");
  const turn = (kind: BeatInput["kind"]) =>
    onChange({ kind, item: kind === "welcome" ? null : (beat.item ?? 0) });
  return (
    <Space wrap>
      <span className="dz-number dz-quiet dz-beat-span">{span}</span>
      <Select
        size="small"
        className="dz-beat-kind"
        value={beat.kind}
        aria-label={t("plan.block")}
        options={BLOCKS.map((value) => ({ value, label: t(`block.${value}`) }))}
        onChange={turn}
      />
      {beat.kind === "welcome" ? null : (
        <Select
          size="small"
          className="dz-goods-choice"
          value={beat.item}
          aria-label={t("plan.goods")}
          options={[...titles]}
          onChange={(item) => onChange({ item })}
        />
      )}
      <InputNumber
        size="small"
        min={1}
        max={120}
        value={beat.minutes}
        suffix={t("plan.min")}
        aria-label={t("plan.minutes")}
        onChange={(minutes) => onChange({ minutes: minutes ?? 1 })}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={onUp === null}
        aria-label={t("plan.up")}
        onClick={() => onUp?.()}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t("plan.remove")}
        onClick={onRemove}
      />
    </Space>
  );
}

function lastItem(script: readonly BeatInput[]): number {
  return script.at(-1)?.item ?? 0;
}

function raised(script: readonly BeatInput[], place: number): BeatInput[] {
  return script.map((beat, i) =>
    i === place ? (script[place - 1] ?? beat) : i === place - 1 ? (script[place] ?? beat) : beat,
  );
}
