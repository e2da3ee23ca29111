/** Can a trainee advertise in the feed: a campaign in stages, units, a stop rule, and a report that adds up? */
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shot } from "./dresses.ts";
import { enterAsTrainee, openSmallShop, type Trainee } from "./trainee.ts";

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

interface Line {
  readonly clicks: number;
  readonly costFen: number;
  readonly rules: readonly { readonly measure: string; readonly value: number }[];
}

test("a campaign and a rule by hand, spending inside the stage, and the report of the same figures", async () => {
  const listing = await openSmallShop(you, 60);
  await page.getByRole("link", { name: "Feed ads", exact: true }).click();
  await page.getByText("No campaign yet.").waitFor();
  await page.getByRole("button", { name: "New campaign" }).click();
  await page.getByRole("textbox", { name: "Campaign name" }).fill("Summer");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Summer" }).waitFor();
  const creatives = [{ pitch: "plain", text: "For warm days" }];
  const unit = { type: "feed-ads/create-unit", campaign: 0, listing, bidFen: 300, creatives };
  await you.tell({ ...unit, audience: { kind: "everyone" } });
  await handInPicture();
  await writeRule();
  await advanceOneDay();
  await readReport();
  expect(you.complaints).toEqual([]);
});

async function handInPicture(): Promise<void> {
  const side = { width: 900, height: 900, channels: 3, background: "#d8d2c4" } as const;
  const picture = await sharp({ create: side }).png().toBuffer();
  await page.getByRole("tab", { name: "Creatives" }).click();
  await page.getByLabel("Picture", { exact: true }).click();
  await page.getByText("My own picture (measured)").click();
  const file = { name: "mine.png", mimeType: "image/png", buffer: picture };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Replace" }).waitFor();
  await page.getByRole("textbox", { name: "Words" }).fill("Linen again");
  await shot(page, "feed-creatives");
  await page.getByRole("button", { name: "Add creative" }).click();
  await page.getByRole("img", { name: "Linen again" }).waitFor();
}

async function writeRule(): Promise<void> {
  await page.getByRole("tab", { name: "Stop rules" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("spinbutton", { name: "Limit" }).fill("1.2");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();
  const [line] = await you.ask<Line[]>("feed-ads/campaign-list");
  expect(line?.rules).toMatchObject([{ measure: "roi-below", value: 1200 }]);
}

async function advanceOneDay(): Promise<void> {
  await page.getByRole("button", { name: "End of day" }).click();
  await page.getByText("Day 2", { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "End of day" }).waitFor({ timeout: 60_000 });
}

async function readReport(): Promise<void> {
  const [line] = await you.ask<Line[]>("feed-ads/campaign-list", { days: null });
  expect(line?.clicks).toBeGreaterThan(5);
  expect(line?.costFen).toBeLessThanOrEqual(5000);
  await page.getByRole("tab", { name: "Report" }).click();
  const spend = page
    .locator(".dz-figure", { hasText: "Spend" })
    .locator(".dz-figure-value")
    .first();
  await spend.waitFor();
  expect(await spend.innerText()).toBe(`¥${((line?.costFen ?? 0) / 100).toFixed(2)}`);
}
