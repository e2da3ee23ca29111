/** What is drawn on a printed page: text in whatever pieces of the font it needs, and bars. */
import type PDFDocument from "pdfkit";
import { code128 } from "./code128.ts";
import type { Fonts } from "./fonts.ts";
import type { Cell } from "./tables.ts";

export const MARGIN = 36;
export const SIZE = 9;
export const INK = "#1f2328";
export const QUIET = "#6b7280";
/** Height of bars, and the width of one module: 0.34 mm is read by any scanner. */
export const BAR = 26;
export const MODULE = 0.96;
const CUT = "…";

export interface Sheet {
  readonly doc: PDFDocument;
  readonly fonts: Fonts;
  readonly registered: Set<string>;
}

/** Bars of a text, as wide as there is room. */
export function bars(
  { doc }: Sheet,
  text: string,
  at: { readonly x: number; readonly y: number; readonly room: number; readonly height?: number },
): void {
  const unit = Math.min(MODULE, at.room / modulesOf(text));
  let { x } = at;
  code128(text).forEach((width, i) => {
    if (i % 2 === 0) doc.rect(x, at.y, width * unit, at.height ?? BAR).fill(INK);
    x += width * unit;
  });
}

export function modulesOf(text: string): number {
  return code128(text).reduce((sum, width) => sum + width, 0);
}

export function said(cell: Cell): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell.replaceAll(/\s+/g, " ");
  const [whole = "", rest] = String(cell).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

export function fitted(sheet: Sheet, text: string, width: number): string {
  if (widthOf(sheet, text, SIZE) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && widthOf(sheet, letters.join("") + CUT, SIZE) > width) letters.pop();
  return letters.join("") + CUT;
}

export function widthOf(sheet: Sheet, text: string, size: number): number {
  return sheet.fonts
    .stretches(text)
    .reduce((sum, { font, text: part }) => sum + set(sheet, font, size).widthOfString(part), 0);
}

export function write(
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
