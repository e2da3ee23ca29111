/** How do lines become labels to stick on parcels: two beside each other, four below, each with its bars on top? */
import { bars, fitted, INK, MARGIN, QUIET, said, SIZE, write, type Sheet } from "./sheet.ts";
import type { Table } from "./tables.ts";

const ACROSS = 2;
const DOWN = 4;
const PAD = 10;
const LINE = 15;
const HIGH = 40;
const EDGE = "#d7d3ca";

/** One label a line: the first column as bars, the others below with their headings. */
export function labels(sheet: Sheet, { headings, rows }: Table): void {
  const { doc } = sheet;
  const width = (doc.page.width - 2 * MARGIN) / ACROSS;
  const height = (doc.page.height - 2 * MARGIN) / DOWN;
  rows.forEach((row, i) => {
    const place = i % (ACROSS * DOWN);
    if (i > 0 && place === 0) doc.addPage();
    const x = MARGIN + (place % ACROSS) * width;
    let y = MARGIN + Math.floor(place / ACROSS) * height;
    doc.strokeColor(EDGE).lineWidth(0.5).rect(x, y, width, height).stroke();
    const [code = "", ...rest] = row.map(said);
    bars(sheet, code, { x: x + PAD, y: y + PAD, room: width - 2 * PAD, height: HIGH });
    write(sheet, code, { x: x + PAD, y: y + PAD + HIGH + 4, size: SIZE + 2, colour: INK });
    y += PAD + HIGH + 2 * LINE;
    rest.forEach((text, nth) => {
      const head = headings[nth + 1] ?? "";
      const at = { y: y + nth * LINE, size: SIZE };
      write(sheet, head, { ...at, x: x + PAD, colour: QUIET });
      const room = width - 2 * PAD - 80;
      write(sheet, fitted(sheet, text, room), { ...at, x: x + PAD + 80, colour: INK });
    });
  });
}
