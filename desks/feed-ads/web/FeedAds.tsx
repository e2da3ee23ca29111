/** Feed ads: campaigns in stages, whom they are shown to, creatives side by side, stop rules, and what it came to. */
import type { ComponentType } from "react";
import { Loaded, Page, SeatTabs, useMoreTexts, useSeatTab, useText, useView } from "@dianzhang/ui";
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
  const campaigns = useView<readonly CampaignLine[]>("feed-ads/campaign-list", { days: null });
  const Body = TABS[useSeatTab(TABS)] ?? Campaigns;
  return (
    <Page title={t("title")} note={t("note")} actions={<NewCampaign />}>
      <SeatTabs path="feed-ads" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Loaded asked={campaigns}>{(lines) => <Body campaigns={lines} />}</Loaded>
    </Page>
  );
}
