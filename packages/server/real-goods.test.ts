/** Does a workbook of a thousand real product lines import, good rows in and every bad row named? */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import exceljs from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredFile } from "@dianzhang/api";
import { marketOf, openHouse, told, type House, type Visitor } from "./test/house.ts";

const TREE = join(import.meta.dirname, "../../../shared/data/shopify-taxonomy-zh");
const ROWS = 1000;

/** The words a leaf of the real tree ends with, and the category of the scenario that sells it. */
const SOLD_AS = {
  连衣裙: "连衣裙",
  半身裙: "半身裙",
  牛仔裤: "女士牛仔裤",
  卫衣: "男士卫衣",
  连帽衫: "男士卫衣",
  夹克: "男士夹克",
  "T 恤": "女士T恤",
  衬衫: "女士衬衫",
  大衣: "女士外套",
  外套: "女士外套",
  毛衣: "女士针织衫",
  休闲裤: "男士休闲裤",
} as const;

let house: House;
let lin: Visitor;

beforeAll(async () => {
  house = await openHouse();
  lin = await house.demo("demo-1");
});
afterAll(() => house.close());

interface Form {
  readonly name: { readonly zh: string };
  readonly variants: readonly {
    readonly name: { readonly zh: string };
    readonly values: readonly { readonly name: { readonly zh: string } }[];
  }[];
}

/** Leaves of the real clothing branch, and the real colours of the attribute tree. */
function realGoods(): { leaves: string[]; colours: string[] } {
  const lines = gunzipSync(readFileSync(join(TREE, "categories_zh_en.tsv.gz")))
    .toString()
    .split("\n");
  const paths = lines
    .map((line) => line.split("\t")[1] ?? "")
    .filter((path) => path.startsWith("服饰与配饰 > 服装 > "));
  const { attributes } = JSON.parse(
    gunzipSync(readFileSync(join(TREE, "attributes_zh.json.gz"))).toString(),
  ) as {
    attributes: { handle: string; values: { name: string }[] }[];
  };
  const colours =
    attributes.find((one) => one.handle === "color")?.values.map((value) => value.name) ?? [];
  return { leaves: paths.map((path) => path.split(" > ").at(-1) ?? ""), colours };
}

async function workbook(forms: readonly Form[]): Promise<{ bytes: Buffer; sold: number }> {
  const { leaves, colours } = realGoods();
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("goods");
  sheet.addRow(["商品编码", "标题", "类目", "货源档次", "属性", "规格", "价格(元)", "库存"]);
  let sold = 0;
  for (let i = 0; i < ROWS; i += 1) {
    const leaf = leaves[i % leaves.length] ?? "";
    const colour = colours[i % colours.length] ?? "";
    const category = Object.entries(SOLD_AS).find(([word]) => leaf.endsWith(word))?.[1];
    const form = forms.find((one) => one.name.zh === category);
    const options =
      form?.variants.map((one) => `${one.name.zh}=${one.values[0]?.name.zh}`).join(";") ?? "";
    if (form) sold += 1;
    sheet.addRow([
      `R${i}`,
      `${colour}${leaf}`.slice(0, 30),
      category ?? leaf,
      "标准",
      "",
      options,
      99 + (i % 50),
      0,
    ]);
  }
  return { bytes: Buffer.from(await book.xlsx.writeBuffer()), sold };
}

// The reference data lie beside the repository; elsewhere this test says that it was skipped.
test.runIf(existsSync(TREE))(
  `${ROWS} rows: what the market sells comes in, every other row is named`,
  async () => {
    const market = await marketOf(lin);
    const forms = (await lin.get<Form[]>(`/api/markets/${market}/views/listing/category-forms`))
      .body;
    const { bytes, sold } = await workbook(forms);
    const { body: file } = await lin.upload<StoredFile>("real.xlsx", bytes);
    const params = encodeURIComponent(JSON.stringify({ file: file.hash }));
    const url = `/api/markets/${market}/views/listing/import-preview?params=${params}`;
    const preview = await lin.get<{ goodRows: number; errors: { row: number; code: string }[] }>(
      url,
    );
    const command = { type: "listing/import-workbook", file: file.hash };
    const all = await lin.post(`/api/markets/${market}/commands`, { ...command, mode: "all" });
    const good = await lin.post<{ events: unknown[] }>(`/api/markets/${market}/commands`, {
      ...command,
      mode: "good-rows",
    });
    expect(file.rows).toBe(ROWS);
    const badRows = new Set(preview.body.errors.map((error) => error.row));
    expect(preview.body.goodRows + badRows.size).toBe(ROWS);
    expect(
      preview.body.errors.filter((error) => error.code === "listing/no-such-category"),
    ).toHaveLength(ROWS - sold);
    expect(told(all)).toBe("422 listing/rows-have-errors");
    expect(told(good)).toBe("200");
    expect(good.body.events).toHaveLength(preview.body.goodRows);
    expect(preview.body.goodRows).toBeGreaterThan(100);
  },
);
