/** Can a trainee choose couriers, sign a contract, write a template on the map, and see how parcels fared? */
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

test("couriers, a contract, a template, six days, and parcels that add up", async () => {
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
  const plan = await you.ask<{ template: { groups: { provinces: string[] }[] } }>("logistics/plan");
  expect(plan.template.groups[0]?.provinces).toContain("shaanxi");
  await you.advance(144);
  await page.getByRole("tab", { name: "Parcels and claims" }).click();
  await page.getByText("signed for").first().waitFor();
  await shot("parcels");
  const parcels = await you.ask<{ fate: string; courier: string }[]>("logistics/parcels");
  expect(parcels.length).toBeGreaterThan(0);
  await page.getByRole("tab", { name: "Warehouses" }).click();
  await page.getByRole("button", { name: "Rent it" }).first().click();
  await page.getByText("Move goods to Langfang, north").waitFor();
  await shot("warehouses");
  expect(you.complaints).toEqual([]);
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

// Six cheap dresses in an open shop: they sell from the first day.
async function openDressShop(): Promise<void> {
  const form = (await formsOf(you)).find(({ id }) => id === "dress");
  if (!form) throw new Error("no dresses here");
  const dress = { form, grade: "standard", shoot: "studio", priceFen: 8900, stock: 60 };
  const goods = [1, 2, 3, 4, 5, 6].map((one) => ({
    ...dress,
    title: `法式碎花连衣裙${one}`,
    nth: one - 1,
  }));
  await openShopWith(you, goods);
}
