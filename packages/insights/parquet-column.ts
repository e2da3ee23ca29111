/** How is one column of a batch spelled inside a Parquet page? */
import type { Batch, ColumnSpec } from "@dianzhang/kernel";
import { sqlType } from "./tables.ts";
import { putVarint } from "./thrift.ts";

/** The page body in pieces; with a dictionary the body holds codes instead of values. */
export interface EncodedColumn {
  readonly body: readonly Uint8Array[];
  readonly dictionary?: { readonly bytes: Uint8Array; readonly entries: number };
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Encodes the first `rows` values of the column; nulls become definition levels. */
export function encodeColumn(column: ColumnSpec, batch: Batch): EncodedColumn {
  const source = batch.columns[column.name];
  if (!source) throw new Error(`${batch.table.name}.${column.name}: the batch has no such column`);
  if (Array.isArray(source)) return { body: [encodeTexts(source.slice(0, batch.rows))] };
  const values = source.subarray(0, batch.rows);
  const nulls = column.nullable ? definitionLevels(values) : undefined;
  const present = nulls ? withoutNulls(values) : values;
  const levels = nulls ? [nulls] : [];
  if (!column.dictionary) return { body: [...levels, encodeNumbers(column, present)] };
  const words = batch.dictionaries[column.name] ?? [];
  return {
    body: [...levels, encodeCodes(column, present, words.length)],
    dictionary: { bytes: encodeTexts(words), entries: words.length },
  };
}

function nullOf(values: Numbers): number {
  if (values instanceof Uint8Array) return 0xff;
  if (values instanceof Uint16Array) return 0xffff;
  return values instanceof Uint32Array ? 0xffffffff : -2147483648;
}

function isNull(values: Numbers): (value: number) => boolean {
  if (values instanceof Float64Array) return Number.isNaN;
  const marker = nullOf(values);
  return (value) => value === marker;
}

// One bit a row, as a single bit-packed run of the RLE hybrid, with its length in front.
function definitionLevels(values: Numbers): Uint8Array {
  const missing = isNull(values);
  const groups = Math.ceil(values.length / 8);
  const head: number[] = [];
  putVarint(head, groups * 2 + 1);
  const bytes = new Uint8Array(4 + head.length + groups);
  new DataView(bytes.buffer).setUint32(0, head.length + groups, true);
  bytes.set(head, 4);
  const start = 4 + head.length;
  for (let row = 0; row < values.length; row += 1) {
    if (missing(values[row] ?? 0)) continue;
    const place = start + (row >> 3);
    bytes[place] = (bytes[place] ?? 0) | (1 << (row & 7));
  }
  return bytes;
}

function withoutNulls(values: Numbers): Numbers {
  const missing = isNull(values);
  return values.filter((value) => !missing(value)) as Numbers;
}

function encodeNumbers(column: ColumnSpec, values: Numbers): Uint8Array {
  switch (sqlType(column)) {
    case "BIGINT": {
      const wide = new Uint32Array(values.length * 2);
      for (let i = 0; i < values.length; i += 1) wide[i * 2] = values[i] ?? 0;
      return new Uint8Array(wide.buffer);
    }
    case "DOUBLE":
      return new Uint8Array(new Float64Array(values).buffer);
    case "INTEGER":
    case "VARCHAR":
      return new Uint8Array(new Int32Array(values).buffer);
  }
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
    const code = values[i] ?? 0;
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
