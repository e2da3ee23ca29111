/** Logistics: who carries the parcels, what buyers pay for it, how parcels fare, where goods lie. */
import type { ComponentType } from "react";
import { Page, SeatTabs, useMoreTexts, useSeatTab, useText } from "@dianzhang/ui";
import { Compare } from "./couriers/Compare.tsx";
import { Couriers } from "./couriers/Couriers.tsx";
import { Depots } from "./depots/Depots.tsx";
import { Freight } from "./freight/Freight.tsx";
import { Imports } from "./imports/Imports.tsx";
import { Parcels } from "./parcels/Parcels.tsx";
import "./logistics.css";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

const TABS: Readonly<Record<string, ComponentType>> = {
  couriers: Couriers,
  compare: Compare,
  freight: Freight,
  parcels: Parcels,
  depots: Depots,
  imports: Imports,
};

export function Screen() {
  useMoreTexts("logistics", { zh, en });
  const t = useText("logistics");
  const Body = TABS[useSeatTab(TABS)] ?? Couriers;
  return (
    <Page title={t("title")} note={t("note")}>
      <SeatTabs path="logistics" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Body />
    </Page>
  );
}
