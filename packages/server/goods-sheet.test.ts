/** Do 5,000 variants leave as a workbook, come back edited, and change within five seconds? */
import exceljs from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredFile } from "@dianzhang/api";
import { marketOf, openHouse, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;

beforeAll(async () => {
  house = await openHouse();
  lin = await house.demo("demo-1");
});
afterAll(() => house.close());

interface Form {
  readonly id: string;
  readonly variants: readonly {
    readonly id: string;
    readonly values: readonly { readonly id: string }[];
  }[];
}

interface Preview {
  readonly rows: readonly { readonly kind: string }[];
  readonly errors: readonly unknown[];
}

/** Ten variants of each listing: two of one kind, five of the other. */
async function firstSheet(form: Form): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("goods");
  sheet.addRow(["code", "title", "category", "options", "price"]);
  const [color, size] = form.variants;
  const few = Math.min(5, size?.values.length ?? 0);
  for (let i = 0; sheet.rowCount <= 5000; i += 1)
    for (const { id } of color?.values.slice(0, 10 / few + 1) ?? [])
      for (const other of size?.values.slice(0, few) ?? [])
        if (sheet.rowCount <= 5000)
          sheet.addRow([
            `G${i}`,
            `连衣裙 ${i}`,
            form.id,
            `${color?.id}=${id};${size?.id}=${other.id}`,
            99,
          ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test("5,000 variants leave in one sheet; untouched it changes nothing, with every price edited it is in within 5 seconds", async () => {
  const market = await marketOf(lin);
  const at = `/api/markets/${market}`;
  const forms = (await lin.get<Form[]>(`${at}/views/listing/category-forms`)).body;
  const form = forms.find(({ variants }) => variants.length > 1) as Form;
  const bring = async (name: string, bytes: Buffer) => {
    const { body } = await lin.upload<StoredFile>(name, bytes);
    const params = encodeURIComponent(JSON.stringify({ file: body.hash }));
    const preview = await lin.get<Preview>(`${at}/views/listing/import-preview?params=${params}`);
    const command = { type: "listing/import-workbook", file: body.hash, mode: "all" };
    const done = await lin.post<{ events: { type: string }[] }>(`${at}/commands`, command);
    return { preview: preview.body, done };
  };
  const made = await bring("first.xlsx", await firstSheet(form));
  expect([made.preview.errors, told(made.done)]).toEqual([[], "200"]);
  const { raw } = await lin.get(`${at}/renders/listing/goods-sheet?format=xlsx&language=en`);

  const same = await bring("same.xlsx", raw);
  expect(same.preview.rows.filter(({ kind }) => kind === "unchanged")).toHaveLength(5000);
  expect(told(same.done)).toBe("422 listing/nothing-differs");

  const book = new exceljs.Workbook();
  await book.xlsx.load(raw as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[0];
  const price = (sheet?.getRow(1).values as unknown[]).indexOf("Price (yuan)");
  expect(price).toBeGreaterThan(0);
  for (let row = 2; row <= 5001; row += 1) {
    const cell = sheet?.getRow(row).getCell(price);
    if (cell) cell.value = 88.8;
  }
  const edited = Buffer.from(await book.xlsx.writeBuffer());
  const began = performance.now();
  const { preview, done } = await bring("edited.xlsx", edited);
  const took = performance.now() - began;
  console.log(`upload, preview and import: ${Math.round(took)} ms`);
  expect(preview.rows.filter(({ kind }) => kind === "changed")).toHaveLength(5000);
  expect(told(done)).toBe("200");
  expect(done.body.events.map(({ type }) => type)).toEqual(["listing/prices-set"]);
  expect(took).toBeLessThan(5000);
}, 60_000);
