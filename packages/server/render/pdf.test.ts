/** Does a table leave as a PDF with Chinese in it, heads on every page, and nothing lost? */
import { expect, test } from "vitest";
import { openFonts } from "./fonts.ts";
import { toPdf } from "./pdf.ts";

test("every character of a Chinese sentence with figures finds a piece of the font", () => {
  const fonts = openFonts();
  const text = "活动前中后 campaign：¥1,234.50，让利 12.3%";
  const stretches = fonts.stretches(text);
  expect(stretches.map((one) => one.text).join("")).toBe(text);
  expect(stretches.length).toBeGreaterThan(2);
  expect(fonts.stretches("Orders 12").length).toBe(1);
});

test("two hundred lines make several pages, with the font embedded", async () => {
  const table = {
    title: "campaign-phases",
    heading: "活动前中后",
    headings: ["商品", "日均订单", "成交额（元）"],
    rows: Array.from({ length: 200 }, (_, i) => [`法式碎花连衣裙 ${i}`, i, 1234.5 * i]),
  };
  const bytes = await toPdf(table);
  const text = bytes.toString("latin1");
  expect(text.slice(0, 5)).toBe("%PDF-");
  expect(Number(/\/Count (?<pages>\d+)/.exec(text)?.groups?.["pages"])).toBeGreaterThan(4);
  expect(text).toContain("FontFile");
  expect(bytes.length).toBeGreaterThan(20_000);
});

test("ten labels take two pages, with bars drawn as bars", async () => {
  const labels = {
    title: "waybills",
    heading: "面单",
    headings: ["条码", "快递", "订单"],
    rows: Array.from({ length: 10 }, (_, i) => [`SH000000000${i}`, "申达快递", `${i}`]),
    barcode: 0,
    isLabels: true,
  };
  const text = (await toPdf(labels)).toString("latin1");
  expect(/\/Count (?<pages>\d+)/.exec(text)?.groups?.["pages"]).toBe("2");
});
