/** The members desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const members: DeskScreens = {
  desk: "members",
  rail: { order: 55, path: "members", icon: "members" },
  screens: [
    { path: "members", load: () => import("./Members.tsx") },
    { path: "members/$tab", load: () => import("./Members.tsx") },
    { path: "members/plans/$plan", load: () => import("./plans/Recap.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
