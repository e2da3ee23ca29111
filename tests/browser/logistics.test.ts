/** Can a trainee choose couriers, sign a contract, write a template on the map, and see how parcels fared? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDressShop, shot } from "./dresses.ts";
import { enterAsTrainee, type Trainee } from "./trainee.ts";

interface Template {
  readonly groups: readonly { readonly provinces: readonly string[] }[];
}

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

test("couriers, a contract, a template, six days, and parcels that add up", async () => {
  await openDressShop(you);
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
  await shot(page, "logistics-couriers");
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByText("Balanced").first().waitFor();
  await shot(page, "logistics-compare");
  await page.getByRole("tab", { name: "Freight template" }).click();
  await page.getByRole("button", { name: /Shaanxi/ }).click();
  // The squares of a phone have no room for figures: those of the province pressed last stand below.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText(/^Shaanxi .+ \/ \d/).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Save the template" }).click();
  await page.getByText("Saved").first().waitFor();
  await shot(page, "logistics-freight");
  const near = async () => {
    const { template } = await you.ask<{ template: Template | null }>("logistics/plan");
    return template?.groups[0]?.provinces ?? [];
  };
  await expect.poll(near, { timeout: 10_000 }).toContain("shaanxi");
  await you.advance(144);
  await page.getByRole("tab", { name: "Parcels and claims" }).click();
  await page.getByText("signed for").first().waitFor();
  await shot(page, "logistics-parcels");
  const parcels = await you.ask<{ fate: string; courier: string }[]>("logistics/parcels");
  expect(parcels.length).toBeGreaterThan(0);
  await page.getByRole("tab", { name: "Warehouses" }).click();
  await page.getByRole("button", { name: "Rent it" }).first().click();
  await page.getByText("Move goods to Langfang, north").waitFor();
  await shot(page, "logistics-warehouses");
  await importADress();
  expect(you.complaints).toEqual([]);
});

// The code first, then the roads side by side; sixty dresses by the bonded zone.
async function importADress(): Promise<void> {
  await page.getByRole("tab", { name: "Imports" }).click();
  await page.getByText("Nothing was imported yet.").waitFor();
  await page.getByRole("combobox", { name: "Code" }).click();
  await page.keyboard.type("6204");
  await page.keyboard.press("Enter");
  const bonded = page.getByRole("row", { name: /Bonded zone/ });
  await bonded.getByRole("button", { name: "Order", exact: true }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "Order", exact: true }).click();
  await page.getByText("Under way", { exact: true }).first().waitFor();
  await shot(page, "logistics-imports");
  const { shipments } = await you.ask<{ shipments: { road: string }[] }>("logistics/imports");
  expect(shipments.map(({ road }) => road)).toEqual(["bonded"]);
}
