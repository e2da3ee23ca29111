/** The shop's face, the preview a shopper's eye meets, goods that are changed after they were made. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { enterAsTrainee, openSmallShop } from "./trainee.ts";

const MARK =
  '<svg width="800" height="800"><circle cx="400" cy="400" r="300" fill="#a33"/><rect x="300" y="300" width="200" height="200" fill="#fff"/></svg>';

test("a logo is measured and stands in the preview; a shoot is paid for only when asked for; a variant is added; goods leave as a sheet", async () => {
  const trainee = await enterAsTrainee();
  const { page } = trainee;
  await openSmallShop(trainee, 40);
  const at = (path: string) => `${trainee.url}/m/${trainee.market()}/${path}`;
  const cash = async () => (await trainee.ask<{ cashFen: number }>("storefront/shop")).cashFen;

  await page.goto(at("shop"));
  const ground = { width: 800, height: 800, channels: 3, background: "#f2f2f2" } as const;
  const buffer = await sharp({ create: ground })
    .composite([{ input: Buffer.from(MARK) }])
    .png()
    .toBuffer();
  const logo = { name: "logo.png", mimeType: "image/png", buffer };
  await page.locator('input[type="file"]').first().setInputFiles(logo);
  await page.getByRole("button", { name: "Replace" }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByText(/The logo now scores [4-9]\d\.\d/).waitFor();
  const front = page.locator(".dz-front-head");
  expect(await front.innerText()).toContain("Quiet Linen");
  expect(await front.locator("img").count()).toBe(1);
  expect(await page.locator(".dz-shelf").innerText()).toMatch(/¥159.00[\s\S]*Free delivery/);

  await page.goto(at("goods/0"));
  const before = await cash();
  await page.getByRole("radio", { name: /In a studio/ }).click();
  const pay = page.getByRole("button", { name: "Pay ¥300.00" });
  await pay.waitFor();
  expect(await cash()).toBe(before);
  await pay.click();
  await expect.poll(cash).toBe(before - 30_000);
  await page.getByRole("img", { name: /./ }).first().waitFor();

  const more = page.locator("section", { hasText: "More variants" }).last();
  for (const [which, place] of [
    [0, 1],
    [1, 0],
  ] as const) {
    await more.getByRole("combobox").nth(which).click();
    for (let down = 0; down < place; down += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  }
  await more.getByRole("button", { name: "Add these variants" }).click();
  await page.getByText("One variant added").waitFor();
  const { lines } = await trainee.ask<{ lines: unknown[] }>("listing/listing", { listing: 0 });
  expect(lines).toHaveLength(2);

  await page.goto(at("goods/import"));
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  expect((await download).suggestedFilename()).toBe("goods-sheet.csv");
  expect(trainee.complaints).toEqual([]);
  await trainee.close();
});
