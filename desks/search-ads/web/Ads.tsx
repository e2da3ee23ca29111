/** Search ads: campaigns and their budgets, keywords and bids, what was typed, and what it all came to. */
import type { ComponentType } from "react";
import { Loaded, Page, SeatTabs, useMoreTexts, useSeatTab, useText, useView } from "@dianzhang/ui";
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
  const campaigns = useView<readonly CampaignLine[]>("search-ads/campaign-list");
  const Body = TABS[useSeatTab(TABS)] ?? Campaigns;
  return (
    <Page title={t("title")} note={t("note")} actions={<NewCampaign />}>
      <SeatTabs path="ads" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Loaded asked={campaigns}>{(lines) => <Body campaigns={lines} />}</Loaded>
    </Page>
  );
}
