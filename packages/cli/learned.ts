/** Do kept weights still fit what they were learned from? Learning anew takes half a minute; a stamp tells at once. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Packed } from "@dianzhang/market";

const READING = join(import.meta.dirname, "../market/reading");
/** How learning goes: another way gives other weights. */
const LEARNING = ["features.ts", "train.ts", "reader.ts"].map((name) => join(READING, name));

/** Weights as they are kept. */
export interface Kept extends Packed {
  /** Of the files they were learned from and of the learning itself. */
  readonly stamp: string;
}

export function stampOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of [...LEARNING, ...files]) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** The file of weights, byte for byte. */
export function kept(packed: Packed, files: readonly string[]): string {
  return `${JSON.stringify({ stamp: stampOf(files), ...packed }, null, 2)}\n`;
}

export function keptAt(path: string): Kept {
  return JSON.parse(readFileSync(path, "utf8")) as Kept;
}
