/** The insight desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const insight: DeskScreens = {
  desk: "insight",
  rail: { order: 80, path: "figures", icon: "figures" },
  screens: [
    { path: "figures", load: () => import("./Figures.tsx") },
    { path: "figures/$tab", load: () => import("./Figures.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
};
