/** The compliance desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const compliance: DeskScreens = {
  desk: "compliance",
  rail: { order: 66, path: "compliance", icon: "compliance" },
  screens: [
    { path: "compliance", load: () => import("./Compliance.tsx") },
    { path: "compliance/$tab", load: () => import("./Compliance.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
