/** The frame around every screen of a market: rail, top bar, the screen itself, the lesson beside it. */
import type { MarketState } from "@dianzhang/api";
import { Navigate, Outlet, useParams } from "@tanstack/react-router";
import { Alert } from "antd";
import { useState } from "react";
import {
  Failed,
  GoButton,
  Loaded,
  MarketProvider,
  Missing,
  useRoute,
  useText,
} from "@dianzhang/ui";
import { LessonPanel } from "../academy/LessonPanel.tsx";
import { Rail } from "./Rail.tsx";
import { useSession } from "./session.ts";
import { TopBar } from "./TopBar.tsx";
import { useWatch } from "./use-watch.ts";

export function MarketFrame() {
  const t = useText("web");
  const { market: id = "" } = useParams({ strict: false });
  const session = useSession();
  const market = useRoute<MarketState>(["market", id, "state"], `/api/markets/${id}`);
  const { running, isCut } = useWatch(id);
  // A teacher comes with the shop to look at in the address; it holds while they stay in the market.
  const [asked] = useState(() => new URLSearchParams(location.search).get("shop"));
  const shop = Number(asked ?? market.value?.shop ?? 0);
  if (session.value && !session.value.person) return <Navigate to="/sign-in" />;
  if (market.error && !market.value)
    return (
      <>
        <Failed error={market.error} onRetry={market.retry} />
        <div className="dz-failed">
          <GoButton to="/">{t("home.go")}</GoButton>
        </div>
      </>
    );
  return (
    <Loaded asked={market}>
      {(state) => (
        <MarketProvider value={{ market: state, shop }}>
          <div className="dz-shell">
            <TopBar person={session.value?.person ?? null} progress={running} />
            <Rail />
            <main>
              {isCut ? <Alert banner type="warning" title={t("cut")} /> : null}
              <Missing />
              <Outlet />
            </main>
            <LessonPanel />
          </div>
        </MarketProvider>
      )}
    </Loaded>
  );
}
