/** Can a teacher set up a class, and a trainee do a lesson beside the real screens, and take a step back? */
import { Secret } from "otpauth";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { codeAt } from "../../packages/server/auth/one-time-codes.ts";
import { openHouse, type House } from "./house.ts";
import { openShop, setUpShop } from "./moves.ts";

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await chromium.connect(inject("browserAddress"));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test("a teacher pastes two names, opens a market each, runs a day, sees both on the board, and turns the second factor on", async () => {
  const page = await enter(/Enter as teacher/);
  await page.getByRole("button", { name: "New class" }).click();
  await page.getByRole("textbox", { name: "Name of the class" }).fill("Evening class");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("link", { name: /Evening class/ }).click();
  await page.getByRole("tab", { name: "Roster" }).click();
  await page.getByRole("textbox", { name: "Paste a roster" }).fill("Mei Lin\tmei\nHao Wang\thao");
  await page.getByRole("button", { name: "Add to class" }).click();
  await page.getByText("2 new, 0 known", { exact: false }).waitFor();
  await page.getByRole("tab", { name: "Markets" }).click();
  await page.getByRole("button", { name: "Open for the class" }).click();
  await page.getByText("Markets opened").waitFor();
  await page.getByRole("tab", { name: "Board" }).click();
  // Markets nobody named are called as their scenario is, in the language of the page.
  await page.getByRole("link", { name: "Apparel market", exact: true }).first().waitFor();
  await page.getByRole("button", { name: "+1 day" }).click();
  await expect.poll(() => page.getByText("day 2, 0 h").count(), { timeout: 90_000 }).toBe(2);
  expect(await page.locator("tbody").first().innerText()).toMatch(
    /Mei Lin[\s\S]*Hao Wang|Hao Wang[\s\S]*Mei Lin/,
  );
  await protectAccount(page);
  await page.close();
});

test("a trainee looks at the history, redoes the last step in a branch, and the first market is as it was", async () => {
  const page = await enter(/Enter as trainee/);
  await setUpShop(page);
  await page.getByRole("link", { name: "History", exact: true }).click();
  const rows = page.locator("tbody tr.ant-table-row");
  await expect.poll(() => rows.count()).toBe(2);
  const first = page.url();
  expect(await rows.first().innerText()).toContain("Set the freight rule");
  await rows.first().getByRole("button", { name: "Redo from before" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "Redo from before" }).click();
  await page.getByText("The branch is open", { exact: false }).waitFor();
  await page.getByRole("link", { name: "History", exact: true }).click();
  await page.getByText(/Steps it shares with the market it came from: \d+/).waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  await page.goto(first);
  await expect.poll(() => rows.count()).toBe(2);
  await page.close();
});

test("a trainee starts a lesson; opening the shop ticks its checkpoint in the panel beside the work", async () => {
  const page = await enter(/Enter as trainee/);
  await page.getByRole("link", { name: "Academy", exact: true }).click();
  await page.getByRole("link", { name: /Freight that sells/ }).click();
  await page.getByRole("heading", { name: "Freight that sells" }).waitFor();
  await page.getByRole("button", { name: "Start the task" }).click();
  const panel = page.getByRole("complementary", { name: "Task" });
  await panel.getByText("/ 100", { exact: false }).waitFor({ timeout: 60_000 });
  const done = panel.locator(".dz-done");
  const before = await done.count();
  await openShop(page);
  await expect.poll(() => done.count(), { timeout: 30_000 }).toBeGreaterThan(before);
  await page.close();
});

async function enter(door: RegExp): Promise<Page> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(house.url);
  await page.getByRole("button", { name: door }).first().click();
  return page;
}

// Turns the second factor on as an app would: the key that stands beside the QR code makes the code.
async function protectAccount(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  const key = await page.locator(".dz-scan code").innerText();
  const secret = Buffer.from(Secret.fromBase32(key.replaceAll(" ", "")).bytes);
  await page.getByRole("textbox", { name: "Code" }).fill(codeAt(secret, Date.now()));
  await page.getByRole("button", { name: "Confirm and turn on" }).click();
  await expect.poll(() => page.locator(".dz-recovery code").count()).toBe(10);
  await page.getByRole("checkbox", { name: /put these codes away/ }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByText("10 recovery codes are unused.").waitFor();
}
