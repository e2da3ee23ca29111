/** How does Parquet spell its headers? The few words of Thrift's compact protocol a writer needs. */

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** One field of a struct: its id and its value, in rising order of id. */
export type Field =
  | { readonly id: number; readonly i32: number }
  | { readonly id: number; readonly i64: number }
  | { readonly id: number; readonly text: string }
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly struct: readonly Field[] }
  | { readonly id: number; readonly structs: readonly (readonly Field[])[] }
  | { readonly id: number; readonly i32s: readonly number[] }
  | { readonly id: number; readonly texts: readonly string[] };

/** The bytes of one struct in the compact protocol. */
export function encodeStruct(fields: readonly Field[]): Uint8Array {
  const out: number[] = [];
  putStruct(out, fields);
  return Uint8Array.from(out);
}

function putStruct(out: number[], fields: readonly Field[]): void {
  let last = 0;
  for (const field of fields) {
    out.push(((field.id - last) << 4) | typeOf(field));
    last = field.id;
    putValue(out, field);
  }
  out.push(0);
}

function typeOf(field: Field): number {
  if ("i32" in field) return I32;
  if ("i64" in field) return I64;
  if ("text" in field || "bytes" in field) return BINARY;
  return "struct" in field ? STRUCT : LIST;
}

function putValue(out: number[], field: Field): void {
  if ("i32" in field) putVarint(out, zigzag(field.i32));
  else if ("i64" in field) putVarint(out, zigzag(field.i64));
  else if ("text" in field) putBytes(out, new TextEncoder().encode(field.text));
  else if ("bytes" in field) putBytes(out, field.bytes);
  else if ("struct" in field) putStruct(out, field.struct);
  else if ("structs" in field) {
    putListHead(out, field.structs.length, STRUCT);
    for (const one of field.structs) putStruct(out, one);
  } else if ("i32s" in field) {
    putListHead(out, field.i32s.length, I32);
    for (const one of field.i32s) putVarint(out, zigzag(one));
  } else {
    putListHead(out, field.texts.length, BINARY);
    for (const one of field.texts) putBytes(out, new TextEncoder().encode(one));
  }
}

function putListHead(out: number[], length: number, type: number): void {
  if (length < 15) {
    out.push((length << 4) | type);
    return;
  }
  out.push(0xf0 | type);
  putVarint(out, length);
}

function putBytes(out: number[], bytes: Uint8Array): void {
  putVarint(out, bytes.length);
  out.push(...bytes);
}

/** Small numbers of either sign become small ones without. Ours stay far below 2^52, so it is exact. */
export function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

/** A variable-length unsigned integer, seven bits a byte, lowest first. */
export function putVarint(out: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}
