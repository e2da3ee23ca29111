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

/** Takes named columns and JSON values, one after the other. */
export interface Writer {
  words(name: string, values: Words, count?: number): void;
  json(name: string, value: unknown): void;
}

/** Collects named columns and JSON values into one buffer; read back in the same order. */
export class ByteWriter implements Writer {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  words(name: string, values: Words, count = values.length): void {
    const size = values.BYTES_PER_ELEMENT * count;
    this.#push(headerOf(name, values.constructor.name, size));
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

  #push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

function headerOf(name: string, kind: string, size: number): Uint8Array {
  const text = encodeText(`${name}:${kind}`);
  const header = new Uint8Array(8 + Math.ceil(text.length / 8) * 8);
  const view = new DataView(header.buffer);
  view.setUint32(0, text.length, true);
  view.setUint32(4, size, true);
  header.set(text, 8);
  return header;
}

/** Hashes what a ByteWriter would write, without writing it: `digits()` equals `hashBytes(finish())`. */
export class HashWriter implements Writer {
  readonly #hash = newHash();

  words(name: string, values: Words, count = values.length): void {
    const size = values.BYTES_PER_ELEMENT * count;
    const header = headerOf(name, values.constructor.name, size);
    hashWords(this.#hash, new Uint32Array(header.buffer));
    const whole = size >>> 2;
    const isAligned = values.byteOffset % 4 === 0;
    const from = isAligned ? values : values.slice();
    hashWords(this.#hash, new Uint32Array(from.buffer, from.byteOffset, whole));
    const rest = new Uint8Array(from.buffer, from.byteOffset + whole * 4, size - whole * 4);
    const padding = (8 - (size % 8)) % 8;
    if (padding === 0) return;
    const tail = new Uint8Array(rest.length + padding);
    tail.set(rest);
    hashWords(this.#hash, new Uint32Array(tail.buffer));
  }

  json(name: string, value: unknown): void {
    this.words(name, encodeText(canonicalJson(value)));
  }

  digits(): string {
    return digits(this.#hash);
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

/** JSON with keys sorted, so that equal values have equal text; what JSON has no word for is left out. */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? "null";
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === null) return "null";
  if (typeof value !== "object") return undefined;
  if (Array.isArray(value)) return `[${value.map((one) => textOf(one) ?? "null").join(",")}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of inOrder(Object.keys(record))) {
    const inner = textOf(record[key]);
    if (inner === undefined) continue;
    if (text !== "") text += ",";
    text += nameOf(key);
    text += inner;
  }
  return `{${text}}`;
}

function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i += 1)
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  return keys;
}

/** Longer texts are left to JSON at once. */
const SHORT = 64;

// Most texts hold nothing that JSON writes otherwise than it is: no control character, quote, backslash, half a pair.
function quoted(text: string): string {
  if (text.length > SHORT) return JSON.stringify(text);
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    const isPlain = c >= 0x20 && c !== 0x22 && c !== 0x5c && (c < 0xd800 || c >= 0xe000);
    if (!isPlain) return JSON.stringify(text);
  }
  return `"${text}"`;
}

// The few names that records of the program have are written once.
const names = new Map<string, string>();
const MOST_NAMES = 4096;

function nameOf(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${JSON.stringify(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, name);
  return name;
}

/** 64-bit content hash as 16 hex digits (two FNV-like lanes with a final mix; not for security). */
export function hashBytes(bytes: Uint8Array): string {
  const hash = newHash();
  const whole = bytes.length >>> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  hashWords(hash, new Uint32Array(aligned.buffer, aligned.byteOffset, whole));
  for (let i = whole * 4; i < bytes.length; i += 1)
    hash.a = Math.imul(hash.a ^ (bytes[i] as number), 0x01000193);
  hash.length = bytes.length;
  return digits(hash);
}

interface Hash {
  a: number;
  b: number;
  length: number;
}

function newHash(): Hash {
  return { a: 0x811c9dc5, b: 0x9e3779b1, length: 0 };
}

function hashWords(hash: Hash, words: Uint32Array): void {
  let { a, b } = hash;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as number;
    a = Math.imul(a ^ word, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b + word, 0x85ebca6b);
    b ^= b >>> 13;
  }
  hash.a = a;
  hash.b = b;
  hash.length += words.length * 4;
}

function digits({ a, b, length }: Hash): string {
  return hex(finish(a ^ length)) + hex(finish(b + a));
}

export function hashText(text: string): string {
  return hashBytes(encodeText(text));
}

/** UTF-8, written here because pure code has no TextEncoder. A half of a pair alone is written as it is. */
export function encodeText(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    let c = text.charCodeAt(i);
    if (c < 0x80) {
      out[at++] = c;
      continue;
    }
    if (c >= 0xd800 && c < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      i += 1;
      c = 0x10000 + ((c & 0x3ff) << 10) + (text.charCodeAt(i) & 0x3ff);
    }
    if (c < 0x800) out[at++] = 0xc0 | (c >> 6);
    else {
      if (c < 0x10000) out[at++] = 0xe0 | (c >> 12);
      else {
        out[at++] = 0xf0 | (c >> 18);
        out[at++] = 0x80 | ((c >> 12) & 63);
      }
      out[at++] = 0x80 | ((c >> 6) & 63);
    }
    out[at++] = 0x80 | (c & 63);
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
