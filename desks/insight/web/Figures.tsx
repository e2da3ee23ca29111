/** The shop's figures over a period: overview, traffic, funnel, products, customers, and one's own findings. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Segmented, Tabs } from "antd";
import type { ComponentType } from "react";
import { Block, Nothing, Page, useMarket, useMarketPath, useText } from "@dianzhang/ui";
import { Customers } from "./Customers.tsx";
import { Findings } from "./Findings.tsx";
import { Funnel } from "./Funnel.tsx";
import { Overview } from "./Overview.tsx";
import { PERIODS, usePeriod, type PeriodProps } from "./period.ts";
import { Products } from "./Products.tsx";
import { Rivals } from "./Rivals.tsx";
import { Traffic } from "./Traffic.tsx";

const TABS: Readonly<Record<string, ComponentType<PeriodProps>>> = {
  overview: Overview,
  traffic: Traffic,
  funnel: Funnel,
  products: Products,
  customers: Customers,
  rivals: Rivals,
  findings: Findings,
};

export function Screen() {
  const t = useText("insight");
  const { tab = "overview" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const { market } = useMarket();
  const { days, period, choose } = usePeriod();
  const Body = TABS[tab] ?? Overview;
  const picker = (
    <Segmented
      value={days}
      onChange={choose}
      aria-label={t("period.name")}
      options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
    />
  );
  return (
    <Page title={t("title")} note={t("note")} actions={picker}>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({ key, label: t(`tab.${key}`) }))}
        onChange={(key) => void go({ to: at(`figures/${key}`), search: { days } as never })}
      />
      {market.now === 0 ? (
        <Block>
          <Nothing text={t("notYet")} />
        </Block>
      ) : (
        <Body period={period} />
      )}
    </Page>
  );
}
