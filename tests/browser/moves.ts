/** What people do on the screens again and again. */
import type { Page } from "playwright-core";

/** Names the shop, chooses its first category and keeps the freight as it stands: two steps. */
export async function setUpShop(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Shop", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Quiet Linen");
  await page.getByRole("combobox", { name: "Main category" }).click();
  await page.locator(".ant-select-item-option").first().click();
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText("Saved").first().waitFor();
  await page.getByRole("button", { name: "Save" }).nth(1).click();
}

/** Sets the shop up and opens its doors. */
export async function openShop(page: Page): Promise<void> {
  await setUpShop(page);
  await page.getByRole("button", { name: "Open the shop" }).click();
  await page.getByText("The shop is open; shoppers can come in").waitFor();
}
