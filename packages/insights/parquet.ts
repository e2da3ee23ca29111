/** How do typed columns become a Parquet file without visiting each value twice? */
import type { Batch, ColumnSpec } from "@dianzhang/kernel";
import { encodeColumn, ENCODING, type EncodedColumn, type Style } from "./parquet-column.ts";
import type { Range } from "./parquet-packed.ts";
import { sqlType } from "./tables.ts";
import { encodeStruct, type Field } from "./thrift.ts";

const MAGIC = new TextEncoder().encode("PAR1");
const PHYSICAL = { INTEGER: 1, DOUBLE: 5, VARCHAR: 6 } as const;
const UTF8 = 0;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;

/**
 * One Parquet file; each batch (all of one table) becomes a row group. `fast` is for hours, `small` for
 * finished days: packed, and with the range of every number so that readers may skip groups.
 */
export function encodeParquet(batches: readonly Batch[], style: Style = "fast"): Uint8Array {
  const pieces: Uint8Array[] = [MAGIC];
  let offset = MAGIC.length;
  const groups = batches.map((batch) => {
    const chunks = batch.table.columns.map((column) => {
      const start = offset;
      const encoded = encodeColumn(column, batch, style);
      const dictionary = encoded.dictionary ? dictionaryPage(encoded.dictionary) : [];
      for (const piece of [...dictionary, ...dataPage(encoded, batch.rows)]) {
        pieces.push(piece);
        offset += piece.length;
      }
      const place = { start, size: offset - start, dictionary: sizeOf(dictionary) };
      return chunkMeta(column, encoded, place, batch.rows);
    });
    return { chunks, rows: batch.rows };
  });
  const footer = encodeStruct(footerOf(batches[0]?.table.columns ?? [], groups, offset));
  pieces.push(footer, Uint8Array.from(new Uint8Array(Uint32Array.of(footer.length).buffer)), MAGIC);
  return join(pieces);
}

function dictionaryPage({
  bytes,
  entries,
}: {
  readonly bytes: Uint8Array;
  readonly entries: number;
}): Uint8Array[] {
  const head = {
    id: 7,
    struct: [
      { id: 1, i32: entries },
      { id: 2, i32: ENCODING.plain },
    ],
  };
  return [pageHeader(DICTIONARY_PAGE, bytes.length, head), bytes];
}

function dataPage({ encoding, body }: EncodedColumn, rows: number): Uint8Array[] {
  const head = {
    id: 5,
    struct: [
      { id: 1, i32: rows },
      { id: 2, i32: encoding },
      { id: 3, i32: ENCODING.rle },
      { id: 4, i32: ENCODING.rle },
    ],
  };
  return [pageHeader(DATA_PAGE, sizeOf(body), head), ...body];
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function pageHeader(type: number, size: number, head: Field): Uint8Array {
  return encodeStruct([{ id: 1, i32: type }, { id: 2, i32: size }, { id: 3, i32: size }, head]);
}

function chunkMeta(
  column: ColumnSpec,
  encoded: EncodedColumn,
  place: { start: number; size: number; dictionary: number },
  rows: number,
): readonly Field[] {
  const { plain, rle } = ENCODING;
  const offsets: Field[] = encoded.dictionary
    ? [
        { id: 9, i64: place.start + place.dictionary },
        { id: 11, i64: place.start },
      ]
    : [{ id: 9, i64: place.start }];
  const meta: Field[] = [
    { id: 1, i32: PHYSICAL[sqlType(column)] },
    { id: 2, i32s: encoded.dictionary ? [plain, rle, encoded.encoding] : [encoded.encoding, rle] },
    { id: 3, texts: [column.name] },
    { id: 4, i32: 0 },
    { id: 5, i64: rows },
    { id: 6, i64: place.size },
    { id: 7, i64: place.size },
    ...offsets,
    ...(encoded.range ? [{ id: 12, struct: statisticsOf(encoded.range) }] : []),
  ];
  return [
    { id: 2, i64: place.start },
    { id: 3, struct: meta },
  ];
}

function statisticsOf({ min, max }: Range): readonly Field[] {
  const bytes = (value: number) => new Uint8Array(Int32Array.of(value).buffer);
  return [
    { id: 3, i64: 0 },
    { id: 5, bytes: bytes(max) },
    { id: 6, bytes: bytes(min) },
  ];
}

function footerOf(
  columns: readonly ColumnSpec[],
  groups: readonly { chunks: readonly (readonly Field[])[]; rows: number }[],
  size: number,
): readonly Field[] {
  const root: Field[] = [
    { id: 4, text: "root" },
    { id: 5, i32: columns.length },
  ];
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  return [
    { id: 1, i32: 1 },
    { id: 2, structs: [root, ...columns.map(schemaOf)] },
    { id: 3, i64: rows },
    {
      id: 4,
      structs: groups.map((group) => [
        { id: 1, structs: group.chunks },
        { id: 2, i64: size },
        { id: 3, i64: group.rows },
      ]),
    },
    { id: 6, text: "dianzhang" },
    // Every column is ordered by its type, which is what makes the ranges above trustworthy.
    { id: 7, structs: columns.map(() => [{ id: 1, struct: [] }]) },
  ];
}

function schemaOf(column: ColumnSpec): readonly Field[] {
  const type = sqlType(column);
  const fields: Field[] = [
    { id: 1, i32: PHYSICAL[type] },
    { id: 3, i32: column.nullable ? 1 : 0 },
    { id: 4, text: column.name },
  ];
  return type === "VARCHAR" ? [...fields, { id: 6, i32: UTF8 }] : fields;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
