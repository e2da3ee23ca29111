/** Social: the content calendar, influencers, community groups, what people say, links, and what it all came to. */
import type { ComponentType } from "react";
import { Loaded, Page, SeatTabs, useMoreTexts, useSeatTab, useText, useView } from "@dianzhang/ui";
import type { PlatformLine } from "../commands.ts";
import { Content } from "./content/Content.tsx";
import { Groups } from "./groups/Groups.tsx";
import { Kols } from "./kols/Kols.tsx";
import { Links } from "./Links.tsx";
import { Mentions } from "./mentions/Mentions.tsx";
import { Report } from "./Report.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };
import "./social.css";

export interface PlatformsProps {
  readonly platforms: readonly PlatformLine[];
}

const TABS: Readonly<Record<string, ComponentType<PlatformsProps>>> = {
  content: Content,
  kols: Kols,
  groups: Groups,
  mentions: Mentions,
  links: Links,
  report: Report,
};

export function Screen() {
  useMoreTexts("social", { zh, en });
  const t = useText("social");
  const platforms = useView<readonly PlatformLine[]>("social/platforms");
  const Body = TABS[useSeatTab(TABS)] ?? Content;
  return (
    <Page title={t("title")} note={t("about")}>
      <SeatTabs path="social" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Loaded asked={platforms}>{(lines) => <Body platforms={lines} />}</Loaded>
    </Page>
  );
}
