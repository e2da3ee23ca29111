/** The storefront desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const storefront: DeskScreens = {
  desk: "storefront",
  rail: { order: 10, path: "shop", icon: "shop" },
  screens: [{ path: "shop", load: () => import("./Shop.tsx") }],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
};
