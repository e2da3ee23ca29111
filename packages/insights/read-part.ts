/** What stands in an hour part we wrote? Its columns, decoded straight to where the day gathers them. */
import { NULL_I32, type ColumnSpec, type TableSpec } from "@dianzhang/kernel";
import {
  decodeStruct,
  listAt,
  numberAt,
  readVarint,
  structAt,
  type Cursor,
  type ReadStruct,
} from "./thrift-read.ts";

const TAIL = 8;

/** One row group of a part: where its columns lie. */
export interface Group {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly chunks: readonly ReadStruct[];
}

/** The row groups of a file that `encodeParquet` wrote in its fast style; other files are refused. */
export function readPart(bytes: Uint8Array, { name, columns }: TableSpec): Group[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(bytes.length - TAIL, true);
  const footer = decodeStruct({ bytes, at: bytes.length - TAIL - length });
  return listAt(footer, 4).map((group) => {
    const chunks = listAt(group, 1).map((chunk) => structAt(chunk, 3));
    if (chunks.length !== columns.length) throw new Error(`a part of ${name} has other columns`);
    return { bytes, rows: numberAt(group, 3), chunks };
  });
}

/** The words of a dictionary column; none for another. */
export function wordsOf({ bytes, chunks }: Group, column: number): readonly string[] {
  const chunk = chunks[column] as ReadStruct;
  return chunk.has(11) ? readTexts(bytes, numberAt(chunk, 11)) : [];
}

export function textsOf({ bytes, chunks }: Group, column: number): string[] {
  return readTexts(bytes, numberAt(chunks[column] as ReadStruct, 9));
}

/**
 * Decodes a column of numbers or codes into `target`, which has the group's length; nothing is NULL_I32
 * (not a number in a column of fractions). `codes` says what each code becomes.
 */
export function readInto(
  target: Int32Array | Float64Array,
  group: Group,
  { column, spec, codes }: { column: number; spec: ColumnSpec; codes: Int32Array | undefined },
): void {
  const { bytes, rows, chunks } = group;
  const cursor: Cursor = { bytes, at: numberAt(chunks[column] as ReadStruct, 9) };
  decodeStruct(cursor);
  const present = spec.nullable ? readLevels(cursor, rows) : undefined;
  const count = present ? countSet(present, rows) : rows;
  if (codes) readCodes(cursor, target.subarray(0, count) as Int32Array, codes);
  else {
    const size = count * target.BYTES_PER_ELEMENT;
    new Uint8Array(target.buffer, target.byteOffset, size).set(
      bytes.subarray(cursor.at, cursor.at + size),
    );
  }
  if (present) spread(target, present, count);
}

// One bit a row in a single run, as our writer spells it: length, head of the run, bits.
function readLevels(cursor: Cursor, rows: number): Uint8Array {
  cursor.at += 4;
  readVarint(cursor);
  const length = Math.ceil(rows / 8);
  cursor.at += length;
  return cursor.bytes.subarray(cursor.at - length, cursor.at);
}

function countSet(bits: Uint8Array, rows: number): number {
  let count = 0;
  for (let row = 0; row < rows; row += 1) count += ((bits[row >> 3] as number) >> (row & 7)) & 1;
  return count;
}

function readCodes(cursor: Cursor, target: Int32Array, codes: Int32Array): void {
  const { bytes } = cursor;
  const isWide = bytes[cursor.at] === 16;
  cursor.at += 1;
  readVarint(cursor);
  const from = cursor.at;
  if (isWide) {
    for (let i = 0; i < target.length; i += 1) {
      const place = from + i * 2;
      const code = (bytes[place] as number) | ((bytes[place + 1] as number) << 8);
      target[i] = codes[code] as number;
    }
  } else {
    for (let i = 0; i < target.length; i += 1)
      target[i] = codes[bytes[from + i] as number] as number;
  }
}

// From the last row to the first, so that no value is overwritten before it has moved.
function spread(target: Int32Array | Float64Array, present: Uint8Array, count: number): void {
  const nothing = target instanceof Int32Array ? NULL_I32 : Number.NaN;
  let next = count - 1;
  for (let row = target.length - 1; row >= 0; row -= 1) {
    const isThere = (((present[row >> 3] as number) >> (row & 7)) & 1) === 1;
    target[row] = isThere ? (target[next] as number) : nothing;
    if (isThere) next -= 1;
  }
}

// Header of the page, then each text with its length in front.
function readTexts(bytes: Uint8Array, at: number): string[] {
  const cursor: Cursor = { bytes, at };
  const size = numberAt(decodeStruct(cursor), 3);
  const end = cursor.at + size;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const texts: string[] = [];
  while (cursor.at < end) {
    const length = view.getUint32(cursor.at, true);
    texts.push(decoder.decode(bytes.subarray(cursor.at + 4, cursor.at + 4 + length)));
    cursor.at += 4 + length;
  }
  return texts;
}
