/** How do numbers of a finished day take few bytes? Differences and codes in as few bits as they need. */
import { putVarint, zigzag } from "./thrift.ts";

/** DELTA_BINARY_PACKED counts in blocks of 128 values, each of four parts of 32. */
const BLOCK = 128;
const PART = 32;
const PARTS = BLOCK / PART;

export interface Range {
  readonly min: number;
  readonly max: number;
}

export function rangeOf(values: Int32Array): Range {
  let min = values[0] ?? 0;
  let max = min;
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] as number;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return { min, max };
}

/**
 * Parquet's DELTA_BINARY_PACKED. Sorted columns shrink to almost nothing, ids to the bits they need.
 * Differences wrap around at 32 bits, as the format says, so every number can be packed.
 */
export function packDeltas(values: Int32Array): Uint8Array {
  const head: number[] = [];
  putVarint(head, BLOCK);
  putVarint(head, PARTS);
  putVarint(head, values.length);
  putVarint(head, zigzag(values[0] ?? 0));
  const blocks = Math.ceil(Math.max(0, values.length - 1) / BLOCK);
  // A block's own head is at most 5 + 4 bytes; a difference takes 4 bytes at most.
  const out = { bytes: new Uint8Array(head.length + blocks * (9 + BLOCK * 4)), at: head.length };
  out.bytes.set(head);
  const deltas = new Int32Array(BLOCK);
  for (let from = 1; from < values.length; from += BLOCK) packBlock(out, values, from, deltas);
  return out.bytes.slice(0, out.at);
}

interface Out {
  readonly bytes: Uint8Array;
  at: number;
}

function packBlock(out: Out, values: Int32Array, from: number, deltas: Int32Array): void {
  const count = Math.min(BLOCK, values.length - from);
  let least = 0x7fff_ffff;
  for (let i = 0; i < count; i += 1) {
    const delta = ((values[from + i] as number) - (values[from + i - 1] as number)) | 0;
    deltas[i] = delta;
    if (delta < least) least = delta;
  }
  // What fills up the last part is taken for the least difference, which is stored as 0.
  for (let i = count; i < BLOCK; i += 1) deltas[i] = least;
  const { bytes } = out;
  let at = out.at;
  let rest = zigzag(least);
  for (; rest >= 128; at += 1, rest = Math.floor(rest / 128)) bytes[at] = rest | 128;
  bytes[at] = rest;
  at += 1;
  const widths = at;
  at += PARTS;
  for (let part = 0; part < PARTS; part += 1) {
    const first = part * PART;
    let bits = 0;
    for (let i = first; i < first + PART; i += 1) {
      const above = ((deltas[i] as number) - least) | 0;
      deltas[i] = above;
      bits |= above;
    }
    const width = first < count ? 32 - Math.clz32(bits) : 0;
    bytes[widths + part] = width;
    at = packBits(bytes, at, { values: deltas, width, from: first, until: first + PART });
  }
  out.at = at;
}

/** Codes of `width` bits as one bit-packed run of Parquet's RLE hybrid, the width in front. */
export function packCodes(codes: Int32Array, width: number): Uint8Array {
  const groups = Math.ceil(codes.length / 8);
  const head = [width];
  putVarint(head, groups * 2 + 1);
  const length = head.length + groups * width;
  const bytes = new Uint8Array(length + 4);
  bytes.set(head);
  packBits(bytes, head.length, { values: codes, width, from: 0, until: codes.length });
  return bytes.subarray(0, length);
}

/** Bits a code of a dictionary with so many words takes; at least one. */
export function widthFor(words: number): number {
  return Math.max(1, 32 - Math.clz32(Math.max(0, words - 1)));
}

// Lowest bit first, filled up to a whole 32-bit word; answers the place behind it.
function packBits(
  bytes: Uint8Array,
  start: number,
  what: { values: Int32Array; width: number; from: number; until: number },
): number {
  const { values, width, from, until } = what;
  let at = start;
  if (width === 0) return at;
  let held = 0;
  let filled = 0;
  for (let i = from; i < until; i += 1) {
    const value = values[i] as number;
    held |= value << filled;
    filled += width;
    if (filled < 32) continue;
    bytes[at] = held;
    bytes[at + 1] = held >>> 8;
    bytes[at + 2] = held >>> 16;
    bytes[at + 3] = held >>> 24;
    at += 4;
    filled -= 32;
    held = filled === 0 ? 0 : value >>> (width - filled);
  }
  for (; filled > 0; filled -= 8, held >>>= 8, at += 1) bytes[at] = held;
  return at;
}
