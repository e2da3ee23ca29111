/** A shop that sells from the first day, and pictures of the screens for whoever wants to look. */
import type { Page } from "playwright-core";
import { formsOf, openShopWith, type Form, type Trainee } from "./trainee.ts";

// What the switch says while the page is in English.
const CHINESE = "\u4e2d\u6587";

const USUAL = { grade: "standard", shoot: "studio", priceFen: 8900, stock: 60 };

/** Six cheap dresses in an open shop. */
export async function openDressShop(you: Trainee, how: Partial<typeof USUAL> = {}): Promise<void> {
  const form = (await formsOf(you)).find(({ id }) => id === "dress");
  if (!form) throw new Error("no dresses here");
  const dress = { form, ...USUAL, ...how };
  const goods = [1, 2, 3, 4, 5, 6].map((one) => ({
    ...dress,
    title: titleOf(form, one),
    nth: one - 1,
  }));
  await openShopWith(you, goods);
}

// What a shopkeeper would write: values of its attributes, and what it is.
function titleOf({ attributes, suggestions }: Form, one: number): string {
  const said = attributes.slice(0, 2).map(({ values }) => values[one % values.length]?.name.zh);
  return `${said.join("")}${suggestions[0] ?? ""}${one}`;
}

/** SHOTS=folder keeps the page as it stands, wide and narrow, in both languages; ends wide and English. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (!folder) return;
  for (const [width, language] of [
    [1440, "en"],
    [390, "en"],
    [390, "zh"],
    [1440, "zh"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    if (language === "zh" && width === 390)
      await page.getByText(CHINESE, { exact: true }).dispatchEvent("click");
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${name}-${width}-${language}.png`, fullPage: true });
  }
  await page.getByText("EN", { exact: true }).dispatchEvent("click");
  await page.setViewportSize({ width: 1440, height: 900 });
}
