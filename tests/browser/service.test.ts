/** Can a trainee answer buyers by hand, set shifts, and see a dispute through to its end? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDressShop, shot } from "./dresses.ts";
import { enterAsTrainee, type Trainee } from "./trainee.ts";

interface Floor {
  readonly chats: readonly {
    readonly chat: number;
    readonly isOpen: boolean;
    readonly ending: string;
    readonly order: object | null;
  }[];
}
interface Cases {
  readonly disputes: readonly { readonly id: number; readonly state: string }[];
}

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

test("a buyer answered by hand, a night shift without authority, and a dispute answered with evidence", async () => {
  // Poor stuff: it sells, and disappoints.
  await openDressShop(you, { grade: "economy", priceFen: 7900, stock: 300 });
  await page.getByRole("link", { name: "Service", exact: true }).click();
  await page.getByRole("button", { name: "Go on duty" }).click();
  await page.getByRole("button", { name: "Serve the next hour" }).waitFor();
  await untilSomebodyWrites();
  const letIn = page.getByRole("button", { name: /on the way/ });
  if (await letIn.isVisible()) await letIn.click();
  const write = page.getByRole("textbox", { name: /Enter sends/ });
  await write.fill("Hello, may I ask your height and weight?");
  await write.press("Enter");
  await page.getByText("Asks details").first().waitFor();
  await page.keyboard.press("Alt+KeyG");
  await page.getByRole("combobox", { name: /Goods card/ }).press("Escape");
  await write.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Alt+KeyG");
  await page.getByRole("combobox", { name: /Goods card/ }).press("ArrowDown");
  await page.keyboard.press("Enter");
  await write.press("Enter");
  await page.getByText("Sends goods").first().waitFor();
  await shot(page, "service-floor");
  await page.getByRole("button", { name: "Go off duty" }).click();
  await page.getByRole("tab", { name: "Scripts and shifts" }).click();
  await page.getByRole("button", { name: "Add a shift" }).click();
  await page.getByRole("spinbutton", { name: "From" }).fill("0");
  await page.getByRole("spinbutton", { name: "Until" }).fill("24");
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText("Saved").first().waitFor();
  await untilDispute();
  await shot(page, "service-rules");
  await page.getByRole("tab", { name: "Disputes and reviews" }).click();
  const dispute = page
    .locator("article")
    .filter({ has: page.getByText("Submit") })
    .first();
  await dispute.getByRole("checkbox", { name: "Conversation" }).check();
  await dispute.getByRole("checkbox", { name: "Product page" }).check();
  await shot(page, "service-cases");
  await dispute.getByRole("button", { name: "Submit" }).click();
  await page.getByText("Evidence submitted").waitFor();
  await you.advance(50);
  const states = (await you.ask<Cases>("service/cases")).disputes.map(({ state }) => state);
  expect(states.some((state) => state === "won" || state === "lost")).toBe(true);
  await page.getByRole("tab", { name: "Figures" }).click();
  await page.getByText("3-minute reply rate").first().waitFor();
  await shot(page, "service-figures");
  await page.getByRole("tab", { name: "Floor" }).click();
  await page.getByRole("button", { name: "Go on duty" }).click();
  await page.getByRole("button", { name: "Serve the next hour" }).waitFor();
  await untilSomebodyWrites(({ order }) => order !== null);
  if (await letIn.isVisible()) await letIn.click();
  await page
    .getByText(/^#\d+$/)
    .first()
    .waitFor();
  await page.keyboard.press("Alt+KeyT");
  await page.getByRole("dialog").waitFor();
  await shot(page, "service-ticket-new");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByText(/^Ticket:/).waitFor();
  await shot(page, "service-ticket-talk");
  await page.getByRole("tab", { name: "Tickets" }).click();
  await page.getByText("With the office").waitFor();
  await shot(page, "service-tickets");
  expect(you.complaints).toEqual([]);
});

async function untilSomebodyWrites(
  is: (chat: Floor["chats"][number]) => boolean = () => true,
): Promise<void> {
  for (let hour = 0; hour < 72; hour += 1) {
    await you.advance(1);
    const { chats } = await you.ask<Floor>("service/floor");
    if (chats.some((chat) => chat.isOpen && is(chat))) return;
  }
  throw new Error("nobody wrote in three days");
}

async function untilDispute(): Promise<void> {
  for (let day = 0; day < 40; day += 2) {
    await you.advance(48);
    const { disputes } = await you.ask<Cases>("service/cases");
    if (disputes.some(({ state }) => state === "open")) return;
  }
  throw new Error("nobody complained in forty days");
}
