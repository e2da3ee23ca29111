/** Does every letter of a long Chinese sheet arrive, whichever way its program writes strings? */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import exceljs from "exceljs";
import { expect, test } from "vitest";
import { readSheet } from "./workbook.ts";

// Letters of one, three and four bytes, so that pieces of the file end inside letters of every kind.
const TITLES = Array.from(
  { length: 4000 },
  (_, i) => `${"a".repeat(i % 4)}${"法式连衣裙𠮷".repeat(9)} ${i}`,
);

test.each([
  { name: "in a table of their own", useSharedStrings: true },
  { name: "in the cells", useSharedStrings: false },
])("4,000 titles, written $name", async ({ useSharedStrings }) => {
  const stream = new PassThrough();
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings });
  const bytes = buffer(stream);
  const sheet = book.addWorksheet("goods");
  for (const title of ["title", ...TITLES]) sheet.addRow([title]).commit();
  await book.commit();
  const rows = await readSheet(await bytes, "xlsx");
  expect(rows.map(({ cells }) => cells["title"])).toEqual(TITLES);
});
