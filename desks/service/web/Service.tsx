/** Customer service: the floor, what hired people and the machine say, tickets, complaints and reviews, figures. */
import type { ComponentType } from "react";
import { Page, SeatTabs, useMoreTexts, useSeatTab, useText } from "@dianzhang/ui";
import { Cases } from "./Cases.tsx";
import { Floor } from "./floor/Floor.tsx";
import { Report } from "./Report.tsx";
import { Rules } from "./rules/Rules.tsx";
import "./service.css";
import { Tickets } from "./Tickets.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

const TABS: Readonly<Record<string, ComponentType>> = {
  floor: Floor,
  tickets: Tickets,
  rules: Rules,
  cases: Cases,
  report: Report,
};

export function Screen() {
  useMoreTexts("service", { zh, en });
  const t = useText("service");
  const Body = TABS[useSeatTab(TABS)] ?? Floor;
  return (
    <Page title={t("title")} note={t("note")}>
      <SeatTabs path="service" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Body />
    </Page>
  );
}
