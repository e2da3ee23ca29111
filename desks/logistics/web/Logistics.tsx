/** Logistics: who carries the parcels, what buyers pay for it, how parcels fare, where goods lie. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ComponentType } from "react";
import { Page, useMarketPath, useMoreTexts, useText } from "@dianzhang/ui";
import { Compare } from "./couriers/Compare.tsx";
import { Couriers } from "./couriers/Couriers.tsx";
import { Depots } from "./depots/Depots.tsx";
import { Freight } from "./freight/Freight.tsx";
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
};

export function Screen() {
  useMoreTexts("logistics", { zh, en });
  const t = useText("logistics");
  const { tab = "couriers" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const Body = TABS[tab] ?? Couriers;
  return (
    <Page title={t("title")} note={t("note")}>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({ key, label: t(`tab.${key}`) }))}
        onChange={(key) => void go({ to: at(`logistics/${key}`) })}
      />
      <Body />
    </Page>
  );
}
