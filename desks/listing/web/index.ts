/** The listing desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const listing: DeskScreens = {
  desk: "listing",
  rail: { order: 20, path: "goods", icon: "goods" },
  screens: [
    { path: "goods", load: () => import("./goods/GoodsList.tsx") },
    { path: "goods/new", load: () => import("./editor/NewGoods.tsx") },
    { path: "goods/import", load: () => import("./import/ImportGoods.tsx") },
    { path: "goods/words", load: () => import("./words/Words.tsx") },
    { path: "goods/links", load: () => import("./links/SiteLinks.tsx") },
    { path: "goods/$listing", load: () => import("./editor/EditGoods.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
};
