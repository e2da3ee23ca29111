/** Does the history tell what a step held as a shopkeeper would? */
import { expect, test } from "vitest";
import { saidOf, shortened, type Around } from "./said.ts";
import zh from "../words/text.zh.json" with { type: "json" };

const { field, said } = zh.history;

const WORDS: Readonly<Record<string, string>> = {
  ...prefixed("history.field.", field),
  ...prefixed("history.said.", said),
  "campaigns:kind.coupon": "优惠券",
  "campaigns:way.claimed": "领取",
  "supply:decide.sort": "全检挑出来",
};

const around: Around = {
  language: "zh",
  firstDay: "2027-03-01",
  t: (key, values = {}) =>
    (WORDS[key] ?? key).replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name])),
  say: (namespace, key) => WORDS[namespace === "web" ? key : `${namespace}:${key}`],
  goods: new Map([
    [3, "中长款加厚直筒复古羽绒服女"],
    [5, "直筒裤"],
  ]),
  categories: new Map([["dress", "连衣裙"]]),
};

function prefixed(before: string, words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [before + key, text]));
}

test("what is told is cut by what it takes on the line", () => {
  expect(shortened("名称：开春", 10)).toBe("名称：开春");
  expect(shortened("名称：开春", 9)).toBe("名称：开…");
  expect(shortened("name: spring", 9)).toBe("name: spr…");
});

test.each([
  [
    {
      type: "campaigns/create-campaign",
      name: "开春",
      rule: {
        kind: "coupon",
        from: 48,
        until: 58,
        listings: null,
        overFen: 19_900,
        cutFen: 2000,
        way: "claimed",
      },
    },
    "名称：开春 · 类型：优惠券 · 从：3/3 00:00 · 到：3/3 10:00 · 满：¥199.00 · 减：¥20.00 · 方式：领取",
  ],
  [
    { type: "listing/set-related", listing: 5, related: [3, 5, 9] },
    "商品：直筒裤 · 关联商品：中长款加厚直筒复古羽绒服… 等 3 项",
  ],
  [
    { type: "supply/decide-goods", purchases: [9, 4], how: "sort" },
    "进货：9、4 · 怎么做：全检挑出来",
  ],
  [{ type: "campaigns/rename", name: "kind.coupon" }, "名称：kind.coupon"],
  [{ type: "listing/publish", listings: [9] }, "商品：#9"],
  [
    {
      type: "listing/buy-stock",
      purchases: [
        { sku: 1, quantity: 2 },
        { sku: 2, quantity: 2 },
      ],
    },
    "进货：2 项",
  ],
  [{ type: "members/set-plan", holdPermille: 100, isOn: false }, "对照组：10.0\u2009% · 开启：否"],
  [{ type: "storefront/set-profile", mainCategory: "dress", logo: null }, "主营类目：连衣裙"],
])("%j", (command, text) => {
  expect(saidOf(command, around)).toBe(text);
});
