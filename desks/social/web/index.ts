/** The social desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const social: DeskScreens = {
  desk: "social",
  rail: { order: 47, path: "social", icon: "social" },
  screens: [
    { path: "social", load: () => import("./Social.tsx") },
    { path: "social/$tab", load: () => import("./Social.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
