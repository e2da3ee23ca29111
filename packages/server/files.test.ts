/** What may be uploaded, and what is every bad file told? */
import exceljs from "exceljs";
import sharp from "sharp";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredFile } from "@dianzhang/api";
import { marketOf, openHouse, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let wang: Visitor;

beforeAll(async () => {
  house = await openHouse();
  [lin, wang] = [await house.demo("demo-1"), await house.demo("demo-2")];
});
afterAll(() => house.close());

async function workbook(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("goods");
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const red = () =>
  sharp({ create: { width: 200, height: 100, channels: 3, background: "#ff0000" } });

const poster = () =>
  sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: "#ff0000" } });

test("a plain red picture of 200 × 100 is all border, no subject, fully saturated", async () => {
  const { body } = await lin.upload<StoredFile>("red.png", await red().png().toBuffer());
  expect(body).toMatchObject({
    kind: "picture",
    features: { width: 200, height: 100, plainBorder: 1000, subject: 0 },
  });
  expect(body.features?.saturation).toBeGreaterThan(950);
  expect(body.features?.brightness).toBeGreaterThan(270);
});

test("a white square in the middle half of the sides covers a quarter: about 250 permille", async () => {
  const square = await sharp({
    create: { width: 100, height: 50, channels: 3, background: "#ffffff" },
  })
    .png()
    .toBuffer();
  const picture = await red()
    .composite([{ input: square }])
    .jpeg({ quality: 95 })
    .toBuffer();
  const { body } = await lin.upload<StoredFile>("goods.jpg", picture);
  expect(body.features?.subject).toBeGreaterThan(220);
  expect(body.features?.subject).toBeLessThan(290);
});

test("a picture is kept as WebP without the maker's words, and shown to any shopper", async () => {
  const tagged = await red()
    .withExif({ IFD0: { Copyright: "secret place" } })
    .jpeg()
    .toBuffer();
  const { body } = await lin.upload<StoredFile>("red.jpg", tagged);
  const { raw, headers } = await wang.get(`/api/files/${body.hash}`);
  expect(headers["content-type"]).toBe("image/webp");
  expect(raw.includes("secret place")).toBe(false);
});

test("bad files are told what is wrong with them", async () => {
  const png = await red().png().toBuffer();
  const formula = await workbook([
    ["title", "price"],
    ["tea", { formula: "1+1", result: 2 }],
  ]);
  const cases: [string, Buffer][] = [
    ["cut.png", png.subarray(0, 60)],
    ["not.png", Buffer.from("\u0089PNG tea", "latin1")],
    ["page.html", Buffer.from("<html>")],
    ["formula.xlsx", formula],
    ["formula.csv", Buffer.from("title,price\n=cmd|' /C calc'!A0,1\n")],
    ["empty.csv", Buffer.from("title,price\n")],
    ["broken.xlsx", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(100)])],
    ["huge.png", Buffer.alloc(11 * 1024 * 1024)],
    ["empty.png", Buffer.alloc(0)],
    ["film.gif", await red().gif().toBuffer()],
    ["poster.png", await poster().png().toBuffer()],
  ];
  const answers: string[] = [];
  for (const [name, bytes] of cases)
    answers.push(`${name}: ${told(await lin.upload(name, bytes))}`);
  expect(answers).toEqual([
    "cut.png: 400 not-a-picture",
    "not.png: 400 not-a-picture",
    "page.html: 400 not-a-workbook",
    "formula.xlsx: 400 workbook-formula",
    "formula.csv: 400 workbook-formula",
    "empty.csv: 400 workbook-empty",
    "broken.xlsx: 400 not-a-workbook",
    "huge.png: 413 too-large",
    "empty.png: 400 not-a-picture",
    "film.gif: 400 not-a-picture",
    "poster.png: 400 picture-too-large",
  ]);
});

test("a path in a file name is dropped: what is kept is a name, stored under a hash", async () => {
  const { body } = await lin.upload<StoredFile>("../../etc/tea.csv", Buffer.from("title\ntea\n"));
  expect(body.name).toBe("tea.csv");
  expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("a formula's cell is named: row 2, column B", async () => {
  const { body } = await lin.upload<{ details: unknown }>(
    "f.xlsx",
    await workbook([
      ["a", "b"],
      ["x", { formula: "A1" }],
    ]),
  );
  expect(body.details).toEqual({ cell: "B2" });
});

test("a zip bomb of 70 MB in 70 KB is refused by its directory", async () => {
  const bomb = Buffer.from(
    zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(70 * 1024 * 1024) }, { level: 6 }),
  );
  expect(bomb.length).toBeLessThan(80_000);
  expect(told(await lin.upload("bomb.xlsx", bomb))).toBe("400 workbook-too-large");
});

test("5,001 rows are one too many; 5,000 are read", async () => {
  const rows = Array.from({ length: 5001 }, (_, i) => [`code ${i}`, "dress", 129.5, 20]);
  const head = ["code", "title", "price", "stock"];
  expect(told(await lin.upload("many.xlsx", await workbook([head, ...rows])))).toBe(
    "400 workbook-too-many-rows",
  );
  const good = await workbook([head, ...rows.slice(1)]);
  const { body } = await lin.upload<StoredFile>("good.xlsx", good);
  expect(body.rows).toBe(5000);
});

const HEAD = ["code", "title", "price", "stock"];

/** What the import would say of a sheet: its rows, and what each bad cell is told. */
async function read(name: string, bytes: Buffer): Promise<string[]> {
  const { body } = await lin.upload<StoredFile>(name, bytes);
  const params = encodeURIComponent(JSON.stringify({ file: body.hash }));
  const { body: preview } = await lin.get<{
    errors: { row: number; column: string; code: string; details: { value?: string } }[];
  }>(`/api/markets/${await marketOf(lin)}/views/listing/import-preview?params=${params}`);
  const errors = preview.errors.filter(({ column }) => column === "price" || column === "stock");
  return [
    `${body.rows} rows`,
    ...errors.map(({ row, column, details }) => `${row} ${column} ${details.value}`),
  ];
}

test("Excel's 43.3 × 3 is 129.9, #N/A is not nothing, and borders below the last row are no rows", async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("goods");
  sheet.addRow(HEAD);
  sheet.addRow(["A1", "tea", 43.3 * 3, { error: "#N/A" }]);
  for (let row = 3; row < 6000; row += 1)
    sheet.getRow(row).getCell(1).border = { top: { style: "thin" } };
  sheet.getRow(6000).values = ["A2", "tea", 1e-7, 20];
  expect(await read("goods.xlsx", Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
    "2 rows",
    "2 stock #N/A",
    "6000 price 1e-7",
  ]);
  const lines = `${HEAD.join(",")}\nA1,tea,129.9,many\n${",,,\n".repeat(6000)}A2,tea,free,1\n`;
  expect(await read("goods.csv", Buffer.from(lines))).toEqual([
    "2 rows",
    "2 stock many",
    "6003 price free",
  ]);
});

test("a hidden sheet before the goods is passed over, formulas and all", async () => {
  const book = new exceljs.Workbook();
  const hidden = book.addWorksheet("prices");
  hidden.state = "hidden";
  hidden.addRow(["a", { formula: "1+1" }]);
  const sheet = book.addWorksheet("goods");
  sheet.addRow(HEAD);
  sheet.addRow(["A1", "tea", "cheap", 20]);
  expect(await read("goods.xlsx", Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
    "1 rows",
    "2 price cheap",
  ]);
});

test("a CSV that Excel saved in GB18030 is read: its preview names the very cells", async () => {
  const gb = Buffer.from([0xc9, 0xcc, 0xc6, 0xb7, 0xb1, 0xe0, 0xc2, 0xeb, 0x0a, 0x41, 0x31, 0x0a]);
  const { body } = await lin.upload<StoredFile>("gb.csv", gb);
  const market = await marketOf(lin);
  const params = encodeURIComponent(JSON.stringify({ file: body.hash }));
  const preview = await lin.get<{ errors: { row: number; code: string }[] }>(
    `/api/markets/${market}/views/listing/import-preview?params=${params}`,
  );
  expect(preview.body.errors[0]).toMatchObject({ row: 2, code: "listing/cell-missing" });
});

test("another person's workbook does not exist", async () => {
  const { body } = await lin.upload<StoredFile>("mine.csv", Buffer.from("title\ntea\n"));
  const market = await marketOf(wang);
  const command = { type: "listing/import-workbook", file: body.hash, mode: "all" };
  expect(told(await wang.post(`/api/markets/${market}/commands`, command))).toBe("404 not-found");
});

test("the template comes back as an import without one error", async () => {
  const market = await marketOf(lin);
  const template = await lin.get(
    `/api/markets/${market}/renders/listing/import-template?format=xlsx`,
  );
  const { body } = await lin.upload<StoredFile>("template.xlsx", template.raw);
  const command = { type: "listing/import-workbook", file: body.hash, mode: "all" };
  const done = await lin.post<{ events: unknown[] }>(`/api/markets/${market}/commands`, command);
  expect(told(done)).toBe("200");
  expect(done.body.events).toHaveLength(3);
});

test("a creative's picture: a word names a kind, one's own upload counts, another's is not there", async () => {
  const market = await marketOf(lin);
  const at = `/api/markets/${market}/commands`;
  const stages = [{ kind: "hold", days: null, budgetFen: 20_000 }];
  const campaign = { type: "feed-ads/create-campaign", name: "tea", stages };
  expect(told(await lin.post(at, campaign))).toBe("200");
  const noise = sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      background: "#888888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });
  const file = await lin.upload<StoredFile>("noise.png", await noise.png().toBuffer());
  const theirs = await wang.upload<StoredFile>("red.png", await red().png().toBuffer());
  const creative = { type: "feed-ads/add-creative", unit: 0, pitch: "plain", text: "tea time" };
  const answers = [
    await lin.post(at, { ...creative, picture: "phone" }),
    await lin.post(at, { ...creative, picture: "upload", upload: file.body.hash }),
    await lin.post(at, { ...creative, picture: "upload", upload: "00".repeat(32) }),
    await lin.post(at, { ...creative, picture: "upload", upload: "../etc/passwd" }),
    await wang.post(at, { ...creative, picture: "upload", upload: theirs.body.hash }),
  ];
  expect(answers.map(told)).toEqual([
    "422 feed-ads/no-such-unit",
    "422 feed-ads/no-such-unit",
    "404 not-found",
    "422 desk/malformed-command",
    "404 not-found",
  ]);
});
