/** Can a trainee advertise: a campaign, goods, 500 keywords, bids pasted from a spreadsheet, and a report that adds up? */
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

interface Line {
  readonly bid: number;
  readonly keyword: string;
  readonly bidFen: number;
  readonly clicks: number;
  readonly costFen: number;
}

test("a campaign by hand, 500 bids pasted and saved within a second, and spending that stays in the budget", async () => {
  const listings = await stockShop();
  await makeCampaign();
  await buyKeywords(listings);
  await pasteBids();
  await advanceOneDay();
  await readReport();
  expect(you.complaints).toEqual([]);
});

// Two of every kind, of other values each, so that there are many words to bid on.
async function stockShop(): Promise<number[]> {
  const goods = (await formsOf(you)).flatMap((form) =>
    [0, 1].map((turn) => {
      const chosen = form.attributes.map(({ id, values }, i) => {
        const value = values[(turn + i) % values.length];
        return { id, value: value?.id ?? "", name: value?.name.zh ?? "" };
      });
      const words = chosen.slice(0, 3).map(({ name }) => name);
      return {
        form,
        title: `${words.join("")}${form.suggestions[0] ?? ""}`,
        attributes: Object.fromEntries(chosen.map(({ id, value }) => [id, value])),
        grade: "standard",
        shoot: "phone",
        priceFen: form.typicalPriceFen,
        stock: 20,
      };
    }),
  );
  return openShopWith(you, goods, 600);
}

async function makeCampaign(): Promise<void> {
  await page.getByRole("link", { name: "Ads", exact: true }).click();
  await page.getByRole("button", { name: "New campaign" }).click();
  await page.getByRole("textbox", { name: "Campaign name" }).fill("Spring");
  await page.getByRole("spinbutton", { name: "Daily budget" }).fill("120");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Spring" }).waitFor();
  await page.getByText("¥0.00 / ¥120.00").waitFor();
}

async function buyKeywords(listings: readonly number[]): Promise<void> {
  let bought = 0;
  for (const listing of listings) {
    const ideas = await you.ask<{ keyword: string; leastFen: number }[]>(
      "search-ads/keyword-tool",
      {
        listing,
      },
    );
    const keywords = ideas.slice(0, Math.min(20, 500 - bought)).map(({ keyword, leastFen }) => ({
      keyword,
      match: "exact",
      bidFen: leastFen,
    }));
    bought += keywords.length;
    if (keywords.length === 0) break;
    await you.tell({ type: "search-ads/create-group", campaign: 0, listing, keywords });
  }
  expect(bought).toBe(500);
}

async function pasteBids(): Promise<void> {
  const before = await you.ask<Line[]>("search-ads/keyword-report");
  const rows = before.map(
    ({ keyword, bidFen }) => `${keyword}\t${((bidFen + 5) / 100).toFixed(2)}`,
  );
  await page.reload();
  await page.getByRole("tab", { name: "Keywords" }).click();
  await page.getByRole("button", { name: "Paste bids from a spreadsheet" }).click();
  const box = page.getByRole("textbox", { name: "Paste bids from a spreadsheet" });
  await box.fill([...rows, "nothing of ours\t1.00"].join("\n"));
  await page.getByText("One line cannot be used").waitFor();
  await page.getByRole("button", { name: /Put \d+ into the table/ }).click();
  const save = page.getByRole("button", { name: "Save 500 changes" });
  await save.waitFor();
  const [answered] = await Promise.all([
    page.waitForResponse((response) => response.url().includes("/commands")),
    save.click(),
  ]);
  expect(answered.status()).toBe(200);
  await page.getByText("500 keywords changed").waitFor();
  const { requestStart, responseEnd } = answered.request().timing();
  expect(responseEnd - requestStart).toBeLessThan(1000);
  const after = new Map(
    (await you.ask<Line[]>("search-ads/keyword-report")).map((line) => [line.bid, line]),
  );
  const raised = before.filter(({ bid, bidFen }) => (after.get(bid)?.bidFen ?? 0) > bidFen);
  expect(raised.length).toBe(500);
}

async function advanceOneDay(): Promise<void> {
  await page.getByRole("button", { name: "End of day" }).click();
  await page.getByText("Day 2", { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "End of day" }).waitFor({ timeout: 60_000 });
}

async function readReport(): Promise<void> {
  const lines = await you.ask<Line[]>("search-ads/keyword-report", { days: null });
  const clicks = lines.reduce((sum, line) => sum + line.clicks, 0);
  const costFen = lines.reduce((sum, line) => sum + line.costFen, 0);
  expect(clicks).toBeGreaterThan(5);
  expect(costFen).toBeLessThanOrEqual(12_000);
  await page.getByRole("tab", { name: "Report" }).click();
  const spend = page
    .locator(".dz-figure", { hasText: "Spend" })
    .locator(".dz-figure-value")
    .first();
  await spend.waitFor();
  expect(await spend.innerText()).toBe(`¥${(costFen / 100).toFixed(2)}`);
}
