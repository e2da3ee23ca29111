/** The shop's face, the preview a shopper's eye meets, goods that are changed after they were made. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { shot } from "./dresses.ts";
import { enterAsTrainee, formsOf, openSmallShop } from "./trainee.ts";

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

test("a sheet goes out and comes back: untouched it changes nothing, edited it changes a price; a variant goes off sale and returns", async () => {
  const trainee = await enterAsTrainee();
  const { page } = trainee;
  await openSmallShop(trainee, 40);
  const [form] = await formsOf(trainee);
  const [color, size] = form?.variants ?? [];
  const options = {
    [color?.id ?? ""]: color?.values[1]?.id ?? "",
    [size?.id ?? ""]: size?.values[0]?.id ?? "",
  };
  const skus = [{ options, priceFen: 15_900, stock: 20 }];
  await trainee.tell({ type: "listing/add-skus", listing: 0, skus });
  const at = (path: string) => `${trainee.url}/m/${trainee.market()}/${path}`;
  interface One {
    readonly title: string;
    readonly lines: readonly { sku: number; priceFen: number; isOff: boolean }[];
  }
  const one = () => trainee.ask<One>("listing/listing", { listing: 0 });
  const upload = (name: string, csv: string) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(csv) });

  await page.goto(at("goods/import"));
  const path = await page.getByRole("link", { name: "CSV", exact: true }).getAttribute("href");
  const csv = await (await page.request.get(`${trainee.url}${path}`)).text();
  expect(csv).toMatch(/Listing no.,SKU no.,Code,Title,.*,Price \(yuan\),Stock,Variant state/);
  await upload("untouched.csv", csv);
  await page.getByText("Every row is as the shop has it").waitFor();
  await page.getByText("2 rows are as they were.").waitFor();
  expect(await page.getByRole("button", { name: "Import", exact: true }).isDisabled()).toBe(true);
  await shot(page, "sheet-untouched");

  const [head, first = "", second = ""] = csv.trim().split("\r\n");
  const edited = [
    head,
    first.replace(",159,", ",149,"),
    second.replace(",0,On sale", ",7,Off sale"),
  ];
  await upload("edited.csv", edited.join("\r\n"));
  await page.getByText("2 rows change goods.").waitFor();
  expect(await page.locator(".dz-import").innerText()).toMatch(
    /¥159.00\s*→\s*¥149.00[\s\S]*On sale\s*→\s*Off sale/,
  );
  await page.getByText("One row has another stock than the shelf.").waitFor();
  await shot(page, "sheet-edited");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("2 rows imported").waitFor();
  expect(await one()).toMatchObject({
    lines: [
      { sku: 0, priceFen: 14_900, isOff: false },
      { sku: 1, priceFen: 15_900, isOff: true },
    ],
  });
  await page.getByText("1 of 2 variants off sale").waitFor();
  await shot(page, "goods-one-off");

  await page.goto(at("goods/0"));
  await page.locator(".dz-row-off").waitFor();
  await shot(page, "editor-one-off");
  await page.getByRole("button", { name: "Put back on sale" }).click();
  await page.getByText("On sale again").waitFor();
  const takeOff = page.locator(".ant-table").getByRole("button", { name: "Take off sale" });
  await expect.poll(() => takeOff.count()).toBe(2);
  await takeOff.first().click();
  await expect.poll(() => takeOff.count()).toBe(1);
  await takeOff.first().click();
  await page.getByText("All variants are off sale").waitFor();
  await page.goto(at("today"));
  await page.getByText("all its variants are off sale").waitFor();
  await shot(page, "today-all-off");
  await page.goto(at("goods"));
  await page.getByText("Cannot be bought").waitFor();
  await shot(page, "goods-all-off");

  await trainee.tell({ type: "listing/publish-skus", skus: [0, 1] });
  await trainee.advance(48);
  await page.goto(at("figures/traffic?days=1"));
  await page.getByText("Changes are against the equally long period before.").waitFor();
  await page.getByText("Visitors before").first().waitFor();
  await shot(page, "traffic-before");
  await page.goto(at("figures/traffic?days=7"));
  await page.getByText("before the market opened, so there is nothing whole").waitFor();
  await shot(page, "traffic-none-before");
  expect(trainee.complaints).toEqual([]);
  await trainee.close();
});
