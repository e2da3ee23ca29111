/** Members: who they are, how they score, tags and tiers, what is sent to whom, what they are worth, who took data out. */
import type { ComponentType } from "react";
import { Page, SeatTabs, useMoreTexts, useSeatTab, useText } from "@dianzhang/ui";
import { Exports } from "./Exports.tsx";
import { MemberList } from "./list/MemberList.tsx";
import { Plans } from "./plans/Plans.tsx";
import { Rfm } from "./rfm/Rfm.tsx";
import { Tags } from "./tags/Tags.tsx";
import { Value } from "./Value.tsx";
import "./members.css";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

const TABS: Readonly<Record<string, ComponentType>> = {
  list: MemberList,
  rfm: Rfm,
  tags: Tags,
  plans: Plans,
  value: Value,
  exports: Exports,
};

export function Screen() {
  useMoreTexts("members", { zh, en });
  const t = useText("members");
  const Body = TABS[useSeatTab(TABS)] ?? MemberList;
  return (
    <Page title={t("title")} note={t("note")}>
      <SeatTabs path="members" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Body />
    </Page>
  );
}
