/** What does a screen say while the server is slow, fails, or cannot be reached? */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterAsTrainee, openSmallShop, type Trainee } from "./trainee.ts";

let you: Trainee;
let page: Page;
let goods = 0;

beforeAll(async () => {
  you = await enterAsTrainee();
  ({ page } = you);
  goods = await openSmallShop(you, 10);
});
afterAll(() => you?.close());

const to = (path: string) => page.goto(`${you.url}/m/${you.market()}/${path}`);
const failed = () => page.getByText("Could not be loaded");

/** How far the page can be pushed aside. */
const sideways = () =>
  page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );

/** Answers every question about this view, or metric, by a failure of the server. */
const failing = (name: string) =>
  page.route(`**/${name}*`, (route) => route.fulfill({ status: 500, body: "{}" }));

test("a question that waits says so in words, and a failed one can be asked again", async () => {
  await page.route("**/views/listing/listing-list*", async (route) => {
    await new Promise((done) => setTimeout(done, 2_500));
    await route.fulfill({ status: 500, body: "{}" });
  });
  await to("goods");
  await page.getByText("Loading").waitFor();
  await failed().waitFor();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("On sale", { exact: true }).first().waitFor();
});

test("a list beside the main one that fails is told over the page, once, and asked again", async () => {
  await failing("views/listing/listing-list");
  await to("social/kols");
  const missing = page.getByText("Part of this page could not be loaded");
  await missing.waitFor();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await missing.waitFor({ state: "detached" });
  // What says by itself that it failed is not told twice.
  await failing("views/listing/listing-list");
  await to("goods");
  await failed().waitFor();
  expect(await missing.count()).toBe(0);
  await page.unrouteAll();
});

test("nothing is said to be waiting for nobody before everything was asked", async () => {
  await failing("views/campaigns/to-do");
  await to("today");
  await failed().waitFor();
  expect(await page.getByText("Nothing is waiting for you").count()).toBe(0);
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Nothing is waiting for you").waitFor();
});

test("without a network what was typed stays, is not sent later, and the page is not lost", async () => {
  await to(`goods/${goods}`);
  const title = page.getByRole("textbox", { name: "Title" });
  const before = await title.inputValue();
  await title.fill("Typed without a network");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText("The server cannot be reached").waitFor();
  expect(await title.inputValue()).toBe("Typed without a network");
  await page.context().setOffline(false);
  await page.reload();
  expect(await title.inputValue()).toBe(before);
  await page.context().setOffline(true);
  // The code of this screen was never fetched.
  await page.getByRole("link", { name: "Compliance" }).click();
  await failed().waitFor();
  await page.getByRole("button", { name: "Reload the page" }).click();
  expect(page.url()).toContain("/compliance");
  await page.context().setOffline(false);
  await page.getByRole("tab", { name: "Record" }).waitFor();
});

test("a dialog keeps what could not be sent, fits a phone, and gives the focus back", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await to("members/tags");
  const opener = page.getByRole("button", { name: "New tag" });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog");
  const name = dialog.getByRole("textbox", { name: "Name" });
  await name.fill("Loyal");
  await page.route("**/commands*", (route) => route.fulfill({ status: 502, body: "" }));
  await dialog.getByText("By hand").click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("it may be restarting").waitFor();
  await page.unrouteAll();
  expect(await name.inputValue()).toBe("Loyal");
  expect(await sideways()).toBe(0);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await opener.and(page.locator(":focus")).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("names of one long word and eight figures of yuan stay on a phone's page", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route("**/views/**", async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const long = text
      .replaceAll(/"(title|name)":"[^"]+"/g, `"$1":"${"Nebelhornkapelle".repeat(8)}"`)
      .replaceAll(/Fen":\d+/g, 'Fen":1234567890');
    await route.fulfill({ response: answer, body: long });
  });
  for (const path of ["shop", "goods", `goods/${goods}`, "members/tags", "campaigns/new"]) {
    await to(path);
    await page.locator(".dz-page h1").waitFor();
    const waits = () => page.locator("main .dz-waiting").count();
    await expect.poll(waits, { timeout: 10_000 }).toBe(0);
    expect([path, await sideways()]).toEqual([path, 0]);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("a cut line to the market is told, and what was missed is asked for when it is back", async () => {
  await page.route("**/watch", (route) => route.abort());
  await to("today");
  await page.getByText("The connection to the server is cut").waitFor();
  await you.advance(1);
  await page.unrouteAll();
  await page.getByText("01:00", { exact: true }).waitFor();
  expect(await page.getByText("The connection to the server is cut").count()).toBe(0);
});

test("an answer lost on its way is asked for again, and what was told is done once", async () => {
  const decided = async () => {
    const at = `${you.url}/api/markets/${you.market()}/decisions`;
    return ((await (await page.request.get(at)).json()) as unknown[]).length;
  };
  await to(`goods/${goods}`);
  await page.getByRole("textbox", { name: "Title" }).fill("Told three times");
  const before = await decided();
  const keys: (string | undefined)[] = [];
  await page.route("**/commands*", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    if (keys.length > 2) return route.continue();
    // The server does it; nobody hears of it.
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect.poll(() => keys.length, { timeout: 10_000 }).toBe(3);
  await page.locator(".ant-message-success").waitFor();
  await page.unrouteAll();
  expect(new Set(keys).size).toBe(1);
  expect(await decided()).toBe(before + 1);
});

test("at the door, an account without a server is told so", async () => {
  await page.context().clearCookies();
  await failing("api/session");
  await to("today");
  await page.goto(`${you.url}/sign-in`);
  await failed().waitFor();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await page
    .getByRole("button", { name: /Enter as trainee/ })
    .first()
    .waitFor();
  expect(you.complaints).toEqual([]);
});
