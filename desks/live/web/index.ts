/** The live desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const live: DeskScreens = {
  desk: "live",
  rail: { order: 48, path: "live", icon: "live" },
  screens: [
    { path: "live", load: () => import("./Rooms.tsx") },
    { path: "live/new", load: () => import("./editor/PlanRoom.tsx") },
    { path: "live/$room", load: () => import("./Room.tsx") },
    { path: "live/$room/edit", load: () => import("./editor/PlanRoom.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
