/** Feed ads: campaigns in stages, whom they are shown to, creatives side by side, stop rules, and what it came to. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ComponentType } from "react";
import { Loaded, Page, useMarketPath, useMoreTexts, useText, useView } from "@dianzhang/ui";
import type { CampaignLine } from "../commands.ts";
import { Audiences } from "./Audiences.tsx";
import { Campaigns } from "./campaigns/Campaigns.tsx";
import { NewCampaign } from "./campaigns/NewCampaign.tsx";
import { Creatives } from "./Creatives.tsx";
import { Report } from "./Report.tsx";
import { Rules } from "./Rules.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

export interface CampaignsProps {
  readonly campaigns: readonly CampaignLine[];
}

const TABS: Readonly<Record<string, ComponentType<CampaignsProps>>> = {
  campaigns: Campaigns,
  audiences: Audiences,
  creatives: Creatives,
  rules: Rules,
  report: Report,
};

export function Screen() {
  useMoreTexts("feed-ads", { zh, en });
  const t = useText("feed-ads");
  const { tab = "campaigns" } = useParams({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  const at = useMarketPath();
  const campaigns = useView<readonly CampaignLine[]>("feed-ads/campaign-list", { days: null });
  const Body = TABS[tab] ?? Campaigns;
  return (
    <Page title={t("title")} note={t("note")} actions={<NewCampaign />}>
      <Tabs
        activeKey={tab}
        items={Object.keys(TABS).map((key) => ({ key, label: t(`tab.${key}`) }))}
        onChange={(key) => void go({ to: at(`feed-ads/${key}`) })}
      />
      <Loaded asked={campaigns}>{(lines) => <Body campaigns={lines} />}</Loaded>
    </Page>
  );
}
