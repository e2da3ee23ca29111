/** Can a trainee be heard of: an account, a post, an influencer under contract, a group, an answer, and a report? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterAsTrainee, formsOf, openShopWith, type Trainee } from "./trainee.ts";

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env["SHOTS"];

/** Cheap goods of the first kinds, sold from the first hour: complaints will come. */
async function stockShop(): Promise<void> {
  const goods = (await formsOf(you)).slice(0, 6).map((form) => ({
    form,
    title: form.suggestions.slice(0, 2).join(""),
    grade: "economy",
    shoot: "phone",
    priceFen: Math.round(form.typicalPriceFen * 0.7),
    stock: 200,
  }));
  await openShopWith(you, goods);
}

async function picture(name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

async function openAccounts(): Promise<void> {
  await page.getByRole("link", { name: "Social", exact: true }).click();
  await page.getByRole("heading", { name: "Platforms and accounts" }).waitFor();
  await page.getByRole("button", { name: "Open an account" }).last().click();
  await page.getByRole("textbox", { name: "Name of the account" }).fill("Quiet Linen");
  await page.getByRole("tooltip").getByRole("button", { name: "Open an account" }).click();
  await page.getByText("The account is open.").waitFor();
  for (const platform of ["chat", "square", "clip"])
    await you.tell({ type: "social/open-account", platform, name: "Quiet Linen" });
}

async function planPost(): Promise<void> {
  await page.getByRole("button", { name: "Plan a post" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Three ways to wear it");
  await page.getByRole("button", { name: "Put it in the calendar" }).click();
  await page.getByText("It is in the calendar.").waitFor();
  await page.getByText("Three ways to wear it").first().waitFor();
  await picture("content-1440-en");
}

async function signKol(): Promise<void> {
  await page.getByRole("tab", { name: "Influencers" }).click();
  await page.getByRole("button", { name: "Sign", exact: true }).first().waitFor();
  await picture("kols-1440-en");
  await page.getByRole("button", { name: "Sign", exact: true }).first().click();
  await page.getByRole("button", { name: "Sign and pay" }).click();
  await page.getByText("Signed; the fee is paid.").waitFor();
}

async function openGroup(): Promise<void> {
  await page.getByRole("tab", { name: "Groups" }).click();
  await page.getByRole("button", { name: "Open a group" }).click();
  await page.getByRole("textbox", { name: "Group" }).fill("Friends of linen");
  await page.getByRole("combobox", { name: "Goods recommended" }).click();
  const shown = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
  await shown.locator(".ant-select-item-option").last().click();
  await shown.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The group is open").waitFor();
}

async function answer(): Promise<void> {
  await page.getByRole("tab", { name: "Mentions" }).click();
  await page.getByText("All", { exact: true }).click();
  const open = page.getByRole("button", { name: "Answer" }).first();
  await open.waitFor();
  await open.click();
  await page
    .getByRole("textbox", { name: /Own words/ })
    .fill("So sorry. We refund it today and message you within two hours.");
  await page.getByText("empathy", { exact: true }).waitFor();
  await picture("answer-1440-en");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Answered.", { exact: true }).waitFor();
}

async function lookAround(language: "zh" | "en"): Promise<void> {
  const tabs = page.locator(".dz-page").getByRole("tab");
  const many = await tabs.count();
  expect(many).toBeGreaterThan(5);
  for (let nth = 0; nth < many; nth += 1) {
    await tabs.nth(nth).click();
    await page.locator(".dz-page [role=tab][aria-selected=true]").nth(0).waitFor();
    const tab = page.url().split("/").at(-1) ?? "";
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await picture(`${tab}-${width}-${language}`);
      const wide = async () => Number(await page.evaluate("document.documentElement.scrollWidth"));
      await expect.poll(wide, { message: tab }).toBeLessThanOrEqual(width + 1);
    }
  }
}

test("from the first account to a report that adds up; nothing overflows a phone", async () => {
  await stockShop();
  await openAccounts();
  await planPost();
  await signKol();
  await openGroup();
  await you.advance(8 * 24);
  await answer();
  await page.getByRole("tab", { name: "Report" }).click();
  await page.getByText("Return on spend").first().waitFor();
  const posts = await you.ask<{ reached: number; kol: number | null }[]>("social/calendar", {
    from: 0,
    days: 60,
  });
  expect(posts.some(({ reached, kol }) => reached > 0 && kol === null)).toBe(true);
  await lookAround("en");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: /Switch to Chinese/ }).click();
  await lookAround("zh");
  expect(you.complaints).toEqual([]);
}, 300_000);
