/** One room: its plan while it waits, the room itself with the barrage, and the recap when it is over. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button, Popconfirm, Space, Tag } from "antd";
import {
  dayOfTick,
  dayText,
  GoButton,
  hourOfTick,
  hourText,
  Loaded,
  Nothing,
  Page,
  useCommand,
  useLanguage,
  useMarket,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
} from "@dianzhang/ui";
import type { CancelRoom, RoomView } from "../commands.ts";
import "./live.css";
import { OnAir } from "./OnAir.tsx";
import { PlanSummary } from "./PlanSummary.tsx";
import { Recap } from "./Recap.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

export function Screen() {
  useMoreTexts("live", { zh, en });
  const t = useText("live");
  const { room = "" } = useParams({ strict: false });
  const asked = useView<RoomView | null>("live/room", { room: Number(room) });
  return (
    <Loaded asked={asked}>
      {(view) => (view ? <One view={view} /> : <Nothing text={t("room.none")} />)}
    </Loaded>
  );
}

function One({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const { language } = useLanguage();
  const { market } = useMarket();
  const when = `${dayText(market.firstDay, dayOfTick(view.startTick), language)} ${hourText(hourOfTick(view.startTick))}`;
  const note = `${when} · ${t("room.hours", { hours: view.hours })} · ${t(`host.${view.host}`)}`;
  return (
    <Page
      title={
        <>
          {view.name} <Tag>{t(`state.${view.state}`)}</Tag>
        </>
      }
      note={note}
      actions={<Actions view={view} />}
    >
      {view.minutes.length > 0 ? <OnAir key={view.minutes.length} view={view} /> : null}
      {view.minutes.length > 0 ? <Recap view={view} /> : null}
      <PlanSummary view={view} />
    </Page>
  );
}

function Actions({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const at = useMarketPath();
  const go = useNavigate();
  const { tell, isBusy } = useCommand<CancelRoom>();
  const cancel = async () => {
    if (await tell({ type: "live/cancel-room", room: view.room }, t("room.cancelled")))
      void go({ to: at("live") });
  };
  return (
    <Space wrap className="dz-no-print">
      {view.state === "planned" ? (
        <>
          <GoButton to={at(`live/${view.room}/edit`)}>{t("room.edit")}</GoButton>
          <Popconfirm title={t("room.cancelWhy")} onConfirm={() => void cancel()}>
            <Button danger loading={isBusy}>
              {t("room.cancel")}
            </Button>
          </Popconfirm>
        </>
      ) : null}
      {view.minutes.length > 0 ? (
        <Button onClick={() => window.print()}>{t("room.print")}</Button>
      ) : null}
      <GoButton to={at("live")}>{t("room.back")}</GoButton>
    </Space>
  );
}
