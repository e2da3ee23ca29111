/** What a bid is multiplied with on each device and for each audience. */
import { Button, Slider } from "antd";
import { useState } from "react";
import { inLanguage, useLanguage, useText } from "@dianzhang/ui";
import type { CampaignLine, SetCampaign } from "../../commands.ts";

interface AudiencesProps {
  readonly line: CampaignLine;
  readonly onSave: (change: Pick<SetCampaign, "phone" | "pc" | "audiences">) => void;
}

export function Audiences({ line, onSave }: AudiencesProps) {
  const t = useText("search-ads");
  const { language } = useLanguage();
  const [phone, setPhone] = useState(line.phone);
  const [pc, setPc] = useState(line.pc);
  const [named, setNamed] = useState<Readonly<Record<string, number>>>({});
  return (
    <>
      <p className="dz-quiet">{t("audience.why")}</p>
      <Multiplier label={t("device.phone")} permille={phone} onChange={setPhone} />
      <Multiplier label={t("device.pc")} permille={pc} onChange={setPc} />
      {line.audiences.map(({ id, name, permille }) => (
        <Multiplier
          key={id}
          label={inLanguage(name, language)}
          permille={named[id] ?? permille}
          onChange={(value) => setNamed({ ...named, [id]: value })}
        />
      ))}
      <Button type="primary" size="small" onClick={() => onSave({ phone, pc, audiences: named })}>
        {t("save")}
      </Button>
    </>
  );
}

function Multiplier({
  label,
  permille,
  onChange,
}: {
  readonly label: string;
  readonly permille: number;
  readonly onChange: (permille: number) => void;
}) {
  return (
    <div className="dz-multiplier">
      <span>{label}</span>
      <Slider
        min={0}
        max={3000}
        step={100}
        value={permille}
        tooltip={{ formatter: (value) => `${(value ?? 0) / 10} %` }}
        ariaLabelForHandle={label}
        onChange={onChange}
      />
      <span className="dz-number">{permille / 10} %</span>
    </div>
  );
}
