/** How are Parquet's headers read back? The same few words of Thrift's compact protocol, the other way. */

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

export type Read = number | Uint8Array | readonly Read[] | ReadStruct;

/** A struct as read: its values by field id. */
export type ReadStruct = ReadonlyMap<number, Read>;

export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** Reads one struct and leaves the cursor behind it; a type our writer never writes is an error. */
export function decodeStruct(cursor: Cursor): ReadStruct {
  const fields = new Map<number, Read>();
  let id = 0;
  for (;;) {
    const head = nextByte(cursor);
    if (head === 0) return fields;
    id += head >> 4;
    fields.set(id, readValue(cursor, head & 15));
  }
}

function readValue(cursor: Cursor, type: number): Read {
  switch (type) {
    case I32:
    case I64: {
      const value = readVarint(cursor);
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    case BINARY: {
      const length = readVarint(cursor);
      cursor.at += length;
      return cursor.bytes.subarray(cursor.at - length, cursor.at);
    }
    case LIST: {
      const head = nextByte(cursor);
      const length = head >> 4 === 15 ? readVarint(cursor) : head >> 4;
      return Array.from({ length }, () => readValue(cursor, head & 15));
    }
    case STRUCT:
      return decodeStruct(cursor);
    default:
      throw new Error(`a Parquet header of ours holds no value of type ${type}`);
  }
}

export function readVarint(cursor: Cursor): number {
  let value = 0;
  let weight = 1;
  for (;;) {
    const byte = nextByte(cursor);
    value += (byte & 127) * weight;
    if (byte < 128) return value;
    weight *= 128;
  }
}

function nextByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) throw new Error("a Parquet file ends in the middle of a header");
  cursor.at += 1;
  return byte;
}

export function numberAt(fields: ReadStruct, id: number): number {
  const value = fields.get(id);
  if (typeof value !== "number") throw new Error(`Parquet header: field ${id} is no number`);
  return value;
}

export function structAt(fields: ReadStruct, id: number): ReadStruct {
  const value = fields.get(id);
  if (!(value instanceof Map)) throw new Error(`Parquet header: field ${id} is no struct`);
  return value as ReadStruct;
}

export function listAt(fields: ReadStruct, id: number): readonly ReadStruct[] {
  const value = fields.get(id);
  if (!Array.isArray(value)) throw new Error(`Parquet header: field ${id} is no list`);
  return value as readonly ReadStruct[];
}
