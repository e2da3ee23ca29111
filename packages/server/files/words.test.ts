/** Are titles cut into words as people of the trade read them, and away from everybody else's requests? */
import { afterAll, expect, test } from "vitest";
import { openOffice } from "../office/office.ts";

const office = openOffice();
afterAll(() => office.close());

test("words of the trade stay whole, the rest is cut by the language's dictionary", async () => {
  expect(await office.cut("法式碎花连衣裙收腰显瘦2026新款")).toEqual([
    "法式",
    "碎花",
    "连衣裙",
    "收腰",
    "显瘦",
    "2026",
    "新款",
  ]);
});

test("an empty text has no words, and markup is only text", async () => {
  expect(await office.cut("")).toEqual([]);
  expect((await office.cut("<script>裙"))?.join("")).toBe("<script>裙");
});
