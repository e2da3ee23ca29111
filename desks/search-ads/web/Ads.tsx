/** Search ads: campaigns and their budgets, keywords and bids, what was typed, and what it all came to. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ComponentType } from "react";
import { Loaded, Page, useMarketPath, useMoreTexts, useText, useView } from "@dianzhang/ui";
import type { CampaignLine } from "../commands.ts";
import { Campaigns } from "./campaigns/Campaigns.tsx";
import { NewCampaign } from "./campaigns/NewCampaign.tsx";
import { Keywords } from "./keywords/Keywords.tsx";
import { Report } from "./Report.tsx";
import { Terms } from "./Terms.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

export interface CampaignsProps {
  readonly campaigns: readonly CampaignLine[];
}

const TABS: Readonly<Record<string, ComponentType<CampaignsProps>>> = {
  campaigns: Campaigns,
  keywords: Keywords,
  terms: Terms,
  report: Report,
};

export function Screen() {
  useMoreTexts("search-ads", { zh, en });
  const t = useText("search-ads");
  const { tab = "campaigns" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const campaigns = useView<readonly CampaignLine[]>("search-ads/campaign-list");
  const Body = TABS[tab] ?? Campaigns;
  return (
    <Page title={t("title")} note={t("note")} actions={<NewCampaign />}>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({ key, label: t(`tab.${key}`) }))}
        onChange={(key) => void go({ to: at(`ads/${key}`) })}
      />
      <Loaded asked={campaigns}>{(lines) => <Body campaigns={lines} />}</Loaded>
    </Page>
  );
}
