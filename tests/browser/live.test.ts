/** Can a trainee go on air: a room planned on the screen, held, watched minute by minute, and a recap that adds up? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterAsTrainee, openSmallShop, type Trainee } from "./trainee.ts";

let you: Trainee;
let page: Page;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
});
afterAll(() => you?.close());

interface Line {
  readonly room: number;
  readonly state: string;
  readonly figures: { readonly joins: number; readonly orders: number };
}

test("a room planned by hand is held in the evening, and its recap tells the same figures", async () => {
  await openSmallShop(you, 200);
  await page.getByRole("link", { name: "Live", exact: true }).click();
  await page.getByText("No room yet.").waitFor();
  await planRoom();
  await advanceTo(2);
  await advanceTo(3);
  const [line] = await you.ask<Line[]>("live/room-list");
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
  expect(you.complaints).toEqual([]);
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
