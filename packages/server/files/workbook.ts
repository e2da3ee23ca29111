/** What stands in an uploaded sheet? Rows of plain cells; formulas, bombs and endless sheets are refused. */
import { PassThrough, Readable } from "node:stream";
import { parse } from "csv-parse/sync";
import exceljs from "exceljs";

import { Fault } from "../fault.ts";
import { withWholeLetters } from "./whole-letters.ts";
import { zipSize } from "./zip.ts";

export const ROW_LIMIT = 5000;
const COLUMN_LIMIT = 100;
/** Lines looked at, empty ones too: sheets have borders drawn far below their last row. */
const LINE_LIMIT = 50_000;
const TEXT_LIMIT = 5000;
const ENTRY_LIMIT = 2000;
/** What an honest sheet of 5,000 rows never reaches. */
const UNPACKED_LIMIT_MB = 64;

type CellValue = string | number;

/** `row` counts as in the sheet: the header is row 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** Excel itself keeps and shows this many figures; 43.3 × 3 is 129.9 there, not 129.89999999999998. */
const FIGURES = 15;

/** Reads the first sheet that is not hidden. Cells are named by the header row; empty cells and empty rows are left out. */
export async function readSheet(bytes: Buffer, kind: "xlsx" | "csv"): Promise<SheetRow[]> {
  const lines = kind === "csv" ? csvLines(bytes) : await xlsxLines(bytes);
  const [header, ...rest] = lines;
  const names = header?.cells.map((cell) => String(cell ?? "").trim()) ?? [];
  const rows = rest
    .map(({ row, cells }) => ({ row, cells: named(names, cells) }))
    .filter(({ cells }) => Object.keys(cells).length > 0);
  if (rows.length === 0) throw new Fault("workbook-empty");
  return rows;
}

interface Line {
  readonly row: number;
  readonly cells: readonly (CellValue | undefined)[];
}

function named(names: readonly string[], cells: Line["cells"]): Record<string, CellValue> {
  const entries = cells.flatMap((cell, i): [string, CellValue][] => {
    const name = names[i];
    return name && cell !== undefined && cell !== "" ? [[name, cell]] : [];
  });
  return Object.fromEntries(entries);
}

function csvLines(bytes: Buffer): Line[] {
  const table = readCsv(decode(bytes)).map((line, i) => ({ line, row: i + 1 }));
  const full = table.filter(
    ({ line, row }) => row === 1 || line.some((text) => text.trim() !== ""),
  );
  if (full.length > ROW_LIMIT + 1) throw new Fault("workbook-too-many-rows", { limit: ROW_LIMIT });
  return full.map(({ line, row }) => ({
    row,
    cells: line.slice(0, COLUMN_LIMIT).map((text, column) => {
      if (/^\s*[=@]/.test(text))
        throw new Fault("workbook-formula", { cell: addressOf(row, column + 1) });
      return shortened(text.trim());
    }),
  }));
}

function readCsv(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      to: LINE_LIMIT,
    });
  } catch {
    throw new Fault("not-a-workbook");
  }
}

// Excel in China still saves CSV as GB18030; what is not UTF-8 is read as that.
function decode(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Fault("not-a-workbook");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

async function xlsxLines(bytes: Buffer): Promise<Line[]> {
  const size = zipSize(bytes);
  if (!size) throw new Fault("not-a-workbook");
  if (size.entries > ENTRY_LIMIT || size.unpacked > UNPACKED_LIMIT_MB * 1024 * 1024) {
    throw new Fault("workbook-too-large", { limitMb: UNPACKED_LIMIT_MB });
  }
  try {
    return await firstSheet(bytes);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("not-a-workbook");
  }
}

async function firstSheet(bytes: Buffer): Promise<Line[]> {
  const source = Readable.from([bytes]).pipe(new PassThrough());
  const options = {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "emit",
  } as const;
  const book = withWholeLetters(new exceljs.stream.xlsx.WorkbookReader(source, options));
  for await (const sheet of book) {
    const lines: Line[] = [];
    const isHidden = isHiddenSheet(sheet);
    for await (const row of sheet) {
      // Whoever looks at the file does not see it; it is passed over, formulas and all.
      if (isHidden) continue;
      const cells = cellsOf(row);
      if (lines.length > 0 && cells.every((cell) => cell === undefined || cell === "")) continue;
      if (lines.length > ROW_LIMIT) throw new Fault("workbook-too-many-rows", { limit: ROW_LIMIT });
      lines.push({ row: row.number, cells });
    }
    if (!isHidden) return lines;
  }
  return [];
}

// The reader knows it, its types do not.
function isHiddenSheet(sheet: object): boolean {
  return "state" in sheet && (sheet.state === "hidden" || sheet.state === "veryHidden");
}

function cellsOf(row: exceljs.Row): (CellValue | undefined)[] {
  const cells: (CellValue | undefined)[] = [];
  for (let column = 1; column <= Math.min(row.cellCount, COLUMN_LIMIT); column += 1) {
    cells.push(plain(row.getCell(column).value, addressOf(row.number, column)));
  }
  return cells;
}

function plain(value: exceljs.CellValue, cell: string): CellValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return Number(value.toPrecision(FIGURES));
  if (typeof value === "string") return shortened(value.trim());
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ("formula" in value || "sharedFormula" in value) throw new Fault("workbook-formula", { cell });
  if ("richText" in value)
    return shortened(
      value.richText
        .map((part) => part.text)
        .join("")
        .trim(),
    );
  if ("text" in value) return shortened(String(value.text).trim());
  // #N/A is not nothing: its column is told of it.
  if ("error" in value) return value.error;
  return undefined;
}

function shortened(text: string): string {
  return text.length > TEXT_LIMIT ? text.slice(0, TEXT_LIMIT) : text;
}

/** Row 2, column 3 is C2. */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
