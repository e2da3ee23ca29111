/** Supply: where every piece is, whom to buy from, what came and what was wrong with it, and standing orders. */
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
import { Buying } from "./buying/Buying.tsx";
import { Rules } from "./rules/Rules.tsx";
import { Stock } from "./stock/Stock.tsx";
import { Suppliers } from "./suppliers/Suppliers.tsx";
import "./supply.css";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

interface TabProps {
  readonly seat: SeatView;
}

const TABS: Readonly<Record<string, ComponentType<TabProps>>> = {
  stock: Stock,
  buying: Buying,
  suppliers: Suppliers,
  rules: Rules,
};

export function Screen() {
  useMoreTexts("supply", { zh, en });
  const t = useText("supply");
  const seat = useView<SeatView>("supply/seat");
  return (
    <Page
      title={t("title")}
      note={t("note")}
      actions={seat.value?.isTaken ? <GiveBackSeat desk="supply" /> : null}
    >
      <Loaded asked={seat}>
        {(view) => (view.isTaken ? <Taken seat={view} /> : <TakeSeat desk="supply" />)}
      </Loaded>
    </Page>
  );
}

function Taken({ seat }: TabProps) {
  const t = useText("supply");
  const Body = TABS[useSeatTab(TABS)] ?? Stock;
  const label = (tab: string): string =>
    tab === "buying" && seat.waiting > 0
      ? t("tab.waiting", { count: seat.waiting })
      : t(`tab.${tab}`);
  return (
    <>
      <SeatTabs path="supply" tabs={TABS} label={label} />
      <Body seat={seat} />
    </>
  );
}
