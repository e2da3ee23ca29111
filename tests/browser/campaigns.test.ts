/** Can a trainee make a campaign while the bill follows each keystroke, run it, and read what it came to? */
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

test("Twenty off: the bill of two dresses says 139 + 139 − 20, six days later the recap has orders", async () => {
  await openDressShop();
  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await page.getByText("There has been no campaign yet.").waitFor();
  await shot("list-empty");
  await page.getByRole("link", { name: "New campaign" }).first().click();
  await page.getByLabel("Name").fill("Twenty off");
  await page.getByRole("spinbutton", { name: "From", exact: true }).fill("130");
  await page.getByRole("spinbutton", { name: "off", exact: true }).fill("20");
  await page.getByText("used, ¥20.00 off").waitFor();
  await expectBill("To pay ¥258.00");
  await shot("editor");
  await page.getByRole("spinbutton", { name: "From", exact: true }).fill("300");
  await page.getByText("not used: ¥22.00 short").waitFor();
  await page.getByRole("spinbutton", { name: "From", exact: true }).fill("130");
  await page.getByText("used, ¥20.00 off").waitFor();
  await page.getByRole("button", { name: "Start the campaign" }).click();
  await page.getByText("Running", { exact: true }).waitFor();
  await you.advance(144);
  await page.reload();
  await shot("list");
  await page.getByRole("link", { name: "Twenty off" }).click();
  await page.getByText("During", { exact: true }).first().waitFor();
  await shot("recap");
  const counts = await page.locator(".dz-bill-sum").first().innerText();
  expect(Number(/Orders\s*(\d+)/.exec(counts)?.[1] ?? 0)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Play it again without it" }).click();
  await page.getByText("Profit, difference").first().waitFor();
  await shot("worth");
  const worth = await page.locator(".dz-bill-sum").last().innerText();
  expect(worth).toMatch(/Profit, difference\s*−?¥[\d,.]+/);
  await planTraffic();
  await takeAsPdf();
  await printWhole();
  await linkGoods();
  expect(you.complaints).toEqual([]);
});

// Who brings how many visitors until when; the line is still there after another look.
async function planTraffic(): Promise<void> {
  await page.getByRole("button", { name: "Add a line" }).click();
  await page.getByRole("textbox", { name: "Owner" }).fill("Lin");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await page.getByText("The plan is saved.").waitFor();
  await page.reload();
  await page.getByRole("textbox", { name: "Owner" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Owner" }).inputValue()).toBe("Lin");
  await shot("plan");
}

async function takeAsPdf(): Promise<void> {
  const link = page.getByRole("link", { name: "PDF" }).first();
  const href = (await link.getAttribute("href")) ?? "";
  const answer = await page.request.get(new URL(href, you.url).href);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
}

const CUT_OFF =
  "[...document.querySelectorAll('.dz-block .ant-table-content')].filter((frame) => frame.scrollWidth > frame.clientWidth + 1).length";

// On paper nothing can be scrolled: no table of the recap is wider than its frame, and nothing is asked.
async function printWhole(): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 794, height: 1123 });
  await shot("print");
  await page.setViewportSize({ width: 794, height: 1123 });
  const cut = await page.evaluate<number>(CUT_OFF);
  expect(cut).toBe(0);
  expect(await page.locator(".dz-block button:visible").count()).toBe(0);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function linkGoods(): Promise<void> {
  await page.getByRole("link", { name: "Goods", exact: true }).click();
  await page.getByRole("link", { name: "Site links" }).click();
  await page
    .getByRole("combobox", { name: /Related goods of/ })
    .first()
    .click();
  await page.locator(".ant-select-item-option").first().click();
  await page.getByText("Saved.").first().waitFor();
  await page.keyboard.press("Escape");
  await page
    .getByRole("checkbox", { name: /on the front page/ })
    .last()
    .click();
  await page.getByText("Saved.").first().waitFor();
  await shot("site-links");
}

async function expectBill(words: string): Promise<void> {
  const bill = await page.locator(".dz-bill-sum").innerText();
  expect(bill.replaceAll(/\s+/g, " ")).toContain(words);
}

/** Pictures for whoever wants to look: SHOTS=folder. */
async function shot(name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (!folder) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

// Two dresses at ¥139 in an open shop.
async function openDressShop(): Promise<void> {
  const form = (await formsOf(you)).find(({ id }) => id === "dress");
  if (!form) throw new Error("no dresses here");
  const dress = { form, grade: "standard", shoot: "studio", priceFen: 13_900, stock: 60 };
  const goods = ["碎花", "纯色"].map((style) => ({ ...dress, title: `法式${style}连衣裙` }));
  await openShopWith(you, goods);
  await you.advance(1);
}
