/** What a sentence is about: weights learned at build, kept small, read clause by clause. */
import { exp } from "@dianzhang/kernel";
import { CELLS, featuresOf, type Concepts } from "./features.ts";
import { scales, type Learned } from "./train.ts";

/** Weights as they are kept: label after label, each cell a signed byte times the label's step. */
export interface Packed {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  readonly steps: readonly number[];
  /** Cells that count, ascending, as gaps; then for each label a byte a cell: base 64. */
  readonly cells: string;
  readonly bytes: string;
}

export interface Reader {
  readonly labels: readonly string[];
  /** Labels and how sure of each, surest first. */
  sureness(text: string): readonly (readonly [label: string, sure: number])[];
  /** The labels of a sentence, surest first: one at least, three at most. */
  read(text: string): readonly string[];
}

/** As sure as this, and a further label counts; in a clause of its own, this. */
const SURE = 0.75;
const SURE_IN_CLAUSE = 0.95;

/** Cells that count less are left out: half as many bytes, the same answers. */
const LEAST = 1;

/** Leaves out cells that count less than `least` for every label, and rounds the others to 255 steps. */
export function pack({ labels, bias, weights }: Learned, least = LEAST): Packed {
  const cells: number[] = [];
  for (let cell = 0; cell < CELLS; cell += 1)
    if (weights.some((own) => Math.abs(own[cell] as number) > least)) cells.push(cell);
  const steps = weights.map(
    (own) => Math.max(...cells.map((cell) => Math.abs(own[cell] as number)), 1e-9) / 127,
  );
  const bytes = weights.flatMap((own, label) =>
    cells.map((cell) => Math.round((own[cell] as number) / (steps[label] as number)) & 255),
  );
  const gaps = cells.flatMap((cell, i) => {
    const gap = cell - (cells[i - 1] ?? 0);
    return [gap & 255, gap >> 8];
  });
  return {
    labels,
    bias: bias.map((one) => Number(one.toFixed(4))),
    steps: steps.map((one) => Number(one.toPrecision(6))),
    cells: toBase64(gaps),
    bytes: toBase64(bytes),
  };
}

/** `concepts`: the dictionary it was learned with. */
export function openReader(packed: Packed, concepts: Concepts): Reader {
  const { labels } = packed;
  const gaps = fromBase64(packed.cells);
  const many = gaps.length / 2;
  const bytes = fromBase64(packed.bytes);
  const place = new Int32Array(CELLS).fill(-1);
  let cell = 0;
  for (let i = 0; i < many; i += 1) {
    cell += (gaps[i * 2] as number) + ((gaps[i * 2 + 1] as number) << 8);
    place[cell] = i;
  }
  const weigh = (label: number, at: number): number => {
    const byte = bytes[label * many + at] as number;
    return (byte > 127 ? byte - 256 : byte) * (packed.steps[label] as number);
  };
  const sureness = (text: string): [string, number][] => {
    const features = featuresOf(text, concepts);
    const size = scales(features);
    const sums = packed.bias.slice();
    const add = (cells: readonly number[], scale: number): void => {
      for (const one of cells) {
        const at = place[one] as number;
        if (at < 0) continue;
        for (let label = 0; label < sums.length; label += 1)
          sums[label] = (sums[label] as number) + weigh(label, at) * scale;
      }
    };
    add(features.signs, size.sign);
    add(features.things, size.thing);
    return labels
      .map((label, i): [string, number] => [label, 1 / (1 + exp(-(sums[i] as number)))])
      .toSorted((a, b) => b[1] - a[1]);
  };
  return { labels, sureness, read: (text) => readAll(sureness, text) };
}

function readAll(sureness: (text: string) => [string, number][], text: string): string[] {
  const whole = sureness(text);
  const best = new Map(whole);
  const found = new Set(whole.filter(([, sure]) => sure >= SURE).map(([label]) => label));
  const clauses = text.split(/[\s,.;!?~\u3002\uFF0C\uFF1B\uFF01\uFF1F]+/u);
  const long = clauses.filter((clause) => Array.from(clause).length >= 3);
  if (long.length > 1)
    for (const clause of long) {
      const own = sureness(clause);
      const [first] = own;
      if (first && first[1] >= SURE_IN_CLAUSE) found.add(first[0]);
      for (const [label, sure] of own) best.set(label, Math.max(best.get(label) ?? 0, sure * 0.9));
    }
  const ranked = [...best].toSorted((a, b) => b[1] - a[1]).map(([label]) => label);
  const [surest] = ranked;
  if (found.size === 0 && surest !== undefined) return [surest];
  return ranked.filter((label) => found.has(label)).slice(0, 3);
}

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function toBase64(bytes: readonly number[]): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = bytes.slice(i, i + 3) as [number, number?, number?];
    const word = (a << 16) | (b << 8) | c;
    const left = bytes.length - i;
    text += SIGNS[word >> 18] ?? "";
    text += SIGNS[(word >> 12) & 63] ?? "";
    text += left > 1 ? (SIGNS[(word >> 6) & 63] ?? "") : "=";
    text += left > 2 ? (SIGNS[word & 63] ?? "") : "=";
  }
  return text;
}

function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  for (let i = 0, at = 0; i < clean.length; i += 4) {
    const word = [0, 1, 2, 3].reduce(
      (sum, k) => (sum << 6) | Math.max(0, SIGNS.indexOf(clean[i + k] ?? "A")),
      0,
    );
    for (const shift of [16, 8, 0]) if (at < bytes.length) bytes[at++] = (word >> shift) & 255;
  }
  return bytes;
}
