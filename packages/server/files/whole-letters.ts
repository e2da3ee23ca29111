/** How does the streaming reader get whole letters? It decodes piece by piece, so it is given text instead of bytes. */
import { StringDecoder } from "node:string_decoder";
import type exceljs from "exceljs";

/** What the reader hands its own parts; its types leave them out. */
interface Parts {
  _parseSharedStrings(entry: { setEncoding(encoding: "utf8"): unknown }): unknown;
  _parseWorksheet(pieces: AsyncIterable<Buffer>, sheet: string): unknown;
}

/** The same reader; alone it would lose letters that lie across two pieces of 64 KB, in Chinese every third time. */
export function withWholeLetters(
  reader: exceljs.stream.xlsx.WorkbookReader,
): exceljs.stream.xlsx.WorkbookReader {
  const parts = reader as unknown as Parts;
  const parseStrings = parts._parseSharedStrings.bind(reader);
  const parseSheet = parts._parseWorksheet.bind(reader) as (
    pieces: AsyncIterable<string>,
    sheet: string,
  ) => unknown;
  parts._parseSharedStrings = (entry) => {
    entry.setEncoding("utf8");
    return parseStrings(entry);
  };
  parts._parseWorksheet = (pieces, sheet) => parseSheet(lettersOf(pieces), sheet);
  return reader;
}

async function* lettersOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  for await (const piece of pieces) yield decoder.write(piece);
  yield decoder.end();
}
