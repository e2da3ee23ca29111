/** How a reader of sentences learns: one logistic regression for each intent, on signs and things. */
import { exp } from "@dianzhang/kernel";
import { CELLS, featuresOf, type Concepts, type Features } from "./features.ts";

export interface Sentence {
  readonly labels: readonly string[];
  readonly text: string;
  /** Sentences made from the same line share its weight. */
  readonly weight: number;
}

/** Weights before they are made small. */
export interface Learned {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** Label × cell. */
  readonly weights: readonly Float64Array[];
}

const ROUNDS = 12;
const RATE = 0.35;
const SHRINK = 1e-5;
/** Signs left out at random, so that things are learned too; sentences in which all of them are. */
const DROP = 0.4;
const DROP_ALL = 0.1;
/** Sentences joined from two, for each that is alone; and their weight. */
const PAIRS = 0.7;

/**
 * Lines of a list: `# label`, then sentences; `(a|b)` stands for either. A sentence of n alternatives weighs
 * 1 / √n, so that a line with many of them does not outshout the others.
 */
export function sentencesIn(list: string): Sentence[] {
  let label = "";
  const found: Sentence[] = [];
  for (const line of list.split("\n").map((one) => one.trim())) {
    if (line.startsWith("# ")) label = line.slice(2);
    else if (line !== "") {
      const all = alternatives(line);
      const weight = 1 / Math.sqrt(all.length);
      found.push(...all.map((text) => ({ labels: [label], text, weight })));
    }
  }
  return found;
}

function alternatives(line: string): string[] {
  return line
    .split(/\(([^()]*)\)/)
    .map((part, i) => (i % 2 === 1 ? part.split("|") : [part]))
    .reduce<string[]>((all, options) => all.flatMap((so) => options.map((one) => so + one)), [""]);
}

/** The same sentences give the same weights, bit for bit. */
export function learn(base: readonly Sentence[], concepts: Concepts): Learned {
  const chance = sequence(12_345);
  const labels = [...new Set(base.flatMap((one) => one.labels))];
  const data = [...base, ...joined(base, chance)].map((one) => ({
    features: featuresOf(one.text, concepts),
    wanted: new Set(one.labels.map((label) => labels.indexOf(label))),
    weight: one.weight,
  }));
  const weights = labels.map(() => new Float64Array(CELLS));
  const squares = labels.map(() => new Float64Array(CELLS).fill(0.01));
  const bias = labels.map(() => -2);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const i of shuffled(data.length, chance)) {
      const one = data[i];
      if (one) step({ weights, squares, bias }, one, chance);
    }
  return { labels, bias, weights };
}

function joined(base: readonly Sentence[], chance: () => number): Sentence[] {
  const found: Sentence[] = [];
  const any = (): Sentence => base[Math.floor(chance() * base.length)] as Sentence;
  for (let i = 0; i < base.length * PAIRS; i += 1) {
    const [first, second] = [any(), any()];
    if (first.labels[0] === second.labels[0]) continue;
    const between = [",", " ", ""][Math.floor(chance() * 3)] ?? "";
    found.push({
      labels: [...first.labels, ...second.labels],
      text: first.text + between + second.text,
      weight: 0.7,
    });
  }
  return found;
}

interface State {
  readonly weights: readonly Float64Array[];
  readonly squares: readonly Float64Array[];
  readonly bias: number[];
}

// One step of AdaGrad (Duchi, Hazan & Singer 2011) for each label.
function step(
  { weights, squares, bias }: State,
  one: {
    readonly features: Features;
    readonly wanted: ReadonlySet<number>;
    readonly weight: number;
  },
  chance: () => number,
): void {
  const { signs, things } = one.features;
  const drop = chance() < DROP_ALL ? 1 : DROP;
  const kept = signs.filter(() => chance() >= drop);
  const cells = [...kept, ...things.filter(() => chance() >= 0.1)];
  const { sign, thing } = scales(one.features);
  const size = Float64Array.from(cells, (_, i) => (i < kept.length ? sign : thing));
  for (let label = 0; label < weights.length; label += 1) {
    const own = weights[label] as Float64Array;
    const sum = (bias[label] as number) + weighed(own, cells, size);
    const slope = (1 / (1 + exp(-sum)) - (one.wanted.has(label) ? 1 : 0)) * one.weight;
    if (Math.abs(slope) < 1e-4) continue;
    descend(own, squares[label] as Float64Array, { cells, size, slope });
    bias[label] = (bias[label] as number) - RATE * 0.05 * slope;
  }
}

function weighed(own: Float64Array, cells: readonly number[], size: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i += 1)
    sum += (own[cells[i] as number] as number) * (size[i] as number);
  return sum;
}

function descend(
  own: Float64Array,
  square: Float64Array,
  {
    cells,
    size,
    slope,
  }: { readonly cells: readonly number[]; readonly size: Float64Array; readonly slope: number },
): void {
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] as number;
    const held = own[cell] as number;
    const down = slope * (size[i] as number) + SHRINK * held;
    const grown = (square[cell] as number) + down * down;
    square[cell] = grown;
    own[cell] = held - (RATE * down) / Math.sqrt(grown);
  }
}

/** A long sentence counts no more than a short one. */
export function scales({ signs, things }: Features): {
  readonly sign: number;
  readonly thing: number;
} {
  return {
    sign: 1 / Math.sqrt(Math.max(1, signs.length)),
    thing: 1 / Math.sqrt(Math.max(1, things.length)),
  };
}

function shuffled(length: number, chance: () => number): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i -= 1) {
    const other = Math.floor(chance() * (i + 1));
    [order[i], order[other]] = [order[other] as number, order[i] as number];
  }
  return order;
}

// Learning happens before any market: a plain sequence is enough.
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
