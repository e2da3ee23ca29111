/** Can a trainee advertise in the feed: a campaign in stages, units, a stop rule, and a report that adds up? */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./find-browser.ts";
import { openHouse, type House } from "./house.ts";

let house: House;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

interface Form {
  readonly id: string;
  readonly suggestions: readonly string[];
  readonly typicalPriceFen: number;
  readonly attributes: readonly {
    readonly id: string;
    readonly values: readonly { readonly id: string; readonly name: { readonly zh: string } }[];
  }[];
  readonly variants: readonly {
    readonly id: string;
    readonly values: readonly { readonly id: string }[];
  }[];
}
interface Line {
  readonly clicks: number;
  readonly costFen: number;
  readonly rules: readonly { readonly measure: string; readonly value: number }[];
}

test("a campaign and a rule by hand, spending inside the stage, and the report of the same figures", async () => {
  await page.goto(house.url);
  await page
    .getByRole("button", { name: /Enter as trainee/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  const listing = await stockShop();
  await page.getByRole("link", { name: "Feed ads", exact: true }).click();
  await page.getByText("No campaign yet.").waitFor();
  await page.getByRole("button", { name: "New campaign" }).click();
  await page.getByRole("textbox", { name: "Campaign name" }).fill("Summer");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "Summer" }).waitFor();
  const creatives = [{ pitch: "plain", text: "For warm days" }];
  const unit = { type: "feed-ads/create-unit", campaign: 0, listing, bidFen: 300, creatives };
  expect(await tell({ ...unit, audience: { kind: "everyone" } })).toBe(200);
  await writeRule();
  await advanceOneDay();
  await readReport();
  expect(complaints).toEqual([]);
});

const market = () => /\/m\/([^/]+)\//.exec(page.url())?.[1] ?? "";

async function ask<T>(view: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const query = encodeURIComponent(JSON.stringify(params));
  const url = `${house.url}/api/markets/${market()}/views/${view}?params=${query}`;
  return (await (await page.request.get(url)).json()) as T;
}

// Told from inside the page, as the screens do.
async function tell(command: Readonly<Record<string, unknown>>): Promise<number> {
  return page.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(path as string, { method: "POST", headers, body: body as string }))
        .status;
    },
    [`/api/markets/${market()}/commands`, JSON.stringify(command)],
  );
}

async function stockShop(): Promise<number> {
  const [form] = await ask<Form[]>("listing/category-forms");
  if (!form) throw new Error("no category");
  const chosen = form.attributes.map(({ id, values }) => ({
    id,
    value: values[0]?.id ?? "",
    name: values[0]?.name.zh ?? "",
  }));
  const status = await tell({
    type: "listing/create-listing",
    category: form.id,
    title: `${chosen[0]?.name ?? ""}${form.suggestions[0] ?? ""}`,
    attributes: Object.fromEntries(chosen.map(({ id, value }) => [id, value])),
    grade: "standard",
    shoot: "phone",
    skus: [
      {
        options: Object.fromEntries(form.variants.map(({ id, values }) => [id, values[0]?.id])),
        priceFen: form.typicalPriceFen,
        stock: 60,
      },
    ],
  });
  expect(status).toBe(200);
  const [goods] = await ask<{ listing: number }[]>("listing/listing-list");
  const listing = goods?.listing ?? 0;
  await tell({ type: "listing/publish", listings: [listing] });
  await tell({ type: "storefront/set-profile", name: "Quiet Linen", mainCategory: form.id });
  await tell({
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 600,
  });
  expect(await tell({ type: "storefront/open-shop" })).toBe(200);
  return listing;
}

async function writeRule(): Promise<void> {
  await page.getByRole("tab", { name: "Stop rules" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("spinbutton", { name: "Limit" }).fill("1.2");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();
  const [line] = await ask<Line[]>("feed-ads/campaign-list");
  expect(line?.rules).toMatchObject([{ measure: "roi-below", value: 1200 }]);
}

async function advanceOneDay(): Promise<void> {
  await page.getByRole("button", { name: "End of day" }).click();
  await page.getByText("Day 2", { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "End of day" }).waitFor({ timeout: 60_000 });
}

async function readReport(): Promise<void> {
  const [line] = await ask<Line[]>("feed-ads/campaign-list", { days: null });
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
