/** Moving the market's clock: an hour, to the end of the day, a week; with progress, and a stop. */
import type { Clock } from "@dianzhang/api";
import { PauseOutlined } from "@ant-design/icons";
import { App, Button, Space } from "antd";
import { useState } from "react";
import { call, hourOfTick, useMarket, useRefusal, useText } from "@dianzhang/ui";

export function ClockControls({ progress }: { readonly progress: Clock | null }) {
  const t = useText("web");
  const { market } = useMarket();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const ask = async (method: "POST" | "DELETE", hours?: number) => {
    setAsking(true);
    try {
      await call(
        method,
        `/api/markets/${market.id}/clock`,
        hours === undefined ? undefined : { hours },
      );
    } catch (error) {
      message.error(refusal(error));
    } finally {
      setAsking(false);
    }
  };
  const toMidnight = 24 - hourOfTick(market.now);
  const running = progress ?? (market.clock.isRunning ? market.clock : null);
  if (running) {
    return (
      <div className="dz-running" role="status">
        <progress
          value={running.done}
          max={Math.max(1, running.total)}
          aria-label={t("clock.progress")}
        />
        <span className="dz-quiet dz-number">
          {t("clock.done", { done: running.done, total: running.total })}
        </span>
        <Button size="small" icon={<PauseOutlined />} onClick={() => void ask("DELETE")}>
          {t("clock.stop")}
        </Button>
      </div>
    );
  }
  return (
    <Space.Compact size="small" className="dz-advance">
      <Button loading={isAsking} onClick={() => void ask("POST", 1)}>
        {t("clock.hour")}
      </Button>
      <Button disabled={isAsking} onClick={() => void ask("POST", toMidnight)}>
        {t("clock.day")}
      </Button>
      <Button disabled={isAsking} onClick={() => void ask("POST", 168)}>
        {t("clock.week")}
      </Button>
    </Space.Compact>
  );
}
