/** Customer service: the floor, what hired people and the machine say, complaints and reviews, figures. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ComponentType } from "react";
import { Page, useMarketPath, useMoreTexts, useText } from "@dianzhang/ui";
import { Cases } from "./Cases.tsx";
import { Floor } from "./floor/Floor.tsx";
import { Report } from "./Report.tsx";
import { Rules } from "./rules/Rules.tsx";
import "./service.css";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

const TABS: Readonly<Record<string, ComponentType>> = {
  floor: Floor,
  rules: Rules,
  cases: Cases,
  report: Report,
};

export function Screen() {
  useMoreTexts("service", { zh, en });
  const t = useText("service");
  const { tab = "floor" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const Body = TABS[tab] ?? Floor;
  return (
    <Page title={t("title")} note={t("note")}>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({ key, label: t(`tab.${key}`) }))}
        onChange={(key) => void go({ to: at(`service/${key}`) })}
      />
      <Body />
    </Page>
  );
}
