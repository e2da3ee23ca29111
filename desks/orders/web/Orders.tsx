/** The order desk: orders in batches, what is wrong with some of them, rules for the hours nobody clicks, and times. */
import type { ComponentType } from "react";
import {
  GiveBackSeat,
  Loaded,
  Page,
  SeatTabs,
  TakeSeat,
  useMoreTexts,
  useSeatTab,
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
    <Page
      title={t("title")}
      note={t("note")}
      actions={seat.value?.isTaken ? <GiveBackSeat desk="orders" /> : null}
    >
      <Loaded asked={seat}>
        {(view) => (view.isTaken ? <Taken seat={view} /> : <TakeOver seat={view} />)}
      </Loaded>
    </Page>
  );
}

function Taken({ seat }: TabProps) {
  const t = useText("orders");
  const Body = TABS[useSeatTab(TABS)] ?? Desk;
  const label = (tab: string): string =>
    tab === "exceptions" && seat.cases > 0
      ? t("tab.flagged", { count: seat.cases })
      : t(`tab.${tab}`);
  return (
    <>
      <SeatTabs path="orders" tabs={TABS} label={label} />
      <Body seat={seat} />
    </>
  );
}

function TakeOver({ seat }: TabProps) {
  const t = useText("orders");
  return (
    <TakeSeat desk="orders">
      <p className="dz-quiet">
        {t("take.deadline", { hours: seat.deadlineHours, percent: seat.latePermille / 10 })}
      </p>
    </TakeSeat>
  );
}
