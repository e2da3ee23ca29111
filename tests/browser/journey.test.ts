/** Can a newcomer get from the door to a report whose numbers come from simulated shoppers? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openShop } from "./moves.ts";

const folder = mkdtempSync(join(tmpdir(), "journey-"));
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await chromium.connect(inject("browserAddress"));
  page = await browser.newPage({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  // What the policy forbids is only said on the console.
  page.on("console", (said) => {
    if (/Content Security Policy/.test(said.text())) complaints.push(said.text());
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("sign in, import a workbook, price, open the shop, advance two days, read the report", async () => {
  await signIn();
  await importGoods();
  await openCheapest();
  await changePrice();
  await openShop(page);
  await advanceTwoDays();
  await readReport();
  expect(complaints).toEqual([]);
});

async function signIn(): Promise<void> {
  await page.goto(inject("houseUrl"));
  await page
    .getByRole("button", { name: /Enter as trainee/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
}

// The template's own example rows, and one row whose price is no number.
async function importGoods(): Promise<void> {
  await page.getByRole("link", { name: "Goods" }).click();
  await page.getByRole("link", { name: "Import workbook" }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download XLSX" }).click(),
  ]);
  const file = join(folder, "goods.xlsx");
  await download.saveAs(file);
  const examples = await addWrongRow(file);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText(`1 row is wrong, ${examples} can be imported`, { exact: false }).waitFor();
  await page.getByRole("radio", { name: "right rows only" }).check();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText(/rows imported/).waitFor();
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Put on sale" }).click();
  await page.getByText("On sale", { exact: true }).first().waitFor();
}

async function addWrongRow(file: string): Promise<number> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error("the template has no sheet");
  const examples = sheet.actualRowCount - 1;
  const last = sheet.getRow(sheet.actualRowCount).values as unknown[];
  const cells = last.slice(1);
  cells[0] = "Z9";
  cells[6] = "cheap";
  sheet.addRow(cells);
  await book.xlsx.writeFile(file);
  return examples;
}

// The keyboard's row is the one that is marked, also when the list is in another order.
async function openCheapest(): Promise<void> {
  const titleOf = async (row: string) =>
    (await page.locator(`${row} a`).first().innerText()).split("\n")[0] ?? "";
  const first = "tbody tr.ant-table-row";
  const asImported = await titleOf(first);
  const price = page.getByRole("columnheader", { name: "Price" });
  await price.click();
  await price.click();
  await expect.poll(() => titleOf(first)).not.toBe(asImported);
  await page.getByRole("group", { name: "Goods" }).press("j");
  await page.locator("tr.dz-row-here").waitFor();
  const cheapest = await titleOf(first);
  expect(await titleOf("tr.dz-row-here")).toBe(cheapest);
  // Enter on a button is the button's, whatever row is marked.
  const columns = page.getByRole("button", { name: "Columns" });
  await columns.press("Enter");
  await page.getByRole("tooltip").getByRole("checkbox").first().waitFor();
  await columns.press("Enter");
  await page.getByRole("group", { name: "Goods" }).press("Enter");
  await page.getByRole("heading", { name: cheapest }).first().waitFor();
}

async function changePrice(): Promise<void> {
  await page.getByRole("heading", { name: "Variants, prices and stock" }).waitFor();
  await page.getByRole("spinbutton", { name: "Price" }).first().fill("99");
  await page.getByRole("button", { name: "Change prices" }).click();
  await page.getByText("Prices changed").waitFor();
}

async function advanceTwoDays(): Promise<void> {
  for (const day of [2, 3]) {
    await page.getByRole("button", { name: "End of day" }).click();
    await page.getByText(`Day ${day}`, { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "End of day" }).waitFor({ timeout: 60_000 });
  }
}

async function readReport(): Promise<void> {
  await page.getByRole("link", { name: "Figures" }).click();
  const visitors = page.locator(".dz-figure", { hasText: "Visitors" }).locator(".dz-figure-value");
  await visitors.waitFor();
  const shown = Number((await visitors.innerText()).replaceAll(",", ""));
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBe(await visitorsByApi());
  await page.getByRole("button", { name: /How .Visitors. is computed/ }).click();
  await page.getByText(/Distinct shoppers who opened at least one/).waitFor();
}

// The same question asked at the door, without the screen.
async function visitorsByApi(): Promise<number> {
  const market = /\/m\/([^/]+)\//.exec(page.url())?.[1];
  const answer = await page.request.get(
    `${inject("houseUrl")}/api/markets/${market}/metrics/overview?from=0&to=${2 * 86_400}`,
  );
  const { columns, rows } = (await answer.json()) as {
    columns: { name: string }[];
    rows: unknown[][];
  };
  return Number(rows[0]?.[columns.findIndex((column) => column.name === "visitors")]);
}
