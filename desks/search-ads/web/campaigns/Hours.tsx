/** What a bid is multiplied with in each hour of the day. */
import { Button, Select, Space } from "antd";
import { useState } from "react";
import { hourText, useText } from "@dianzhang/ui";
import type { CampaignLine } from "../../commands.ts";

const STEPS = [0, 300, 500, 700, 1000, 1200, 1500, 2000] as const;

interface HoursProps {
  readonly line: CampaignLine;
  readonly onSave: (hours: number[]) => void;
}

export function Hours({ line, onSave }: HoursProps) {
  const t = useText("search-ads");
  const [hours, setHours] = useState<readonly number[]>(line.hours);
  const isChanged = hours.some((permille, hour) => permille !== line.hours[hour]);
  const options = STEPS.map((value) => ({
    value,
    label: value === 0 ? t("hours.never") : `${value / 10} %`,
  }));
  return (
    <>
      <p className="dz-quiet">{t("hours.why")}</p>
      <div className="dz-hours">
        {hours.map((permille, hour) => (
          <label key={hourText(hour)}>
            <span className="dz-quiet">{hourText(hour)}</span>
            <Select
              size="small"
              value={permille}
              options={options}
              onChange={(value) => setHours(hours.with(hour, value))}
            />
          </label>
        ))}
      </div>
      <Space className="dz-sku-actions">
        <Button
          type="primary"
          size="small"
          disabled={!isChanged}
          onClick={() => onSave([...hours])}
        >
          {t("save")}
        </Button>
        <Button size="small" onClick={() => setHours(hours.map(() => 1000))}>
          {t("hours.reset")}
        </Button>
      </Space>
    </>
  );
}
