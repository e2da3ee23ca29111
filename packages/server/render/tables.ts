/** How does a table become a file: CSV or a workbook? */
import exceljs from "exceljs";
import { harmless } from "./escape.ts";

export type Cell = string | number | null;

export interface Table {
  readonly title: string;
  /** What stands above a printed page; the title when left out. */
  readonly heading?: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The column whose cells are printed as bars as well. */
  readonly barcode?: number;
  /** Printed as labels, one a line, instead of a table. */
  readonly isLabels?: boolean;
}

const BOM = "\uFEFF";

/** With a byte order mark, so that Excel reads Chinese. */
export function toCsv({ headings, rows }: Table): Buffer {
  const lines = [headings, ...rows].map((cells) => cells.map(csvCell).join(","));
  return Buffer.from(`${BOM}${lines.join("\r\n")}\r\n`);
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export async function toXlsx({ title, headings, rows }: Table): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(title.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31) || "1");
  sheet.addRow(headings.map(harmless)).font = { bold: true };
  for (const row of rows) {
    sheet.addRow(row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)));
  }
  sheet.views = [{ state: "frozen", ySplit: 1 }];
  headings.forEach(
    (heading, i) => (sheet.getColumn(i + 1).width = Math.max(10, heading.length * 2 + 2)),
  );
  return Buffer.from(await book.xlsx.writeBuffer());
}
