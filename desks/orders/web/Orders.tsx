/** The order desk: orders in batches, what is wrong with some of them, rules for the hours nobody clicks, and times. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button, Popconfirm, Tabs } from "antd";
import type { ComponentType } from "react";
import {
  Block,
  Loaded,
  Page,
  useCommand,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
} from "@dianzhang/ui";
import type { SeatView } from "../commands.ts";
import { Desk } from "./desk/Desk.tsx";
import { Exceptions } from "./exceptions/Exceptions.tsx";
import { Rules } from "./rules/Rules.tsx";
import { Times } from "./times/Times.tsx";
import "./orders.css";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

interface TabProps {
  readonly seat: SeatView;
}

const TABS: Readonly<Record<string, ComponentType<TabProps>>> = {
  desk: Desk,
  exceptions: Exceptions,
  rules: Rules,
  times: Times,
};

export function Screen() {
  useMoreTexts("orders", { zh, en });
  const t = useText("orders");
  const seat = useView<SeatView>("orders/seat");
  return (
    <Page title={t("title")} note={t("note")} actions={seat.value?.isTaken ? <GiveBack /> : null}>
      <Loaded asked={seat}>
        {(view) => (view.isTaken ? <Taken seat={view} /> : <TakeOver seat={view} />)}
      </Loaded>
    </Page>
  );
}

function Taken({ seat }: TabProps) {
  const t = useText("orders");
  const { tab = "desk" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const Body = TABS[tab] ?? Desk;
  return (
    <>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({
          key,
          label:
            key === "exceptions" && seat.flagged > 0
              ? t("tab.flagged", { count: seat.flagged })
              : t(`tab.${key}`),
        }))}
        onChange={(key) => void go({ to: at(`orders/${key}`) })}
      />
      <Body seat={seat} />
    </>
  );
}

function TakeOver({ seat }: TabProps) {
  const t = useText("orders");
  const { tell, isBusy } = useCommand<{ type: "orders/take-over" }>();
  return (
    <Block title={t("take.title")}>
      <p>{t("take.now")}</p>
      <p>{t("take.then")}</p>
      <p className="dz-quiet">
        {t("take.deadline", { hours: seat.deadlineHours, percent: seat.latePermille / 10 })}
      </p>
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void tell({ type: "orders/take-over" }, t("take.done"))}
      >
        {t("take.over")}
      </Button>
    </Block>
  );
}

function GiveBack() {
  const t = useText("orders");
  const { tell, isBusy } = useCommand<{ type: "orders/give-back" }>();
  return (
    <Popconfirm
      title={t("give.why")}
      okText={t("give.back")}
      cancelText={t("cancelled")}
      onConfirm={() => void tell({ type: "orders/give-back" }, t("give.done"))}
    >
      <Button loading={isBusy}>{t("give.back")}</Button>
    </Popconfirm>
  );
}
