/** The purchasing desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const supply: DeskScreens = {
  desk: "supply",
  rail: { order: 58, path: "supply", icon: "supply" },
  screens: [
    { path: "supply", load: () => import("./Supply.tsx") },
    { path: "supply/$tab", load: () => import("./Supply.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
