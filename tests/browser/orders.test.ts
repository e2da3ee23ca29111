/** Can a trainee take the order desk over and get three hundred waiting orders out of the house? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openClearance } from "./clearance.ts";
import { shot } from "./dresses.ts";
import { enterAsTrainee, type Trainee } from "./trainee.ts";

interface Seat {
  readonly isTaken: boolean;
  readonly states: Readonly<Record<string, number>>;
}

const WAVE = 300;
let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

test("a wave of 300: reviewed, printed, picked, packed, handed over; cases answered by their signs", async () => {
  await openClearance(you, 60);
  await you.advance(37);
  await page.getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByText("To review").waitFor();
  await shot(page, "orders-desk");
  const before = await seat();
  expect(before.states["paid"]).toBeGreaterThanOrEqual(WAVE);
  await answerCases();
  await page.getByRole("tab", { name: "Desk" }).click();
  // From the keyboard: down two rows, one of them chosen, then all of them let go again.
  const table = page.getByRole("group", { name: "Orders" });
  await table.focus();
  for (const key of ["j", "j", " "]) await page.keyboard.press(key);
  await page.getByText("1 chosen").waitFor();
  await page.keyboard.press("Escape");
  await batch(/^Pass \d+/, "To print");
  await batch(/^Print \d+/, "To pick");
  await papers();
  await batch(/^Pick \d+/, null);
  await you.advance(2);
  await page.getByText("To pack").click();
  await batch(/^Pack \d+/, null);
  await you.advance(4);
  await page.getByText("To hand over").click();
  await shot(page, "orders-packed");
  const packed = (await seat()).states["packed"] ?? 0;
  expect(packed).toBeGreaterThanOrEqual(WAVE - 40);
  await batch(/^Hand over \d+/, null);
  await you.advance(1);
  // Those whose buyers wrote in the meantime wait for an answer.
  expect((await seat()).states["packed"]).toBeLessThan(15);
  await page.getByRole("tab", { name: "Times" }).click();
  await page.getByText("The steps and their times").waitFor();
  await page.getByText("Boxes compared").waitFor();
  await shot(page, "orders-times");
  await page.getByRole("tab", { name: "Rules" }).click();
  await page.getByRole("button", { name: "Work by these" }).click();
  await page.getByText("The rules hold").waitFor();
  await shot(page, "orders-rules");
  expect(you.complaints).toEqual([]);
});

const seat = (): Promise<Seat> => you.ask<Seat>("orders/seat");

/** Presses a batch's button for everything in sight, then turns to the next state. */
async function batch(button: RegExp, next: string | null): Promise<void> {
  const answered = page.waitForResponse((reply) => reply.url().includes("/commands"));
  await page.getByRole("button", { name: button }).click();
  expect((await answered).status()).toBe(200);
  if (next) await page.getByText(next, { exact: false }).first().click();
}

async function answerCases(): Promise<void> {
  await page.getByRole("tab", { name: /^Cases/ }).click();
  await page.getByText(/Open cases/).waitFor();
  await shot(page, "orders-cases");
  await page.getByRole("button", { name: "Call the buyer" }).first().click();
  await page
    .getByText(/waiting for what comes of it/)
    .first()
    .waitFor();
}

async function papers(): Promise<void> {
  for (const name of ["Pick list PDF", "Waybills PDF"]) {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    const paper = await page.request.get(`${you.url}${href}`);
    expect([name, paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([
      name,
      200,
      "%PDF-",
    ]);
  }
}
