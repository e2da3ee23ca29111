/** Can a trainee choose couriers, sign a contract, write a template on the map, and see how parcels fared? */
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

test("couriers, a contract, a template, six days, and parcels that add up", async () => {
  await page.goto(house.url);
  await page
    .getByRole("button", { name: /Enter as trainee/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  await openDressShop();
  await page.getByRole("link", { name: "Logistics", exact: true }).click();
  await page.getByRole("heading", { name: "Logistics", exact: true }).waitFor();
  await page.getByText("Five couriers").waitFor();
  await page.getByRole("button", { name: "Sign", exact: true }).first().hover();
  await page
    .getByText(/100 parcels in 30 days/)
    .first()
    .click();
  await page.getByText("/ 100").waitFor();
  await page.getByText("1 day more", { exact: true }).click();
  await page.getByText(/Now: \d days nearby/).waitFor();
  await shot("couriers");
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByText("Balanced").first().waitFor();
  await shot("compare");
  await page.getByRole("tab", { name: "Freight template" }).click();
  await page.getByRole("button", { name: /Shaanxi/ }).click();
  await page.getByRole("button", { name: "Save the template" }).click();
  await page.getByText("Saved").first().waitFor();
  await shot("freight");
  const plan = await ask<{ template: { groups: { provinces: string[] }[] } }>("logistics/plan");
  expect(plan.template.groups[0]?.provinces).toContain("shaanxi");
  await advance(144);
  await page.getByRole("tab", { name: "Parcels and claims" }).click();
  await page.getByText("signed for").first().waitFor();
  await shot("parcels");
  const parcels = await ask<{ fate: string; courier: string }[]>("logistics/parcels");
  expect(parcels.length).toBeGreaterThan(0);
  await page.getByRole("tab", { name: "Warehouses" }).click();
  await page.getByRole("button", { name: "Rent it" }).first().click();
  await page.getByText("Move goods to Langfang, north").waitFor();
  await shot("warehouses");
  expect(complaints).toEqual([]);
});

/** Pictures for whoever wants to look: SHOTS=folder. */
async function shot(name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (!folder) return;
  for (const [width, language] of [
    [1440, "en"],
    [390, "en"],
    [390, "zh"],
    [1440, "zh"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    if (language === "zh" && width === 390) await page.getByText("中文", { exact: true }).click();
    await page.waitForTimeout(400);
    const path = `${folder}/logistics-${name}-${width}-${language}.png`;
    await page.screenshot({ path, fullPage: true });
  }
  await page.getByText("EN", { exact: true }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function marketDoor(): Promise<string> {
  const markets = (await (await page.request.get(`${house.url}/api/markets`)).json()) as {
    id: string;
  }[];
  return `${house.url}/api/markets/${markets[0]?.id ?? ""}`;
}

async function ask<T>(view: string): Promise<T> {
  const answer = await page.request.get(`${await marketDoor()}/views/${view}?shop=0`);
  return (await answer.json()) as T;
}

async function tell(command: object): Promise<void> {
  const door = `${await marketDoor()}/commands`;
  const answer = await page.request.post(door, { data: command, headers: { origin: house.url } });
  expect([answer.status(), await answer.text()]).toEqual([200, expect.any(String)]);
}

async function advance(hours: number): Promise<void> {
  const door = await marketDoor();
  await page.request.post(`${door}/clock`, { data: { hours }, headers: { origin: house.url } });
  await expect
    .poll(
      async () => {
        const state = (await (await page.request.get(door)).json()) as {
          clock: { isRunning: boolean };
        };
        return state.clock.isRunning;
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(false);
}

// Six cheap dresses in an open shop: they sell from the first day.
async function openDressShop(): Promise<void> {
  const forms = await ask<
    {
      id: string;
      attributes: { id: string; values: { id: string }[] }[];
      variants: { id: string; values: { id: string }[] }[];
    }[]
  >("listing/category-forms");
  const dress = forms.find(({ id }) => id === "dress");
  const first = (fields: { id: string; values: { id: string }[] }[] | undefined, nth: number) =>
    Object.fromEntries(
      (fields ?? []).map(({ id, values }) => [id, values[nth % values.length]?.id ?? ""]),
    );
  const listings = [0, 1, 2, 3, 4, 5];
  for (const nth of listings) {
    await tell({
      type: "listing/create-listing",
      category: "dress",
      title: `法式碎花连衣裙${nth + 1}`,
      grade: "standard",
      shoot: "studio",
      attributes: first(dress?.attributes, nth),
      skus: [{ options: first(dress?.variants, 0), priceFen: 8900, stock: 60 }],
    });
  }
  await tell({ type: "listing/publish", listings });
  await tell({ type: "storefront/set-profile", name: "Quiet Linen", mainCategory: "dress" });
  await tell({
    type: "storefront/set-freight",
    baseFen: 0,
    freeOverFen: null,
    remoteExtraFen: 0,
  });
  await tell({ type: "storefront/open-shop" });
}
