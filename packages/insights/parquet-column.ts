/** How is one column of a batch spelled inside a Parquet page? */
import type { Batch, ColumnSpec } from "@dianzhang/kernel";
import { packCodes, packDeltas, rangeOf, widthFor, type Range } from "./parquet-packed.ts";
import { sqlType } from "./tables.ts";
import { putVarint } from "./thrift.ts";

export const ENCODING = { plain: 0, rle: 3, delta: 5, dictionary: 8 } as const;

/**
 * `fast` copies typed arrays as they are, for hours. `small` packs 32-bit words into the bits they need,
 * for days: their whole numbers and codes must come as Int32Array.
 */
export type Style = "fast" | "small";

/** The page body in pieces; with a dictionary the body holds codes instead of values. */
export interface EncodedColumn {
  readonly encoding: number;
  readonly body: readonly Uint8Array[];
  readonly dictionary?: { readonly bytes: Uint8Array; readonly entries: number };
  /** Smallest and largest number, where readers may skip the group by them. */
  readonly range?: Range;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Encodes the first `rows` values of the column; nulls become definition levels. */
export function encodeColumn(column: ColumnSpec, batch: Batch, style: Style): EncodedColumn {
  const source = batch.columns[column.name];
  if (!source) throw new Error(`${batch.table.name}.${column.name}: the batch has no such column`);
  if (Array.isArray(source)) return plainOf([encodeTexts(source.slice(0, batch.rows))]);
  const values = source.subarray(0, batch.rows);
  const nulls = column.nullable ? definitionLevels(values) : undefined;
  const present = nulls ? withoutNulls(values) : values;
  const levels = nulls ? [nulls] : [];
  if (column.dictionary) {
    const words = batch.dictionaries[column.name] ?? [];
    const encoded =
      style === "fast"
        ? { codes: encodeCodes(column, present, words.length), words }
        : fewestCodes(present as Int32Array, words);
    return {
      encoding: ENCODING.dictionary,
      body: [...levels, encoded.codes],
      dictionary: { bytes: encodeTexts(encoded.words), entries: encoded.words.length },
    };
  }
  if (style === "fast" || present instanceof Float64Array)
    return plainOf([...levels, encodeNumbers(column, present)]);
  const packed = { encoding: ENCODING.delta, body: [...levels, packDeltas(present as Int32Array)] };
  return column.nullable ? packed : { ...packed, range: rangeOf(present as Int32Array) };
}

function plainOf(body: readonly Uint8Array[]): EncodedColumn {
  return { encoding: ENCODING.plain, body };
}

// Only the words this group uses, in codes of as few bits as that takes.
function fewestCodes(
  values: Int32Array,
  words: readonly string[],
): { codes: Uint8Array; words: readonly string[] } {
  const place = new Int32Array(words.length).fill(-1);
  const used: string[] = [];
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const code = values[i] as number;
    if ((place[code] as number) < 0) {
      place[code] = used.length;
      used.push(words[code] as string);
    }
    codes[i] = place[code] as number;
  }
  return { codes: packCodes(codes, widthFor(used.length)), words: used };
}

function nullOf(values: Numbers): number {
  if (values instanceof Uint8Array) return 0xff;
  if (values instanceof Uint16Array) return 0xffff;
  return values instanceof Uint32Array ? 0xffffffff : -2147483648;
}

// One bit a row, as a single bit-packed run of the RLE hybrid, with its length in front.
function definitionLevels(values: Numbers): Uint8Array {
  const groups = Math.ceil(values.length / 8);
  const head: number[] = [];
  putVarint(head, groups * 2 + 1);
  const bytes = new Uint8Array(4 + head.length + groups);
  new DataView(bytes.buffer).setUint32(0, head.length + groups, true);
  bytes.set(head, 4);
  const bits = bytes.subarray(4 + head.length);
  const marker = nullOf(values);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    // Nothing is a marker, or in a column of fractions not a number.
    if (value === marker || value !== value) continue;
    bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
  }
  return bytes;
}

function withoutNulls(values: Numbers): Numbers {
  if (values instanceof Float64Array) return values.filter((value) => !Number.isNaN(value));
  const marker = nullOf(values);
  const present = values.slice();
  let count = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    present[count] = value;
    if (value !== marker) count += 1;
  }
  return present.subarray(0, count);
}

function encodeNumbers(column: ColumnSpec, values: Numbers): Uint8Array {
  if (sqlType(column) === "DOUBLE") return bytesOf(new Float64Array(values));
  if (values instanceof Uint32Array) return bytesOf(signed(column, values));
  return bytesOf(values instanceof Int32Array ? values : new Int32Array(values));
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

// The lake's numbers are signed, so that subtracting never wraps; ids and seconds stay far below 2^31.
function signed(column: ColumnSpec, values: Uint32Array): Int32Array {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length);
  let bits = 0;
  for (let i = 0; i < words.length; i += 1) bits |= words[i] as number;
  if (bits < 0) throw new Error(`${column.name} holds a number of 2^31 or more`);
  return words;
}

// Codes of 8 or 16 bits are bit-packed runs whose bytes are the typed array itself.
function encodeCodes(column: ColumnSpec, values: Numbers, words: number): Uint8Array {
  const wide = words > 256;
  const groups = Math.ceil(values.length / 8);
  const head = [wide ? 16 : 8];
  putVarint(head, groups * 2 + 1);
  const codes = wide ? new Uint16Array(groups * 8) : new Uint8Array(groups * 8);
  codes.set(values);
  for (let i = 0; i < values.length; i += 1) {
    const code = values[i] as number;
    if (code >= words) throw new Error(`${column.name}: code ${code} is not in its dictionary`);
  }
  const bytes = new Uint8Array(head.length + codes.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(codes.buffer), head.length);
  return bytes;
}

// A character takes at most three bytes for each of its UTF-16 units.
function encodeTexts(texts: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + 4 + text.length * 3, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const text of texts) {
    const { written } = encoder.encodeInto(text, bytes.subarray(at + 4));
    view.setUint32(at, written, true);
    at += 4 + written;
  }
  return bytes.subarray(0, at);
}
