/** The campaigns desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const campaigns: DeskScreens = {
  desk: "campaigns",
  rail: { order: 40, path: "campaigns", icon: "campaigns" },
  screens: [
    { path: "campaigns", load: () => import("./Campaigns.tsx") },
    { path: "campaigns/new", load: () => import("./editor/NewCampaign.tsx") },
    { path: "campaigns/$campaign", load: () => import("./Recap.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
