/** Does a packed day file say to DuckDB exactly what went in, and may readers trust its ranges? */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NULL_I32, type TableSpec } from "@dianzhang/kernel";
import { encodeParquet } from "./parquet.ts";
import { readPart } from "./read-part.ts";
import { sortedRows } from "./sorted-day.ts";
import { temporaryFolder } from "./testing.ts";

const TABLE: TableSpec = {
  name: "tea",
  columns: [
    { name: "at", type: "u32" },
    { name: "shop", type: "u16" },
    { name: "fen", type: "i32" },
    { name: "word", type: "u16", dictionary: true, nullable: true },
    { name: "weight", type: "f64", nullable: true },
    { name: "note", type: "text" },
  ],
};

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function ask(bytes: Uint8Array, sql: string): Promise<string[]> {
  const file = join(folder.dir, "tea.parquet");
  writeFileSync(file, bytes);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const reader = await connection.runAndReadAll(sql.replace("FILE", `'${file}'`));
  return reader.getRows().map((row) => row.map(String).join(" "));
}

test.each([
  ["far apart, both ends of 32 bits", [2147483647, -2147483647, 0, 5, -5]],
  ["one number only", [7]],
  ["129 in a row: one more than a block", Array.from({ length: 130 }, (_, i) => i)],
  ["300 falling squares", Array.from({ length: 300 }, (_, i) => (300 - i) ** 2)],
])("packed numbers come back: %s", async (_, numbers) => {
  const table: TableSpec = { name: "n", columns: [{ name: "n", type: "i32" }] };
  const columns = { n: Int32Array.from(numbers) };
  const bytes = encodeParquet(
    [{ table, rows: numbers.length, columns, dictionaries: {} }],
    "small",
  );
  expect(await ask(bytes, "SELECT n FROM read_parquet(FILE)")).toEqual(numbers.map(String));
});

const part = (at: number[], shop: number[], words: string[], word: number[]) => ({
  table: TABLE,
  rows: at.length,
  columns: {
    at: Uint32Array.from(at),
    shop: Uint16Array.from(shop),
    fen: Int32Array.from(at.map((second) => -second)),
    word: Uint16Array.from(word),
    weight: Float64Array.from(at.map((second) => (second % 2 === 0 ? second / 4 : Number.NaN))),
    note: at.map((second) => `茶 ${second}`),
  },
  dictionaries: { word: words },
});

test("two hours become one run: by shop, then second, then as written; words meet in one dictionary", async () => {
  const hours = [
    part([10, 30, 31], [2, 1, 1], ["green", "black"], [1, 0xffff, 0]),
    part([30, 12], [1, 2], ["white", "black"], [1, 0]),
  ];
  const groups = hours.flatMap((hour) => readPart(encodeParquet([hour]), TABLE));
  const bytes = encodeParquet([sortedRows(TABLE, groups)], "small");
  expect(await ask(bytes, "SELECT * FROM read_parquet(FILE)")).toEqual([
    "30 1 -30 null 7.5 茶 30",
    "30 1 -30 black 7.5 茶 30",
    "31 1 -31 green null 茶 31",
    "10 2 -10 black 2.5 茶 10",
    "12 2 -12 white 3 茶 12",
  ]);
});

test("a group tells its smallest and largest shop; a column with nulls tells nothing", async () => {
  const sorted = sortedRows(
    TABLE,
    readPart(encodeParquet([part([5, 9], [4, 3], [], [0xffff, 0xffff])]), TABLE),
  );
  const told = await ask(
    encodeParquet([sorted], "small"),
    "SELECT path_in_schema, stats_min_value, stats_max_value FROM parquet_metadata(FILE) ORDER BY ALL",
  );
  expect(told).toContain("shop 3 4");
  expect(told).toContain("word null null");
});

test("a number that does not fit 31 bits is refused, not bent", () => {
  const table: TableSpec = { name: "n", columns: [{ name: "n", type: "u32" }] };
  const columns = { n: Uint32Array.of(1, 2 ** 31) };
  expect(() => encodeParquet([{ table, rows: 2, columns, dictionaries: {} }])).toThrow(
    "n holds a number of 2^31 or more",
  );
});

test("null is the same in a column that was packed and in one that was not", async () => {
  const columns = { n: Int32Array.of(3, NULL_I32, 4) };
  const table: TableSpec = { name: "n", columns: [{ name: "n", type: "i32", nullable: true }] };
  for (const style of ["fast", "small"] as const) {
    const bytes = encodeParquet([{ table, rows: 3, columns, dictionaries: {} }], style);
    expect(await ask(bytes, "SELECT n FROM read_parquet(FILE)")).toEqual(["3", "null", "4"]);
  }
});
