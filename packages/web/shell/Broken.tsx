/** What stands in place of a screen that could not be shown: why, and the way to have it again. */
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Failed, ServerError, useMarketIfAny, useText } from "@dianzhang/ui";
import { EarlierModel } from "./EarlierModel.tsx";
import { isServerThere } from "./from-server.ts";

export function Broken({ error }: ErrorComponentProps) {
  const t = useText("ui");
  const [isAway, setAway] = useState(error instanceof ServerError);
  useEffect(() => {
    if (!isAway) return undefined;
    const back = () => void isServerThere().then((isThere) => isThere && location.reload());
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [isAway]);
  // Loaded anew only when there is a server to load from: without one nothing at all would be left.
  const again = async () => {
    if (await isServerThere()) location.reload();
    else setAway(true);
  };
  const place = useMarketIfAny();
  // A screen of today may need what an earlier model's views do not tell.
  if (!isAway && place && !place.market.model.isInstalled)
    return <EarlierModel market={place.market} lacks="part" />;
  return (
    <Failed
      error={isAway ? new ServerError(0, { code: "unreachable" }) : error}
      onRetry={() => void again()}
      retryText={t("states.reload")}
    />
  );
}
