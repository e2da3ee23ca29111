/** How state becomes bytes and back, and how two states are compared: little-endian, tagged, hashed. */
import { invariant } from "./invariant.ts";

export type Words =
  | Uint8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

const KINDS = {
  Uint8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;
type Kind = keyof typeof KINDS;

/** Collects named columns and JSON values into one buffer; read back in the same order. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  words(name: string, values: Words, count = values.length): void {
    const size = values.BYTES_PER_ELEMENT * count;
    this.#header(name, values.constructor.name, size);
    this.#push(new Uint8Array(values.buffer, values.byteOffset, size).slice());
    const padding = (8 - (size % 8)) % 8;
    if (padding > 0) this.#push(new Uint8Array(padding));
  }

  json(name: string, value: unknown): void {
    this.words(name, encodeText(canonicalJson(value)));
  }

  finish(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #header(name: string, kind: string, size: number): void {
    const text = encodeText(`${name}:${kind}`);
    const header = new Uint8Array(8 + Math.ceil(text.length / 8) * 8);
    const view = new DataView(header.buffer);
    view.setUint32(0, text.length, true);
    view.setUint32(4, size, true);
    header.set(text, 8);
    this.#push(header);
  }

  #push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

/** Reads what ByteWriter wrote; a wrong name or type is an InvariantError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  }

  words<T extends Words>(name: string, like: new (length: number) => T): T {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
    const nameLength = view.getUint32(this.#at, true);
    const size = view.getUint32(this.#at + 4, true);
    const start = this.#at + 8;
    const found = decodeText(this.#bytes.subarray(start, start + nameLength));
    invariant(
      found === `${name}:${like.name}`,
      `snapshot holds ${found}, wanted ${name}:${like.name}`,
    );
    const from = start + Math.ceil(nameLength / 8) * 8;
    this.#at = from + Math.ceil(size / 8) * 8;
    const source = this.#bytes.slice(from, from + size);
    const kind = KINDS[like.name as Kind];
    return new kind(source.buffer) as unknown as T;
  }

  json(name: string): unknown {
    return JSON.parse(decodeText(this.words(name, Uint8Array)));
  }
}

/** JSON with keys sorted, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    const record = inner as Record<string, unknown>;
    return Object.fromEntries(
      Object.keys(record)
        .toSorted()
        .map((key) => [key, record[key]]),
    );
  });
}

/** 64-bit content hash as 16 hex digits (two FNV-like lanes with a final mix; not for security). */
export function hashBytes(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b1;
  const whole = bytes.length >>> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, whole);
  for (let i = 0; i < whole; i += 1) {
    const word = words[i] as number;
    a = Math.imul(a ^ word, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b + word, 0x85ebca6b);
    b ^= b >>> 13;
  }
  for (let i = whole * 4; i < bytes.length; i += 1)
    a = Math.imul(a ^ (bytes[i] as number), 0x01000193);
  return hex(finish(a ^ bytes.length)) + hex(finish(b + a));
}

export function hashText(text: string): string {
  return hashBytes(encodeText(text));
}

/** UTF-8, written here because pure code has no TextEncoder. */
export function encodeText(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (const character of text) {
    const c = character.codePointAt(0) as number;
    if (c < 0x80) out[at++] = c;
    else if (c < 0x800) {
      out[at++] = 0xc0 | (c >> 6);
      out[at++] = 0x80 | (c & 63);
    } else if (c < 0x10000) {
      out[at++] = 0xe0 | (c >> 12);
      out[at++] = 0x80 | ((c >> 6) & 63);
      out[at++] = 0x80 | (c & 63);
    } else {
      out[at++] = 0xf0 | (c >> 18);
      out[at++] = 0x80 | ((c >> 12) & 63);
      out[at++] = 0x80 | ((c >> 6) & 63);
      out[at++] = 0x80 | (c & 63);
    }
  }
  return out.slice(0, at);
}

export function decodeText(bytes: Uint8Array): string {
  const parts: string[] = [];
  let chunk: number[] = [];
  let i = 0;
  while (i < bytes.length) {
    const c = bytes[i] as number;
    const size = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    let point = size === 1 ? c : c & (0xff >> (size + 1));
    for (let k = 1; k < size; k += 1) point = (point << 6) | ((bytes[i + k] as number) & 63);
    chunk.push(point);
    i += size;
    if (chunk.length === 4096) {
      parts.push(String.fromCodePoint(...chunk));
      chunk = [];
    }
  }
  parts.push(String.fromCodePoint(...chunk));
  return parts.join("");
}

function finish(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
