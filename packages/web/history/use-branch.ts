/** Acts on a market's history: a branch before a step, another model from here on. */
import type { MarketLine } from "@dianzhang/api";
import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { call, useMarket, useRefusal, useText } from "@dianzhang/ui";

interface Branching {
  /** Opens a branch that holds everything up to and including row `seq` of that day, and goes there. */
  readonly branch: (seq: number, day: number) => Promise<void>;
  readonly adopt: () => Promise<void>;
  readonly isBusy: boolean;
}

export function useBranch(): Branching {
  const t = useText("web");
  const { market } = useMarket();
  const queries = useQueryClient();
  const refusal = useRefusal();
  const go = useNavigate();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const trying = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      message.error(refusal(error), 6);
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    branch: (seq, day) =>
      trying(async () => {
        const made = await call<MarketLine>("POST", `/api/markets/${market.id}/branches`, {
          seq,
          name: t("history.branchName", { name: market.name, day }).slice(0, 60),
        });
        await queries.invalidateQueries({ queryKey: ["markets"] });
        message.success(t("history.branched"));
        await go({ to: `/m/${made.id}/today` });
      }),
    adopt: () =>
      trying(async () => {
        await call("POST", `/api/markets/${market.id}/model`);
        await queries.invalidateQueries();
        message.success(t("history.adopted"));
      }),
  };
}
