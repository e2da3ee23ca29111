/** Does every code say something to a person, in both languages? */
import { expect, test } from "vitest";
import { FAULT_CODES } from "@dianzhang/api";
import { fill, readTexts } from "./texts.ts";

test("every fault has a text in Chinese and in English", () => {
  const texts = readTexts();
  const silent = FAULT_CODES.filter((code) => {
    const { zh, en } = texts.say(code, {});
    return zh === code || en === code || !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en);
  });
  expect(silent).toEqual([]);
});

test("details are filled in; what ends in Fen is money: 12345 is ¥123.45", () => {
  expect(fill("{{name}} costs {{costFen}}, {{nothing}}.", { name: "Tea", costFen: 12345 })).toBe(
    "Tea costs ¥123.45, .",
  );
});

test("a desk's refusal and a column are found in the desk's own texts", () => {
  const texts = readTexts();
  expect(texts.say("listing/no-such-listing", { listing: 7 }).en).toContain("7");
  expect(texts.column("listing", "price", "zh")).toContain("价格");
  expect(texts.column("listing", "unheard", "zh")).toBe("unheard");
});

test("a refusal names attributes and columns as the reader does", () => {
  const fabric = { zh: "面料", en: "Fabric" };
  const { zh, en } = readTexts().say("listing/attribute-missing", { attribute: fabric });
  expect([zh.includes("「面料」"), en.includes("Fabric")]).toEqual([true, true]);
});
