/** What stands in place of a screen that this market's own, earlier model cannot fill, and the way to a newer one. */
import type { MarketState } from "@dianzhang/api";
import { Alert } from "antd";
import { GoButton, useMarketPath, useText } from "@dianzhang/ui";

interface EarlierModelProps {
  readonly market: MarketState;
  /** The desk is not there at all, or its screen asks for what came later. */
  readonly lacks: "desk" | "part";
}

export function EarlierModel({ market, lacks }: EarlierModelProps) {
  const t = useText("web");
  const at = useMarketPath();
  const isPractice = market.mode === "solo" && market.lesson === null;
  return (
    <Alert
      className="dz-earlier"
      type="info"
      showIcon
      title={t(`earlier.${lacks}`)}
      description={t(isPractice ? "earlier.practice" : "earlier.graded")}
      action={isPractice ? <GoButton to={at("history")}>{t("earlier.go")}</GoButton> : null}
    />
  );
}
