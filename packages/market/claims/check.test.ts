/** Does the checker find what is forbidden, spare what only looks so, and say where it stands? */
import { expect, test } from "vitest";
import { APART, CLAIM_SOURCES, measure, ownSet, WEIGHTS } from "../../cli/check-texts.ts";
import { keptAt, stampOf } from "../../cli/learned.ts";
import { readClaims, kindsByRules, LAWS } from "./check.ts";

const found = (text: string): string[] => readClaims(text).map(({ kind }) => kind);

test("context decides: the same letters are forbidden here and harmless there", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["全网最好的面膜", ["superlative"]],
    ["最近上新，最后两件，最低起订量2件", []],
    ["销量第一", ["superlative"]],
    ["第一次使用前请清洗", []],
    ["最好提前量一下尺寸", []],
    ["根治脚气", ["medical"]],
    ["治愈系插画", []],
    ["100%有效", ["effect"]],
    ["100%纯棉", []],
    ["本店不做好评返现", []],
    ["好评返现五元", ["reviews"]],
    ["请问这个能治鼻炎吗", []],
    ["根据广告法，页面不写最佳", []],
    ["一经售出概不退换", ["terms"]],
  ];
  for (const [text, kinds] of cases) {
    expect([text, found(text).length > 0]).toEqual([text, kinds.length > 0]);
    expect(found(text)).toEqual(expect.arrayContaining([...kinds]));
  }
});

test("split, foreign, traditional and look-alike writing hides nothing, and the place is that of what was written", () => {
  const text = "今日上新 國-家-級 工艺，加薇❤ abc";
  const findings = readClaims(text);
  expect(findings.map((one) => [one.kind, text.slice(one.from, one.to)])).toEqual([
    ["superlative", "國-家-級"],
    ["elsewhere", "加薇"],
  ]);
  for (const said of [
    "zui低价",
    "蕞好的",
    "第①品牌",
    "n o . 1 热卖",
    "ＮＯ．１",
    "销\u200b量第\u200b一",
  ])
    expect([said, found(said).length > 0]).toEqual([said, true]);
});

test("each finding names its clause in both languages, with what it asks in other words", () => {
  for (const { law } of readClaims("央视推荐 根治失眠 全网最低价 别家都是假货 加微信")) {
    expect(LAWS[law].zh.length).toBeGreaterThan(3);
    expect(LAWS[law].why.en.length).toBeGreaterThan(10);
  }
});

test("precision and recall on texts kept apart from rules and learning: both above nine in ten", () => {
  for (const set of APART) {
    const { texts, precision, recall } = measure(ownSet(set));
    expect([set, texts > 100, precision > 0.9, recall > 0.9]).toEqual([set, true, true, true]);
  }
});

test("weights are of the texts as they stand (npm run -s check-texts -- --train)", () => {
  expect(keptAt(WEIGHTS).stamp).toBe(stampOf(CLAIM_SOURCES));
});

test("what no rule names is found by what it reads like, with its clause", () => {
  const cases = [
    ["同行那些羽绒服填的都是鸡毛，穿了得病别怪我没说", "rival", "同行那些羽绒服填的都是鸡毛"],
    ["找人写一百条种草笔记，没用过也得说好用", "reviews", "找人写一百条种草笔记"],
    ["Other brands sell you poison", "rival", "Other brands sell you poison"],
  ];
  for (const [text = "", kind, clause] of cases) {
    expect(kindsByRules(text)).toEqual([]);
    expect(readClaims(text).map((one) => [one.kind, one.isLikely, one.text])).toEqual([
      [kind, true, clause],
    ]);
  }
});

test("long and odd texts cost no time and break nothing", () => {
  for (const text of [
    "最".repeat(20_000),
    "第一 ".repeat(8000),
    "a ".repeat(20_000),
    "",
    "😀".repeat(500),
  ])
    expect(Array.isArray(readClaims(text))).toBe(true);
}, 5000);
