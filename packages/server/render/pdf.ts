/** How does a table become a page worth printing: heads on every page, figures to the right, Chinese embedded? */
import PDFDocument from "pdfkit";
import { code128 } from "./code128.ts";
import { openFonts, type Fonts } from "./fonts.ts";
import type { Cell, Table } from "./tables.ts";

const MARGIN = 36;
const SIZE = 9;
const TITLE = 15;
const ROW = 17;
const GAP = 8;
/** Height of bars, of a row with bars, and width of one module: 0.34 mm is read by any scanner. */
const BAR = 26;
const BAR_ROW = ROW + BAR + 6;
const MODULE = 0.96;
/** Columns from which a page lies on its side. */
const WIDE = 7;
/** No column takes more than this share of the page. */
const MOST_SHARE = 0.34;
const BAR_SHARE = 0.5;
const INK = "#1f2328";
const QUIET = "#6b7280";
const LINE = "#d7d3ca";
const CUT = "…";

interface Sheet {
  readonly doc: PDFDocument;
  readonly fonts: Fonts;
  readonly registered: Set<string>;
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly isNumber: boolean;
}

export async function toPdf(table: Table): Promise<Buffer> {
  const layout = table.headings.length >= WIDE ? "landscape" : "portrait";
  const title = table.heading ?? table.title;
  const doc = new PDFDocument({
    size: "A4",
    layout,
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  const sheet = { doc, fonts: openFonts(), registered: new Set<string>() };
  write(sheet, title, { x: MARGIN, y: MARGIN, size: TITLE, colour: INK });
  rows(sheet, table, columnsOf(sheet, table));
  numberPages(sheet);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function rows(sheet: Sheet, table: Table, columns: readonly Column[]): void {
  const { doc } = sheet;
  let y = head(sheet, columns, MARGIN + TITLE * 2);
  const height = table.barcode === undefined ? ROW : BAR_ROW;
  for (const row of table.rows) {
    if (y + height > doc.page.height - MARGIN - ROW) {
      doc.addPage();
      y = head(sheet, columns, MARGIN);
    }
    cells(sheet, columns, row.map(said), { y, colour: INK });
    if (table.barcode !== undefined) bars(sheet, columns, row, { y, column: table.barcode });
    y += height;
    rule(sheet, y - 4);
  }
}

// Under the text of its cell, as wide as the column allows.
function bars(
  { doc }: Sheet,
  columns: readonly Column[],
  row: readonly Cell[],
  { y, column }: { readonly y: number; readonly column: number },
): void {
  const widths = code128(String(row[column] ?? ""));
  const room = columns[column]?.width ?? 0;
  const modules = widths.reduce((sum, width) => sum + width, 0);
  const unit = Math.min(MODULE, room / modules);
  const before = columns.slice(0, column).reduce((sum, { width }) => sum + width + GAP, 0);
  let x = MARGIN + before;
  widths.forEach((width, i) => {
    if (i % 2 === 0) doc.rect(x, y + ROW - 4, width * unit, BAR).fill(INK);
    x += width * unit;
  });
}

function head(sheet: Sheet, columns: readonly Column[], y: number): number {
  cells(
    sheet,
    columns,
    columns.map((column) => column.head),
    { y, colour: QUIET },
  );
  rule(sheet, y + ROW - 4);
  return y + ROW + 2;
}

function cells(
  sheet: Sheet,
  columns: readonly Column[],
  texts: readonly string[],
  { y, colour }: { readonly y: number; readonly colour: string },
): void {
  let x = MARGIN;
  columns.forEach((column, i) => {
    const text = fitted(sheet, texts[i] ?? "", column.width);
    const indent = column.isNumber ? column.width - widthOf(sheet, text, SIZE) : 0;
    write(sheet, text, { x: x + indent, y, size: SIZE, colour });
    x += column.width + GAP;
  });
}

// Columns are as wide as what stands in them, and share what is short.
function columnsOf(sheet: Sheet, { headings, rows: lines, barcode }: Table): Column[] {
  const room = sheet.doc.page.width - 2 * MARGIN - GAP * Math.max(0, headings.length - 1);
  const wished = headings.map((heading, i) => {
    const longest = lines.slice(0, 200).map((line) => widthOf(sheet, said(line[i] ?? null), SIZE));
    if (i === barcode)
      longest.push(
        MODULE * Math.max(0, ...lines.slice(0, 200).map((line) => modulesOf(line[i] ?? null))),
      );
    return Math.min(
      (i === barcode ? BAR_SHARE : MOST_SHARE) * room,
      Math.max(24, widthOf(sheet, heading, SIZE), ...longest) + 2,
    );
  });
  const sum = wished.reduce((all, one) => all + one, 0);
  const scale = sum > room ? room / sum : 1;
  return headings.map((heading, i) => ({
    head: heading,
    width: (wished[i] ?? 24) * scale,
    isNumber: lines.some((line) => typeof line[i] === "number"),
  }));
}

function modulesOf(cell: Cell): number {
  return code128(String(cell ?? "")).reduce((sum, width) => sum + width, 0);
}

function said(cell: Cell): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell.replaceAll(/\s+/g, " ");
  const [whole = "", rest] = String(cell).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

function fitted(sheet: Sheet, text: string, width: number): string {
  if (widthOf(sheet, text, SIZE) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && widthOf(sheet, letters.join("") + CUT, SIZE) > width) letters.pop();
  return letters.join("") + CUT;
}

function widthOf(sheet: Sheet, text: string, size: number): number {
  return sheet.fonts
    .stretches(text)
    .reduce((sum, { font, text: part }) => sum + set(sheet, font, size).widthOfString(part), 0);
}

function write(
  sheet: Sheet,
  text: string,
  at: { readonly x: number; readonly y: number; readonly size: number; readonly colour: string },
): void {
  let { x } = at;
  for (const { font, text: part } of sheet.fonts.stretches(text)) {
    const doc = set(sheet, font, at.size).fillColor(at.colour);
    const width = doc.widthOfString(part);
    doc.text(part, x, at.y, { lineBreak: false });
    x += width;
  }
}

function set({ doc, fonts, registered }: Sheet, font: string, size: number): PDFDocument {
  if (!registered.has(font)) {
    doc.registerFont(font, fonts.fileOf(font));
    registered.add(font);
  }
  return doc.font(font).fontSize(size);
}

function rule({ doc }: Sheet, y: number): void {
  doc
    .strokeColor(LINE)
    .lineWidth(0.5)
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .stroke();
}

function numberPages(sheet: Sheet): void {
  const { doc } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    const text = `${page + 1} / ${count}`;
    const x = doc.page.width - MARGIN - widthOf(sheet, text, SIZE);
    write(sheet, text, { x, y: doc.page.height - MARGIN - SIZE - 4, size: SIZE, colour: QUIET });
  }
}
