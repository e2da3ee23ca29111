/** The clock of every market of the class at once. */
import { Button, Space } from "antd";
import { useText } from "@dianzhang/ui";
import { useAct } from "./use-act.ts";

const STEPS = [
  ["hour", 1],
  ["fullDay", 24],
  ["week", 168],
] as const;

export function ClassClock({
  id,
  hasMarkets,
}: {
  readonly id: string;
  readonly hasMarkets: boolean;
}) {
  const t = useText("web");
  const { act, isBusy } = useAct();
  const path = `/api/classes/${id}/clock`;
  return (
    <div className="dz-actions">
      <span>{t("teacher.clock")}</span>
      <Space.Compact>
        {STEPS.map(([name, hours]) => (
          <Button
            key={name}
            disabled={!hasMarkets || isBusy}
            onClick={() => void act("POST", path, { hours }, t("teacher.running"))}
          >
            {t(`clock.${name}`)}
          </Button>
        ))}
      </Space.Compact>
      <Button
        disabled={!hasMarkets}
        onClick={() => void act("DELETE", path, undefined, t("teacher.stopped"))}
      >
        {t("clock.stop")}
      </Button>
    </div>
  );
}
