/** Can a trainee ask for prices, order, look at what came, claim, count, and set a standing order? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDressShop, shot } from "./dresses.ts";
import { enterAsTrainee, type Trainee } from "./trainee.ts";

interface Purchase {
  readonly state: string;
  readonly pieces: number;
  readonly unitFen: number;
}

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

test("quotations, an order, a sample, a count and a standing order; the books explain every piece", async () => {
  await openDressShop(you);
  await page.getByRole("link", { name: "Supply", exact: true }).click();
  await page.getByRole("button", { name: "Take the seat" }).click();
  await page.getByText(/0 pieces unexplained/).waitFor();
  await page.getByRole("tab", { name: "Rules" }).click();
  await page.getByLabel("Look at").fill("20");
  await page.getByRole("button", { name: "Work by these" }).click();
  await page.getByText("The rules hold").waitFor();
  await page.getByRole("tab", { name: "Purchases" }).click();
  await page.getByRole("button", { name: /^Ask \d suppliers/ }).click();
  await page.getByText("coming").first().waitFor();
  await you.advance(25);
  await page.getByText("Quotations", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await page.getByText("Ordered", { exact: true }).waitFor();
  await shot(page, "supply-buying");
  await you.advance(7 * 24);
  const [first] = await you.ask<Purchase[]>("supply/purchases");
  expect(["waiting", "shelved"]).toContain(first?.state);
  expect(first?.pieces).toBe(60);
  await page.getByRole("tab", { name: "Suppliers" }).click();
  await page.getByText("Scorecard", { exact: true }).waitFor();
  await shot(page, "supply-suppliers");
  await page.getByRole("tab", { name: "Stock book" }).click();
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await page.getByRole("button", { name: /^Count \d/ }).click();
  await page.getByText(/the book is right/).waitFor();
  await shot(page, "supply-stock");
  await page.getByRole("tab", { name: "Rules" }).click();
  await page.getByLabel("Add one for a kind of goods").click();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove" }).waitFor();
  await page.getByRole("button", { name: "Work by these" }).click();
  await page.getByText("The rules hold").last().waitFor();
  await shot(page, "supply-rules");
  const { rules, unexplained } = await you.ask<{
    rules: { reorder: unknown[] };
    unexplained: number;
  }>("supply/seat");
  expect([rules.reorder.length, unexplained]).toEqual([1, 0]);
  expect(you.complaints).toEqual([]);
});
