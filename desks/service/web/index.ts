/** The service desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const service: DeskScreens = {
  desk: "service",
  rail: { order: 50, path: "service", icon: "service" },
  screens: [
    { path: "service", load: () => import("./Service.tsx") },
    { path: "service/$tab", load: () => import("./Service.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
