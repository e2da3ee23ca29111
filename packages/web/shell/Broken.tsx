/** What stands in place of a screen that could not be shown: why, and the way to have it again. */
import type { ErrorComponentProps } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Failed, ServerError, useText } from "@dianzhang/ui";
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
  return (
    <Failed
      error={isAway ? new ServerError(0, { code: "unreachable" }) : error}
      onRetry={() => void again()}
      retryText={t("states.reload")}
    />
  );
}
