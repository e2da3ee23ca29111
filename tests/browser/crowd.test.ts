/** Does the floor hold eight talks at once, and the order desk two thousand rows, from the keyboard? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openClearance } from "./clearance.ts";
import { shot } from "./dresses.ts";
import { enterAsTrainee, type Trainee } from "./trainee.ts";

interface Floor {
  readonly chats: readonly { readonly chat: number; readonly isOpen: boolean }[];
}
interface Seat {
  readonly states: Readonly<Record<string, number>>;
}

const AT_ONCE = 8;
const MANY = 2000;
/** Rows of the table that may be drawn at a time. */
const DRAWN = 80;

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

test("eight buyers at once: each talk keeps its draft, tells what is unread, and is reached by its number", async () => {
  await openClearance(you, 150);
  await page.getByRole("link", { name: "Service", exact: true }).click();
  await page.getByRole("button", { name: "Go on duty" }).click();
  await page.getByRole("button", { name: "Serve the next hour" }).waitFor();
  await untilCrowd();
  const letIn = page.getByRole("button", { name: /on the way/ });
  if (await letIn.isVisible()) await letIn.click();
  const queue = page.getByRole("list", { name: "Conversations" }).getByRole("button");
  await expect.poll(() => queue.count()).toBeGreaterThanOrEqual(AT_ONCE);
  // Nobody but the first was looked at: all others have a line to be read.
  expect(await page.getByTitle("1 unread").count()).toBeGreaterThanOrEqual(AT_ONCE - 1);
  await shot(page, "crowd-floor");
  const write = page.getByRole("textbox", { name: /Enter sends/ });
  for (let nth = 1; nth <= AT_ONCE; nth += 1) {
    await page.keyboard.press(`Alt+Digit${nth}`);
    await write.fill(`to number ${nth}`);
  }
  for (let nth = AT_ONCE; nth >= 1; nth -= 1) {
    await page.keyboard.press(`Alt+Digit${nth}`);
    await expect.poll(() => write.inputValue()).toBe(`to number ${nth}`);
  }
  expect(await queue.first().getByTitle("1 unread").count()).toBe(0);
});

test("a script sends a card and opens a ticket while nobody clicks", async () => {
  await page.getByRole("tab", { name: "Scripts and shifts" }).click();
  await page.getByRole("row", { name: /^Late/ }).dblclick();
  await page.getByRole("combobox", { name: "Ticket" }).click();
  await page.getByTitle("Courier · Find the parcel").click();
  await page.getByRole("combobox", { name: "Card" }).click();
  await page.getByTitle("The order").click();
  await shot(page, "crowd-script");
  const editor = page.locator(".dz-svc-editor");
  await editor.getByRole("button", { name: "Save" }).click();
  await editor.waitFor({ state: "detached" });
  const { scripts } = await you.ask<{
    readonly scripts: readonly { readonly matter: string; readonly ticket: object | null }[];
  }>("service/setup");
  expect(scripts.find(({ matter }) => matter === "late")?.ticket).toEqual({
    kind: "find-parcel",
    toldHours: 24,
  });
  await page.getByRole("tab", { name: "Disputes and reviews" }).click();
  await page.getByText(/the platform looks whether the writer has bought/).waitFor();
  await shot(page, "crowd-reviews");
});

test("two thousand orders wait: only those in sight are drawn, j moves, a takes them all", async () => {
  for (let day = 0; day < 24 && (await waiting()) < MANY; day += 1) await you.advance(12);
  expect(await waiting()).toBeGreaterThanOrEqual(MANY);
  await page.getByRole("link", { name: "Orders", exact: true }).click();
  const table = page.getByRole("group", { name: "Orders" });
  await table.focus();
  expect(await table.locator(".ant-table-row").count()).toBeLessThan(DRAWN);
  for (let nth = 0; nth < 40; nth += 1) await page.keyboard.press("j");
  expect(await table.locator(".ant-table-row").count()).toBeLessThan(DRAWN);
  await page.keyboard.press("a");
  await page.getByText(/^2,?000 chosen/).waitFor();
  await shot(page, "crowd-orders");
  expect(you.complaints).toEqual([]);
});

const waiting = async (): Promise<number> =>
  (await you.ask<Seat>("orders/seat")).states["paid"] ?? 0;

async function untilCrowd(): Promise<void> {
  for (let hour = 0; hour < 60; hour += 1) {
    await you.advance(1);
    const { chats } = await you.ask<Floor>("service/floor");
    if (chats.filter(({ isOpen }) => isOpen).length >= AT_ONCE) return;
  }
  throw new Error("never eight at once");
}
