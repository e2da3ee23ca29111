/** `npm run -s intents`: how well the service's answers and buyers' questions are understood; `--train` learns anew. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHAT_CONCEPTS } from "@dianzhang/desk-kit";
import {
  learn,
  openReader,
  pack,
  sentencesIn,
  type Packed,
  type Reader,
  type Sentence,
} from "@dianzhang/market";
import { readWords, text, UsageError } from "./args.ts";
import { kept } from "./learned.ts";
import { labelledLines } from "./labelled-lines.ts";
import { measureManners, trainedManners } from "./manners.ts";

export const SIDES = ["buyer", "agent"] as const;
export type Side = (typeof SIDES)[number];
const FOLDER = join(import.meta.dirname, "..", "desk-kit", "language");
const HELD_OUT = ["held-out.tsv", "held-out-final.tsv", "blind.tsv"] as const;

export interface HeldOut {
  readonly side: Side;
  readonly labels: readonly string[];
  readonly text: string;
}

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["file"], ["train", "json", "wrong"]);
  if (words["train"] === true) {
    for (const side of SIDES) writeFileSync(weightsAt(side), trained(side));
    writeFileSync(MANNERS_WEIGHTS, mannersLearned());
    // What reads by them has opened the old ones: it is asked in another run.
    return;
  }
  const readers = Object.fromEntries(
    SIDES.map((side) => [
      side,
      openReader(JSON.parse(readFileSync(weightsAt(side), "utf8")) as Packed, CHAT_CONCEPTS),
    ]),
  ) as Record<Side, Reader>;
  const file = text(words, "file");
  const files =
    file === undefined ? HELD_OUT.map((name) => join(FOLDER, "sentences", name)) : [file];
  const sets = files.map((path) => ({ path, score: measure(readers, heldOut(path)) }));
  if (file === undefined) tellManners(words["wrong"] === true);
  for (const { path, score } of sets) {
    const shown = words["wrong"] === true ? score : { ...score, wrong: score.wrong.length };
    process.stdout.write(
      `${JSON.stringify({ set: path.split("/").at(-1), learnedFrom: counts(), ...shown })}\n`,
    );
  }
}

export const MANNERS_WEIGHTS = join(FOLDER, "weights-manners.json");
export const MANNERS_BLIND = join(FOLDER, "sentences", "manners-blind.tsv");

export const MANNERS_SOURCES = [
  ...["sentences/manners.tsv", "sentences/agent.spoken.tsv", "concepts.json"].map((name) =>
    join(FOLDER, name),
  ),
  join(import.meta.dirname, "manners.ts"),
];

export function mannersLearned(): string {
  return kept(trainedManners(join(FOLDER, "sentences"), spoken("agent")), MANNERS_SOURCES);
}

function tellManners(isWhole: boolean): void {
  const score = measureManners(labelledLines(MANNERS_BLIND));
  const shown = isWhole ? score : { ...score, wrong: score.wrong.length };
  process.stdout.write(`${JSON.stringify({ set: "manners-blind.tsv", ...shown })}\n`);
}

/** The file of weights that learning gives, byte for byte. */
export function trained(side: Side): string {
  const sentences = [
    ...["zh", "en"].flatMap((language) => sentencesIn(list(side, language))),
    ...spoken(side),
  ];
  return kept(pack(learn(sentences, CHAT_CONCEPTS)), sourcesOf(side));
}

/** What the reader of a side is learned from. */
export function sourcesOf(side: Side): string[] {
  return [
    `sentences/${side}.zh.txt`,
    `sentences/${side}.en.txt`,
    `sentences/${side}.spoken.tsv`,
    "concepts.json",
  ].map((name) => join(FOLDER, name));
}

export function weightsAt(side: Side): string {
  return join(FOLDER, `weights-${side}.json`);
}

function list(side: Side, language: string): string {
  return readFileSync(join(FOLDER, "sentences", `${side}.${language}.txt`), "utf8");
}

/** A line as somebody wrote it weighs this many of those made up from a list. */
const SPOKEN = 2;

// Lines as people write them, beside the lists that we made them up by: labels (by commas), a tab, the text.
function spoken(side: Side): Sentence[] {
  return labelledLines(join(FOLDER, "sentences", `${side}.spoken.tsv`)).map(({ label, text }) => ({
    labels: label.split(","),
    text,
    weight: SPOKEN,
  }));
}

function counts(): Readonly<Record<string, number>> {
  const of = (side: Side): number =>
    ["zh", "en"].reduce((sum, language) => sum + sentencesIn(list(side, language)).length, 0) +
    spoken(side).length;
  return { buyer: of("buyer"), agent: of("agent") };
}

/** Lines of side, labels (by commas) and text, parted by tabs. Throws UsageError with the line that is none. */
export function heldOut(path: string): HeldOut[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line, i) => {
      const [side = "", labels = "", ...rest] = line.split("\t");
      const known = SIDES.find((one) => one === side);
      if (!known || rest.length === 0)
        throw new UsageError(`${path}, line ${i + 1}: wants buyer|agent <tab> labels <tab> text`);
      return { side: known, labels: labels.split(","), text: rest.join("\t") };
    });
}

export interface Score {
  readonly sentences: number;
  /** Share whose surest intent is one of those wanted; share whose intents are all and only those wanted. */
  readonly accuracy: number;
  readonly exact: number;
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly {
    readonly wanted: string;
    readonly read: string;
    readonly text: string;
  }[];
}

export function measure(readers: Readonly<Record<Side, Reader>>, set: readonly HeldOut[]): Score {
  let first = 0;
  let exact = 0;
  let right = 0;
  let read = 0;
  let wanted = 0;
  const wrong: { wanted: string; read: string; text: string }[] = [];
  for (const one of set) {
    const found = readers[one.side].read(one.text);
    const hits = found.filter((label) => one.labels.includes(label)).length;
    if (one.labels.includes(found[0] ?? "")) first += 1;
    const isExact = hits === found.length && hits === one.labels.length;
    if (isExact) exact += 1;
    else wrong.push({ wanted: one.labels.join(), read: found.join(), text: one.text });
    right += hits;
    read += found.length;
    wanted += one.labels.length;
  }
  const share = (part: number, of: number): number => Number((part / Math.max(1, of)).toFixed(4));
  return {
    sentences: set.length,
    accuracy: share(first, set.length),
    exact: share(exact, set.length),
    precision: share(right, read),
    recall: share(right, wanted),
    wrong,
  };
}
