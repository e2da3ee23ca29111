/** How does a table become a page worth printing: heads on every page, figures to the right, Chinese embedded? */
import PDFDocument from "pdfkit";
import { openFonts } from "./fonts.ts";
import { labels } from "./labels.ts";
import {
  BAR,
  bars,
  fitted,
  INK,
  MARGIN,
  MODULE,
  modulesOf,
  QUIET,
  said,
  SIZE,
  widthOf,
  write,
  type Sheet,
} from "./sheet.ts";
import type { Cell, Table } from "./tables.ts";

const TITLE = 15;
const ROW = 17;
const GAP = 8;
/** A row with bars. */
const BAR_ROW = ROW + BAR + 6;
/** Columns from which a page lies on its side. */
const WIDE = 7;
/** No column takes more than this share of the page. */
const MOST_SHARE = 0.34;
const BAR_SHARE = 0.5;
const LINE = "#d7d3ca";

interface Column {
  readonly head: string;
  readonly width: number;
  readonly isNumber: boolean;
}

export async function toPdf(table: Table): Promise<Buffer> {
  const isWide = table.headings.length >= WIDE && !table.isLabels;
  const layout = isWide ? "landscape" : "portrait";
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
  if (table.isLabels) labels(sheet, table);
  else {
    write(sheet, title, { x: MARGIN, y: MARGIN, size: TITLE, colour: INK });
    rows(sheet, table, columnsOf(sheet, table));
    numberPages(sheet);
  }
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
    if (table.barcode !== undefined) barred(sheet, columns, row, { y, column: table.barcode });
    y += height;
    rule(sheet, y - 4);
  }
}

// Under the text of its cell.
function barred(
  sheet: Sheet,
  columns: readonly Column[],
  row: readonly Cell[],
  { y, column }: { readonly y: number; readonly column: number },
): void {
  const before = columns.slice(0, column).reduce((sum, { width }) => sum + width + GAP, 0);
  const room = columns[column]?.width ?? 0;
  bars(sheet, String(row[column] ?? ""), { x: MARGIN + before, y: y + ROW - 4, room });
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
        MODULE *
          Math.max(0, ...lines.slice(0, 200).map((line) => modulesOf(String(line[i] ?? "")))),
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
