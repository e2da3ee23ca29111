/** Can a trainee read a text, take up the duty, see a risk, answer a case in time, and run a drill? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDressShop, shot } from "./dresses.ts";
import { enterAsTrainee, type Trainee } from "./trainee.ts";

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

test("a text with three claims, a title at risk, a case answered, a drill", async () => {
  await openDressShop(you);
  await you.tell({ type: "listing/edit-listing", listing: 0, title: "法式连衣裙 全网最低价" });
  await you.tell({ type: "social/open-account", platform: "square", name: "Linen" });
  const post = { account: 0, at: 12, format: "note", topic: "product", tone: "warm", listing: 0 };
  await you.tell({ type: "social/plan-post", ...post, title: "国家级面料，全网最低价" });
  await page.getByRole("link", { name: "Compliance", exact: true }).click();
  await page.getByText("Nobody is on duty").waitFor();
  await page.getByRole("button", { name: "Take up the duty" }).click();
  await page.getByText("Forbidden claim").first().waitFor();
  await shot(page, "compliance-record");
  await page.getByRole("tab", { name: "Text check" }).click();
  const claims = "国 家 级面料，根治失眠，好评返现五元，最近到货";
  await page.getByRole("textbox", { name: "Text check" }).fill(claims);
  await page.locator("mark").nth(2).waitFor();
  expect(await page.locator("mark").allInnerTexts()).toContain("国 家 级");
  expect(await page.locator("mark").count()).toBeLessThan(6);
  await shot(page, "compliance-check");
  const hinted = "同行那些羽绒服填的都是鸡毛，穿了得病别怪我没说";
  await page.getByRole("textbox", { name: "Text check" }).fill(hinted);
  await page.getByText("No rule names it, but it reads like a forbidden claim").waitFor();
  expect(await page.locator("mark").allInnerTexts()).toEqual(["同行那些羽绒服填的都是鸡毛"]);
  await shot(page, "compliance-likely");
  await page.getByRole("tab", { name: "Cases" }).click();
  for (let day = 0; day < 10; day += 1) {
    await you.advance(24);
    const open = await you.ask<{ state: string }[]>("compliance/cases");
    if (open.some(({ state }) => state === "open")) break;
  }
  await page.getByRole("button", { name: "Answer", exact: true }).first().waitFor();
  await shot(page, "compliance-cases");
  await page.getByRole("button", { name: "Answer", exact: true }).first().click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Choose one at least").waitFor();
  await page.getByRole("checkbox", { name: "Corrected" }).check();
  await shot(page, "compliance-answer");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Being ruled on").first().waitFor();
  await page.getByRole("tab", { name: "Record" }).click();
  await page.getByText("Post", { exact: true }).waitFor();
  await shot(page, "compliance-spoken");
  await page.getByRole("button", { name: "Take down" }).click();
  await page.getByText("Taken down").first().waitFor();
  await page.getByRole("tab", { name: "Members' data" }).click();
  await page.getByRole("button", { name: "Sound the alarm and begin" }).click();
  await page.getByRole("radio", { name: /withdraw access/ }).check();
  await page.getByRole("button", { name: "Do it" }).first().click();
  await page.getByText("Right", { exact: true }).waitFor();
  await page.getByRole("radio", { name: /do not report/ }).check();
  await page.getByRole("button", { name: "Do it" }).nth(1).click();
  await page.getByText("Wrong way").waitFor();
  await shot(page, "compliance-privacy");
  await page.getByRole("tab", { name: "Order graph" }).click();
  await page.getByText("It can be done, and is found out").waitFor();
  await shot(page, "compliance-signals");
  expect(you.complaints).toEqual([]);
});
