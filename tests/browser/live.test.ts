/** Can a trainee go on air: a room planned on the screen, held, watched minute by minute, and a recap that adds up? */
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
  readonly room: number;
  readonly state: string;
  readonly figures: { readonly joins: number; readonly orders: number };
}

test("a room planned by hand is held in the evening, and its recap tells the same figures", async () => {
  await page.goto(house.url);
  await page
    .getByRole("button", { name: /Enter as trainee/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  await stockShop();
  await page.getByRole("link", { name: "Live", exact: true }).click();
  await page.getByText("No room yet.").waitFor();
  await planRoom();
  await advanceTo(2);
  await advanceTo(3);
  const [line] = await ask<Line[]>("live/room-list");
  expect(line?.state).toBe("over");
  expect(line?.figures.joins).toBeGreaterThan(20);
  await page.getByRole("link", { name: "First evening" }).click();
  await page.getByRole("heading", { name: /First evening/ }).waitFor();
  const joins = page
    .locator(".dz-figure", { hasText: "Joins" })
    .locator(".dz-figure-value")
    .first();
  await joins.waitFor();
  expect(await joins.innerText()).toBe(String(line?.figures.joins));
  await page.getByRole("button", { name: "Play" }).click();
  await page.getByText("minute 4", { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

async function planRoom(): Promise<void> {
  await page.getByRole("link", { name: "Plan a room" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("First evening");
  await page.getByRole("combobox", { name: "Add goods" }).click();
  await page.locator(".ant-select-item-option:visible").first().click();
  await page.getByRole("button", { name: "Usual pace" }).click();
  await page.getByText("60 of 60 minutes").waitFor();
  await page.getByRole("textbox", { name: "Which size should I take?" }).fill("Your usual one");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await page.getByRole("link", { name: "First evening" }).waitFor();
}

async function advanceTo(day: number): Promise<void> {
  await page.getByRole("button", { name: "End of day" }).click();
  await page.getByText(`Day ${day}`, { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "End of day" }).waitFor({ timeout: 60_000 });
}

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

async function stockShop(): Promise<void> {
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
        stock: 200,
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
}
