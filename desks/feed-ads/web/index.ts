/** The feed-ads desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const feedAds: DeskScreens = {
  desk: "feed-ads",
  rail: { order: 46, path: "feed-ads", icon: "feed" },
  screens: [
    { path: "feed-ads", load: () => import("./FeedAds.tsx") },
    { path: "feed-ads/$tab", load: () => import("./FeedAds.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
