/** One group of a freight template: its provinces and its rule. The fields speak yuan and kilograms. */
import { DeleteOutlined } from "@ant-design/icons";
import { Button, InputNumber } from "antd";
import { inLanguage, useLanguage, useText } from "@dianzhang/ui";
import type { PlanView, Template } from "../../commands.ts";

type Group = Template["groups"][number];

interface GroupFieldsProps {
  readonly by: Template["by"];
  readonly place: number;
  readonly group: Group;
  readonly isLast: boolean;
  readonly isChosen: boolean;
  readonly provinces: PlanView["provinces"];
  readonly onChoose: () => void;
  readonly onChange: (to: Group) => void;
  readonly onRemove: () => void;
}

export function GroupFields(props: GroupFieldsProps) {
  const { by, place, group, isLast, isChosen, provinces, onChoose, onChange, onRemove } = props;
  const t = useText("logistics");
  const { language } = useLanguage();
  const names = provinces
    .filter(({ id }) => group.provinces.includes(id))
    .map(({ name }) => inLanguage(name, language));
  const unit = by === "piece" ? 1 : 1000;
  const size = (value: number, key: "first" | "next") => (
    <InputNumber
      min={by === "piece" ? 1 : 0.5}
      max={100}
      step={by === "piece" ? 1 : 0.5}
      size="small"
      suffix={t(`unit.${by}`)}
      value={value / unit}
      aria-label={t(`freight.${key}.${by}`)}
      onChange={(typed) => onChange({ ...group, [key]: Math.round((typed ?? 1) * unit) })}
    />
  );
  const price = (fen: number, key: "firstFen" | "nextFen") => (
    <InputNumber
      min={0}
      max={200}
      precision={2}
      size="small"
      prefix="¥"
      value={fen / 100}
      aria-label={t(`freight.${key}.${by}`)}
      onChange={(yuan) => onChange({ ...group, [key]: Math.round((yuan ?? 0) * 100) })}
    />
  );
  return (
    <div className={isChosen ? "dz-freight-group dz-freight-chosen" : "dz-freight-group"}>
      <button
        type="button"
        className={`dz-swatch dz-group-${place % 6}`}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        {isLast ? t("freight.rest") : t("freight.group", { place: place + 1 })}
      </button>
      <span className="dz-quiet dz-freight-names">
        {isLast
          ? t("freight.restWhy")
          : names.join(language === "zh" ? "、" : ", ") || t("freight.empty")}
      </span>
      <span className="dz-freight-line">
        {t(`freight.first.${by}`)} {size(group.first, "first")} {price(group.firstFen, "firstFen")}
      </span>
      <span className="dz-freight-line">
        {t(`freight.next.${by}`)} {size(group.next, "next")} {price(group.nextFen, "nextFen")}
      </span>
      <span className="dz-freight-line">
        {t("freight.over")}{" "}
        <InputNumber
          min={0}
          max={100_000}
          size="small"
          prefix="¥"
          placeholder={t("freight.never")}
          value={group.freeOverFen === null ? null : group.freeOverFen / 100}
          aria-label={t("freight.over")}
          onChange={(yuan) =>
            onChange({ ...group, freeOverFen: yuan === null ? null : Math.round(yuan * 100) })
          }
        />
        {isLast ? null : (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("freight.remove")}
            onClick={onRemove}
          />
        )}
      </span>
    </div>
  );
}
