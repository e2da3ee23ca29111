/** The frame around every screen of a market: rail, top bar, the screen itself, the lesson beside it. */
import type { MarketState } from "@dianzhang/api";
import { Navigate, Outlet, useLocation, useParams } from "@tanstack/react-router";
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
import { deskScreens } from "../desks.gen.ts";
import { EarlierModel } from "./EarlierModel.tsx";
import { Rail } from "./Rail.tsx";
import { useSession } from "./session.ts";
import { TopBar } from "./TopBar.tsx";
import { useWatch } from "./use-watch.ts";

export function MarketFrame() {
  const t = useText("web");
  const { market: id = "" } = useParams({ strict: false });
  const here = useLocation({ select: ({ pathname }) => pathname.split("/")[3] ?? "" });
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
              {isDeskKnown(state, here) ? <Outlet /> : <EarlierModel market={state} lacks="desk" />}
            </main>
            <LessonPanel />
          </div>
        </MarketProvider>
      )}
    </Loaded>
  );
}

// A market keeps to the model it was opened with, and that one may be older than a desk.
function isDeskKnown({ model }: MarketState, first: string): boolean {
  const screens = deskScreens.find(({ rail }) => rail.path === first);
  return screens === undefined || model.desks.includes(screens.desk);
}
