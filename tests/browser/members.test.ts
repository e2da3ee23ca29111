/** Can a trainee find members, set cuts, tag, plan a message with a hold-out, see what it brought, and take data out? */
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

test("three days of customers: a profile, cuts, a tag, a plan with a hold-out, its recap, an export", async () => {
  await openDressShop(you);
  await you.advance(72);
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await page.getByText(/\d+ members/).waitFor();
  await shot(page, "members-list");
  await page.getByRole("cell", { name: "#1", exact: true }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByText(/^Member #\d+$/).waitFor();
  await page
    .locator(".ant-drawer")
    .getByText(/\*\*\*\*/)
    .first()
    .waitFor();
  await shot(page, "members-profile");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "RFM" }).click();
  await page.getByRole("button", { name: "Propose fifths" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved").first().waitFor();
  await shot(page, "members-rfm");
  await page.getByRole("tab", { name: "Tags and tiers" }).click();
  await page.getByRole("button", { name: "New tag" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("spender");
  await page.getByRole("spinbutton", { name: "Spent at least (yuan)" }).fill("100");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText(/spent ≥/).waitFor();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByText("Owed for points").waitFor();
  await shot(page, "members-tags");
  await page.getByRole("tab", { name: "Reach plans" }).click();
  await page.getByRole("button", { name: "New plan" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("come back");
  await page.getByRole("spinbutton", { name: "Days of silence" }).fill("1");
  await page.getByText(/members fit now/).waitFor();
  await shot(page, "members-new-plan");
  await page.getByRole("dialog").getByRole("button", { name: "Begin" }).click();
  await page.getByText("The plan runs").waitFor();
  await you.advance(24);
  await page.getByRole("button", { name: "come back" }).waitFor();
  await shot(page, "members-plans");
  await page.getByRole("button", { name: "come back" }).click();
  await page.getByRole("button", { name: "Play it again without it" }).click();
  await page.getByText("Profit, difference").first().waitFor({ timeout: 60_000 });
  await shot(page, "members-recap");
  await page.getByRole("link", { name: "All plans" }).click();
  await page.getByRole("tab", { name: "Customer value" }).click();
  await page.getByText(/BG\/NBD/).waitFor();
  await shot(page, "members-value");
  await page.getByRole("tab", { name: "Data taken out" }).click();
  await page.getByRole("button", { name: "Take out" }).click();
  await page.getByText("Say what for first").waitFor();
  await page.getByText("Marketing", { exact: true }).click();
  await page.getByRole("button", { name: "Take out" }).click();
  await page.getByRole("button", { name: "Download" }).waitFor();
  await shot(page, "members-exports");
  const [line] = await you.ask<{ purpose: string; isMasked: boolean }[]>("members/exports");
  expect(line).toMatchObject({ purpose: "marketing", isMasked: true });
  expect(you.complaints).toEqual([]);
});
