/** The search-ads desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const searchAds: DeskScreens = {
  desk: "search-ads",
  rail: { order: 45, path: "ads", icon: "ads" },
  screens: [
    { path: "ads", load: () => import("./Ads.tsx") },
    { path: "ads/$tab", load: () => import("./Ads.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
