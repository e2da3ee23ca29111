/** The logistics desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const logistics: DeskScreens = {
  desk: "logistics",
  rail: { order: 60, path: "logistics", icon: "logistics" },
  screens: [
    { path: "logistics", load: () => import("./Logistics.tsx") },
    { path: "logistics/$tab", load: () => import("./Logistics.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
