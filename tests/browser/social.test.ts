/** Can a trainee be heard of: an account, a post, an influencer under contract, a group, an answer, and a report? */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./find-browser.ts";
import { openHouse, type House } from "./house.ts";

let house: House;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env["SOCIAL_PICTURES"];

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
    readonly values: readonly { readonly id: string }[];
  }[];
  readonly variants: readonly {
    readonly id: string;
    readonly values: readonly { readonly id: string }[];
  }[];
}

const market = () => /\/m\/([^/]+)\//.exec(page.url())?.[1] ?? "";

async function ask<T>(view: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const query = encodeURIComponent(JSON.stringify(params));
  const url = `${house.url}/api/markets/${market()}/views/${view}?params=${query}`;
  return (await (await page.request.get(url)).json()) as T;
}

// Told from inside the page, as the screens do.
async function tell(command: Readonly<Record<string, unknown>>): Promise<void> {
  const status = await page.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(path as string, { method: "POST", headers, body: body as string }))
        .status;
    },
    [`/api/markets/${market()}/commands`, JSON.stringify(command)],
  );
  expect([command["type"], status]).toEqual([command["type"], 200]);
}

/** Cheap goods of the first kinds, sold from the first hour: complaints will come. */
async function stockShop(): Promise<void> {
  const forms = await ask<Form[]>("listing/category-forms");
  for (const form of forms.slice(0, 6))
    await tell({
      type: "listing/create-listing",
      category: form.id,
      title: form.suggestions.slice(0, 2).join(""),
      attributes: Object.fromEntries(
        form.attributes.map(({ id, values }) => [id, values[0]?.id ?? ""]),
      ),
      grade: "economy",
      shoot: "phone",
      skus: [
        {
          options: Object.fromEntries(form.variants.map(({ id, values }) => [id, values[0]?.id])),
          priceFen: Math.round(form.typicalPriceFen * 0.7),
          stock: 200,
        },
      ],
    });
  const goods = await ask<{ listing: number }[]>("listing/listing-list");
  await tell({ type: "listing/publish", listings: goods.map(({ listing }) => listing) });
  const mainCategory = forms[0]?.id;
  await tell({ type: "storefront/set-profile", name: "Quiet Linen", mainCategory });
  await tell({ type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 0 });
  await tell({ type: "storefront/open-shop" });
}

async function picture(name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

async function advance(days: number): Promise<void> {
  for (let day = 2; day < days + 2; day += 1) {
    await page.getByRole("button", { name: "End of day" }).click();
    await page.getByText(`Day ${day}`, { exact: true }).waitFor({ timeout: 60_000 });
  }
}

async function openAccounts(): Promise<void> {
  await page.getByRole("link", { name: "Social", exact: true }).click();
  await page.getByRole("heading", { name: "Platforms and accounts" }).waitFor();
  await page.getByRole("button", { name: "Open an account" }).last().click();
  await page.getByRole("textbox", { name: "Name of the account" }).fill("Quiet Linen");
  await page.getByRole("tooltip").getByRole("button", { name: "Open an account" }).click();
  await page.getByText("The account is open.").waitFor();
  for (const platform of ["chat", "square", "clip"])
    await tell({ type: "social/open-account", platform, name: "Quiet Linen" });
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
  await page.locator(".ant-select-item-option").last().click();
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

async function lookAround(language: "zh" | "en", width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  for (const tab of ["content", "kols", "groups", "mentions", "links", "report"]) {
    await page.goto(`${house.url}/m/${market()}/social/${tab}`);
    await page.locator(".dz-page h1").waitFor();
    await page.waitForTimeout(700);
    await picture(`${tab}-${width}-${language}`);
    const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
    expect([tab, wide <= width + 1]).toEqual([tab, true]);
  }
}

test("from the first account to a report that adds up; nothing overflows a phone", async () => {
  await page.goto(house.url);
  await page
    .getByRole("button", { name: /Enter as trainee/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  await stockShop();
  await openAccounts();
  await planPost();
  await signKol();
  await openGroup();
  await advance(12);
  await answer();
  await page.getByRole("tab", { name: "Report" }).click();
  await page.getByText("Return on spend").first().waitFor();
  const posts = await ask<{ reached: number; kol: number | null }[]>("social/calendar", {
    from: 0,
    days: 60,
  });
  expect(posts.some(({ reached, kol }) => reached > 0 && kol === null)).toBe(true);
  for (const width of [1440, 390]) await lookAround("en", width);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: /Switch to Chinese/ }).click();
  for (const width of [1440, 390]) await lookAround("zh", width);
  expect(complaints).toEqual([]);
}, 300_000);
