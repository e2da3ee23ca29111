/** Who is hired for which hours, and how much they may give. */
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import { useState } from "react";
import { Money, useCommand, useText } from "@dianzhang/ui";
import { STAFF_IDS, type SetShifts, type SetupView } from "../../commands.ts";

type Shift = SetShifts["shifts"][number];
const EVENING: Shift = { staff: "temp", people: 1, from: 19, until: 23 };

export function Shifts({ view }: { readonly view: SetupView }) {
  const t = useText("service");
  const [shifts, setShifts] = useState<readonly Shift[]>(view.shifts);
  const [percent, setPercent] = useState(view.authorityPermille / 10);
  const { tell, isBusy } = useCommand<SetShifts>();
  const change = (i: number, to: Partial<Shift>): void =>
    setShifts(shifts.map((one, at) => (at === i ? { ...one, ...to } : one)));
  const dayFen = shifts.reduce(
    (sum, { staff, people, from, until }) =>
      sum + view.wages[staff] * people * Math.max(0, until - from),
    0,
  );
  return (
    <div className="dz-stack">
      <p className="dz-quiet">{t("shift.why")}</p>
      {shifts.map((shift, i) => (
        <div className="dz-svc-shift" key={i}>
          <Select
            value={shift.staff}
            aria-label={t("shift.staff")}
            options={STAFF_IDS.map((staff) => ({ value: staff, label: t(`staff.${staff}`) }))}
            onChange={(staff) => change(i, { staff })}
          />
          <InputNumber
            min={1}
            max={20}
            value={shift.people}
            suffix={t("shift.people")}
            aria-label={t("shift.people")}
            onChange={(people) => change(i, { people: people ?? 1 })}
          />
          <InputNumber
            min={0}
            max={23}
            value={shift.from}
            suffix=":00"
            aria-label={t("shift.from")}
            onChange={(from) => change(i, { from: from ?? 0 })}
          />
          –
          <InputNumber
            min={1}
            max={24}
            value={shift.until}
            suffix=":00"
            aria-label={t("shift.until")}
            onChange={(until) => change(i, { until: until ?? 24 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("shift.remove")}
            onClick={() => setShifts(shifts.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <div className="dz-svc-shift">
        <Button
          icon={<PlusOutlined />}
          disabled={shifts.length >= 6}
          onClick={() => setShifts([...shifts, EVENING])}
        >
          {t("shift.add")}
        </Button>
        <InputNumber
          className="dz-svc-authority"
          min={0}
          max={30}
          value={percent}
          prefix={t("shift.authority")}
          suffix="%"
          aria-label={t("shift.authority")}
          onChange={(value) => setPercent(value ?? 0)}
        />
      </div>
      <div className="dz-svc-shift">
        <Button
          type="primary"
          loading={isBusy}
          onClick={() =>
            void tell(
              {
                type: "service/set-shifts",
                shifts: [...shifts],
                authorityPermille: Math.round(percent * 10),
              },
              t("saved"),
            )
          }
        >
          {t("save")}
        </Button>
        <span className="dz-quiet">
          {t("shift.perDay")} <Money fen={dayFen} /> · {t("shift.perTalk")}{" "}
          <Money fen={view.wages.talk.temp} /> / <Money fen={view.wages.talk.skilled} />
        </span>
      </div>
    </div>
  );
}
