/** Do 5,000 variants leave as a workbook, come back edited, and change what they name? */
import exceljs from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredFile } from "@dianzhang/api";
import { marketOf, openHouse, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let at: string;
/** 5,000 variants as they left, and with every price another one. */
let untouched: Buffer;
let edited: Buffer;

beforeAll(async () => {
  house = await openHouse();
  lin = await house.demo("demo-1");
  at = `/api/markets/${await marketOf(lin)}`;
  const forms = (await lin.get<Form[]>(`${at}/views/listing/category-forms`)).body;
  const form = forms.find(({ variants }) => variants.length > 1) as Form;
  const made = await bring("first.xlsx", await firstSheet(form));
  expect([made.preview.errors, told(made.done)]).toEqual([[], "200"]);
  untouched = (await lin.get(`${at}/renders/listing/goods-sheet?format=xlsx&language=en`)).raw;
  edited = await withPrice(untouched, 88.8);
}, 60_000);
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

async function withPrice(bytes: Buffer, yuan: number): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const [sheet] = book.worksheets;
  let column = 0;
  sheet?.getRow(1).eachCell((cell, place) => {
    if (cell.value === "Price (yuan)") column = place;
  });
  sheet?.eachRow((row, place) => {
    if (place > 1) row.getCell(column).value = yuan;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Uploads a sheet, asks what it would do, and imports it. */
async function bring(name: string, bytes: Buffer) {
  const { body } = await lin.upload<StoredFile>(name, bytes);
  const params = encodeURIComponent(JSON.stringify({ file: body.hash }));
  const preview = await lin.get<Preview>(`${at}/views/listing/import-preview?params=${params}`);
  const command = { type: "listing/import-workbook", file: body.hash, mode: "all" };
  const done = await lin.post<{ events: { type: string }[] }>(`${at}/commands`, command);
  return { preview: preview.body, done };
}

const kindsOf = ({ rows }: Preview) => [...new Set(rows.map(({ kind }) => kind))];

test("5,000 variants leave in one sheet and come back: not a letter differs, nothing changes", async () => {
  const { preview, done } = await bring("same.xlsx", untouched);
  expect([preview.rows.length, kindsOf(preview)]).toEqual([5000, ["unchanged"]]);
  expect(told(done)).toBe("422 listing/nothing-differs");
}, 20_000);

test("with every price edited they are uploaded, previewed and imported", async () => {
  const { preview, done } = await bring("edited.xlsx", edited);
  expect([preview.rows.length, kindsOf(preview)]).toEqual([5000, ["changed"]]);
  expect(told(done)).toBe("200");
  expect(done.body.events.map(({ type }) => type)).toEqual(["listing/prices-set"]);
}, 20_000);
