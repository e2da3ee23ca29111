/** The order desk's screens. */
import type { DeskScreens } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export const orders: DeskScreens = {
  desk: "orders",
  rail: { order: 55, path: "orders", icon: "orders" },
  screens: [
    { path: "orders", load: () => import("./Orders.tsx") },
    { path: "orders/$tab", load: () => import("./Orders.tsx") },
  ],
  texts: { zh, en },
  refusals: () => import("./refusals.ts"),
  words: () => import("./later-words.ts"),
};
