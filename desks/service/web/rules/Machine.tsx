/** The answering machine: what it answers, how well it understands, when it passes on. */
import { Button, Checkbox, Switch } from "antd";
import { useState } from "react";
import { Money, useCommand, useText } from "@dianzhang/ui";
import { MATTER_IDS, type MatterId, type SetRobot, type SetupView } from "../../commands.ts";

export function Machine({ view }: { readonly view: SetupView }) {
  const t = useText("service");
  const [robot, setRobot] = useState(view.robot);
  const { tell, isBusy } = useCommand<SetRobot>();
  const label = (matter: MatterId): string => {
    const line = view.recognised.find((one) => one.matter === matter);
    return t("machine.matter", {
      matter: t(`matter.${matter}`),
      right: line?.right ?? 0,
      of: line?.of ?? 0,
    });
  };
  return (
    <div className="dz-stack">
      <p className="dz-quiet">
        {t("machine.why")} <Money fen={view.wages.robotDay} /> {t("machine.aDay")}
      </p>
      <label className="dz-svc-shift">
        <Switch
          checked={robot.greets}
          onChange={(greets) => setRobot({ ...robot, greets })}
          aria-label={t("machine.greets")}
        />
        {t("machine.greets")}
      </label>
      <Checkbox.Group
        className="dz-svc-matters"
        value={[...robot.matters]}
        options={MATTER_IDS.map((matter) => ({ value: matter, label: label(matter) }))}
        onChange={(matters) => setRobot({ ...robot, matters })}
      />
      <label className="dz-svc-shift">
        <Switch
          checked={robot.handsOver}
          onChange={(handsOver) => setRobot({ ...robot, handsOver })}
          aria-label={t("machine.handsOver")}
        />
        {t("machine.handsOver")}
      </label>
      <label className="dz-svc-shift">
        <Switch
          checked={robot.onlyAlone}
          onChange={(onlyAlone) => setRobot({ ...robot, onlyAlone })}
          aria-label={t("machine.onlyAlone")}
        />
        {t("machine.onlyAlone")}
      </label>
      <div>
        <Button
          type="primary"
          loading={isBusy}
          onClick={() => void tell({ type: "service/set-robot", ...robot }, t("saved"))}
        >
          {t("save")}
        </Button>
      </div>
    </div>
  );
}
